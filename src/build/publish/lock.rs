//! One process at a time publishes to a folder.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::{PublishError, io_error};

/// Held while publishing. The system lets go of it when the process ends in whatever way.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// `None`: another process holds it.
    pub fn acquire(path: &Path) -> Result<Option<Self>, PublishError> {
        // The holder removes the file when it is done. Whoever opened it just before that has a lock on a file
        // that is no longer there, and tries again.
        for _ in 0..32 {
            let file = OpenOptions::new()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(path)
                .map_err(io_error("lock", path))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                // Some network file systems have no locks; better without than not at all.
                Err(TryLockError::Error(e)) if e.kind() == ErrorKind::Unsupported => {}
                Err(TryLockError::Error(e)) => return Err(io_error("lock", path)(e)),
            }
            if still_there(&file, path) {
                return Ok(Some(Self { file, path: path.to_path_buf() }));
            }
        }
        Ok(None)
    }

    /// Lets go as a killed process does: the file stays.
    #[cfg(test)]
    pub fn abandon(&mut self) {
        self.path = PathBuf::new();
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is held; elsewhere than on Unix an open file cannot be removed, and stays.
        if cfg!(unix) && self.file.metadata().is_ok_and(|m| m.len() == 0) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(unix)]
fn still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |m: fs::Metadata| (m.dev(), m.ino());
    file.metadata().ok().map(id) == fs::metadata(path).ok().map(id)
}

#[cfg(not(unix))]
fn still_there(_: &File, _: &Path) -> bool {
    true
}
