//! A page of a target locale with all that it can be compared with; and all translations of one path.

use super::comparison::Comparison;
use super::page::LocalePage;
use super::segment::{Half, Segment};
use crate::l10n::Style;
use crate::model::Site;

/// A page of a target locale.
pub struct Translation<'a> {
    /// The docset.
    pub site: &'a Site,
    /// The page.
    pub page: &'a LocalePage,
    /// The page it was translated from, where the docset holds it.
    pub source_page: Option<&'a LocalePage>,
    /// What is known of its language.
    pub style: &'a Style,
    /// What is known of the source language.
    pub source_style: &'a Style,
    /// What is compared: segments of a bilingual page, otherwise texts of blocks that belong together.
    pub segments: Vec<Segment<'a>>,
    /// The page beside its source page, and the two languages of a bilingual page beside each other.
    pub comparisons: Vec<Comparison<'a>>,
}

/// All that a docset holds at one path.
pub struct Family<'a> {
    /// Docset path with extension.
    pub path: &'a str,
    /// The source page.
    pub source_page: Option<&'a LocalePage>,
    /// The translations, by locale.
    pub translations: Vec<Translation<'a>>,
}

impl<'a> Translation<'a> {
    /// Prepares a page to be checked. `source_label`: the source locale's name.
    pub fn new(
        site: &'a Site,
        page: &'a LocalePage,
        source_page: Option<&'a LocalePage>,
        (style, source_style): (&'a Style, &'a Style),
        source_label: &'a str,
    ) -> Self {
        let mut comparisons: Vec<Comparison<'a>> = vec![];
        comparisons.extend(source_page.map(|source| Comparison::with_source(page, source, source_label)));
        comparisons.extend(Comparison::with_itself(page, source_label));
        let segments = match page.is_bilingual() {
            true => bilingual(page),
            false => comparisons.first().map(plain).unwrap_or_default(),
        };
        Self { site, page, source_page, style, source_style, segments, comparisons }
    }
}

fn bilingual(page: &LocalePage) -> Vec<Segment<'_>> {
    let text = page.text();
    let blocks: Vec<_> = page.blocks.blocks.iter().filter(|b| b.kind.is_text()).collect();
    let pairs = page.scan.pairs.iter().map(|pair| {
        let at = pair.whole.start as u32;
        let next = blocks.partition_point(|b| b.span.start <= at);
        let block = blocks[..next].iter().rev().take(8).find(|b| b.span.end >= at);
        let in_link = text[..pair.whole.start].ends_with('[') && text[pair.whole.end..].starts_with("](");
        Segment {
            id: Some(&text[pair.id.clone()]),
            target: Half::new(page.file, pair.target.start, &text[pair.target.clone()]),
            source: Half::new(page.file, pair.source.start, &text[pair.source.clone()]),
            place: block.map(|b| b.kind.clone()),
            in_link,
            sure: true,
        }
    });
    pairs.collect()
}

/// The texts of blocks that belong together. Where the shape of the pages differs much, none does for sure.
fn plain<'a>(comparison: &Comparison<'a>) -> Vec<Segment<'a>> {
    let mut out = vec![];
    for (there, here) in comparison.pairs() {
        if !here.kind.is_text() || !there.kind.is_text() || here.text.is_empty() || there.text.is_empty() {
            continue;
        }
        let half = |page: &'a LocalePage, block: &super::outline::Block| {
            let range = block.place.range();
            Some(Half::new(page.file, range.start, page.text().get(range)?))
        };
        let (Some(target), Some(source)) = (half(comparison.page, here), half(comparison.reference, there))
        else {
            continue;
        };
        let sure = comparison.same_version && here.kind.is_like(&there.kind);
        out.push(Segment { id: None, target, source, place: Some(here.kind.clone()), in_link: false, sure });
    }
    out
}
