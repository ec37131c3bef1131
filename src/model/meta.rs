//! Front matter as the toolkit understands it: typed where a key means something to us, text otherwise.

use std::sync::LazyLock;

use serde::Serialize;

use super::{Defaults, LocaleId};
use crate::syntax::front_matter::FrontMatter;

/// `ms.translationtype`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TranslationKind {
    /// `MT`
    Machine,
    /// `HT`, `Human Translation`
    Human,
}

/// The keys of a page's front matter that the toolkit acts on. Everything else stays in the front matter.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Meta {
    /// `title`, when it is a non-empty string.
    pub title: Option<Box<str>>,
    /// `description`.
    pub description: Option<Box<str>>,
    /// `uid`.
    pub uid: Option<Box<str>>,
    /// `keywords`: list or comma-separated text.
    pub keywords: Box<[Box<str>]>,
    /// `ROBOTS` holds `NOINDEX`.
    pub noindex: bool,
    /// `ROBOTS` holds `NOFOLLOW`.
    pub nofollow: bool,
    /// `no-loc`: words that stay untranslated.
    pub no_loc: Box<[Box<str>]>,
    /// `redirect_url`.
    pub redirect_url: Option<Box<str>>,
    /// See [`Meta::conditions`]: few pages have any.
    pub conditions: Option<Box<Conditions>>,
    /// `is_archived`.
    pub archived: bool,
    /// `ms.date` as `YYYY-MM-DD`.
    pub date: Option<Box<str>>,
    /// `ms.translationtype`, `translationtype`.
    pub translation: Option<TranslationKind>,
    /// See [`Meta::handoff`]: pages that were not translated have none.
    pub handoff: Option<Box<Handoff>>,
}

/// What a translation service writes into the pages that it hands over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Handoff {
    /// `ms.contentlocale`.
    pub content_locale: Option<LocaleId>,
    /// `ms.openlocfilehash`: hash of the localized content, as written.
    pub loc_hash: Option<Box<str>>,
    /// `ms.sourcegitcommit`: the source repository's commit that was translated, as written.
    pub source_commit: Option<Box<str>>,
    /// `ms.lasthandoff` as `YYYY-MM-DD`.
    pub last_handoff: Option<Box<str>>,
    /// `ms.locfileid`, as written.
    pub loc_file_id: Option<Box<str>>,
}

/// The versions and pivots that a page names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Conditions {
    /// `monikerRange`.
    pub moniker_range: Option<Box<str>>,
    /// `monikers`: the page's versions one by one.
    pub monikers: Box<[Box<str>]>,
    /// `exclude_monikers`: versions that the page does not have.
    pub exclude_monikers: Box<[Box<str>]>,
    /// `replace_monikers`: the page's versions, whatever else says.
    pub replace_monikers: Box<[Box<str>]>,
    /// `zone_pivot_groups`: the groups that the page's pivots are of.
    pub zone_pivot_groups: Box<[Box<str>]>,
}

impl Meta {
    /// What a translation service wrote.
    pub fn handoff(&self) -> &Handoff {
        static NONE: LazyLock<Handoff> = LazyLock::new(Handoff::default);
        self.handoff.as_deref().unwrap_or(&NONE)
    }

    /// Its versions and pivots.
    pub fn conditions(&self) -> &Conditions {
        static NONE: LazyLock<Conditions> = LazyLock::new(Conditions::default);
        self.conditions.as_deref().unwrap_or(&NONE)
    }

