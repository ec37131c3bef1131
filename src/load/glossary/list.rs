//! A list of names, one a line; `#` begins a remark.

use super::{Content, kept};
use crate::text::{FileId, Span};

/// Reads a list.
pub(super) fn read(file: FileId, text: &str) -> Content {
    let mut at = 0;
    let mut concepts = vec![];
    for line in text.split_inclusive('\n') {
        let name = line.trim_start_matches('\u{feff}').trim();
        let start = at + line.find(name).unwrap_or_default();
        at += line.len();
        if !name.is_empty() && !name.starts_with('#') {
            concepts.push(kept(name, Span::new(file, start, start + name.len())));
        }
    }
    Content { concepts, faults: vec![] }
}
