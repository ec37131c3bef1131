//! What one build leaves for the next, below the docset's `.diglot/`. Only ever a saving: output is the same without.

use std::fs;
use std::path::{Path, PathBuf};

use crate::html::Highlighter;

/// The cache of one docset.
pub(super) struct Cache {
    file: PathBuf,
}

impl Cache {
    /// Reads what an earlier build left into `highlighter`. What cannot be read is not there.
    pub fn open(docset: &Path, highlighter: &Highlighter) -> Self {
        let file = docset.join(".diglot").join("colours");
        if let Ok(bytes) = fs::read(&file) {
            highlighter.recall(&bytes);
        }
        Self { file }
    }

    /// Leaves what is new for the next build. A docset that cannot be written to has no cache.
    pub fn save(&self, highlighter: &Highlighter) {
        let (Some(bytes), Some(folder)) = (highlighter.remembered(), self.file.parent()) else { return };
        let write = || -> std::io::Result<()> {
            if !folder.is_dir() {
                fs::create_dir_all(folder)?;
                fs::write(folder.join(".gitignore"), "*\n")?;
            }
            // Another build may do the same: each writes its own file, and the last one stays.
            let own = self.file.with_extension(std::process::id().to_string());
            fs::write(&own, bytes)?;
            fs::rename(&own, &self.file).inspect_err(|_| drop(fs::remove_file(&own)))
        };
        // Without a cache, the next build takes a little longer: no reason to end this one.
        let _ = write();
    }
}
