//! The search index: for each locale a folder of small files of which a search asks for a few. Made from the passages
//! of the pages while they are rendered; a locale's words are written when its last page has come. The format and its
//! reasons: docs/search-format.md.

mod digest;
mod facets;
mod gist;
mod letters;
mod lexicon;
mod lists;
mod locale;
mod shards;
mod stemming;
mod texts;
mod vlq;
mod words;

use std::sync::Arc;

pub use self::gist::Gist;
use self::gist::Words;
use self::lexicon::Indexes;
use self::locale::Locale;
use super::{Out, Renderer, url};
use crate::html::Passage;
use crate::model::{Contexts, LocaleId, LocaleIx, PageFacts, PageId, Site};

/// Where the index of a site stands.
pub const FOLDER: &str = "search/";

/// How the files are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Scripts that register what they hold: they load from any folder, by `file:` too.
    Script,
    /// JSON.
    Json,
}

/// What is searched.
#[derive(Clone, Debug)]
pub enum Scope<'a> {
    /// The pages of the site.
    Site,
    /// The help panes. The address of a result is its pane's id.
    Panes {
        /// Which pages are panes.
        contexts: &'a Contexts,
        /// The name of the index's folder in the locale's.
        version: String,
    },
}

impl Scope<'_> {
    /// The address of a page's results; `None`: it is not searched for.
    fn address(&self, site: &Site, locale: LocaleIx, page: &PageFacts) -> Option<String> {
        match self {
            _ if !is_found(page) => None,
            Self::Site => Some(url::encode(&url::page_output(site, locale, &page.path))),
            Self::Panes { contexts, .. } => contexts.pane_of(&page.path).map(ToOwned::to_owned),
        }
    }

    /// The index, among those that share their words.
    fn index(&self) -> Indexes {
        match self {
            Self::Site => Indexes::SITE,
            Self::Panes { .. } => Indexes::PANES,
        }
    }

    /// The name under which a file of a locale is written.
    fn path(&self, slug: &str, name: &str, extension: &str) -> String {
        match self {
            Self::Site => format!("{FOLDER}{slug}/{name}.{extension}"),
            Self::Panes { version, .. } => format!("l/{slug}/search/{version}/{name}.{extension}"),
        }
    }
}

/// The text of a page as a locale shows it.
pub struct Read<'a> {
    /// Its passages.
    pub own: &'a [Passage],
    /// Those of the source language that it carries beside them.
    pub source: Option<&'a [Passage]>,
}

/// The index of all locales in the making. Shared by all threads.
pub struct Search<'a> {
    site: &'a Site,
    renderer: &'a Renderer<'a>,
    words: Arc<Words<'a>>,
    form: Form,
    scope: Scope<'a>,
    locales: Vec<Locale>,
}

impl<'a> Search<'a> {
    /// An index to be filled. `source` is the language that pages were translated from.
    pub fn new(renderer: &'a Renderer<'a>, source: Option<&LocaleId>, form: Form, scope: Scope<'a>) -> Self {
        let site = renderer.site;
        let words = Words::new(site, source.unwrap_or(&site.locale(Site::SOURCE).id));
        Self::of(renderer, Arc::new(words), form, scope)
    }

    /// Another index, of another scope, to be filled with the same pages: what both need of a page is read once.
    pub fn beside(&self, form: Form, scope: Scope<'a>) -> Self {
        Self::of(self.renderer, Arc::clone(&self.words), form, scope)
    }

    fn of(renderer: &'a Renderer<'a>, words: Arc<Words<'a>>, form: Form, scope: Scope<'a>) -> Self {
        words.share();
        let site = renderer.site;
        let locale = |ix| Locale::new(renderer, &words.scanner, ix, &scope);
        let locales = site.locale_indices().map(locale).collect();
        Self { site, renderer, words, form, scope, locales }
    }

    /// Whether a page is searched for in a locale.
    pub fn takes(&self, locale: LocaleIx, page: PageId) -> bool {
        let index = self.locales.get(usize::from(locale.0));
        index.is_some_and(|index| index.number(self.site, self.site.page(page)).is_some())
    }

    /// Reads a page as `locale` shows it for all indexes that take it; they were made beside each other. `None`: none does.
    pub fn gist<'r>(indexes: &[&Self], locale: LocaleIx, page: PageId, read: &Read<'r>) -> Option<Gist<'r>> {
        let of = indexes.iter().filter(|index| index.takes(locale, page)).map(|index| index.scope.index());
        let words = &indexes.first()?.words;
        words.gist(locale, page, read, of.reduce(Indexes::with)?)
    }

    /// Takes in a page as `locale` shows it; the files that are complete with it go `out`.
    pub fn page<E: Send>(
        &self,
        locale: LocaleIx,
        page: PageId,
        gist: &Gist,
        out: &Out<'_, E>,
    ) -> Result<(), E> {
        match self.locales.get(usize::from(locale.0)) {
            Some(index) => index.page(self, page, gist, out),
            None => Ok(()),
        }
    }

    /// The index of every locale that has no pages: no page completes it.
    pub fn rest<E: Send>(&self, out: &Out<'_, E>) -> Result<(), E> {
        self.locales.iter().filter(|index| index.is_empty()).try_for_each(|index| index.finish(self, out))
    }
}

/// Whether a page is searched for: not where it only leads on, or is no page to read.
fn is_found(page: &PageFacts) -> bool {
    !page.data && page.meta.redirect_url.is_none()
}
