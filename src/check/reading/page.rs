//! A file of one locale, read alone: front matter, pairs, both languages.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use super::block::{Block, BlockKind};
use super::definitions::Definitions;
use super::outline::Outline;
use crate::diag::Sink;
use crate::model::{Defaults, LocaleIx, Meta};
use crate::syntax::bilingual::{self, Origin, Pair, Scan, Side};
use crate::syntax::front_matter::{self, FrontMatter};
use crate::syntax::{self, Document, Extras, Mode};
use crate::text::{FileId, MappedText, Source, Span};

/// A page or an include as it stands in one locale. Files it includes are not entered: they are read as their own.
pub struct LocalePage {
    /// Its file.
    pub file: FileId,
    /// Its locale.
    pub locale: LocaleIx,
    /// Its text.
    pub source: Source,
    /// The front matter.
    pub front: Option<FrontMatter>,
    /// What we act on of it.
    pub meta: Meta,
    /// The bilingual pairs.
    pub scan: Scan,
    /// Where the body begins. Bytes.
    pub start: usize,
    /// The blocks in its own language.
    pub blocks: Outline,
    /// The blocks in the language it was translated from, as a bilingual page carries them.
    pub source_blocks: Option<Outline>,
    /// What these were read from.
    source_text: Option<Arc<MappedText>>,
    code: OnceCell<Vec<Range<u32>>>,
    definitions: OnceCell<Definitions>,
}

impl LocalePage {
    /// Reads a file. What is wrong with it by itself is found where it is read for what it holds.
    pub fn read(file: FileId, locale: LocaleIx, source: Source, extras: Extras) -> Self {
        let text = source.text();
        let mut known = vec![];
        let front = front_matter::parse(file, text, &mut known);
        // What docfx.json says for a folder is no part of the page.
        let meta = Meta::read(front.as_ref(), text, &Defaults::default());
        let scan = bilingual::scan(text.as_bytes());
        let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let start = front.as_ref().map_or(bom, |f| f.block.end);
        let mut tree = |side| {
            let document = document(file, &source, start, &scan, side, extras.clone(), &mut known);
            (Outline::new(&document), document.source)
        };
        let (blocks, _) = tree(Side::Target);
        let other = (!scan.pairs.is_empty()).then(|| tree(Side::Source));
        let (source_blocks, source_text) = other.unzip();
        Self {
            file,
            locale,
            front,
            meta,
            scan,
            start,
            blocks,
            source_blocks,
            source_text,
            code: OnceCell::new(),
            definitions: OnceCell::new(),
            source,
        }
    }

    /// The text of the file.
    pub fn text(&self) -> &str {
        self.source.text()
    }

    /// Whether it carries its source.
    pub fn is_bilingual(&self) -> bool {
        self.source_blocks.is_some()
    }

    /// The blocks in the source language: its own, where it is bilingual.
    pub fn in_source_language(&self) -> &Outline {
        self.source_blocks.as_ref().unwrap_or(&self.blocks)
    }

    /// The body in the source language, as [`Self::source_blocks`] have their texts from: not that of the file.
    pub fn source_text(&self) -> &str {
        self.source_text.as_ref().map_or("", |t| &t.text)
    }

    /// The pairs that share something with a range of the file: a text begins within its first pair.
    pub fn pairs_over(&self, range: &Range<usize>) -> &[Pair] {
        let from = self.scan.pairs.partition_point(|p| p.whole.end <= range.start);
        let to = self.scan.pairs.partition_point(|p| p.whole.start < range.end);
        self.scan.pairs.get(from..to).unwrap_or_default()
    }

    /// The pair that holds a place.
    pub fn pair_at(&self, at: usize) -> Option<&Pair> {
        let next = self.scan.pairs.partition_point(|p| p.whole.end <= at);
        self.scan.pairs.get(next).filter(|p| p.whole.start <= at)
    }

    /// Whether a place is in the source half of a pair.
    pub fn is_in_source(&self, at: usize) -> bool {
        self.pair_at(at).is_some_and(|p| p.source.contains(&at))
    }

    /// Whether a place is in a block of code.
    pub fn is_code(&self, at: usize) -> bool {
        let code = |b: &&Block| matches!(b.kind, BlockKind::Code { .. });
        let all = self.code.get_or_init(|| {
            let spans = self.blocks.blocks.iter().filter(code).map(|b| b.span.start..b.span.end);
            let mut spans: Vec<Range<u32>> = spans.collect();
            spans.sort_unstable_by_key(|span| span.start);
            spans
        });
        let at = at as u32;
        let next = all.partition_point(|span| span.start <= at);
        next.checked_sub(1).and_then(|n| all.get(n)).is_some_and(|span| at < span.end)
    }

    /// Whether a place is in code within its text.
    pub fn is_code_span(&self, at: usize) -> bool {
        let spans = &self.blocks.code_spans;
        let next = spans.partition_point(|span| span.start as usize <= at);
        next.checked_sub(1).and_then(|n| spans.get(n)).is_some_and(|span| at < span.end as usize)
    }

    /// Whether a place is shown as text of the page: it is neither code nor in the source half of a pair.
    pub fn is_shown(&self, at: usize) -> bool {
        !self.is_code(at) && !self.is_code_span(at) && !self.is_in_source(at)
    }

    /// The labels that the page defines for links.
    pub fn definitions(&self) -> &Definitions {
        self.definitions.get_or_init(|| Definitions::new(self.text()))
    }

    /// A place in the file.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }
}

fn document(
    file: FileId,
    source: &Source,
    start: usize,
    scan: &Scan,
    side: Side,
    extras: Extras,
    sink: &mut Sink,
) -> Document {
    let mapped = bilingual::derive(file, source.text(), start, scan, side);
    let mut document = syntax::parse_with(mapped, Mode::Blocks, extras, sink);
    // Nothing is asked of it but the text.
    document.origin = Some(Arc::new(Origin { source: source.clone(), start, scan: Scan::default(), side }));
    document
}
