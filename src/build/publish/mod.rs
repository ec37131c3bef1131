//! The only writer: puts a set of files into the output folder, all of them or none.
//!
//! Files are staged beside the folder; a file that stands there already with the same bytes is only noted. Then
//! a journal of every removal and rename is written and confirmed by the disk, and carried out. A process killed
//! before the journal is complete leaves the old output byte for byte; killed after, the next diglot command
//! carries the journal out. An error on the way is undone. Only what a list in the folder names is ever removed
//! or overwritten. (After a power loss the disk may lack bytes of renamed files; the next build compares bytes,
//! not dates, and writes those again.)

mod apply;
mod commit;
mod content;
mod error;
mod journal;
mod layout;
mod lock;
mod marker;
mod recover;
mod steps;
#[cfg(test)]
mod tests;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};

use self::apply::is_absent;
use self::content::Content;
pub use self::error::PublishError;
use self::error::io_error;
use self::layout::{Layout, ancestors, check_path};
use self::lock::Lock;
use self::marker::{MARKER, Published};
pub use self::recover::{Recovered, recover};
use self::steps::Steps;

/// What became of a staged file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Staged {
    /// It is new or different, and waits for [`Publisher::commit`].
    Written,
    /// The same bytes stand in the output.
    Kept,
}

/// Counts of files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// New or different ones.
    pub written: usize,
    /// Those that stood there already.
    pub kept: usize,
    /// Those of an earlier build that are no longer wanted.
    pub removed: usize,
    /// How many of the written and removed ones are of the search index, which no open page shows.
    pub index: usize,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = if self.written == 1 { "" } else { "s" };
        write!(f, "{} file{s} written, {} unchanged, {} removed", self.written, self.kept, self.removed)
    }
}

/// A file that takes part.
#[derive(Debug)]
enum Slot {
    /// The lock is held while its bytes are compared or written; `None` then: that failed.
    Busy(Arc<Mutex<Option<File>>>),
    /// It stands where it belongs.
    Done(File),
}

impl Default for Slot {
    fn default() -> Self {
        Self::Busy(Arc::default())
    }
}

