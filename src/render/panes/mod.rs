//! Help panes: the bundle that a portal embeds, as files below `panes/`. docs/panes-format.md is the format.
//!
//! A pane is made together with its page ([`PaneMaker::make`]); what names panes (shards, manifest, lists) when all are
//! made ([`PaneMaker::finish`]). Names are made of contents, and no file names one that names it.

mod address;
mod bundle;
mod clean;
mod constants;
mod history;
mod manifest;
mod npm;
mod page;
mod pane;
mod parents;
mod picture;
mod plain;
mod portal;
mod resolve;
mod rules;
mod schemas;
mod security;
mod shard;
mod strings;
mod sums;
mod urls;

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

pub use address::{hash, media as media_path};
pub use bundle::{Counts, FOLDER, Finished, LocaleCounts};
pub use clean::{clean, parsed};
pub use history::HistoryFile;
pub use pane::{Extent, PaneBody, PaneSource};
pub use picture::Picture;
pub use resolve::{chain, rank};
pub use rules::{RULES, TOO_LARGE};
pub use schemas::schemas;
pub use sums::{Sums, is_immutable};
pub use urls::{Media, Medium, PaneUrls};

use self::pane::{PaneFile, PaneHeading, PaneTranslation, RelatedPane, SCHEMA_VERSION};
use super::{OutputFile, Theme, ThemeError};
use crate::l10n::Catalog;
use crate::model::config::PanesOutput;
use crate::model::contexts::Pane;
use crate::model::{Contexts, LocaleIx, PageFacts, PageId, Site};

/// What stays known of a pane that was made.
#[derive(Clone, Debug)]
pub struct MadePane {
    /// Its id.
    pub id: Box<str>,
    /// The locale that it is written in.
    pub locale: LocaleIx,
    /// Its page.
    pub page: PageId,
    title: String,
    hash: String,
    /// Bytes of its file.
    pub size: usize,
    state: &'static str,
    stale: bool,
    /// Its source language is another pane.
    beside: bool,
}

/// Makes the files of a bundle. One for a build, shared by its threads.
pub struct PaneMaker<'a> {
    site: &'a Site,
    config: &'a PanesOutput,
    contexts: &'a Contexts,
    theme: &'a Theme,
    catalogs: Arc<Vec<Catalog>>,
    /// The panes of each page, by docset path.
    of_path: FxHashMap<&'a str, Vec<(&'a str, &'a Pane)>>,
    related: FxHashMap<&'a str, Vec<&'a str>>,
    files: page::PaneAssets,
    /// Name of the folder of each search index.
    search: Option<String>,
}

impl<'a> PaneMaker<'a> {
    /// `None`: the site has no panes.
    pub fn new(site: &'a Site, theme: &'a Theme, catalogs: Arc<Vec<Catalog>>) -> Option<Self> {
        let (config, contexts) = (site.config.output.panes.as_ref()?, site.contexts.as_ref()?);
        let mut of_path: FxHashMap<&str, Vec<_>> = FxHashMap::default();
        for (id, pane) in &contexts.panes {
            of_path.entry(&pane.path).or_default().push((id.as_ref(), pane));
        }
        let files = page::PaneAssets::new(theme, &catalogs);
        let related = related(contexts);
        let maker = Self { site, config, contexts, theme, catalogs, of_path, related, files, search: None };
        Some(Self { search: maker.name_search(), ..maker })
    }

    /// Name of the folder of each search index; `None`: the panes are not searched.
    pub fn search_version(&self) -> Option<String> {
        self.search.clone()
    }

