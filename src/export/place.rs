//! Where a finding stands, as people and editors write it.

use std::borrow::Cow;
use std::fmt;

use super::Sources;
use crate::text::{Position, Span};

/// A path with a position; shown as `path:line:column`.
pub(super) struct Place<'a> {
    path: Cow<'a, str>,
    at: Option<Position>,
}

/// The start of a span. A file that is not text has no positions.
pub(super) fn place(sources: &dyn Sources, span: Span) -> Place<'_> {
    let at = sources.source(span.file).map(|source| source.position(span.start));
    Place { path: clean(sources.path(span.file)), at }
}

impl Place<'_> {
    /// The place with a line and a column whatever the file is, for tools that match `path:line:column`.
    pub(super) fn or_first(mut self) -> Self {
        self.at.get_or_insert(Position { line: 1, column: 1 });
        self
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        self.at.map_or(Ok(()), |at| write!(f, ":{}:{}", at.line, at.column))
    }
}

/// Whether a span says "this file as a whole" rather than a place in it.
pub(super) fn is_whole_file(span: Span) -> bool {
    span.start == 0 && span.is_empty()
}

/// One line without control characters: what pages hold must not steer the terminal, nor break a report whose
/// unit is the line.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(is_steering) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '\r' => {}
            '\n' | '\t' => out.push(' '),
            ch if is_steering(ch) => out.push('\u{fffd}'),
            ch => out.push(ch),
        }
    }
    Cow::Owned(out)
}

/// Control characters, and the marks that turn the direction of all that follows.
fn is_steering(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}