impl Slot {
    fn file(&self) -> Option<File> {
        match self {
            Self::Busy(file) => *lock(file),
            Self::Done(file) => Some(*file),
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct File {
    staged: Staged,
    /// A file stands in its place.
    replaces: bool,
}

/// Folders looked at or made so far, so that each is asked about once.
#[derive(Debug, Default)]
struct Folders {
    /// Folders of the output: whether they exist.
    output: FxHashMap<Box<str>, bool>,
    /// Folders of the staging area that exist.
    staged: FxHashSet<Box<str>>,
    /// The staging area exists.
    staging: bool,
}

/// Publishes one set of files. Dropped without [`Publisher::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Publisher {
    layout: Layout,
    published: Published,
    files: Mutex<FxHashMap<Box<str>, Slot>>,
    folders: Mutex<Folders>,
    failed: AtomicBool,
    /// The staging folder is to be left alone: gone already, or needed by the next `recover`.
    keep_staging: bool,
    /// Fields are dropped after [`Drop::drop`] has run: the staging folder is gone before the lock is.
    _lock: Lock,
}

impl Publisher {
    /// Opens the output folder, which need not exist, ends what a killed process began, and keeps other
    /// processes out until it is dropped. `protected`: source roots, which the folder must not hold.
    pub fn open(build_dir: &Path, protected: &[PathBuf]) -> Result<Self, PublishError> {
        let layout = match Layout::resolve(build_dir)? {
            Some(layout) => layout,
            None => {
                let parent = build_dir.parent().unwrap_or(build_dir);
                fs::create_dir_all(parent).map_err(io_error("create", parent))?;
                let gone = || PublishError::Refused { path: build_dir.into(), why: "it cannot be found" };
                Layout::resolve(build_dir)?.ok_or_else(gone)?
            }
        };
        layout.check_harmless(protected)?;
        // A killed first build may have left files without a marker; its staging folder tells.
        if fs::symlink_metadata(&layout.staging).is_err() {
            published(&layout)?;
        }
        let busy = || PublishError::Busy(layout.build.clone());
        let _lock = Lock::acquire(&layout.lock)?.ok_or_else(busy)?;
        recover::recover_locked(&layout, &mut Steps::default())?;
        let published = published(&layout)?;
        let mut folders = Folders::default();
        folders.output.insert("".into(), layout.build.is_dir());
        Ok(Self {
            layout,
            published,
            files: Mutex::default(),
            folders: Mutex::new(folders),
            failed: AtomicBool::new(false),
            keep_staging: false,
            _lock,
        })
    }

    /// The output folder, symlinks resolved.
    pub fn build_dir(&self) -> &Path {
        &self.layout.build
    }

    /// Adds a file. `path` is relative to the output folder and `/`-separated. Adding a path twice is an error
    /// unless the bytes are the same. After any error, nothing can be committed.
    pub fn stage(&self, path: &str, bytes: &[u8]) -> Result<Staged, PublishError> {
        self.put(path, Content::Bytes(bytes)).inspect_err(|_| self.failed.store(true, Ordering::Relaxed))
    }

    /// Adds a copy of the file at `from`, without its permissions.
    pub fn stage_copy(&self, path: &str, from: &Path) -> Result<Staged, PublishError> {
        self.put(path, Content::File(from)).inspect_err(|_| self.failed.store(true, Ordering::Relaxed))
    }

    /// Files of the last build that are to stay as they are: those that `wanted` wants and that are not staged.
    pub fn keep(&self, wanted: impl Fn(&str) -> bool) {
        for path in self.published.paths().filter(|path| wanted(path)) {
            let slot = self.slot(path);
            let mut slot = lock(&slot);
            let there = fs::symlink_metadata(self.layout.build.join(path)).is_ok_and(|m| m.is_file());
            if slot.is_none() && there {
                *slot = self.done(path, File { staged: Staged::Kept, replaces: false });
            } else if slot.is_none() {
                lock(&self.files).remove(path);
            }
        }
    }

    /// The files of the last build.
    pub fn last(&self) -> impl Iterator<Item = &str> {
        self.published.paths()
    }

    fn put(&self, path: &str, content: Content<'_>) -> Result<Staged, PublishError> {
        check_path(path)?;
        let slot = self.slot(path);
        let mut slot = lock(&slot);
        if let Some(file) = *slot {
            let root =
                if file.staged == Staged::Kept { self.layout.build.clone() } else { self.layout.files() };
            let same = content.equals(&root.join(path))?;
            return if same { Ok(file.staged) } else { Err(PublishError::Conflict(path.to_owned())) };
        }
        let replaces = match self.standing(path, content)? {
            Standing::Same => {
                *slot = self.done(path, File { staged: Staged::Kept, replaces: false });
                return Ok(Staged::Kept);
            }
            Standing::Different => true,
            Standing::Absent => false,
        };
        self.make_staged_folder(path)?;
        // Something there already is a folder of this build, or the same name in another case.
        if !content.write_to(&self.layout.files().join(path))? {
            return Err(PublishError::Conflict(path.to_owned()));
        }
        *slot = self.done(path, File { staged: Staged::Written, replaces });
        Ok(Staged::Written)
    }

    /// The lock of a file.
    fn slot(&self, path: &str) -> Arc<Mutex<Option<File>>> {
        match lock(&self.files).entry(path.into()).or_default() {
            Slot::Busy(file) => Arc::clone(file),
            Slot::Done(file) => Arc::new(Mutex::new(Some(*file))),
        }
    }

    /// Writes down that a file stands where it belongs. Its lock is held.
    fn done(&self, path: &str, file: File) -> Option<File> {
        if let Some(slot) = lock(&self.files).get_mut(path) {
            *slot = Slot::Done(file);
        }
        Some(file)
    }

    /// What stands in the output at `path`.
    fn standing(&self, path: &str, content: Content<'_>) -> Result<Standing, PublishError> {
        let folder = ancestors(path).next().unwrap_or("");
        if !self.output_folder(&mut lock(&self.folders), folder)? {
            return Ok(Standing::Absent);
        }
        let target = self.layout.build.join(path);
        let meta = match fs::symlink_metadata(&target) {
            Ok(meta) => meta,
            Err(e) if is_absent(&e) => return Ok(Standing::Absent),
            Err(e) => return Err(io_error("read", &target)(e)),
        };
        if meta.is_dir() {
            // The commit sees to it that diglot made all that is in it.
            return Ok(Standing::Absent);
        }
        let ours = self.published.contains(path);
        let other_case = !ours && self.published.contains_ignoring_case(path);
        if meta.is_file() {
            if !other_case && content.equals(&target)? {
                return Ok(Standing::Same);
            }
            if ours || other_case {
                return Ok(Standing::Different);
            }
        }
        Err(PublishError::Occupied(target))
    }

    /// Whether `folder` of the output exists. A file of diglot's in its place will have gone; anything else in
    /// its place, a symlink too, is an error.
    fn output_folder(&self, folders: &mut Folders, folder: &str) -> Result<bool, PublishError> {
        if let Some(&known) = folders.output.get(folder) {
            return Ok(known);
        }
        let above = ancestors(folder).next().unwrap_or("");
        let exists = self.output_folder(folders, above)? && {
            let path = self.layout.build.join(folder);
            match fs::symlink_metadata(&path) {
                Ok(meta) if meta.is_dir() => true,
                Ok(meta) if meta.is_file() && self.published.contains(folder) => false,
                Ok(_) => return Err(PublishError::Occupied(path)),
                Err(e) if is_absent(&e) => false,
                Err(e) => return Err(io_error("read", &path)(e)),
            }
        };
        folders.output.insert(folder.into(), exists);
        Ok(exists)
    }

    /// Makes the folder of the staging area that holds `path`.
    fn make_staged_folder(&self, path: &str) -> Result<(), PublishError> {
        let mut folders = lock(&self.folders);
        if !folders.staging {
            let make = |p: &Path| fs::create_dir(p).map_err(io_error("create", p));
            make(&self.layout.staging)?;
            let owner = self.layout.owner();
            fs::write(&owner, "diglot is building here.\n").map_err(io_error("write", &owner))?;
            make(&self.layout.files())?;
            folders.staging = true;
        }
        let Some(folder) = ancestors(path).next() else { return Ok(()) };
        if !folders.staged.contains(folder) {
            let full = self.layout.files().join(folder);
            // A file in the way is one of this build.
            fs::create_dir_all(&full).map_err(|e| match e.kind() {
                std::io::ErrorKind::NotADirectory | std::io::ErrorKind::AlreadyExists => {
                    PublishError::Conflict(folder.to_owned())
                }
                _ => io_error("create", &full)(e),
            })?;
            folders.staged.insert(folder.into());
        }
        Ok(())
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        let staging = self.folders.get_mut().unwrap_or_else(PoisonError::into_inner).staging;
        if staging && !self.keep_staging {
            // What cannot be removed now is discarded by the next `recover`.
            let _ = apply::clear(&self.layout, &mut Steps::default());
        }
    }
}

#[cfg(test)]
impl Publisher {
    /// Ends as a killed process does.
    fn kill(mut self) {
        self.keep_staging = true;
        self._lock.abandon();
    }
}

enum Standing {
    Absent,
    Same,
    Different,
}

/// The list of a folder that diglot may write to: its own, an empty one, none.
fn published(layout: &Layout) -> Result<Published, PublishError> {
    match Published::read(&layout.build)? {
        Some(published) => Ok(published),
        None if layout.is_occupied()? => Err(PublishError::NotOurs(layout.build.clone())),
        None => Ok(Published::default()),
    }
}

/// A panic in another thread fails the build elsewhere; the data here stays sound.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
