//! OpenSearch: the body of `PUT /INDEX`.

use serde_json::{Map, Value, json};

use super::SearchIndex;
use super::languages::analyzer;

pub(super) fn settings(index: &SearchIndex<'_>) -> Value {
    // `code`: names and numbers as written, and in the parts that punctuation separates.
    let text = |analyzer: &str| json!({ "type": "text", "analyzer": analyzer, "fields": { "code": { "type": "text", "analyzer": "code" } } });
    let own = analyzer(index.locale);
    let mut fields = Map::new();
    let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    for name in ["locale", "language", "path", "section", "crumbs", "state", "id"] {
        put(name, json!({ "type": "keyword" }));
    }
    put("url", json!({ "type": "keyword", "index": false }));
    for name in ["title", "heading", "description", "keywords", "text"] {
        put(name, text(own));
    }
    put("code", json!({ "type": "text", "analyzer": "code" }));
    if let Some(source) = index.source {
        for name in ["source_title", "source_heading", "source_text"] {
            put(name, text(analyzer(source)));
        }
    }
    put("level", json!({ "type": "byte" }));
    put("position", json!({ "type": "integer" }));
    put("date", json!({ "type": "date", "format": "strict_date" }));
    put("noindex", json!({ "type": "boolean" }));
    json!({
        "settings": {
            "analysis": {
                "filter": {
                    "parts": {
                        "type": "word_delimiter_graph",
                        "preserve_original": true,
                        "split_on_case_change": false,
                        "split_on_numerics": false
                    }
                },
                "analyzer": {
                    "code": {
                        "type": "custom",
                        "tokenizer": "whitespace",
                        "filter": ["parts", "flatten_graph", "lowercase"]
                    }
                }
            }
        },
        "mappings": { "dynamic": "strict", "properties": fields }
    })
}
