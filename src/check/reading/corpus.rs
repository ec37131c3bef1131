//! What is kept of each segment for checks of a locale as a whole.

use std::hash::BuildHasher;

use ecow::EcoString;
use rustc_hash::FxBuildHasher;

use super::page::LocalePage;
use super::translation::Translation;
use crate::l10n::Style;
use crate::model::{LocaleIx, Site};
use crate::text::{FileId, Span, is_letter_or_digit};

/// A short text and its translation: a label in bold, a whole segment.
#[derive(Clone, Debug)]
pub struct Term {
    /// In the source language.
    pub source: Box<str>,
    /// In the target language.
    pub target: Box<str>,
    /// Where the translation stands.
    pub place: Span,
    /// Where the source stands.
    pub source_place: Span,
    /// The segment.
    pub segment: Option<Box<str>>,
    /// Whether it is a label in bold, and not a whole segment.
    pub label: bool,
}

/// The size of a segment.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Characters of the source's prose.
    pub source: u32,
    /// Characters of the translation's prose.
    pub target: u32,
    /// Where the translation stands.
    pub place: Span,
    /// Where the source stands.
    pub source_place: Span,
    /// The segment.
    pub segment: Option<Box<str>>,
    /// Whether another check has explained what is wrong with it.
    pub explained: bool,
}

/// The keys of a front matter.
#[derive(Clone, Debug)]
pub struct FrontKeys {
    /// The page.
    pub file: FileId,
    /// Its keys.
    pub keys: Box<[FrontKey]>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct FrontKey {
    /// As written.
    pub name: EcoString,
    /// Where it stands.
    pub place: Span,
    /// The same for the same value.
    pub value: u64,
}

impl FrontKeys {
    /// Of a page, those of the localization left out.
    pub fn new(page: &LocalePage, is_left_out: impl Fn(&str) -> bool) -> Self {
        let entries = page.front.iter().flat_map(|f| &f.entries).filter(|e| !is_left_out(&e.name));
        let keys = entries.map(|e| FrontKey {
            name: e.name.as_ref().into(),
            place: page.span(e.key.clone()),
            value: FxBuildHasher.hash_one(&page.text()[e.value.clone()]),
        });
        Self { file: page.file, keys: keys.collect() }
    }
}

/// What is kept of a page.
#[derive(Clone, Debug, Default)]
pub struct Digest {
    /// Short texts.
    pub terms: Vec<Term>,
    /// Sizes of the segments that hold running text.
    pub measures: Vec<Measure>,
    /// Its front matter, where no other page can be compared with it.
    pub front: Option<FrontKeys>,
    /// Words of the source.
    pub words: u64,
    /// Segments.
    pub segments: u32,
}

/// One locale of the docset.
pub struct Corpus<'a> {
    /// The docset.
    pub site: &'a Site,
    /// The locale.
    pub locale: LocaleIx,
    /// What is known of its language.
    pub style: &'a Style,
    /// Its pages.
    pub pages: &'a [Digest],
}

impl Digest {
    /// Keeps what matters of a page. `explained`: for each segment, whether it is wrong as a whole.
    pub fn new(page: &Translation<'_>, explained: &[bool]) -> Self {
        let mut out = Digest::default();
        for (i, segment) in page.segments.iter().enumerate() {
            let (source, target) = (&segment.source.anatomy, &segment.target.anatomy);
            out.segments += 1;
            out.words += source.words.len() as u64;
            if !segment.sure || segment.source.raw.is_empty() || explained.get(i).copied().unwrap_or_default()
            {
                continue;
            }
            let id = || segment.id.map(Box::from);
            let (s, t) = (source.size, target.size);
            if s >= 12 {
                out.measures.push(Measure {
                    source: s,
                    target: t,
                    place: segment.target.span(0..segment.target.raw.len()),
                    source_place: segment.source.span(0..segment.source.raw.len()),
                    segment: id(),
                    explained: false,
                });
            }
            if source.strong.len() == target.strong.len() && source.strong.len() == 1 {
                let (a, b) = (&source.strong[0], &target.strong[0]);
                let (x, y) = (source.raw[a.inner.clone()].trim(), target.raw[b.inner.clone()].trim());
                if is_label(x) && !y.is_empty() {
                    out.terms.push(Term {
                        source: x.into(),
                        target: y.into(),
                        place: segment.target.span(b.inner.clone()),
                        source_place: segment.source.span(a.inner.clone()),
                        segment: id(),
                        label: true,
                    });
                }
            }
            let raw = source.raw.trim();
            if raw.len() <= 160 && source.words.len() >= 2 && raw.contains(is_letter_or_digit) {
                out.terms.push(Term {
                    source: raw.into(),
                    target: target.raw.trim().into(),
                    place: segment.target.span(0..segment.target.raw.len()),
                    source_place: segment.source.span(0..segment.source.raw.len()),
                    segment: id(),
                    label: false,
                });
            }
        }
        out
    }
}

fn is_label(text: &str) -> bool {
    text.chars().count() <= 48
        && text.chars().next().is_some_and(char::is_alphanumeric)
        && !text.ends_with([':', '.', '!', '?'])
        && !text.contains(['`', '[', '>'])
}
