//! One page, read whole: front matter, pairs, tree, includes.

use std::sync::Arc;

use super::include::Expander;
use super::pivots;
use super::shelf::Shelf;
use super::versions;
use super::written;
use super::yaml_page;
use crate::diag::Sink;
use crate::model::{FileKind, LocaleIx, Meta, MonikerSet, PageFacts, Part};
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
    /// Of a YAML page: its parts that have uids, and whether Learn publishes it as data.
    pub parts: (Vec<Part>, bool),
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
    if shelf.files().get(file).kind == FileKind::YamlPage {
        return yaml(shelf, (file, source), locale, side, sink);
    }
    let front = front_matter::parse(file, text, sink);
    let settings = shelf.settings(file);
    let meta = Meta::read(front.as_ref(), text, &settings.defaults);
    let monikers = versions::of_page(&settings, file, &meta, front.as_ref(), sink);
    written::check(file, text, front.as_ref(), sink);
    let scan = bilingual::scan(text.as_bytes());
    bilingual::findings(file, &scan, sink);
    let start = front.as_ref().map(|f| f.block.end);
    let (mut document, includes) = grow(shelf, (file, &source), start, &scan, (locale, side), sink);
    versions::resolve(&mut document, &settings, (monikers.as_ref(), meta.archived), sink);
    if let Some(groups) = &settings.pivots {
        pivots::label(&mut document, groups, &meta.conditions().zone_pivot_groups);
    }
    let parts = (vec![], false);
    ParsedPage { file, locale, source, front, meta, monikers, parts, scan, document, includes }
}

/// A YAML page.
fn yaml(
    shelf: &dyn Shelf,
    (file, source): (FileId, Source),
    locale: LocaleIx,
    side: Side,
    sink: &mut Sink,
) -> ParsedPage {
    let settings = shelf.settings(file);
    let page = yaml_page::read(file, source.text(), settings.defaults.clone(), sink);
    let mut meta = Meta::read(None, "", &page.defaults);
    (meta.uid, meta.no_loc) = (page.uid.clone(), page.no_loc.as_slice().into());
    let listed = Some(meta.conditions().monikers.to_vec()).filter(|m| !m.is_empty());
    let monikers = listed.or_else(|| versions::of_page(&settings, file, &meta, None, sink));
    let mut expander = Expander::new(shelf, locale, side);
    let mut document = yaml_page::document(&page, (file, &source), &mut expander, sink);
    let includes = expander.included();
    versions::resolve(&mut document, &settings, (monikers.as_ref(), meta.archived), sink);
    let scan = Scan::default();
    let parts = (page.parts(), page.is_data(shelf, file, source.text()));
    ParsedPage { file, locale, source, front: None, meta, monikers, parts, scan, document, includes }
}

/// The trees alone of a page that was read before, in the languages asked for: its findings and its facts are known.
pub fn documents<const N: usize>(shelf: &dyn Shelf, facts: &PageFacts, sides: [Side; N]) -> [Document; N] {
    let (file, locale) = (facts.file, facts.locale);
    let mut known = vec![];
    let source = shelf.read(file, &mut known).unwrap_or_else(|| Source::new("", ""));
    if shelf.files().get(file).kind == FileKind::YamlPage {
        return sides.map(|side| yaml(shelf, (file, source.clone()), locale, side, &mut known).document);
    }
    let text = source.text();
    let scan = bilingual::scan(text.as_bytes());
    let start = front_matter::locate(text).map(|(block, _)| block.end);
    let page = (facts.monikers.as_ref(), facts.meta.archived);
    let settings = shelf.settings(file);
    sides.map(|side| {
        let (mut document, _) = grow(shelf, (file, &source), start, &scan, (locale, side), &mut known);
        versions::resolve(&mut document, &settings, page, &mut known);
        if let Some(groups) = &settings.pivots {
            pivots::label(&mut document, groups, &facts.meta.conditions().zone_pivot_groups);
        }
        document
    })
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
