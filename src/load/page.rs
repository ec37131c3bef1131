//! One page, read whole: front matter, pairs, tree, includes.

use std::sync::Arc;

use super::include::Expander;
use super::shelf::Shelf;
use super::versions;
use crate::diag::Sink;
use crate::model::{LocaleIx, Meta, MonikerSet, PageFacts};
use crate::syntax::bilingual::{self, Origin, Scan, Side};
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
    /// Its versions; `None`: it is for all.
    pub monikers: Option<MonikerSet>,
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
    let settings = shelf.settings(file);
    let meta = Meta::read(front.as_ref(), text, &settings.defaults);
    let monikers = versions::of_page(&settings, file, &meta, front.as_ref(), sink);
    let scan = bilingual::scan(text.as_bytes());
    bilingual::findings(file, &scan, sink);
    let start = front.as_ref().map(|f| f.block.end);
    let (mut document, includes) = grow(shelf, (file, &source), start, &scan, (locale, side), sink);
    versions::resolve(&mut document, &settings, (monikers.as_ref(), meta.archived), sink);
    ParsedPage { file, locale, source, front, meta, monikers, scan, document, includes }
}

/// The tree alone of a page that was read before: its findings and its facts are known.
pub fn document(shelf: &dyn Shelf, facts: &PageFacts, side: Side) -> Document {
    let (file, locale) = (facts.file, facts.locale);
    let mut known = vec![];
    let source = shelf.read(file, &mut known).unwrap_or_else(|| Source::new("", ""));
    let text = source.text();
    let scan = bilingual::scan(text.as_bytes());
    let start = front_matter::locate(text).map(|(block, _)| block.end);
    let (mut document, _) = grow(shelf, (file, &source), start, &scan, (locale, side), &mut known);
    let page = (facts.monikers.as_ref(), facts.meta.archived);
    versions::resolve(&mut document, &shelf.settings(file), page, &mut known);
    document
}

/// The tree of one language of the text from `start` (the front matter's end), and the files it includes.
fn grow(
    shelf: &dyn Shelf,
    (file, source): (FileId, &Source),
    start: Option<usize>,
    scan: &Scan,
    (locale, side): (LocaleIx, Side),
    sink: &mut Sink,
) -> (Document, Vec<FileId>) {
    let text = source.text();
    let start = start.unwrap_or(if text.starts_with('\u{feff}') { 3 } else { 0 });
    let mapped = bilingual::derive(file, text, start, scan, side);
    let mut document = syntax::parse_with(mapped, Mode::Blocks, shelf.extras(), sink);
    document.origin = Some(Arc::new(Origin { source: source.clone(), start, scan: scan.clone(), side }));
    let mut expander = Expander::new(shelf, locale, side);
    expander.expand(&mut document, file, sink);
    (document, expander.included())
}
