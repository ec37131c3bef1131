//! Meilisearch: the body of `PATCH /indexes/INDEX/settings`.

use serde_json::{Value, json};

use super::SearchIndex;
use super::languages::meilisearch as language;

const OWN: [&str; 7] = ["title", "heading", "keywords", "description", "text", "crumbs", "section"];

pub(super) fn settings(index: &SearchIndex<'_>) -> Value {
    // Found in an earlier one, a word counts for more.
    let mut searchable = vec!["title", "heading", "keywords", "description", "text"];
    if index.source.is_some() {
        searchable.extend(["source_title", "source_heading", "source_text"]);
    }
    searchable.push("code");
    let mut localized = vec![];
    if let Some(own) = language(index.locale) {
        localized.push(json!({ "locales": [own], "attributePatterns": OWN }));
    }
    if let Some(source) = index.source.and_then(language) {
        localized.push(json!({ "locales": [source], "attributePatterns": ["source_*"] }));
    }
    json!({
        "searchableAttributes": searchable,
        "filterableAttributes": ["language", "locale", "noindex", "path", "section", "state"],
        "sortableAttributes": ["date", "position"],
        // The best section of each page.
        "distinctAttribute": "path",
        "localizedAttributes": localized,
        "typoTolerance": { "disableOnAttributes": ["code"] }
    })
}
