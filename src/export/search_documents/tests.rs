use std::collections::BTreeSet;

use serde_json::Value;

use super::*;
use crate::html::Passage;

fn passage(level: u8, heading: &str, anchor: Option<&str>, text: &str) -> Passage {
    let (heading, text) = (heading.to_owned(), text.to_owned());
    Passage { level, heading, anchor: anchor.map(Into::into), text, code: String::new() }
}

struct Case {
    state: &'static str,
    original: Vec<Passage>,
}

/// The documents of a page with two sections, and what is written of it for an engine.
fn export(engine: SearchEngine, case: &Case) -> (Vec<SearchDocument>, Vec<Value>) {
    let (swedish, english): (LocaleId, LocaleId) = ("sv-se".parse().unwrap(), "en-us".parse().unwrap());
    let index = SearchIndex { name: "docs-sv-se", locale: &swedish, source: Some(&english) };
    let meta =
        Meta { description: Some("Om sidan".into()), keywords: ["konto".into()].into(), ..Meta::default() };
    let mut passages = vec![
        passage(1, "Lösenord", None, "Så här."),
        passage(2, "Glömt?", Some("glömt \"det\""), "Ring\noss."),
    ];
    passages[1].code = "Get-MgUser".into();
    let page = SearchPage {
        language: if case.state == "fallback" { &english } else { &swedish },
        path: "guide/password",
        url: "https://help.example/sv-se/guide/password.html",
        title: "Lösenord",
        crumbs: &["Guide".to_owned(), "Konto".to_owned()],
        state: case.state,
        meta: &meta,
        passages: &passages,
        original: &case.original,
    };
    let documents = search_documents(&index, &page);
    let mut out = vec![];
    for document in &documents {
        engine.write(&index, document, &mut out).unwrap();
    }
    let text = String::from_utf8(out).unwrap();
    assert!(text.ends_with('\n'), "the last line, too, is ended: OpenSearch insists");
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (documents, lines)
}

fn plain() -> Case {
    Case { state: "machine", original: vec![] }
}

#[test]
fn a_section_is_a_line_and_in_opensearch_two() {
    for (engine, lines) in
        [(SearchEngine::OpenSearch, 4), (SearchEngine::Meilisearch, 2), (SearchEngine::Typesense, 2)]
    {
        let (documents, written) = export(engine, &plain());
        assert_eq!(written.len(), lines, "{}", engine.name());
        let (actions, written): (Vec<Value>, Vec<Value>) =
            written.into_iter().partition(|line| line.get("index").is_some());
        for action in &actions {
            assert_eq!(action["index"]["_index"], "docs-sv-se");
            assert!(written.iter().any(|line| line["id"] == action["index"]["_id"]), "{action}");
        }
        let documents: Vec<Value> = documents.iter().map(|d| serde_json::to_value(d).unwrap()).collect();
        assert_eq!(written, documents);
    }
}

#[test]
fn a_document_says_where_it_is_and_what_it_is() {
    let (documents, written) = export(SearchEngine::Meilisearch, &plain());
    insta::assert_snapshot!(serde_json::to_string_pretty(&written).unwrap());
    let valid = |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric());
    assert!(documents.iter().all(|d| valid(&d.id)), "ids that all engines take");
    assert_ne!(documents[0].id, documents[1].id);
}

#[test]
fn the_source_language_has_fields_of_its_own() {
    let original = |sections: usize| {
        let all = [passage(1, "Password", None, "Like this."), passage(2, "Forgot it?", None, "Call us.")];
        Case { state: "machine", original: all.into_iter().take(sections).collect() }
    };
    let read = |case: &Case| {
        let (documents, _) = export(SearchEngine::Meilisearch, case);
        documents
            .into_iter()
            .map(|d| (d.source_title, d.source_heading, d.source_text, d.text))
            .collect::<Vec<_>>()
    };
    let row = |cells: [&str; 4]| {
        let [a, b, c, d] = cells.map(str::to_owned);
        (a, b, c, d)
    };
    assert_eq!(
        read(&original(2)),
        [
            row(["Password", "", "Like this.", "Så här."]),
            row(["Password", "Forgot it?", "Call us.", "Ring\noss."])
        ]
    );
    // Sections that do not fit are all found with the first.
    assert_eq!(read(&original(1))[0].2, "Like this.");
    // What a fallback page holds is in the source language.
    let fallback = read(&Case { state: "fallback", original: vec![] });
    assert_eq!(fallback[1], row(["Lösenord", "Glömt?", "Ring\noss.", ""]));
}

