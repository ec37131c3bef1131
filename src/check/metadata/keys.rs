//! Keys of front matter in one page and in those it is compared with.

use std::borrow::Cow;

use crate::check::reading::{Basis, Family, Form, FrontKeys, LocalePage, Translation};
use crate::syntax::front_matter::FrontMatter;
use crate::text::Span;

/// The front matter of a page beside that of others.
pub struct FrontContext<'a> {
    /// The page.
    pub page: &'a LocalePage,
    /// Its front matter.
    pub front: Option<&'a FrontMatter>,
    /// The page it was translated from, of any version.
    pub source: Option<&'a LocalePage>,
    /// What it is compared with.
    pub others: References<'a>,
    /// Keys that most of these have, that a translation must have, too, and that it lacks.
    pub lacking: Vec<&'a str>,
    /// Keys that none of these has, and that are none of Learn's.
    pub unknown: Vec<&'a str>,
    /// Whether all other keys, those of the localization aside, are keys of these.
    pub is_within: bool,
}

impl<'a> FrontContext<'a> {
    /// The front matter of one of the translations of a path.
    pub fn new(family: &Family<'a>, page: &Translation<'a>) -> Self {
        let (others, mine) = (references(family, page), keys(page.page));
        let is_empty =
            |name: &str| page.page.front.as_ref().is_some_and(|f| is_empty(f, page.page.text(), name));
        // A text that is not there is missing, whether its key is there or not.
        let emptied = |name: &str| is_text_key(name) && is_empty(name) && others.has_text(name);
        let lacks = |name: &&str| mine.binary_search(name).is_err() || emptied(name);
        let lacking = others.shared().filter(lacks).collect();
        let only: Vec<&str> = mine.into_iter().filter(|name| !others.has(name)).collect();
        let is_within = only.iter().all(|name| is_localization_key(name));
        let unknown = only.into_iter().filter(|name| !is_known(name)).collect();
        let (page, source) = (page.page, page.source_page);
        Self { page, front: page.front.as_ref(), source, others, lacking, unknown, is_within }
    }

    /// What is kept of the page.
    pub fn kept(&self) -> FrontKeys {
        let alone = self.others.pages == 0 || self.others.is_of_other_versions();
        FrontKeys::new(self.page, self.source, alone)
    }
}

/// Whether a key is there and says nothing.
pub fn is_empty(front: &FrontMatter, text: &str, name: &str) -> bool {
    let value = front.entry(name).and_then(|e| text.get(e.value.clone()));
    value.is_some_and(|value| Form::of(value) == Form::Empty)
}

/// The keys of a page, sorted.
fn keys(page: &LocalePage) -> Vec<&str> {
    let mut keys: Vec<&str> = page.front.iter().flat_map(|f| &f.entries).map(|e| e.name.as_ref()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// What a page's front matter is compared with: that of its source page, otherwise of the same version in other locales,
/// otherwise, for its keys alone, of any version in at least two of them.
pub struct References<'a> {
    /// How many pages these are.
    pages: usize,
    /// Whether all are of the version that the page was made from.
    pub same_version: bool,
    /// Whether they are pages of other locales.
    pub by_peers: bool,
    /// For messages.
    pub name: &'a str,
    /// Sorted by key.
    values: Vec<Value<'a>>,
    /// The pages of all other locales, whatever their version.
    locales: Vec<&'a LocalePage>,
}

/// Locales that show what a page of any locale has.
const MIN_LOCALES: usize = 2;

/// A key of one of these pages.
struct Value<'a> {
    key: &'a str,
    text: &'a str,
    place: Span,
}

impl<'a> References<'a> {
    /// Its values in all pages.
    fn of(&self, name: &str) -> &[Value<'a>] {
        let from = self.values.get(self.values.partition_point(|v| v.key < name)..).unwrap_or_default();
        from.get(..from.partition_point(|v| v.key == name)).unwrap_or_default()
    }

    /// Whether these are pages of other locales, each of any version: that they have a key says something, its value nothing.
    pub fn is_of_other_versions(&self) -> bool {
        self.by_peers && !self.same_version
    }

    /// Whether any has a key.
    pub fn has(&self, name: &str) -> bool {
        !self.of(name).is_empty()
    }

    /// Keys that most of them have and that a translation must have, too.
    fn shared(&self) -> impl Iterator<Item = &'a str> {
        let by_key = self.values.chunk_by(|a, b| a.key == b.key);
        by_key
            .filter(|same| same.len() * 2 > self.pages)
            .filter_map(|same| same.first())
            .map(|v| v.key)
            .filter(|key| self.by_peers || !is_source_key(key) || self.is_everywhere(key))
            .filter(|key| !is_localization_key(key))
    }

    /// Whether the page has a key in all other locales.
    fn is_everywhere(&self, name: &str) -> bool {
        let has = |page: &&LocalePage| page.front.as_ref().is_some_and(|f| f.entry(name).is_some());
        self.locales.len() >= MIN_LOCALES && self.locales.iter().all(has)
    }

    /// Whether a value of more than a few letters stands there under a key that a front matter lacks.
    pub fn has_lost(&self, front: Option<&FrontMatter>, value: &str) -> bool {
        let lacks = |key: &str| front.is_some_and(|f| f.entry(key).is_none());
        value.len() > 5 && self.values.iter().any(|v| v.text == value && lacks(v.key))
    }

    /// Whether all values of a key say something.
    fn has_text(&self, name: &str) -> bool {
        self.of(name).iter().all(|v| Form::of(v.text) != Form::Empty)
    }

    /// Where a key stands.
    pub fn place(&self, name: &str) -> Option<Span> {
        self.of(name).first().map(|v| v.place)
    }

    /// The value that most agree on, with its place.
    pub fn value(&self, name: &str) -> Option<(&'a str, Span)> {
        let values = self.of(name);
        let count = |text: &str| values.iter().filter(|v| v.text == text).count();
        let value = values.iter().max_by_key(|v| (count(v.text), std::cmp::Reverse(v.text)))?;
        (count(value.text) * 2 > values.len()).then_some((value.text, value.place))
    }
}

