//! Names that a translation should keep.

use std::ops::Range;

use crate::check::reading::Anatomy;
use crate::text::is_unspaced;

/// Where a name stands in the prose of a text, as a word.
pub fn places(a: &Anatomy<'_>, name: &str) -> Vec<Range<usize>> {
    let edge = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c));
    let mut out = vec![];
    for range in &a.prose {
        let text = &a.raw[range.clone()];
        for (i, _) in text.match_indices(name) {
            let end = i + name.len();
            if edge(text[..i].chars().next_back()) && edge(text[end..].chars().next()) {
                out.push(range.start + i..range.start + end);
            }
        }
    }
    out
}

/// A text with one kind of space, and hyphens taken for spaces: what a name may be joined by.
pub fn spaced(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}', '\n', '-', '\u{2011}'], " ")
}
