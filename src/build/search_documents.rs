//! `export search-documents`: the pages of a locale, section by section, for a search engine.

use std::io::{self, Write};

use rayon::prelude::*;

use super::read::{self, Loaded};
use super::selection::SOURCE_LANGUAGE;
use super::site::BuildError;
use super::watch::{Stage, Watch};
use crate::export::{SearchDocument, SearchEngine, SearchIndex, SearchPage, search_documents};
use crate::html;
use crate::load::{self, LoadOptions};
use crate::model::{LocaleId, LocaleIx, PageId, Site};
use crate::render::{Listings, PageUrls};
use crate::syntax::bilingual::Side;

/// So many pages are in memory at a time.
const BATCH: usize = 256;

/// A docset whose sections can be written.
pub struct SearchExport {
    loaded: Loaded,
    source: Option<LocaleId>,
}

impl SearchExport {
    /// Reads the docset's facts.
    pub fn open(options: &LoadOptions, watch: &dyn Watch) -> Result<Self, BuildError> {
        let loaded = read::read(load::load(options)?, watch);
        let source = match loaded.site.source() {
            Some(ix) => Some(loaded.site.locale(ix).id.clone()),
            None => SOURCE_LANGUAGE.parse().ok(),
        };
        Ok(Self { loaded, source })
    }

    /// The docset's facts.
    pub fn site(&self) -> &Site {
        &self.loaded.site
    }

    /// The index of a locale.
    pub fn index<'a>(&'a self, name: &'a str, locale: LocaleIx) -> SearchIndex<'a> {
        let site = self.site();
        let translated = site.source() != Some(locale);
        SearchIndex {
            name,
            locale: &site.locale(locale).id,
            source: self.source.as_ref().filter(|_| translated),
        }
    }

    /// Writes the documents of a locale, in the order of its pages; returns how many.
    pub fn write(
        &self,
        (name, locale): (&str, LocaleIx),
        engine: SearchEngine,
        out: &mut dyn Write,
        watch: &dyn Watch,
    ) -> io::Result<usize> {
        let site = self.site();
        let index = self.index(name, locale);
        let listings = Listings::new(site, locale);
        let shown: Vec<PageId> = site.groups.iter().filter_map(|g| site.shown(&g.path, locale)).collect();
        watch.begin(Stage::Rendering, shown.len());
        let mut count = 0;
        for batch in shown.chunks(BATCH) {
            let pages: Vec<Vec<SearchDocument>> = batch
                .par_iter()
                .map(|&id| {
                    let documents = self.page(&index, (locale, id), &listings);
                    watch.step();
                    documents
                })
                .collect();
            for document in pages.iter().flatten() {
                engine.write(&index, document, out)?;
                count += 1;
            }
        }
        Ok(count)
    }

    fn page(
        &self,
        index: &SearchIndex<'_>,
        (locale, id): (LocaleIx, PageId),
        listings: &Listings<'_>,
    ) -> Vec<SearchDocument> {
        let Loaded { docset, site, .. } = &self.loaded;
        let facts = site.page(id);
        let urls = PageUrls::new(site, locale, id);
        // Of a fallback page, what is shown is the source already.
        let bilingual = facts.segments > 0 && facts.locale == locale;
        let sides = if bilingual { &[Side::Target, Side::Source][..] } else { &[Side::Target] };
        let mut passages = sides.iter().map(|&side| {
            let [document] = load::page::documents(docset, facts, [side]);
            html::passages(&document, &urls)
        });
        let listing = listings.of(id);
        search_documents(
            index,
            &SearchPage {
                language: &site.locale(facts.locale).id,
                path: &facts.path,
                url: &listing.url,
                title: &facts.title,
                crumbs: &listing.crumbs,
                state: listing.state.name(),
                meta: &facts.meta,
                passages: &passages.next().unwrap_or_default(),
                original: &passages.next().unwrap_or_default(),
            },
        )
    }
}
