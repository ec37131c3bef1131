//! Markdown files by path, without a docset around them.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::ReadError;

/// A file and its name below the folder it was asked for with.
pub struct BelowFile {
    /// Where it stands.
    pub path: PathBuf,
    /// `/`-separated; of a file that was named itself, its own name.
    pub below: String,
}

/// The Markdown files at `path`: itself, or all below it, sorted. Symlinks below a folder are not followed.
pub fn markdown_below(path: &Path) -> Result<Vec<BelowFile>, ReadError> {
    let error = |source: std::io::Error| ReadError { path: path.display().to_string(), source };
    let mut out = vec![];
    if !path.metadata().map_err(error)?.is_dir() {
        let below = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        return Ok(vec![BelowFile { path: path.to_owned(), below }]);
    }
    for entry in WalkDir::new(path).sort_by_file_name() {
        let entry =
            entry.map_err(|e| error(e.into_io_error().unwrap_or_else(|| std::io::Error::other("a loop"))))?;
        let found = entry.path();
        if entry.file_type().is_file() && found.extension().is_some_and(|e| e.eq_ignore_ascii_case("md")) {
            let below = found.strip_prefix(path).unwrap_or(found).to_string_lossy();
            let below = below.replace(std::path::MAIN_SEPARATOR, "/");
            out.push(BelowFile { path: found.to_owned(), below });
        }
    }
    Ok(out)
}

/// A file's bytes.
pub fn bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    std::fs::read(path).map_err(|source| ReadError { path: path.display().to_string(), source })
}
