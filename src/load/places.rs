//! Where the values of a YAML file stand. The YAML library gives the structure; places come from a second look at
//! the text, key by key in the order of the file.

use std::ops::Range;

use crate::text::LineIndex;

/// A text of the file with its place; an empty range where it could not be found.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub text: String,
    pub at: Range<usize>,
}

/// Byte offset of a 1-based line and column in characters. (The library's own index counts characters too.)
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = LineIndex::new(text).start(line.saturating_sub(1)).map_or(text.len(), |s| s as usize);
    let rest = text.get(start..).unwrap_or_default().trim_start_matches('\u{feff}');
    let start = text.len().min(start) + text.len().saturating_sub(start).saturating_sub(rest.len());
    let line = rest.split('\n').next().unwrap_or_default();
    start + line.char_indices().nth(column.saturating_sub(1)).map_or(line.trim_end().len(), |(i, _)| i)
}

/// The message without "at line 3 column 4", which the finding's place says better.
pub(super) fn without_place(message: &str) -> &str {
    message.split(" at line ").next().and_then(|m| m.split(" at position ").next()).unwrap_or(message)
}

/// After so many keys that were not found (anchors, exotic quoting), places are given up: the search must not become
/// quadratic.
const MAX_MISSES: usize = 32;

/// Looks for keys in the order of the file.
pub(super) struct Places<'a> {
    text: &'a str,
    at: usize,
    misses: usize,
}

impl<'a> Places<'a> {
    /// From byte `at` of the file's text.
    pub fn new(text: &'a str, at: usize) -> Self {
        Self { text, at, misses: 0 }
    }

    /// Where the last one found ends.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The places of the next `key: value`, key and value. Where it is not found: empty ranges at the last one found.
    pub fn member(&mut self, key: &str, value: &str) -> (Range<usize>, Range<usize>) {
        let mut from = self.at;
        while self.misses < MAX_MISSES {
            let Some(found) = self.text[from..].find(key).map(|i| from + i) else { break };
            let end = found + key.len();
            from = end + usize::from(key.is_empty());
            if !self.text.is_char_boundary(from) {
                break;
            }
            if let Some(at) = self.value_after(end).filter(|_| self.is_key(found))
                && same_start(&self.text[at.clone()], value)
            {
                // What stands in a collection comes after its key.
                self.at = if value.is_empty() { end } else { at.end };
                return (found..end, at);
            }
        }
        self.misses += 1;
        (self.at..self.at, self.at..self.at)
    }

    /// The place of the next element of a list that is a scalar.
    pub fn element(&mut self, value: &str) -> Range<usize> {
        let line = value.lines().next().unwrap_or_default().trim();
        let found =
            (self.misses < MAX_MISSES && !line.is_empty()).then(|| self.text[self.at..].find(line)).flatten();
        match found.map(|i| self.at + i) {
            Some(start) => {
                self.at = start + line.len();
                start..self.at
            }
            None => {
                self.misses += 1;
                self.at..self.at
            }
        }
    }

    /// Whether nothing but indentation, dashes, brackets and quotes stands before, on a line that is no comment.
    fn is_key(&self, at: usize) -> bool {
        let line = &self.text[self.text[..at].rfind('\n').map_or(0, |i| i + 1)..at];
        let line = line.trim_start_matches('\u{feff}');
        let before = line.trim_end_matches([' ', '\t', '"', '\'']);
        !line.trim_start().starts_with('#') && (before.is_empty() || before.ends_with(['-', '{', ',']))
    }

    /// The range of the scalar after `key`, without quotes.
    fn value_after(&self, at: usize) -> Option<Range<usize>> {
        let rest = self.text[at..].trim_start_matches(['"', '\'', ' ', '\t']);
        let rest = rest.strip_prefix(':')?;
        if !rest.is_empty() && !rest.starts_with([' ', '\t', '\r', '\n']) {
            return None;
        }
        let value = rest.trim_start_matches([' ', '\t']);
        let start = self.text.len() - value.len();
        let (start, len) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = &value[1..];
                (start + 1, inner.find(quote).unwrap_or(inner.len()))
            }
            _ => {
                let line = value.split(['\r', '\n']).next().unwrap_or_default();
                let line = line.split(" #").next().unwrap_or_default();
                let flow =
                    self.text[..at].rfind(['{', '\n']).is_some_and(|i| self.text[i..].starts_with('{'));
                let line = if flow { line.split([',', '}']).next().unwrap_or_default() } else { line };
                (start, line.trim_end().len())
            }
        };
        Some(start..start + len)
    }
}

/// Whether a raw scalar may be the text `value`: they begin alike, as far as escapes and folding let one see.
fn same_start(raw: &str, value: &str) -> bool {
    if raw.starts_with(['|', '>', '&', '*', '!']) || value.is_empty() {
        return true;
    }
    raw.chars()
        .zip(value.chars())
        .take(12)
        .take_while(|(a, _)| !matches!(a, '\\' | '\''))
        .all(|(a, b)| a == b)
        && !raw.is_empty()
}
