//! The languages of a page: links that keep the page, to every locale that shows it.

use serde::Serialize;

use super::url;
use crate::model::{LocaleIx, Site};

/// A locale in the language menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Language<'a> {
    /// Its own name for itself.
    pub label: &'a str,
    /// Its tag.
    pub tag: String,
    /// The same page there.
    pub url: String,
    /// It is this page's locale.
    pub current: bool,
    /// It lacks the page and shows it in another language.
    pub fallback: bool,
}

/// Every locale that shows the page at `path`, for the page that `locale` shows.
pub fn languages<'a>(site: &'a Site, locale: LocaleIx, path: &str) -> Vec<Language<'a>> {
    let here = url::page_output(site, locale, path);
    site.locale_indices()
        .filter_map(|ix| {
            let shown = site.page(site.shown(path, ix)?);
            let url = url::relative(&here, &url::page_output(site, ix, path));
            Some(language(site, ix, url, ix == locale, shown.locale != ix))
        })
        .collect()
}

/// Every locale, linked to its start page; for pages that belong to no docset path. `current`: whose they are.
pub fn start_pages<'a>(site: &'a Site, root: &str, current: Option<LocaleIx>) -> Vec<Language<'a>> {
    let of = |ix: LocaleIx| {
        let url = format!("{root}{}/index.html", site.locale(ix).slug);
        language(site, ix, url, current == Some(ix), false)
    };
    site.locale_indices().map(of).collect()
}

fn language(site: &Site, ix: LocaleIx, url: String, current: bool, fallback: bool) -> Language<'_> {
    let locale = site.locale(ix);
    let (label, tag) = (locale.label.as_ref(), locale.id.to_string());
    Language { label, tag, url, current, fallback }
}
