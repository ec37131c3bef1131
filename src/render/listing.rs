//! What lists say of a page beside its title: where it stands, and how it came into its language.

use rustc_hash::FxHashMap;

use super::breadcrumbs::breadcrumbs;
use super::nav::Nav;
use super::truth::TranslationState;
use super::{alternates, url};
use crate::model::{LocaleIx, PageId, Site, TocId};

/// A page as a list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Its address, percent-encoded: absolute where the site's is known, otherwise from the site's root.
    pub url: String,
    /// The names of the entries above it in the table of contents.
    pub crumbs: Vec<String>,
    /// How it came into the language it is shown in.
    pub state: TranslationState,
}

/// The listings of a locale's pages.
pub struct Listings<'a> {
    site: &'a Site,
    locale: LocaleIx,
    navs: FxHashMap<TocId, Nav>,
}

impl<'a> Listings<'a> {
    /// Resolves the locale's navigation.
    pub fn new(site: &'a Site, locale: LocaleIx) -> Self {
        let tocs = site.locale_tocs.get(usize::from(locale.0)).into_iter().flatten();
        Self { site, locale, navs: tocs.map(|&toc| (toc, Nav::new(site, locale, toc))).collect() }
    }

    /// Of a page that the locale shows.
    pub fn of(&self, id: PageId) -> Listing {
        let page = self.site.page(id);
        let output = url::page_output(self.site, self.locale, &page.path);
        let nav = self.site.toc_for(self.locale, &page.path).and_then(|toc| self.navs.get(&toc));
        let crumbs = breadcrumbs(nav, &page.path, &output).into_iter().map(|c| c.name).collect();
        let base = alternates::base(self.site).unwrap_or_default();
        let url = alternates::address(self.site, &base, self.locale, &page.path);
        let state = TranslationState::of(self.site, page, page.locale != self.locale);
        Listing { url, crumbs, state }
    }
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    #[test]
    fn a_page_is_listed_with_its_place_and_its_state() {
        let mut site = example::site();
        let swedish = example::locale(&site, "sv-se");
        let listing = |site: &Site, path: &str| {
            let id = site.shown(path, swedish).unwrap();
            let Listing { url, crumbs, state } = Listings::new(site, swedish).of(id);
            (url, crumbs.join(" / "), state.name())
        };
        let (url, crumbs, state) = listing(&site, "guide/only-english");
        assert_eq!(
            (url.as_str(), state),
            ("https://help.example/docs/sv-se/guide/only-english.html", "fallback")
        );
        assert_ne!(crumbs, "");
        site.config.output.site.site_url.clear();
        let (url, _, state) = listing(&site, "guide/start");
        assert_eq!((url.as_str(), state), ("sv-se/guide/start.html", "machine"));
    }
}
