//! `manifest.json`: what the site holds, for other programs.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::{OutputFile, url};
use crate::model::{LocaleIx, PageHash, PageState, Site, TranslationKind};

#[derive(Serialize)]
struct Manifest<'a> {
    /// Raised when a field changes its meaning.
    version: u32,
    title: &'a str,
    source: String,
    locales: Vec<Language<'a>>,
    pages: Pages<'a>,
}

#[derive(Serialize)]
struct Language<'a> {
    slug: &'a str,
    tag: String,
    label: &'a str,
    dir: &'static str,
    url: String,
}

#[derive(Serialize)]
struct Entry<'a> {
    title: &'a str,
    state: PageState,
    /// The locale whose page is shown; for fallback pages only.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    translation: Option<TranslationKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_commit: Option<&'a str>,
    hash: PageHash,
    /// From the site's root, percent-encoded.
    url: String,
}

/// The manifest: pages by docset path, then locale.
pub fn manifest(site: &Site) -> OutputFile {
    let locales = site
        .locale_indices()
        .map(|ix| {
            let l = site.locale(ix);
            Language {
                slug: &l.slug,
                tag: l.id.to_string(),
                label: &l.label,
                dir: l.direction.name(),
                url: url::encode(&url::page_output(site, ix, "index")),
            }
        })
        .collect();
    let title = site.config.book.title.trim();
    let source = site.locale(Site::SOURCE).slug.to_string();
    let manifest = Manifest { version: 1, title, source, locales, pages: Pages(site) };
    // Room that is not needed is not touched; a list that grows is copied.
    let mut bytes = Vec::with_capacity(4096 + site.groups.len() * (128 + site.locales.len() * 512));
    // Plain structs with text keys: writing them to memory does not fail.
    let _ = serde_json::to_writer_pretty(&mut bytes, &manifest);
    bytes.push(b'\n');
    OutputFile { path: "manifest.json".into(), bytes }
}

/// All pages. They are written one after the other: of a large docset the whole list is some megabytes.
struct Pages<'a>(&'a Site);

impl Serialize for Pages<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(site) = *self;
        let entries = |path: &str| -> BTreeMap<&str, Entry> {
            site.locale_indices()
                .filter_map(|ix| Some((site.locale(ix).slug.as_ref(), entry(site, ix, path)?)))
                .collect()
        };
        let mut paths: Vec<&str> = site.groups.iter().map(|group| group.path.as_ref()).collect();
        paths.sort_unstable();
        to.collect_map(paths.into_iter().map(|path| (path, entries(path))))
    }
}

fn entry<'a>(site: &'a Site, locale: LocaleIx, path: &str) -> Option<Entry<'a>> {
    let page = site.page(site.shown(path, locale)?);
    let state = match () {
        () if page.locale != locale => PageState::Fallback,
        () if locale == Site::SOURCE => PageState::Source,
        () => PageState::Translated,
    };
    Some(Entry {
        title: &page.title,
        state,
        from: (state == PageState::Fallback).then(|| site.locale(page.locale).slug.as_ref()),
        translation: page.meta.translation,
        source_commit: page.meta.handoff().source_commit.as_deref(),
        hash: page.hash,
        url: url::encode(&url::page_output(site, locale, path)),
    })
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    #[test]
    fn every_page_has_an_entry_for_each_locale_that_shows_it() {
        let site = example::site();
        let file = manifest(&site);
        let json: serde_json::Value = serde_json::from_slice(&file.bytes).unwrap();
        let start = &json["pages"]["guide/start"];
        let states: Vec<_> =
            ["en-us", "sv-se", "ar-sa"].map(|l| start[l]["state"].as_str().unwrap().to_owned()).into();
        assert_eq!(states, ["source", "translated", "fallback"]);
        assert_eq!(start["sv-se"]["translation"], "machine");
        assert_eq!(start["sv-se"]["source_commit"], "abc123");
        assert_eq!(
            (&start["ar-sa"]["from"], &start["ar-sa"]["url"]),
            (&"en-us".into(), &"ar-sa/guide/start.html".into())
        );
        assert_eq!(json["locales"][2]["dir"], "rtl");
        assert_eq!(file, manifest(&example::site()));
    }
}