    /// Reads the keys out of a front matter; what it lacks comes from `defaults`. `text` is the file's text. Values
    /// that do not fit are left out: to say so is a check's business.
    pub fn read(front: Option<&FrontMatter>, text: &str, defaults: &Defaults) -> Self {
        // A key without a value takes the default away.
        let given = |key: &str| front.is_some_and(|f| f.entry(key).is_some());
        let own = |key: &str| front.and_then(|f| f.text(text, key));
        let value = |key: &str| -> Option<Box<str>> {
            own(key).or_else(|| if given(key) { None } else { defaults.text(key) }).map(Into::into)
        };
        let list = |key: &str| -> Vec<String> {
            match (front, given(key)) {
                (Some(front), true) => front.list(text, key),
                _ => defaults.list(key),
            }
        };
        let raw = |key: &str| front.and_then(|f| f.raw(text, key)).map(Into::into);
        let robots = value("ROBOTS")
            .or_else(|| value("robots"))
            .map(|r: Box<str>| r.to_uppercase())
            .unwrap_or_default();
        let translation = value("ms.translationtype").or_else(|| value("translationtype"));
        let boxed = |list: Vec<String>| list.into_iter().map(Into::into).collect::<Box<[Box<str>]>>();
        let handoff = Handoff {
            content_locale: raw("ms.contentlocale").and_then(|l: Box<str>| l.parse().ok()),
            loc_hash: raw("ms.openlocfilehash"),
            source_commit: raw("ms.sourcegitcommit"),
            last_handoff: raw("ms.lasthandoff").and_then(|d: Box<str>| iso_date(&d)),
            loc_file_id: raw("ms.locfileid"),
        };
        let conditions = Conditions {
            moniker_range: value("monikerRange"),
            monikers: boxed(list("monikers")),
            exclude_monikers: boxed(list("exclude_monikers")),
            replace_monikers: boxed(list("replace_monikers")),
            zone_pivot_groups: boxed(list("zone_pivot_groups"))
                .iter()
                .flat_map(|l| l.split(','))
                .map(str::trim)
                .filter(|id| !id.is_empty())
                .map(Into::into)
                .collect(),
        };
        let keywords = list("keywords");
        Self {
            title: value("title"),
            description: value("description"),
            uid: own("uid").map(Into::into),
            keywords: keywords
                .iter()
                .flat_map(|k| k.split(','))
                .map(str::trim)
                .filter(|k| !k.is_empty())
                .map(Into::into)
                .collect(),
            noindex: robots.contains("NOINDEX") || robots.contains("NONE"),
            nofollow: robots.contains("NOFOLLOW") || robots.contains("NONE"),
            no_loc: boxed(front.map(|f| f.list(text, "no-loc")).unwrap_or_default()),
            redirect_url: own("redirect_url").map(Into::into),
            conditions: (conditions != Conditions::default()).then(|| conditions.into()),
            archived: value("is_archived").is_some_and(|v| v.eq_ignore_ascii_case("true")),
            date: value("ms.date").and_then(|d: Box<str>| iso_date(&d)),
            translation: translation.as_deref().and_then(translation_kind),
            handoff: (handoff != Handoff::default()).then(|| handoff.into()),
        }
    }
}

/// `MT`, `HT`, or the older `Human Translation` / `Machine Translation`.
fn translation_kind(value: &str) -> Option<TranslationKind> {
    match value.to_ascii_uppercase().as_str() {
        "HT" | "HUMAN TRANSLATION" => Some(TranslationKind::Human),
        "MT" | "MACHINE TRANSLATION" => Some(TranslationKind::Machine),
        _ => None,
    }
}

/// `MM/DD/YYYY` (single digits allowed) or `YYYY-MM-DD` as `YYYY-MM-DD`; anything else is no date.
pub(crate) fn iso_date(value: &str) -> Option<Box<str>> {
    let number =
        |s: &str, low: u32, high: u32| s.trim().parse::<u32>().ok().filter(|n| (low..=high).contains(n));
    let (year, month, day) = match value.split('/').collect::<Vec<_>>()[..] {
        [m, d, y] => (y, m, d),
        _ => match value.split('-').collect::<Vec<_>>()[..] {
            [y, m, d] => (y, m, d.split(['T', ' ']).next()?),
            _ => return None,
        },
    };
    let (year, month, day) = (number(year, 1900, 9999)?, number(month, 1, 12)?, number(day, 1, 31)?);
    Some(format!("{year:04}-{month:02}-{day:02}").into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::front_matter;
    use crate::text::FileId;

    #[test]
    fn localization_keys_are_typed_and_hashes_stay_text() {
        let text = "---\ntitle: ''\nROBOTS: noindex, nofollow\nms.date: 04/8/2021\nms.translationtype: HT\nms.contentlocale: sv-SE\nms.openlocfilehash: 7e1000\nms.lasthandoff: 05/19/2021\nms.locfileid: \"52879239\"\n---\n";
        let front = front_matter::parse(FileId(0), text, &mut vec![]).unwrap();
        let meta = Meta::read(Some(&front), text, &Defaults::default());
        assert_eq!(meta.title, None);
        assert!(meta.noindex && meta.nofollow);
        assert_eq!(meta.date.as_deref(), Some("2021-04-08"));
        assert_eq!(meta.translation, Some(TranslationKind::Human));
        assert_eq!(meta.handoff().content_locale.as_ref().unwrap().to_string(), "sv-SE");
        assert_eq!(meta.handoff().loc_hash.as_deref(), Some("7e1000"));
        assert_eq!(meta.handoff().last_handoff.as_deref(), Some("2021-05-19"));
        assert_eq!(meta.handoff().loc_file_id.as_deref(), Some("52879239"));
    }
}