    /// The contexts of the site.
    pub fn contexts(&self) -> &'a Contexts {
        self.contexts
    }

    /// The panes that a page is shown in: their ids, and the section they are of.
    pub fn panes_of(&self, page: &PageFacts) -> &[(&'a str, &'a Pane)] {
        if page.data { &[] } else { self.of_path.get(page.path.as_ref()).map_or(&[], Vec::as_slice) }
    }

    /// The files of a pane, shown in a locale: its own, or another's.
    pub fn make(
        &self,
        (pane, locale): (&str, LocaleIx),
        (page, extent): (PageId, &Extent),
        body: PaneBody,
    ) -> Result<(Option<MadePane>, Vec<OutputFile>), ThemeError> {
        let facts = self.site.page(page);
        let written_in = self.site.locale(facts.locale);
        let own = facts.locale == locale;
        let section = pane.split_once('#').map(|(_, section)| section);
        let anchor = extent.section.and(section);
        let whole = crate::model::pane_id(&facts.path);
        let html = clean::clean(&body.html);
        let source = body
            .source
            .map(|source| PaneSource { html: source.html.map(|html| clean::clean(&html)), ..source });
        let mut file = PaneFile {
            schema_version: SCHEMA_VERSION,
            id: pane.to_owned(),
            locale: written_in.id.to_string(),
            dir: written_in.direction,
            title: body.title,
            description: facts.meta.description.as_deref().filter(|_| section.is_none()).map(Into::into),
            html,
            toc: pane::toc(facts, extent),
            source,
            related: self.related_to(pane, facts.locale),
            translation: PaneTranslation::of(self.site, facts),
            updated: facts.meta.date.as_deref().map(Into::into),
            canonical_url: pane::canonical_url(self.site, facts.locale, facts, anchor),
            edit_url: pane::edit_address(self.site, facts),
            page: facts.path.to_string(),
            parent: (section.is_some() && self.contexts.panes.contains_key(&whole))
                .then(|| whole.to_string()),
        };
        if file.toc.len() < 2 {
            file.toc = Vec::<PaneHeading>::new();
        }
        let mut files = vec![self.page(locale, pane, &file)?];
        if !own {
            return Ok((None, files));
        }
        let (path, hash, bytes) = file.output(&written_in.slug);
        let made = MadePane {
            id: pane.into(),
            locale,
            page,
            title: file.title,
            hash,
            size: bytes.len(),
            state: file.translation.state(),
            stale: file.translation.stale,
            beside: file.source.is_some_and(|source| source.html.is_none()),
        };
        files.push(OutputFile { path, bytes });
        Ok((Some(made), files))
    }

    fn related_to(&self, pane: &str, locale: LocaleIx) -> Vec<RelatedPane> {
        let ids = self.related.get(pane).map_or(&[][..], Vec::as_slice);
        let title = |id: &str| {
            let pane = self.contexts.panes.get(id)?;
            let page = self.site.page(self.contexts.shown(self.site, id, locale)?);
            let heading = pane.section.as_deref().and_then(|section| {
                page.headings.get(crate::model::contexts::section_in(self.site, page, section)?)
            });
            Some(heading.map_or_else(|| page.pane_title(), |h| &h.text).to_owned())
        };
        ids.iter().filter_map(|id| Some(RelatedPane { id: (*id).to_owned(), title: title(id)? })).collect()
    }
}

/// Related panes that are shown at most.
const RELATED: usize = 3;

/// A context that leads to more panes says little of what they have in common.
const CROWD: usize = 12;

/// For each pane, the others that share contexts with it: those that share most, then by id.
fn related(contexts: &Contexts) -> FxHashMap<&str, Vec<&str>> {
    let mut shared: FxHashMap<&str, BTreeMap<&str, usize>> = FxHashMap::default();
    for context in contexts.ids.values().filter(|c| c.panes.len() <= CROWD) {
        for a in &context.panes {
            for b in context.panes.iter().filter(|b| b.pane != a.pane) {
                *shared.entry(&a.pane).or_default().entry(&b.pane).or_default() += 1;
            }
        }
    }
    shared.into_iter().map(|(id, others)| (id, best(others))).collect()
}

fn best(others: BTreeMap<&str, usize>) -> Vec<&str> {
    let mut others: Vec<_> = others.into_iter().collect();
    others.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
    others.into_iter().take(RELATED).map(|(id, _)| id).collect()
}
