//! Front matter as the toolkit understands it: typed where a key means something to us, text otherwise.

use serde::Serialize;

use super::LocaleId;

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
    pub keywords: Vec<Box<str>>,
    /// `ROBOTS` holds `NOINDEX`.
    pub noindex: bool,
    /// `ROBOTS` holds `NOFOLLOW`.
    pub nofollow: bool,
    /// `no-loc`: words that stay untranslated.
    pub no_loc: Vec<Box<str>>,
    /// `redirect_url`.
    pub redirect_url: Option<Box<str>>,
    /// `monikerRange`.
    pub moniker_range: Option<Box<str>>,
    /// `ms.date` as `YYYY-MM-DD`.
    pub date: Option<Box<str>>,
    /// `ms.translationtype`, `translationtype`.
    pub translation: Option<TranslationKind>,
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
