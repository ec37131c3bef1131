//! The site: from facts and finished articles to files. Pure: nothing is read and nothing written; equal inputs give
//! equal bytes.
//!
//! A page is made by its Tera template out of a small context; what many pages share (navigation, texts) is made once
//! for a locale and cut to the page.

mod alternates;
mod assets;
mod breadcrumbs;
mod contents;
#[cfg(test)]
mod example;
mod fill;
mod landing;
mod learn_url;
mod listing;
mod llms;
mod locales;
mod manifest;
mod markdown;
mod nav;
mod not_found;
mod page;
pub mod panes;
mod redirect;
mod script;
pub mod search;
mod sequence;
mod sitemap;
mod social;
mod target;
mod theme;
mod truth;
mod url;
mod urls;
mod xrefmap;

use std::sync::{Arc, RwLock};

use rustc_hash::FxHashMap;
use tera::{Context, Value};

pub use alternates::{Alternates, alternates};
pub use assets::Assets;
pub use listing::{Listing, Listings};
pub use manifest::manifest;
pub use markdown::markdown_copy;
pub use nav::Nav;
pub use page::{Article, Original};
pub use search::{Read, Search};
pub use sitemap::sitemap;
pub use target::target_url;
pub use theme::{ASSETS, TEMPLATES, Theme, ThemeError, ThemeFile, messages_used};
pub use truth::TranslationState;
pub use url::{encode, file_output, markdown_output, page_output, relative};
pub use urls::{PageUrls, Sizes};
pub use xrefmap::xref_maps;

use crate::l10n::{Args, Catalog, Catalogs};
use crate::model::{LocaleId, LocaleIx, Site, TocId};

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// Path from the site's root, `/`-separated, as on the disk (not percent-encoded).
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// Where files go as they are made: together they are the largest thing of a build.
pub type Out<'a, E> = dyn Fn(OutputFile) -> Result<(), E> + Sync + 'a;

/// The texts of each locale of the site, in its order, falling back as the site is configured.
pub fn site_catalogs(site: &Site, catalogs: &Catalogs) -> Arc<Vec<Catalog>> {
    let source = &site.locale(Site::SOURCE).id;
    let of = |ix: LocaleIx| {
        let id = &site.locale(ix).id;
        let named = |tag: &str| tag.parse::<LocaleId>().is_ok_and(|t| t == *id);
        let configured: Vec<LocaleId> = site
            .config
            .locales
            .iter()
            .filter(|(tag, _)| named(tag))
            .flat_map(|(_, c)| c.fallback.iter().filter_map(|tag| tag.parse().ok()))
            .collect();
        catalogs.catalog(id, &configured, source)
    };
    Arc::new(site.locale_indices().map(of).collect())
}

/// Makes the site's files. One for a build, shared by its threads.
pub struct Renderer<'a> {
    site: &'a Site,
    theme: &'a Theme,
    catalogs: Arc<Vec<Catalog>>,
    navs: FxHashMap<(LocaleIx, TocId), Nav>,
    /// Days in words: a docset has few.
    days: RwLock<Days>,
}

/// By locale and day.
type Days = FxHashMap<(LocaleIx, Box<str>), Box<str>>;

impl<'a> Renderer<'a> {
    /// Resolves the navigation of every locale. `catalogs` are those the theme was made with.
    pub fn new(site: &'a Site, theme: &'a Theme, catalogs: Arc<Vec<Catalog>>) -> Self {
        let used = site.locale_indices().zip(&site.locale_tocs);
        let navs = used
            .flat_map(|(ix, tocs)| tocs.iter().map(move |&toc| ((ix, toc), Nav::new(site, ix, toc))))
            .collect();
        Self { site, theme, catalogs, navs, days: RwLock::default() }
    }

    /// The theme's assets.
    pub fn assets(&self) -> impl Iterator<Item = OutputFile> {
        self.theme.assets().outputs().cloned()
    }

    /// A text for people of `locale`, for text and attributes alike.
    pub fn text(&self, locale: LocaleIx, id: &str, args: &[(&str, &str)]) -> String {
        let Some(catalog) = self.catalog(locale) else { return id.to_owned() };
        let args: Args = args.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        catalog.format(id, Some(&args)).into_owned()
    }

    /// A day in words.
    fn day(&self, locale: LocaleIx, day: &str) -> String {
        let key = (locale, Box::from(day));
        if let Some(words) = self.days.read().ok().and_then(|days| days.get(&key).cloned()) {
            return words.into();
        }
        let words = self.catalog(locale).map_or_else(|| day.to_owned(), |c| c.date(day));
        if let Ok(mut days) = self.days.write() {
            days.insert(key, words.as_str().into());
        }
        words
    }

    fn nav(&self, locale: LocaleIx, path: &str) -> Option<&Nav> {
        self.navs.get(&(locale, self.site.toc_for(locale, path)?)).filter(|nav| !nav.is_empty())
    }

    fn catalog(&self, locale: LocaleIx) -> Option<&Catalog> {
        self.catalogs.get(usize::from(locale.0))
    }

    /// The docset's name as `locale` shows it.
    fn book(&self, locale: LocaleIx) -> String {
        match self.site.config.book.title.trim() {
            "" => {
                self.catalog(locale).map(|c| c.format("documentation", None).into_owned()).unwrap_or_default()
            }
            title => title.to_owned(),
        }
    }

    /// The values that `base.html` needs, for a page written to `output` whose links begin with `root`.
    fn context(&self, locale: LocaleIx, root: &str) -> Context {
        let l = self.site.locale(locale);
        let book = self.book(locale);
        let mut context = Context::new();
        context.insert_value("ui", Value::from(u64::from(locale.0)));
        context.insert_value("lang", Value::from(l.id.to_string()));
        context.insert_value("dir", Value::from(l.direction.name()));
        context.insert_value("title", Value::from(book.as_str()));
        context.insert_value("book", Value::from(book));
        context.insert_value("description", Value::none());
        context.insert_value("root", Value::from(root));
        context.insert_value("home", Value::from(format!("{root}{}/index.html", l.slug)));
        let search = self.site.config.output.site.search.then(|| Value::from(l.slug.as_ref()));
        context.insert_value("search", search.unwrap_or_else(Value::none));
        context.insert_value("has_nav", Value::from(false));
        context.insert_value("alternates", Value::from(Vec::<Value>::new()));
        for absent in ["canonical", "robots", "social", "markdown", "original"] {
            context.insert_value(absent, Value::none());
        }
        context
    }
}
