//! Why nothing was published.

use std::io;
use std::path::{Path, PathBuf};

/// Why the output folder was left as it was.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The folder holds something, and diglot did not make it.
    #[error("{} is not empty and was not made by diglot: choose another output folder, or empty this one", .0.display())]
    NotOurs(PathBuf),
    /// The folder must never be an output folder.
    #[error("{} cannot be the output folder: {why}", path.display())]
    Refused {
        /// As asked for.
        path: PathBuf,
        /// The reason, as the end of a sentence.
        why: &'static str,
    },
    /// The folder's list of files has a format this version does not know, or is damaged.
    #[error("{} was written by another version of diglot, or is damaged: remove the folder it stands in", .0.display())]
    Marker(PathBuf),
    /// Another process is publishing to the same folder.
    #[error("another diglot is writing to {}: wait until it has ended", .0.display())]
    Busy(PathBuf),
    /// Not a relative, `/`-separated path without `.` and `..`.
    #[error("`{0}` cannot be a path in the output folder")]
    BadPath(String),
    /// Two different files for one path, or a file and a folder.
    #[error("two different files want to be `{0}` in the output folder")]
    Conflict(String),
    /// Something a person put into the output folder stands in the way.
    #[error("{} stands where diglot wants to write, and diglot did not make it: move it away", .0.display())]
    Occupied(PathBuf),
    /// An earlier error means that not all files are there.
    #[error("not all files could be made, so nothing was published")]
    Incomplete,
    /// The disk said no.
    #[error("cannot {action} {}", path.display())]
    Io {
        /// A verb.
        action: &'static str,
        /// What it was done to.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The simulated kill of the tests.
    #[cfg(test)]
    #[error("stopped")]
    Stopped,
}

/// For `map_err`: an [`PublishError::Io`] about `path`.
pub(super) fn io_error<'a>(
    action: &'static str,
    path: &'a Path,
) -> impl FnOnce(io::Error) -> PublishError + 'a {
    move |source| PublishError::Io { action, path: path.to_path_buf(), source }
}
