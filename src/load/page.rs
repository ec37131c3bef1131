//! One page, read whole: front matter, pairs, tree, includes.

use super::include::Expander;
use super::shelf::Shelf;
use crate::diag::Sink;
use crate::model::{LocaleIx, Meta};
use crate::syntax::bilingual::{self, Scan, Side};
use crate::syntax::front_matter::{self, FrontMatter};
use crate::syntax::{self, Document, Mode};
use crate::text::{FileId, Source};

/// A page with its tree. It lives only while the page is worked on.
pub struct ParsedPage {
    /// Its file.
    pub file: FileId,
    /// The locale it is read for.
    pub locale: LocaleIx,
    /// Its text.
    pub source: Source,
    /// The front matter.
    pub front: Option<FrontMatter>,
    /// The keys we act on.
    pub meta: Meta,
    /// The bilingual pairs.
    pub scan: Scan,
    /// The tree of one language, includes expanded.
    pub document: Document,
    /// Files included, directly or not, sorted.
    pub includes: Vec<FileId>,
}

/// Reads a page for a locale, in one of its languages. Total: what cannot be read is a finding, and the page
/// is as whole as it can be.
pub fn read(shelf: &dyn Shelf, file: FileId, locale: LocaleIx, side: Side, sink: &mut Sink) -> ParsedPage {
    let source = shelf.read(file, sink).unwrap_or_else(|| Source::new("", ""));
    let text = source.text();
    let front = front_matter::parse(file, text, sink);
    let meta = front.as_ref().map(|f| Meta::read(f, text)).unwrap_or_default();
    let scan = bilingual::scan(text.as_bytes());
    bilingual::findings(file, &scan, sink);
    let start = front.as_ref().map(|f| f.block.end);
    let (document, includes) = grow(shelf, (file, text), start, &scan, (locale, side), sink);
    ParsedPage { file, locale, source, front, meta, scan, document, includes }
}

/// The tree alone of a page that was read before: its findings and its front matter are known.
pub fn document(shelf: &dyn Shelf, file: FileId, locale: LocaleIx, side: Side) -> Document {
    let mut known = vec![];
    let source = shelf.read(file, &mut known).unwrap_or_else(|| Source::new("", ""));
    let text = source.text();
    let scan = bilingual::scan(text.as_bytes());
    let start = front_matter::locate(text).map(|(block, _)| block.end);
    grow(shelf, (file, text), start, &scan, (locale, side), &mut known).0
}

/// The tree of one language of the text from `start` (the front matter's end), and the files it includes.
fn grow(
    shelf: &dyn Shelf,
    (file, text): (FileId, &str),
    start: Option<usize>,
    scan: &Scan,
    (locale, side): (LocaleIx, Side),
    sink: &mut Sink,
) -> (Document, Vec<FileId>) {
    let start = start.unwrap_or(if text.starts_with('\u{feff}') { 3 } else { 0 });
    let mapped = bilingual::derive(file, text, start, scan, side);
    let mut document = syntax::parse_with(mapped, Mode::Blocks, shelf.extras(), sink);
    let mut expander = Expander::new(shelf, locale, side);
    expander.expand(&mut document, file, sink);
    (document, expander.included())
}
