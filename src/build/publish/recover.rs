//! After a kill: the old output or the new one, nothing between.

use std::fs;
use std::path::Path;

use super::apply::{clear, forward};
use super::error::{PublishError, io_error};
use super::journal;
use super::layout::Layout;
use super::lock::Lock;
use super::steps::Steps;

/// What [`recover`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovered {
    /// Nothing to do.
    Nothing,
    /// A build was killed before its output was complete; the old output stands.
    Discarded,
    /// A build was killed after that; its output is now in place.
    Completed,
    /// Another process is publishing just now.
    Busy,
}

/// Ends what a killed process began in or beside the output folder `build_dir`, which need not exist. Every
/// command that knows an output folder calls this first; [`super::Publisher::open`] does it itself.
pub fn recover(build_dir: &Path) -> Result<Recovered, PublishError> {
    match Layout::resolve(build_dir)? {
        Some(layout) => recover_in(&layout, &mut Steps::default()),
        None => Ok(Recovered::Nothing),
    }
}

pub(super) fn recover_in(layout: &Layout, steps: &mut Steps) -> Result<Recovered, PublishError> {
    if fs::symlink_metadata(&layout.staging).is_err() {
        return Ok(Recovered::Nothing);
    }
    match Lock::acquire(&layout.lock)? {
        None => Ok(Recovered::Busy),
        Some(_lock) => recover_locked(layout, steps),
    }
}

pub(super) fn recover_locked(layout: &Layout, steps: &mut Steps) -> Result<Recovered, PublishError> {
    let Ok(meta) = fs::symlink_metadata(&layout.staging) else { return Ok(Recovered::Nothing) };
    if !is_ours(layout, &meta)? {
        return Err(PublishError::NotOurs(layout.staging.clone()));
    }
    let outcome = match journal::read(layout)? {
        Some(ops) => {
            forward(layout, &ops, true, steps).map_err(|(_, e)| e)?;
            Recovered::Completed
        }
        None => Recovered::Discarded,
    };
    clear(layout, steps)?;
    Ok(outcome)
}

/// A folder with diglot's sign in it, or an empty one: a kill between making the two.
fn is_ours(layout: &Layout, meta: &fs::Metadata) -> Result<bool, PublishError> {
    if !meta.is_dir() || fs::symlink_metadata(layout.owner()).is_ok() {
        return Ok(meta.is_dir());
    }
    let mut entries = fs::read_dir(&layout.staging).map_err(io_error("read", &layout.staging))?;
    Ok(entries.next().is_none())
}
