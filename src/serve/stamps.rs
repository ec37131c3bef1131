//! The state of the sources by sizes and dates: for systems that do not tell of changes, and for when they lost count.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rustc_hash::FxHashMap;
use walkdir::WalkDir;

use super::interest::{Interest, is_hidden};

/// Size and date of every source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamps(FxHashMap<PathBuf, (u64, Option<SystemTime>)>);

impl Stamps {
    /// Looks at all of them. What cannot be looked at is not there.
    pub fn take(interest: &Interest) -> Self {
        let mut stamps = FxHashMap::default();
        let mut add = |path: &Path, meta: &Metadata| {
            // A folder's date changes with what is not wanted in it; its being there does count.
            let date = if meta.is_dir() { None } else { meta.modified().ok() };
            let size = if meta.is_dir() { 0 } else { meta.len() };
            stamps.insert(path.to_owned(), (size, date));
        };
        for file in &interest.files {
            if let Ok(meta) = fs::metadata(file) {
                add(file, &meta);
            }
        }
        for (folder, deep) in interest.folders() {
            let walk = WalkDir::new(folder).max_depth(if deep { usize::MAX } else { 1 }).into_iter();
            let seen = walk.filter_entry(|e| e.depth() == 0 || !is_hidden(e.file_name()));
            for entry in seen.filter_map(Result::ok).filter(|e| interest.wants(e.path())) {
                if let Ok(meta) = entry.metadata() {
                    add(entry.path(), &meta);
                }
            }
        }
        Self(stamps)
    }

    /// Paths that came, went or changed between `self` and `later`, sorted.
    pub fn changed(&self, later: &Self) -> Vec<PathBuf> {
        let differs = |path: &&PathBuf| self.0.get(*path) != later.0.get(*path);
        let gone = self.0.keys().filter(|p| !later.0.contains_key(*p));
        let mut changed: Vec<PathBuf> = later.0.keys().filter(differs).chain(gone).cloned().collect();
        changed.sort();
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_went_or_changed_is_named() {
        let top = tempfile::TempDir::new().unwrap();
        let at = |name: &str| top.path().join(name);
        fs::create_dir_all(at("content/.git")).unwrap();
        for name in ["book.toml", "content/a.md", "content/b.md", "content/c.md"] {
            fs::write(at(name), "x").unwrap();
        }
        let interest = Interest {
            files: vec![at("book.toml")],
            deep: vec![at("content")],
            flat: vec![top.path().to_owned()],
            not: vec![],
        };
        let before = Stamps::take(&interest);
        assert_eq!(before.changed(&Stamps::take(&interest)), Vec::<PathBuf>::new());
        fs::write(at("content/a.md"), "xy").unwrap();
        fs::remove_file(at("content/b.md")).unwrap();
        fs::write(at("content/d.md"), "x").unwrap();
        fs::write(at("content/.git/index"), "x").unwrap();
        fs::write(at("README.md"), "x").unwrap();
        let file = fs::File::options().write(true).open(at("content/c.md")).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
        let expect = ["content/a.md", "content/b.md", "content/c.md", "content/d.md"].map(at);
        assert_eq!(before.changed(&Stamps::take(&interest)), expect);
    }
}
