//! What all indexes need of a page, read once: a page of the site may be a help pane, too.

use super::Read;
use super::digest::{Field, Meeting, Met};
use super::letters::Folding;
use super::lexicon::{Indexes, Lexicon};
use super::texts::{self, Section};
use super::words::Scanner;
use crate::html::Passage;
use crate::model::{LocaleId, LocaleIx, PageFacts, PageId, Site};
use crate::render::truth::source_of;

/// A page as the indexes of a locale take it in.
pub struct Gist<'r> {
    sections: Vec<Section<'r>>,
    /// Its words in the language of the locale.
    pub(super) own: Option<Met>,
    /// Those in the language of the source, and whether it has them beside its own.
    pub(super) source: Option<(Met, bool)>,
}

impl<'r> Gist<'r> {
    /// Its parts.
    pub(super) fn sections(&self) -> &[Section<'r>] {
        &self.sections
    }
}

/// The words of a locale.
pub(super) struct Tongue {
    ix: LocaleIx,
    /// Whether the pages' own source language is the locale's.
    same_language: bool,
    pub own: Lexicon,
    pub source: Lexicon,
}

/// The words of all locales. Shared by all threads, and by the indexes.
pub(super) struct Words<'a> {
    site: &'a Site,
    pub scanner: Scanner,
    tongues: Vec<Tongue>,
}

impl<'a> Words<'a> {
    /// None yet. `source` is the language that pages were translated from.
    pub fn new(site: &'a Site, source: &LocaleId) -> Self {
        let tongue = |ix| {
            let language = site.locale(ix).id.language().to_owned();
            let folding = Folding::of(&language);
            Tongue {
                ix,
                same_language: language == source.language(),
                own: Lexicon::new(&language, folding),
                source: Lexicon::new(&source.language(), folding),
            }
        };
        Self { site, scanner: Scanner::new(), tongues: site.locale_indices().map(tongue).collect() }
    }

    /// One more index is made of them.
    pub fn share(&self) {
        for lexicon in self.tongues.iter().flat_map(|t| [&t.own, &t.source]) {
            lexicon.share();
        }
    }

    /// Those of a locale.
    pub fn tongue(&self, locale: LocaleIx) -> Option<&Tongue> {
        self.tongues.get(usize::from(locale.0))
    }

    /// Reads a page that is in these indexes.
    pub fn gist<'r>(
        &self,
        locale: LocaleIx,
        page: PageId,
        read: &Read<'r>,
        indexes: Indexes,
    ) -> Option<Gist<'r>> {
        Some(self.tongue(locale)?.gist(self.site, &self.scanner, self.site.page(page), read, indexes))
    }
}

impl Tongue {
    fn gist<'r>(
        &self,
        site: &Site,
        scanner: &Scanner,
        page: &PageFacts,
        read: &Read<'r>,
        indexes: Indexes,
    ) -> Gist<'r> {
        let sections = texts::sections(read.own);
        let own = site.locale(self.ix).id.language() == site.locale(page.locale).id.language();
        let mut met = Meeting::new(scanner, if own { &self.own } else { &self.source }, indexes);
        met.add(&page.title, Field::Title, 0);
        if let Some(title) = read.own.first().map(|p| p.heading.as_str())
            && !same_words(title, &page.title)
        {
            met.add(title, Field::Heading, 0);
        }
        for (i, section) in sections.iter().enumerate() {
            let i = i as u16;
            if !section.continued {
                met.add(section.heading, Field::Heading, i);
            }
            met.add(section.prose(), Field::Body, i);
            met.add(section.code(), Field::Code, i);
        }
        met.add(page.meta.description.as_deref().unwrap_or_default(), Field::About, 0);
        for keyword in page.meta.keywords.iter().chain(&page.meta.uid) {
            met.add(keyword, Field::About, 0);
        }
        if own && self.same_language {
            met.add(slug(page), Field::About, 0);
        }
        let met = met.finish();
        match (own, self.same_language) {
            (false, _) => Gist { sections, own: None, source: Some((met, false)) },
            (true, true) => Gist { sections, own: Some(met), source: None },
            (true, false) => {
                let source = self.in_source(site, scanner, page, read.source, indexes);
                Gist { sections, own: Some(met), source: Some((source, true)) }
            }
        }
    }

    /// What of a translated page can be found in the language it was translated from.
    fn in_source(
        &self,
        site: &Site,
        scanner: &Scanner,
        page: &PageFacts,
        source: Option<&[Passage]>,
        indexes: Indexes,
    ) -> Met {
        let sections = source.map(texts::sections).unwrap_or_default();
        let mut met = Meeting::new(scanner, &self.source, indexes);
        met.add(slug(page), Field::About, 0);
        match source {
            Some(passages) => {
                let title = passages.first().map(|p| p.heading.as_str()).unwrap_or_default();
                met.add(title, Field::Title, 0);
                for (i, section) in sections.iter().enumerate() {
                    if !section.continued {
                        met.add(section.heading, Field::Heading, i as u16);
                    }
                    met.add(section.prose(), Field::Body, i as u16);
                }
            }
            // The page that was translated is another; its title and headings are known.
            None => {
                if let Some(there) = source_of(site, page).filter(|s| s.locale != page.locale) {
                    met.add(&there.title, Field::Title, 0);
                    for heading in there.headings.iter().filter(|h| h.level > 1) {
                        met.add(&heading.text, Field::Heading, 0);
                    }
                }
            }
        }
        met.finish()
    }
}

/// The last part of a page's path: in most docsets its title in the source language.
fn slug(page: &PageFacts) -> &str {
    page.path.rsplit('/').next().unwrap_or_default()
}

fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}
