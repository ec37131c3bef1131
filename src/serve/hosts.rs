//! Which names this server answers to. A page of another site can make its own name resolve to this computer and
//! read everything here as if it were its own (DNS rebinding); it cannot change the `Host` its requests carry.

use std::net::IpAddr;

/// The names.
#[derive(Clone, Debug)]
pub(super) struct Hosts {
    /// As given with `--host`.
    own: String,
}

impl Hosts {
    /// Loopback names, addresses, and `own`.
    pub fn new(own: &str) -> Self {
        Self { own: own.to_ascii_lowercase() }
    }

    /// Whether a `Host` header, with a port or without, names this computer: an address, `localhost`, or its own.
    pub fn allow(&self, header: &str) -> bool {
        let Some(name) = name(header) else { return false };
        let name = name.to_ascii_lowercase();
        let address = name.strip_prefix('[').and_then(|n| n.strip_suffix(']')).unwrap_or(&name);
        name == "localhost"
            || name.ends_with(".localhost")
            || address.parse::<IpAddr>().is_ok()
            || name == self.own
    }
}

/// The name without its port.
fn name(header: &str) -> Option<&str> {
    let end = match header.starts_with('[') {
        true => header.find(']')? + 1,
        false => header.find(':').unwrap_or(header.len()),
    };
    let (name, port) = header.split_at_checked(end)?;
    let number = |port: &str| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    (port.is_empty() || port.strip_prefix(':').is_some_and(number)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_anyone_can_point_here_are_refused() {
        let hosts = Hosts::new("Docs.lan");
        for yes in [
            "127.0.0.1:3000",
            "localhost",
            "LOCALHOST:1",
            "a.localhost:9",
            "[::1]:3000",
            "10.0.0.7",
            "docs.lan:80",
        ] {
            assert!(hosts.allow(yes), "{yes}");
        }
        for no in [
            "",
            "evil.example",
            "evil.example:3000",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "[::1",
            "docs.lan:80:80",
            "localhost:x",
        ] {
            assert!(!hosts.allow(no), "{no}");
        }
    }
}
