//! The place to listen at.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs};

/// Ports tried after the one asked for.
const MORE: u16 = 100;

/// No place to listen at.
#[derive(Debug, thiserror::Error)]
pub enum BindError {
    /// The host has no address here.
    #[error("`{host}` is no address of this computer")]
    Host {
        /// As asked for.
        host: String,
        /// What the system says.
        source: io::Error,
    },
    /// All ports tried are taken.
    #[error("ports {first} to {last} are all taken: name another with --port")]
    Taken {
        /// The first one tried.
        first: u16,
        /// The last one tried.
        last: u16,
    },
    /// The system refuses.
    #[error("cannot listen on port {port} of {host}")]
    Refused {
        /// As asked for.
        host: String,
        /// The port.
        port: u16,
        /// What the system says.
        source: io::Error,
    },
}

/// A place that is taken and listened at; nothing answers yet.
#[derive(Debug)]
pub struct Bound {
    pub(super) listener: TcpListener,
    pub(super) host: String,
    address: SocketAddr,
    asked: u16,
}

/// Listens at `port` of `host`, a name or an address; where the port is taken, at the next free one. Port 0 is any.
pub fn bind(host: &str, port: u16) -> Result<Bound, BindError> {
    let bare = host.strip_prefix('[').and_then(|h| h.strip_suffix(']')).unwrap_or(host);
    let last = port.saturating_add(if port == 0 { 0 } else { MORE });
    for at in port..=last {
        let addresses: Vec<SocketAddr> = (bare, at)
            .to_socket_addrs()
            .map_err(|source| BindError::Host { host: host.into(), source })?
            .collect();
        match TcpListener::bind(addresses.as_slice()) {
            Ok(listener) => {
                let address = listener.local_addr().map_err(|source| refused(host, at, source))?;
                return Ok(Bound { listener, host: bare.to_owned(), address, asked: port });
            }
            Err(e) if e.kind() == ErrorKind::AddrInUse => {}
            Err(source) if source.kind() == ErrorKind::AddrNotAvailable => {
                return Err(BindError::Host { host: host.into(), source });
            }
            Err(source) => return Err(refused(host, at, source)),
        }
    }
    Err(BindError::Taken { first: port, last })
}

fn refused(host: &str, port: u16, source: io::Error) -> BindError {
    BindError::Refused { host: host.into(), port, source }
}

impl Bound {
    /// What to type into a browser of this computer.
    pub fn url(&self) -> String {
        let port = self.address.port();
        match self.address.ip() {
            ip if ip.is_unspecified() => format!("http://127.0.0.1:{port}/"),
            IpAddr::V6(ip) => format!("http://[{ip}]:{port}/"),
            IpAddr::V4(ip) => format!("http://{ip}:{port}/"),
        }
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The port that was asked for, where another had to do.
    pub fn taken(&self) -> Option<u16> {
        (self.asked != 0 && self.asked != self.port()).then_some(self.asked)
    }

    /// Whether other computers may reach it.
    pub fn is_public(&self) -> bool {
        !self.address.ip().to_canonical().is_loopback()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_gives_the_next_one_and_a_foreign_address_an_error() {
        let first = bind("127.0.0.1", 0).unwrap();
        assert_eq!((first.taken(), first.is_public()), (None, false));
        let second = bind("127.0.0.1", first.port()).unwrap();
        assert!(second.port() > first.port() && second.taken() == Some(first.port()));
        assert_eq!(second.url(), format!("http://127.0.0.1:{}/", second.port()));
        assert!(matches!(bind("192.0.2.1", 0), Err(BindError::Host { .. })));
        assert!(bind("0.0.0.0", 0).unwrap().is_public());
    }
}