/// What the front matter of a page is compared with.
fn references<'a>(family: &Family<'a>, page: &Translation<'a>) -> References<'a> {
    let with_source = page.comparisons.iter().find(|c| c.basis == Basis::SourcePage);
    let mut pages: Vec<&'a LocalePage> = vec![];
    let (mut same_version, mut by_peers, mut name) = (true, false, "");
    // Of a text of a line or two nobody can tell the version.
    let long = page.page.is_bilingual() || page.page.blocks.blocks.len() >= 4;
    if !with_source.is_some_and(|c| c.same_version && long) {
        let commit = page.page.meta.handoff().source_commit.as_ref();
        // A page with less than its source page, and an older date, is of an older version.
        let aged =
            page.page.meta.date.is_some() && with_source.is_some_and(|c| !c.same_version && c.has_less());
        for other in &family.translations {
            let same = commit.is_some()
                && other.page.meta.handoff().source_commit.as_ref() == commit
                && !(aged && other.page.meta.date > page.page.meta.date);
            if other.page.locale != page.page.locale && same {
                by_peers = true;
                pages.push(other.page);
                name = if name.is_empty() {
                    &page.site.locale(other.page.locale).slug
                } else {
                    "another locale"
                };
            }
        }
    }
    let mine = page.page.locale;
    let locales: Vec<_> = family.translations.iter().map(|t| t.page).filter(|p| p.locale != mine).collect();
    if with_source.is_none() && pages.is_empty() && locales.len() >= MIN_LOCALES {
        (by_peers, same_version, name) = (true, false, "another locale");
        pages.clone_from(&locales);
    }
    if let (Some(comparison), false) = (with_source, by_peers) {
        pages.push(comparison.reference);
        same_version = comparison.same_version && long;
        name = comparison.other;
    }
    let mut values = vec![];
    for page in pages.iter().copied() {
        values.extend(page.front.iter().flat_map(|f| &f.entries).map(|entry| Value {
            key: entry.name.as_ref(),
            text: &page.text()[entry.value.clone()],
            place: page.span(entry.key.clone()),
        }));
    }
    values.sort_by_key(|v| v.key);
    References { pages: pages.len(), same_version, by_peers, name, values, locales }
}

fn small(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|b| b.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    }
}

/// Keys that the localization process writes.
pub fn is_localization_key(name: &str) -> bool {
    matches!(
        name,
        "ms.openlocfilehash"
            | "ms.sourcegitcommit"
            | "ms.translationtype"
            | "translationtype"
            | "ms.contentlocale"
            | "ms.lasthandoff"
            | "ms.locfileid"
            | "ms.contentlang"
            | "ms.locale"
            | "locale"
            | "original_content_git_url"
            | "ms.openlocfileid"
            | "ms.translation"
    )
}

/// Keys whose values are translated.
pub fn is_text_key(name: &str) -> bool {
    matches!(
        small(name).as_ref(),
        "title"
            | "description"
            | "keywords"
            | "titlesuffix"
            | "summary"
            | "search.keywords"
            | "sidebar_label"
            | "pagetitle"
            | "displayname"
            | "metadescription"
            | "ms.title"
            | "ms.description"
            | "no-loc"
            | "search.title"
            | "h1"
    )
}

/// Keys that a source page needs and a translation may lack.
fn is_source_key(name: &str) -> bool {
    matches!(
        name,
        "ms.date"
            | "author"
            | "ms.author"
            | "manager"
            | "ms.reviewer"
            | "search.appverid"
            | "no-loc"
            | "dev_langs"
    )
}

/// Keys of Learn's metadata: whoever writes one has not translated it.
pub fn is_known(name: &str) -> bool {
    let name = small(name);
    name.starts_with("ms.")
        || is_localization_key(&name)
        || is_text_key(&name)
        || matches!(
            name.as_ref(),
            "author"
                | "manager"
                | "audience"
                | "robots"
                | "f1.keywords"
                | "f1_keywords"
                | "uid"
                | "monikerrange"
                | "zone_pivot_groups"
                | "localization_priority"
                | "search.appverid"
                | "search.product"
                | "redirect_url"
                | "redirect_document_id"
                | "layout"
                | "dev_langs"
                | "no-loc"
                | "appliesto"
                | "feedback_system"
                | "ai-usage"
                | "hide_comments"
                | "toc_rel"
                | "breadcrumb_path"
                | "tags"
                | "services"
                | "documentationcenter"
                | "editor"
                | "assetid"
                | "mtps_version"
                | "product"
                | "ref.author"
        )
}
