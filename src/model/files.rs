//! The table of every file the loader found: what exists is decided by looking here, never on the disk.

use std::hash::BuildHasher;
use std::sync::OnceLock;

use hashbrown::HashTable;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::text::FileId;

/// Stands in an output folder that diglot made: such a folder holds no sources, wherever it is.
pub const OUTPUT_MARK: &str = ".diglot-output";

/// Stands in a folder in which output is put together.
pub const STAGING_MARK: &str = ".diglot-staging";

/// Index of a resolved root (a locale's folder, the source repository).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct RootId(pub u16);

/// What a file is to the docset.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FileKind {
    /// A Markdown article.
    Page,
    /// Markdown to be included: under an `includes` folder, or excluded from `content` by docfx.json.
    Include,
    /// `TOC.yml`, `toc.yml`, `TOC.md`.
    Toc,
    /// A YAML page (`### YamlMime:…`).
    YamlPage,
    /// docfx.json, redirections and the like.
    Config,
    /// Anything else: images, downloads, snippets.
    Asset,
}

/// One file.
#[derive(Clone, Debug)]
pub struct FileEntry {
    /// Root it stands in.
    pub root: RootId,
    /// Path below the root, `/`-separated, in the case of the disk.
    pub path: Box<str>,
    /// What it is.
    pub kind: FileKind,
    /// Size in bytes.
    pub size: u64,
    /// For an asset: whether docfx.json's `resource` lists it (true where there is none). For a TOC: whether it is a
    /// navigation of its own, not only one to be included.
    pub published: bool,
}

/// All files of all roots; ids follow (root, path).
#[derive(Debug, Default)]
pub struct FileTable {
    entries: Vec<FileEntry>,
    /// By the hash of root and path.
    by_path: HashTable<FileId>,
    folders: FxHashSet<(RootId, Box<str>)>,
    /// Made when first asked for: only problems need them.
    by_lower: OnceLock<FxHashMap<(RootId, Box<str>), FileId>>,
    by_name: OnceLock<FxHashMap<(RootId, Box<str>), FileId>>,
}

impl FileTable {
    /// Sorts the entries by root and path, which gives them their ids.
    pub fn new(mut entries: Vec<FileEntry>) -> Self {
        entries.sort_by(|a, b| (a.root, &a.path).cmp(&(b.root, &b.path)));
        let mut table = Self::default();
        for (i, e) in entries.iter().enumerate() {
            let id = FileId(i as u32);
            let hash = |id: &FileId| entries.get(id.0 as usize).map_or(0, |e| hash_of(e.root, &e.path));
            table.by_path.insert_unique(hash_of(e.root, &e.path), id, hash);
            let mut folder = folder_of(&e.path);
            while !folder.is_empty() && table.folders.insert((e.root, folder.into())) {
                folder = folder_of(folder);
            }
        }
        table.entries = entries;
        table
    }

    /// Number of files.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entry of a file.
    pub fn get(&self, id: FileId) -> &FileEntry {
        &self.entries[id.0 as usize]
    }

    /// All files with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &FileEntry)> {
        self.entries.iter().enumerate().map(|(i, e)| (FileId(i as u32), e))
    }

    /// The file at exactly `path` below `root`.
    pub fn find(&self, root: RootId, path: &str) -> Option<FileId> {
        let is_it = |id: &FileId| {
            let entry = self.get(*id);
            entry.root == root && *entry.path == *path
        };
        self.by_path.find(hash_of(root, path), is_it).copied()
    }

    /// A file whose path differs from `path` in case only.
    pub fn find_ignoring_case(&self, root: RootId, path: &str) -> Option<FileId> {
        let by_lower = self.by_lower.get_or_init(|| {
            let mut map = FxHashMap::default();
            for (id, e) in self.iter() {
                map.entry((e.root, e.path.to_lowercase().into())).or_insert(id);
            }
            map
        });
        by_lower.get(&(root, path.to_lowercase().into())).copied()
    }

    /// Whether some file stands below `folder`.
    pub fn has_folder(&self, root: RootId, folder: &str) -> bool {
        self.folders.contains(&(root, folder.trim_end_matches('/').into()))
    }

    /// The files directly in `folder`, by path.
    pub fn in_folder<'a>(&'a self, root: RootId, folder: &'a str) -> impl Iterator<Item = FileId> + 'a {
        let from = self.entries.partition_point(|e| (e.root, e.path.as_ref()) < (root, folder));
        self.entries[from..]
            .iter()
            .enumerate()
            .take_while(move |(_, e)| e.root == root && e.path.starts_with(folder))
            .filter(move |(_, e)| folder_of(&e.path) == folder)
            .map(move |(i, _)| FileId((from + i) as u32))
    }

    /// The first file of that name in any folder.
    pub fn named(&self, root: RootId, name: &str) -> Option<FileId> {
        let by_name = self.by_name.get_or_init(|| {
            let mut map = FxHashMap::default();
            for (id, e) in self.iter() {
                let name = e.path.rsplit('/').next().unwrap_or(&e.path);
                map.entry((e.root, name.into())).or_insert(id);
            }
            map
        });
        by_name.get(&(root, name.into())).copied()
    }

    /// The folder of a file below its root, no slash at the end.
    pub fn folder(&self, id: FileId) -> &str {
        folder_of(&self.get(id).path)
    }
}

fn hash_of(root: RootId, path: &str) -> u64 {
    FxBuildHasher.hash_one((root, path))
}

/// The part before the last slash.
pub(crate) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Resolves `reference` against `folder`, both `/`-separated. `None`: it leads above the root.
pub fn join(folder: &str, reference: &str) -> Option<String> {
    match reference.strip_prefix("~/") {
        Some(rest) => normalize(rest),
        None if folder.is_empty() => normalize(reference),
        None => normalize(&format!("{folder}/{reference}")),
    }
}

/// Removes `.` and `..` and doubled slashes; `None`: the path leads above where it starts.
pub fn normalize(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = vec![];
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_below_their_root_or_refused() {
        assert_eq!(join("a/b", "../c.md").as_deref(), Some("a/c.md"));
        assert_eq!(join("a/b", "~/c.md").as_deref(), Some("c.md"));
        assert_eq!(join("a", "../../etc/passwd"), None);
        assert_eq!(join("", "./x//y.md").as_deref(), Some("x/y.md"));
    }
}
