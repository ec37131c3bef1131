//! `serve`: the site on this computer while it is being written. Builds into a private folder, serves it, watches the
//! sources, builds again, and tells open pages.
//!
//! One thread answers requests, one builds; they share a `live::State`. What cannot be built leaves the last good
//! site standing.

mod address;
mod bind;
mod builder;
mod change;
mod headers;
mod hosts;
mod http;
mod interest;
mod live;
mod mime;
mod notes;
mod page;
mod range;
mod stamps;
mod watcher;

use std::io;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

pub use bind::{BindError, Bound, bind};
pub use change::Change;
pub use notes::Note;

use crate::build::{BuildError, Built, PrivateError};
use crate::diag::Severity;
use crate::load::LoadOptions;

/// What to serve.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The docset.
    pub load: LoadOptions,
    /// Milder findings are not shown in pages.
    pub min_severity: Severity,
    /// Look for changes instead of having the system tell of them.
    pub poll: bool,
}

/// Why serving ended, or did not begin.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The set-up is broken; after the first build that ends nothing.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// There is no place for the site.
    #[error(transparent)]
    Folder(#[from] PrivateError),
    /// The network or the system refuses.
    #[error("cannot serve")]
    Io(#[from] io::Error),
    /// A defect of diglot's own.
    #[error("the thread that builds has ended")]
    Ended,
}

/// A build that succeeded.
pub struct Round<'a> {
    /// The build.
    pub built: &'a Built,
    /// What it changed about the findings.
    pub change: &'a Change,
    /// Sources that changed since the build before; none: not known.
    pub changed: &'a [PathBuf],
    /// It is the first one.
    pub first: bool,
    /// The one before had failed.
    pub mended: bool,
    /// How long it took.
    pub elapsed: Duration,
}

/// Whoever is told how it goes.
pub trait Audience: Send + 'static {
    /// A build succeeded.
    fn built(&mut self, round: &Round<'_>);
    /// A build failed, for another reason than the one before; the last good site stays.
    fn failed(&mut self, error: &ServeError);
    /// The system does not tell of changes; they are looked for.
    fn polling(&mut self, why: &str);
    /// From now on requests are answered.
    fn ready(&mut self, bound: &Bound);
}

/// Builds, then serves until the process is interrupted (Ctrl-C) or told to end.
pub fn serve(options: ServeOptions, bound: Bound, audience: impl Audience) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut builder = builder::Builder::start(options, audience)?;
    let router = http::router(builder.live(), hosts::Hosts::new(&bound.host));
    let (ended, end) = tokio::sync::oneshot::channel::<()>();
    let outcome = runtime.block_on(async {
        bound.listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(bound.listener.try_clone()?)?;
        let interrupted = interruption()?;
        builder.audience().ready(&bound);
        thread::spawn(move || {
            // Dropped when the thread ends, also by a panic.
            let _ended = ended;
            builder.run();
        });
        tokio::select! {
            served = axum::serve(listener, router) => served.map_err(ServeError::from),
            () = interrupted => Ok(()),
            _ = end => Err(ServeError::Ended),
        }
    });
    // Open event streams never end by themselves. A build on its way is thrown away like that of a killed process:
    // the next one clears up.
    runtime.shutdown_background();
    outcome
}

/// Done when the process is asked to end. Asked from now on: not before, so that a first build can be interrupted.
fn interruption() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    #[cfg(unix)]
    let mut interrupted = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())?;
    Ok(async move {
        #[cfg(unix)]
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
    })
}
