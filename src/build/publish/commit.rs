//! From staged files to a journal, and from the journal to the output.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use rustc_hash::FxHashSet;
use walkdir::WalkDir;

use super::error::{PublishError, io_error};
use super::journal::{self, Op};
use super::layout::ancestors;
use super::steps::Steps;
use super::{File, MARKER, Publisher, Staged, Summary, apply, lock};
use crate::render::search;

impl Publisher {
    /// Makes the output folder hold exactly the staged files, and what people put there. On an error the old
    /// output stands, unless the error says that the disk would not even undo: then the next
    /// [`super::recover`] goes on from there.
    pub fn commit(self) -> Result<Summary, PublishError> {
        self.commit_in_steps(&mut Steps::default())
    }

    pub(super) fn commit_in_steps(mut self, steps: &mut Steps) -> Result<Summary, PublishError> {
        let done = self.commit_all(steps);
        #[cfg(test)]
        if matches!(done, Err(PublishError::Stopped)) {
            self.kill();
        }
        done
    }

    fn commit_all(&mut self, steps: &mut Steps) -> Result<Summary, PublishError> {
        let files = self.sorted_files()?;
        let (ops, summary) = self.plan(&files)?;
        if ops.is_empty() {
            return Ok(summary);
        }
        // Some plans write nothing: files are only removed.
        if !lock(&self.folders).staging {
            self.make_staged_folder(MARKER)?;
        }
        journal::write(&self.layout, &ops, steps)?;
        if let Err((done, error)) = apply::forward(&self.layout, &ops, false, steps) {
            // `Stopped`: a killed process undoes nothing.
            #[cfg(test)]
            if matches!(error, PublishError::Stopped) {
                return Err(error);
            }
            let attempted = ops.get(..=done).unwrap_or(&ops);
            self.keep_staging = apply::backward(&self.layout, attempted).is_err();
            return Err(error);
        }
        // The new output stands; what is left beside it is discarded by the next `recover` at the latest.
        self.keep_staging = true;
        match apply::clear(&self.layout, steps) {
            #[cfg(test)]
            Err(PublishError::Stopped) => Err(PublishError::Stopped),
            _ => Ok(summary),
        }
    }

    fn sorted_files(&mut self) -> Result<Vec<(Box<str>, File)>, PublishError> {
        if self.failed.load(Ordering::Relaxed) {
            return Err(PublishError::Incomplete);
        }
        let slots = std::mem::take(self.files.get_mut().unwrap_or_else(PoisonError::into_inner));
        let mut files = slots
            .into_iter()
            .map(|(path, slot)| slot.file().map(|file| (path, file)).ok_or(PublishError::Incomplete))
            .collect::<Result<Vec<_>, _>>()?;
        files.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Ok(files)
    }

    /// The steps in an order in which each is possible: files out, emptied folders out, files in, the list last.
    fn plan(&self, files: &[(Box<str>, File)]) -> Result<(Vec<Op>, Summary), PublishError> {
        let wanted = |path: &str| files.binary_search_by(|(p, _)| p.as_ref().cmp(path)).is_ok();
        let mut live: FxHashSet<&str> = FxHashSet::default();
        for (path, _) in files {
            for folder in ancestors(path) {
                if !live.insert(folder) {
                    break;
                }
                if wanted(folder) {
                    return Err(PublishError::Conflict(folder.to_owned()));
                }
            }
        }

        let mut ops = vec![];
        let mut folders = lock(&self.folders);
        let mut emptied: BTreeSet<&str> = BTreeSet::new();
        for path in self.published.paths().filter(|p| !wanted(p)) {
            // Below a symlink or a file that someone put there, nothing is diglot's.
            let is_folder = |f: &str, folders: &mut _| self.output_folder(folders, f).unwrap_or(false);
            if !is_folder(ancestors(path).next().unwrap_or(""), &mut folders) {
                continue;
            }
            let target = self.layout.build.join(path);
            if fs::symlink_metadata(&target).is_ok_and(|m| m.is_file()) {
                ops.push(Op::Remove(path.to_string()));
            }
            emptied.extend(ancestors(path).filter(|f| !live.contains(f)));
        }
        let removed = ops.len();
        // Backwards: the inner ones first.
        ops.extend(emptied.iter().rev().map(|folder| Op::RemoveFolder(folder.to_string())));

        let is_index = |path: &str| path.starts_with(search::FOLDER);
        let index = ops.iter().filter(|op| matches!(op, Op::Remove(path) if is_index(path))).count();
        let mut summary = Summary { removed, index, ..Summary::default() };
        let mut added: FxHashSet<&str> = FxHashSet::default();
        for (path, file) in files {
            if file.staged == Staged::Kept {
                summary.kept += 1;
                continue;
            }
            summary.written += 1;
            summary.index += usize::from(is_index(path));
            if file.replaces {
                ops.push(Op::Replace(path.to_string()));
                continue;
            }
            // The outermost folder that the output lacks comes in whole.
            let mut whole: &str = path;
            for folder in ancestors(path) {
                if self.output_folder(&mut folders, folder)? {
                    break;
                }
                whole = folder;
            }
            if self.output_folder(&mut folders, "")? && added.insert(whole) {
                if let Some(foreign) = self.foreign_in(whole, &wanted) {
                    return Err(PublishError::Occupied(foreign));
                }
                ops.push(Op::Add(whole.to_owned()));
            }
        }

        let first = !self.output_folder(&mut folders, "")?;
        drop(folders);
        if let Some(list) = self.published.renewed(files.iter().map(|(path, _)| path.as_ref())) {
            self.make_staged_folder(MARKER)?;
            let path = self.layout.files().join(MARKER);
            fs::write(&path, list).map_err(io_error("write", &path))?;
            if first {
                ops.push(Op::Add(String::new()));
            } else if self.layout.build.join(MARKER).exists() {
                ops.push(Op::Replace(MARKER.to_owned()));
            } else {
                ops.push(Op::Add(MARKER.to_owned()));
            }
        }
        Ok((ops, summary))
    }

    /// Something in the output at or below `path` that will not have gone when `path` is put there.
    fn foreign_in(&self, path: &str, wanted: &dyn Fn(&str) -> bool) -> Option<PathBuf> {
        let root = self.layout.build.join(path);
        fs::symlink_metadata(&root).ok()?;
        let gone = |entry: &walkdir::DirEntry| {
            let below = entry.path().strip_prefix(&self.layout.build).ok()?;
            let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
            let path = parts?.join("/");
            (self.published.contains(&path) && !wanted(&path)).then_some(())
        };
        let mut inside = WalkDir::new(&root).into_iter().filter_map(Result::ok);
        inside.find(|e| !e.file_type().is_dir() && gone(e).is_none()).map(walkdir::DirEntry::into_path)
    }
}
