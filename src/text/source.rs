//! One file's text with its line index.

use std::sync::{Arc, OnceLock};

use super::{LineIndex, Position};

/// The text of a file, exactly as stored (a byte order mark and CRLF stay), and the path a person knows it by.
#[derive(Debug, Clone)]
pub struct Source {
    path: Arc<str>,
    text: Arc<str>,
    lines: Arc<OnceLock<LineIndex>>,
}

impl Source {
    /// `path` is shown in messages: relative where possible, with forward slashes.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Self { path: path.into(), text: text.into(), lines: Arc::default() }
    }

    /// The path shown to people.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line index, made on first use.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// 1-based line and column of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        self.lines().position(&self.text, offset)
    }
}
