//! One pane as a file.

use schemars::JsonSchema;
use serde::Serialize;

use super::address;
use crate::html::Outlined;
use crate::model::{Direction, LocaleIx, PageFacts, Site, contexts};
use crate::render::truth::{Truth, edit_url};
use crate::render::url;

/// The version of every kind of file in the bundle.
pub const SCHEMA_VERSION: &str = "1.0";

/// `l/<locale>/p/<hash>.json`: a pane.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PaneFile {
    /// `1.0`; the major number is raised when a field changes its meaning.
    pub schema_version: &'static str,
    /// Docset path in lower case; of a section, `path#anchor`.
    pub id: String,
    /// The language it is written in.
    pub locale: String,
    /// Which way that runs.
    #[schemars(with = "String")]
    pub dir: Direction,
    /// Plain text.
    pub title: String,
    /// One or two sentences, plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The body without the title, sanitized.
    pub html: String,
    /// Headings of the body.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub toc: Vec<PaneHeading>,
    /// The language it was translated from, where a reader can have both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<PaneSource>,
    /// Panes that have contexts in common with this one, most of them first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RelatedPane>,
    /// Who made it from what.
    pub translation: PaneTranslation,
    /// Day of the last change, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// The page on the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical_url: Option<String>,
    /// Where it is edited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edit_url: Option<String>,
    /// Docset path of the page.
    pub page: String,
    /// Of a section: the pane of its page, if that is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
}

/// A heading of a pane.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PaneHeading {
    /// 2 to 6.
    pub level: u8,
    /// Its id, with `hp-`.
    pub anchor: String,
    /// Plain text.
    pub text: String,
}

/// The language a pane was translated from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PaneSource {
    /// Its tag.
    pub locale: String,
    /// Which way it runs.
    #[schemars(with = "String")]
    pub dir: Direction,
    /// The title in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The body in it, sanitized. Without: the pane of the locale, by `o` of the shard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// Both bodies have the same number of elements with `data-b`, which belong together in their order.
    pub blocks: bool,
    /// Elements with the same `data-s` belong together.
    pub segments: bool,
}

/// A pane to read next.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RelatedPane {
    /// Its id.
    pub id: String,
    /// Its title, in the language of the pane that names it where it has that.
    pub title: String,
}

/// How a pane came to its language.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PaneTranslation {
    /// `source`, `mt` or `ht`.
    pub kind: &'static str,
    /// Day it was handed over, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handed_off: Option<String>,
    /// Beginning of the commit that was translated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_commit: Option<String>,
    /// Whether the original is newer.
    pub stale: bool,
    /// Day of the original's last change, where it is newer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stale_since: Option<String>,
    /// Percent of it that is still the original's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untranslated: Option<u32>,
}

impl PaneTranslation {
    /// Of a page in its own locale.
    pub fn of(site: &Site, page: &PageFacts) -> Self {
        let truth = Truth::of(site, page, false);
        let translated = page.locale != Site::SOURCE || page.segments > 0 || page.meta.translation.is_some();
        Self {
            kind: match (translated, truth.by) {
                (false, _) => "source",
                (true, Some("machine")) => "mt",
                (true, _) => "ht",
            },
            handed_off: truth.on.map(Into::into),
            source_commit: truth.commit.map(Into::into),
            stale: truth.stale_since.is_some(),
            stale_since: truth.stale_since.map(Into::into),
            untranslated: truth.share,
        }
    }

    /// The state of shards.
    pub fn state(&self) -> &'static str {
        if self.stale { "stale" } else { self.kind }
    }
}

/// What a pane holds, made by the renderer.
pub struct PaneBody {
    /// The title, plain text.
    pub title: String,
    /// The HTML, not yet clean.
    pub html: String,
    /// Its source language.
    pub source: Option<PaneSource>,
}

/// Which part of a page a pane is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Its headings, by their place in [`PageFacts::headings`].
    pub headings: std::ops::Range<usize>,
    /// Number of the heading among those that stand in no other block; `None`: the page.
    pub section: Option<usize>,
}

impl Extent {
    /// The whole of a page.
    pub fn page(page: &PageFacts) -> Self {
        Self { headings: 0..page.headings.len(), section: None }
    }

    /// A section of it: by the heading in the source page. `None`: this translation has no such section.
    pub fn section(site: &Site, page: &PageFacts, article: &Outlined, section: &str) -> Option<Self> {
        let at = contexts::section_in(site, page, section)?;
        let heading = page.headings.get(at)?;
        let nth = article.heading(&heading.id)?;
        let level = heading.level;
        let end = page.headings.iter().skip(at + 1).position(|h| h.level <= level);
        let end = end.map_or(page.headings.len(), |n| at + 1 + n);
        Some(Self { headings: at + 1..end, section: Some(nth) })
    }
}

/// The headings of a pane that a contents list shows.
pub fn toc(page: &PageFacts, extent: &Extent) -> Vec<PaneHeading> {
    let headings = page.headings.get(extent.headings.clone()).unwrap_or_default();
    headings
        .iter()
        .filter(|h| (2..=3).contains(&h.level) && !h.text.is_empty())
        .map(|h| PaneHeading { level: h.level, anchor: format!("hp-{}", h.id), text: h.text.to_string() })
        .collect()
}

/// The address of a page on the site.
pub fn canonical_url(
    site: &Site,
    locale: LocaleIx,
    page: &PageFacts,
    anchor: Option<&str>,
) -> Option<String> {
    let base = &site.config.output.site.site_url;
    let path = url::encode(&url::page_output(site, locale, &page.path));
    let fragment = anchor.map(url::fragment).unwrap_or_default();
    (!base.is_empty()).then(|| format!("{base}{path}{fragment}"))
}

/// Where a page is edited.
pub fn edit_address(site: &Site, page: &PageFacts) -> Option<String> {
    edit_url(site, page)
}

impl PaneFile {
    /// The file: its path and its bytes.
    pub fn output(&self, slug: &str) -> (String, String, Vec<u8>) {
        let html = self.html.len() + self.source.iter().flat_map(|s| &s.html).map(String::len).sum::<usize>();
        let mut bytes = Vec::with_capacity(html + html / 4 + 1024);
        if serde_json::to_writer(&mut bytes, self).is_err() {
            bytes.clear();
        }
        let hash = address::hash(&bytes);
        (format!("l/{slug}/p/{hash}.json"), hash, bytes)
    }
}