#[test]
fn the_settings_know_every_field_that_is_written_and_no_other() {
    let bilingual = Case {
        state: "partial",
        original: vec![passage(1, "Password", None, "x"), passage(2, "F", None, "y")],
    };
    let (swedish, english): (LocaleId, LocaleId) = ("sv-se".parse().unwrap(), "en-us".parse().unwrap());
    let index = SearchIndex { name: "docs-sv-se", locale: &swedish, source: Some(&english) };
    let (documents, _) = export(SearchEngine::OpenSearch, &bilingual);
    let full = SearchDocument { date: Some("2026-01-01".into()), noindex: true, ..documents[0].clone() };
    let full = SearchDocument { code: "x".into(), source_heading: "x".into(), ..full };
    let written = serde_json::to_value(full).unwrap();
    let written: BTreeSet<&str> = written.as_object().unwrap().keys().map(String::as_str).collect();
    let opensearch = SearchEngine::OpenSearch.settings(&index);
    let mapped = opensearch["mappings"]["properties"].as_object().unwrap();
    assert_eq!(mapped.keys().map(String::as_str).collect::<BTreeSet<_>>(), written);
    let meilisearch = SearchEngine::Meilisearch.settings(&index);
    for list in ["searchableAttributes", "filterableAttributes", "sortableAttributes"] {
        for field in meilisearch[list].as_array().unwrap() {
            assert!(written.contains(field.as_str().unwrap()), "{list}: {field}");
        }
    }
    for field in SearchEngine::Typesense.settings(&index)["fields"].as_array().unwrap() {
        assert!(written.contains(field["name"].as_str().unwrap()), "{field}");
    }
}

#[test]
fn each_language_is_read_by_its_own_rules() {
    let english: LocaleId = "en-us".parse().unwrap();
    for (tag, analyzer, meilisearch, typesense) in [
        ("sv-se", "swedish", Some("sv"), ("sv", true)),
        ("pt-br", "brazilian", Some("pt"), ("pt", true)),
        ("pt-pt", "portuguese", Some("pt"), ("pt", true)),
        ("ja-jp", "cjk", Some("ja"), ("ja", false)),
        ("zh-hant-tw", "cjk", Some("zh"), ("zh", false)),
        ("nb-no", "norwegian", Some("nb"), ("no", true)),
        ("cy-gb", "standard", None, ("cy", false)),
    ] {
        let locale: LocaleId = tag.parse().unwrap();
        let index = SearchIndex { name: "docs", locale: &locale, source: Some(&english) };
        let settings = SearchEngine::OpenSearch.settings(&index);
        let fields = &settings["mappings"]["properties"];
        assert_eq!(
            (&fields["text"]["analyzer"], &fields["source_text"]["analyzer"]),
            (&analyzer.into(), &"english".into())
        );
        let settings = SearchEngine::Meilisearch.settings(&index);
        let named = settings["localizedAttributes"].as_array().unwrap();
        assert_eq!(named.len(), 1 + usize::from(meilisearch.is_some()), "{tag}");
        assert_eq!(
            named.first().filter(|_| named.len() == 2).and_then(|n| n["locales"][0].as_str()),
            meilisearch
        );
        let settings = SearchEngine::Typesense.settings(&index);
        let text = settings["fields"].as_array().unwrap().iter().find(|f| f["name"] == "text").unwrap();
        assert_eq!((text["locale"].as_str().unwrap(), text["stem"].as_bool().unwrap()), typesense, "{tag}");
    }
    let own = SearchIndex { name: "docs", locale: &english, source: None };
    for engine in SEARCH_ENGINES {
        assert!(!engine.settings(&own).to_string().contains("source_"), "{}", engine.name());
    }
}
