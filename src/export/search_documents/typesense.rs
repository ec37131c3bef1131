//! Typesense: the body of `POST /collections`.

use serde_json::{Value, json};

use super::SearchIndex;
use super::languages::typesense as language;
use crate::model::LocaleId;

pub(super) fn settings(index: &SearchIndex<'_>) -> Value {
    let text = |name: &str, kind: &str, locale: &LocaleId| {
        let (locale, stem) = language(locale);
        json!({ "name": name, "type": kind, "locale": locale, "stem": stem, "optional": true })
    };
    let mut fields = vec![
        text("title", "string", index.locale),
        text("heading", "string", index.locale),
        text("keywords", "string[]", index.locale),
        text("description", "string", index.locale),
        text("text", "string", index.locale),
    ];
    if let Some(source) = index.source {
        fields.extend(
            ["source_title", "source_heading", "source_text"].map(|name| text(name, "string", source)),
        );
    }
    fields.push(json!({ "name": "code", "type": "string", "optional": true }));
    for name in ["path", "section", "state", "language", "locale"] {
        fields.push(json!({ "name": name, "type": "string", "facet": true }));
    }
    fields.push(json!({ "name": "position", "type": "int32" }));
    fields.push(json!({ "name": "noindex", "type": "bool", "facet": true, "optional": true }));
    json!({
        "name": index.name,
        "fields": fields,
        // `Get-MgUser` and `5.7.750` are found by their parts, too.
        "token_separators": ["-", "_", ".", "/"]
    })
}
