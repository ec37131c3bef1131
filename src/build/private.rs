//! A folder for output that only one process uses: the site of a running `serve`.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Folders of that name in use at a time.
const MANY: usize = 100;

/// Why there is no such folder.
#[derive(Debug, thiserror::Error)]
#[error("cannot keep files in {}", path.display())]
pub struct PrivateError {
    /// What was tried last.
    pub path: PathBuf,
    /// What the system says.
    pub source: io::Error,
}

/// A folder below the docset's `.diglot/`, or in the user's cache where the docset cannot be written to. Locked
/// until dropped; a second process gets `<name>-2`.
#[derive(Debug)]
pub struct PrivateFolder {
    dir: PathBuf,
    lock: PathBuf,
    /// Held.
    file: File,
}

impl PrivateFolder {
    /// Takes the folder `name` of the docset in `docset`. The folder itself is made by the publisher.
    pub fn open(docset: &Path, name: &str) -> Result<Self, PrivateError> {
        let refused = match Self::take(&docset.join(".diglot"), name) {
            Ok(folder) => return Ok(folder),
            Err(refused) => refused,
        };
        match user_cache(docset) {
            Some(cache) => Self::take(&cache, name),
            None => Err(refused),
        }
    }

    /// The folder. It need not exist.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Takes the same folder again where it was deleted together with the docset.
    pub fn restore(&mut self) -> Result<(), PrivateError> {
        if self.lock.exists() {
            return Ok(());
        }
        let path = self.lock.clone();
        let parent = path.parent().unwrap_or(&path);
        ensure(parent)?;
        if let Some(file) = lock(&path).map_err(|source| PrivateError { path: path.clone(), source })? {
            self.file = file;
        }
        Ok(())
    }

    fn take(parent: &Path, name: &str) -> Result<Self, PrivateError> {
        ensure(parent)?;
        for n in 1..=MANY {
            let name = if n == 1 { name.to_owned() } else { format!("{name}-{n}") };
            let path = parent.join(format!("{name}.lock"));
            match lock(&path) {
                Ok(Some(file)) => return Ok(Self { dir: parent.join(name), lock: path, file }),
                Ok(None) => {}
                Err(source) => return Err(PrivateError { path, source }),
            }
        }
        let source = io::Error::other("too many diglots are at work on this docset");
        Err(PrivateError { path: parent.to_owned(), source })
    }
}

impl Drop for PrivateFolder {
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

/// Makes the folder. What is in it is nobody's work: version control is told to pass it by.
fn ensure(folder: &Path) -> Result<(), PrivateError> {
    let make = || {
        if folder.is_dir() {
            return Ok(());
        }
        fs::create_dir_all(folder)?;
        fs::write(folder.join(".gitignore"), "*\n")
    };
    make().map_err(|source| PrivateError { path: folder.to_owned(), source })
}

/// `None`: another process has it.
fn lock(path: &Path) -> io::Result<Option<File>> {
    let file = File::options().write(true).create(true).truncate(false).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        // Some network file systems have no locks; better without than not at all.
        Err(TryLockError::Error(e)) if e.kind() == ErrorKind::Unsupported => Ok(Some(file)),
        Err(TryLockError::Error(e)) => Err(e),
    }
}

/// A folder for this docset among the user's caches.
fn user_cache(docset: &Path) -> Option<PathBuf> {
    let configured = std::env::var_os("XDG_CACHE_HOME").or_else(|| std::env::var_os("LOCALAPPDATA"));
    let caches = match configured.map(PathBuf::from).filter(|p| p.is_absolute()) {
        Some(caches) => caches,
        None => std::env::home_dir()?.join(".cache"),
    };
    let key = blake3::hash(docset.as_os_str().as_encoded_bytes()).to_hex();
    Some(caches.join("diglot").join(key.get(..16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_user_gets_a_folder_of_its_own_and_a_deleted_folder_comes_back() {
        let top = tempfile::TempDir::new().unwrap();
        let mut first = PrivateFolder::open(top.path(), "serve").unwrap();
        assert_eq!(first.dir(), top.path().join(".diglot/serve"));
        let second = PrivateFolder::open(top.path(), "serve").unwrap();
        assert_eq!(second.dir(), top.path().join(".diglot/serve-2"));
        drop(second);
        assert_eq!(
            PrivateFolder::open(top.path(), "serve").unwrap().dir(),
            top.path().join(".diglot/serve-2")
        );
        assert_eq!(fs::read_to_string(top.path().join(".diglot/.gitignore")).unwrap(), "*\n");
        fs::remove_dir_all(top.path().join(".diglot")).unwrap();
        first.restore().unwrap();
        assert_eq!(
            PrivateFolder::open(top.path(), "serve").unwrap().dir(),
            top.path().join(".diglot/serve-2")
        );
    }
}
