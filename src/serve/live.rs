//! What is served now: handed from the builder to every request and every open page.

use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Serialize;
use tokio::sync::watch;

use super::address::Address;
use super::notes::Note;

/// The site as the last good build left it, and what has gone wrong since.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// Folder of the files.
    pub site: PathBuf,
    /// Another one whenever a file of the site changed, and for another run of the program.
    pub version: String,
    /// Why the last build failed.
    pub error: Option<String>,
    /// What was found.
    pub notes: Arc<Vec<Note>>,
    /// Which of them to show where.
    pub by_output: Arc<FxHashMap<String, Vec<usize>>>,
    /// Public address of the site's root; may be empty.
    pub site_url: String,
    /// Folders of the locales, the source first.
    pub locales: Vec<String>,
    /// Whether pages show pictures and players of other hosts.
    pub remote_media: bool,
}

/// What an open page is told.
#[derive(Serialize)]
struct Told<'a> {
    version: &'a str,
    error: Option<&'a str>,
    findings: Vec<&'a Note>,
}

impl State {
    /// The news for the page at a URL path, as JSON in one line.
    pub fn told(&self, url_path: &str) -> String {
        let output = Address::parse(url_path).map(|a| a.output()).unwrap_or_default();
        let found = self.by_output.get(&output).into_iter().flatten();
        let findings = found.filter_map(|&i| self.notes.get(i)).collect();
        let told = Told { version: &self.version, error: self.error.as_deref(), findings };
        serde_json::to_string(&told).unwrap_or_default()
    }
}

/// The state, for many readers and one writer.
#[derive(Debug)]
pub(super) struct Live(watch::Sender<Arc<State>>);

impl Live {
    /// Starts with `state`.
    pub fn new(state: State) -> Self {
        Self(watch::Sender::new(Arc::new(state)))
    }

    /// The state as it is now.
    pub fn now(&self) -> Arc<State> {
        Arc::clone(&self.0.borrow())
    }

    /// Replaces it and tells everyone.
    pub fn set(&self, state: State) {
        self.0.send_replace(Arc::new(state));
    }

    /// A reader that is told the state as it is, then every change.
    pub fn subscribe(&self) -> watch::Receiver<Arc<State>> {
        let mut receiver = self.0.subscribe();
        receiver.mark_changed();
        receiver
    }
}
