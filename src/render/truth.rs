//! What a reader should know of a translation: who made it, when, from what, how much of it, and whether the original
//! has moved on.

use crate::model::{PageFacts, Site, TranslationKind};

/// The facts of a translation; empty for a page in the source language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Truth<'a> {
    /// `machine` or `person`.
    pub by: Option<&'static str>,
    /// The day it was handed over, `YYYY-MM-DD`.
    pub on: Option<&'a str>,
    /// The beginning of the source repository's commit.
    pub commit: Option<&'a str>,
    /// Percent of its segments that are still the original's, 5 to 100.
    pub share: Option<u32>,
    /// The day of the original's last change, when that is after the translation was handed over.
    pub stale_since: Option<&'a str>,
}

impl<'a> Truth<'a> {
    pub(super) fn of(site: &'a Site, page: &'a PageFacts, fallback: bool) -> Self {
        let meta = &page.meta;
        let translated = meta.translation.is_some() || page.segments > 0;
        if fallback || !(translated || page.locale != Site::SOURCE) {
            return Self::default();
        }
        let by = meta.translation.map(|kind| match kind {
            TranslationKind::Machine => "machine",
            TranslationKind::Human => "person",
        });
        let on = meta.handoff().last_handoff.as_deref();
        // Only what both pages say themselves counts: dates of the same form compare as text.
        let changed =
            source_of(site, page).filter(|s| s.locale != page.locale).and_then(|s| s.meta.date.as_deref());
        let stale_since = changed.zip(on).filter(|(changed, on)| changed > on).map(|(changed, _)| changed);
        let hash = |c: &str| c.len() >= 7 && c.bytes().all(|b| b.is_ascii_hexdigit());
        let commit =
            meta.handoff().source_commit.as_deref().filter(|c| hash(c)).map(|c| c.get(..10).unwrap_or(c));
        Self { by, on, commit, share: share(page.untranslated, page.segments), stale_since }
    }
}

/// How a page came to be in the language it is shown in, in one word, for lists of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TranslationState {
    /// Translated, by a person as far as is known.
    Translated,
    /// Translated by machine.
    Machine,
    /// A share worth telling is still in the original language.
    Partial,
    /// Not translated: shown from another locale.
    Fallback,
    /// Written in this language.
    Source,
}

impl TranslationState {
    /// All of them, in the order in which the search index numbers them.
    pub const ALL: [Self; 5] = [Self::Source, Self::Translated, Self::Machine, Self::Partial, Self::Fallback];

    /// Its place in [`Self::ALL`].
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|state| *state == self).unwrap_or(0)
    }

    /// Of a page; `fallback`: as a locale shows it that lacks it.
    pub fn of(site: &Site, page: &PageFacts, fallback: bool) -> Self {
        let truth = Truth::of(site, page, fallback);
        match truth {
            _ if fallback => Self::Fallback,
            _ if page.locale == Site::SOURCE && page.segments == 0 && page.meta.translation.is_none() => {
                Self::Source
            }
            Truth { share: Some(_), .. } => Self::Partial,
            Truth { by: Some("machine"), .. } => Self::Machine,
            _ => Self::Translated,
        }
    }

    /// Its name in indexes and exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Translated => "translated",
            Self::Machine => "machine",
            Self::Partial => "partial",
            Self::Fallback => "fallback",
            Self::Source => "source",
        }
    }
}

/// A smaller share is most likely names, which are the same in all languages.
const TOLD: u32 = 5;

/// In percent, rounded down: only the whole is 100.
fn share(part: u32, whole: u32) -> Option<u32> {
    let percent = u64::from(part) * 100 / u64::from(whole.max(1));
    u32::try_from(percent.min(100)).ok().filter(|&percent| percent >= TOLD)
}

/// The page in the source locale at the same path.
pub(super) fn source_of<'a>(site: &'a Site, page: &PageFacts) -> Option<&'a PageFacts> {
    let id = site.group(&page.path)?.page(Site::SOURCE)?;
    Some(site.page(id))
}

