//! Positions in the files that make up a page.

use std::cell::RefCell;

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;

use super::PageParts;
use crate::text::{FileId, Source, Span};

/// A place in a file.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Point {
    /// Byte offset from the start of the file.
    pub offset: u32,
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode scalar values, from 1; a byte order mark takes none.
    pub column: u32,
}

/// A stretch of a file.
#[derive(Serialize, JsonSchema)]
#[serde(rename = "Span")]
#[schemars(deny_unknown_fields)]
pub struct Stretch {
    /// First byte.
    pub start: Point,
    /// One past the last byte.
    pub end: Point,
}

/// Turns spans into lines and columns; texts of includes are asked for once.
pub(super) struct Places<'a> {
    parts: &'a PageParts<'a>,
    texts: RefCell<FxHashMap<FileId, Source>>,
}

impl<'a> Places<'a> {
    pub fn new(parts: &'a PageParts<'a>) -> Self {
        let page = (parts.facts.file, parts.source.clone());
        Self { parts, texts: RefCell::new([page].into_iter().collect()) }
    }

    pub fn stretch(&self, span: Span) -> Stretch {
        let mut texts = self.texts.borrow_mut();
        let source = texts
            .entry(span.file)
            .or_insert_with(|| (self.parts.read)(span.file).unwrap_or_else(|| Source::new("", "")));
        let point = |offset| {
            let at = source.position(offset);
            Point { offset, line: at.line, column: at.column }
        };
        Stretch { start: point(span.start), end: point(span.end) }
    }

    /// The path by which people know a file.
    pub fn path(&self, file: FileId) -> String {
        (self.parts.shown)(file)
    }
}
