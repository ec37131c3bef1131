//! Telling that sources have changed.

use std::any::Any;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use notify_debouncer_full::notify::{Config, Error, ErrorKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, NoCache, new_debouncer_opt};

use super::interest::Interest;
use super::stamps::Stamps;

/// How long a file must be left alone before its change is told.
const QUIET: Duration = Duration::from_millis(40);
const TICK: Duration = Duration::from_millis(20);
/// How often sources are looked at where the system does not tell.
const POLL: Duration = Duration::from_secs(1);

/// What a watcher tells.
#[derive(Debug)]
pub(super) enum Signal {
    /// These sources changed; none: it is not known which.
    Changed(Vec<PathBuf>),
    /// The system watches no more files for us.
    Exhausted(String),
}

/// Watches until it is dropped.
pub(super) struct Watcher {
    interest: Interest,
    /// Each folder as it was when it began to be watched.
    seen: Vec<Option<Identity>>,
    _at_work: Box<dyn Any + Send>,
}

/// Tells a folder from another one that took its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Identity {
    #[cfg(unix)]
    inode: (u64, u64),
    created: Option<SystemTime>,
}

impl Watcher {
    /// Has the system tell of changes. An error says why it does not.
    pub fn told(interest: Interest, signals: Sender<Signal>) -> Result<Self, String> {
        let wanted = interest.clone();
        let handler = move |result: DebounceEventResult| {
            // The receiver is gone: the program ends.
            let _ = match result {
                Ok(events) => {
                    let lost = events.iter().any(|e| e.need_rescan());
                    let seen = events.iter().filter(|e| !e.kind.is_access()).flat_map(|e| &e.paths);
                    let mut paths: Vec<PathBuf> = seen.filter(|p| wanted.wants(p)).cloned().collect();
                    paths.sort();
                    paths.dedup();
                    match (lost, paths.is_empty()) {
                        (true, _) => signals.send(Signal::Changed(vec![])),
                        (false, false) => signals.send(Signal::Changed(paths)),
                        (false, true) => Ok(()),
                    }
                }
                Err(errors) => match errors.iter().find(|e| matches!(e.kind, ErrorKind::MaxFilesWatch)) {
                    Some(error) => signals.send(Signal::Exhausted(said(error))),
                    None => Ok(()),
                },
            };
        };
        let config = Config::default().with_follow_symlinks(false);
        let mut debouncer =
            new_debouncer_opt::<_, RecommendedWatcher, _>(QUIET, Some(TICK), handler, NoCache, config)
                .map_err(|e| said(&e))?;
        let seen = interest.folders().map(|(folder, _)| Identity::of(folder)).collect();
        for (folder, deep) in interest.folders() {
            let mode = if deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            match debouncer.watch(folder, mode) {
                Err(e) if !is_absence(&e) => return Err(said(&e)),
                _ => {}
            }
        }
        Ok(Self { interest, seen, _at_work: Box::new(debouncer) })
    }

    /// Looks at all sources once in a while.
    pub fn polling(interest: Interest, signals: Sender<Signal>) -> Self {
        let alive = Arc::new(AtomicBool::new(true));
        let seen = interest.folders().map(|(folder, _)| Identity::of(folder)).collect();
        let mut before = Stamps::take(&interest);
        let (wanted, needed): (Interest, Weak<AtomicBool>) = (interest.clone(), Arc::downgrade(&alive));
        thread::spawn(move || {
            let mut pause = POLL;
            loop {
                thread::sleep(pause);
                if !needed.upgrade().is_some_and(|n| n.load(Ordering::Relaxed)) {
                    return;
                }
                let began = Instant::now();
                let now = Stamps::take(&wanted);
                let changed = before.changed(&now);
                before = now;
                // At most a tenth of the time is spent on looking.
                pause = POLL.max(began.elapsed() * 10);
                if !changed.is_empty() && signals.send(Signal::Changed(changed)).is_err() {
                    return;
                }
            }
        });
        Self { interest, seen, _at_work: Box::new(alive) }
    }

    /// What it watches.
    pub fn interest(&self) -> &Interest {
        &self.interest
    }

    /// Whether a watched folder came, went or was replaced since: the system tells nothing of the new one.
    pub fn is_stale(&self) -> bool {
        self.interest.folders().zip(&self.seen).any(|((folder, _), seen)| Identity::of(folder) != *seen)
    }
}

impl Identity {
    fn of(folder: &Path) -> Option<Self> {
        let meta = fs::metadata(folder).ok()?;
        #[cfg(unix)]
        let inode = {
            use std::os::unix::fs::MetadataExt;
            (meta.dev(), meta.ino())
        };
        Some(Self {
            #[cfg(unix)]
            inode,
            created: meta.created().ok(),
        })
    }
}

fn is_absence(error: &Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(e) => {
            matches!(e.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory)
        }
        _ => false,
    }
}

/// The reason, without the paths.
fn said(error: &Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "the limit on watched files is reached".into(),
        ErrorKind::Io(e) => e.to_string(),
        ErrorKind::Generic(text) => text.clone(),
        _ => error.to_string(),
    }
}