/// Where the page is edited, by `edit-url` of its locale or of the site.
pub(super) fn edit_url(site: &Site, page: &PageFacts) -> Option<String> {
    let locale = site.locale(page.locale);
    let own = |(tag, _): &(&String, _)| tag.parse().is_ok_and(|id: crate::model::LocaleId| id == locale.id);
    let pattern = site.config.locales.iter().find(own).and_then(|(_, c)| c.edit_url.as_deref());
    let pattern = pattern.unwrap_or(&site.config.output.site.edit_url).trim();
    let path = super::url::encode(&site.files.get(page.file).path);
    let known = pattern.starts_with("https://") || pattern.starts_with("http://");
    known.then(|| pattern.replace("{locale}", &locale.slug).replace("{path}", &path))
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    fn page<'a>(site: &'a mut Site, tag: &str, change: impl FnOnce(&mut PageFacts)) -> (&'a Site, usize) {
        let locale = example::locale(site, tag);
        let at = site.group("guide/start").unwrap().pages[locale.0 as usize].unwrap().0 as usize;
        change(&mut site.pages[at]);
        (site, at)
    }

    #[test]
    fn a_translation_is_stale_only_when_its_original_says_a_later_day() {
        for (handed, stale) in [("2023-11-09", true), ("2024-03-01", false), ("2024-03-02", false)] {
            let mut site = example::site();
            let (site, at) = page(&mut site, "sv-se", |p| {
                p.meta.handoff.get_or_insert_default().last_handoff = Some(handed.into())
            });
            let truth = Truth::of(site, &site.pages[at], false);
            assert_eq!(truth.stale_since.is_some(), stale, "{handed}");
            assert_eq!((truth.by, truth.commit), (Some("machine"), None), "`abc123` is no hash");
        }
        let mut site = example::site();
        let (site, at) = page(&mut site, "en-us", |_| ());
        assert_eq!(Truth::of(site, &site.pages[at], false), Truth::default());
    }

    #[test]
    fn the_state_is_the_first_thing_worth_knowing() {
        for (tag, fallback, machine, untranslated, expect) in [
            ("en-us", false, false, 0, "source"),
            ("en-us", true, false, 0, "fallback"),
            ("sv-se", false, true, 0, "machine"),
            ("sv-se", false, true, 3, "partial"),
            ("sv-se", false, false, 0, "translated"),
        ] {
            let mut site = example::site();
            let (site, at) = page(&mut site, tag, |p| {
                p.meta.translation = machine.then_some(TranslationKind::Machine);
                (p.untranslated, p.segments) = (untranslated, if tag == "en-us" { 0 } else { 10 });
            });
            let state = TranslationState::of(site, &site.pages[at], fallback);
            assert_eq!(state.name(), expect, "{tag}");
        }
    }

    #[test]
    fn a_share_worth_telling_is_told_and_never_rounded_to_all() {
        for (part, whole, expect) in [
            (0, 9, None),
            (1, 25, None),
            (3, 25, Some(12)),
            (999, 1000, Some(99)),
            (4, 4, Some(100)),
            (0, 0, None),
        ] {
            assert_eq!(share(part, whole), expect, "{part} of {whole}");
        }
    }

    #[test]
    fn pages_are_edited_where_their_locale_says() {
        let mut site = example::site();
        let (site, at) = page(&mut site, "sv-se", |_| ());
        let mut site = Site { config: site.config.clone(), ..example::site() };
        assert_eq!(edit_url(&site, &site.pages[at]), None);
        site.config.output.site.edit_url = "https://git.example/edit/{locale}/{path}".into();
        assert_eq!(
            edit_url(&site, &site.pages[at]).as_deref(),
            Some("https://git.example/edit/sv-se/guide/start.md")
        );
        let own = crate::model::config::LocaleConfig {
            edit_url: Some("https://sv.example/{path}".into()),
            ..Default::default()
        };
        site.config.locales.insert("sv-SE".into(), own);
        assert_eq!(edit_url(&site, &site.pages[at]).as_deref(), Some("https://sv.example/guide/start.md"));
    }
}
