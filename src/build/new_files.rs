//! Writing single files that a person asked for by name.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}", path.display())]
pub struct NewFileError {
    /// The file or its folder.
    pub path: PathBuf,
    /// What the system says; `AlreadyExists` when something stands there.
    pub source: io::Error,
}

/// Writes `files`, pairs of a `/`-separated path below `dir` and a text, and the folders they need. A file that
/// exists is never overwritten: it is an error, and those before it stay.
pub fn write_new(dir: &Path, files: &[(&str, &str)]) -> Result<(), NewFileError> {
    for (name, text) in files {
        let path = dir.join(name);
        let write = || {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            File::create_new(&path)?.write_all(text.as_bytes())
        };
        write().map_err(|source| NewFileError { path: path.clone(), source })?;
    }
    Ok(())
}

/// Writes one file below `dir`, with the folders it needs; what stands there is replaced.
pub fn write_file(dir: &Path, name: &str, bytes: &[u8]) -> Result<(), NewFileError> {
    let path = dir.join(name);
    let write = || {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, bytes)
    };
    write().map_err(|source| NewFileError { path: path.clone(), source })
}

/// Writes a file whole, or leaves what stands there.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), NewFileError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let write = || {
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    write().map_err(|source| {
        let _ = fs::remove_file(&beside);
        NewFileError { path: path.to_owned(), source }
    })
}

/// Lets `write` write a file, with the folders it needs; what stands there is replaced.
pub fn write_report(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), NewFileError> {
    let run = || {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut out = io::BufWriter::new(File::create(path)?);
        write(&mut out)?;
        out.flush()
    };
    run().map_err(|source| NewFileError { path: path.to_owned(), source })
}
