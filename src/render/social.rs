//! What other sites show of a page that is linked to: Open Graph.

use serde::Serialize;

use super::Alternates;
use crate::model::{LocaleId, LocaleIx, Site};

/// The page's languages as Open Graph writes them: `sv_SE`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Social {
    locale: String,
    alternates: Vec<String>,
}

impl Social {
    pub(super) fn of(site: &Site, locale: LocaleIx, facts: &Alternates) -> Self {
        let own = site.locale(locale).id.to_string();
        let others = facts.hreflang.iter().filter(|(tag, _)| *tag != own && tag != "x-default");
        let written =
            |tag: &str| tag.parse::<LocaleId>().map_or_else(|_| tag.to_owned(), |id| underscored(&id));
        Self { alternates: others.map(|(tag, _)| written(tag)).collect(), locale: written(&own) }
    }
}

/// Language and region; Open Graph knows no scripts.
fn underscored(id: &LocaleId) -> String {
    match id.identifier().region {
        Some(region) => format!("{}_{region}", id.language()),
        None => id.language(),
    }
}
