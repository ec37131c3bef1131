//! The element's texts: those messages of the interface that begin with `pane-`, as JSON in its script.

use std::collections::{BTreeMap, BTreeSet};

use icu_plurals::{PluralCategory, PluralRules};
use serde_json::{Map, Value, json};

use crate::l10n::{Args, Catalog};

/// Where the script has an empty object for them.
const PLACE: &str = "/*! STRINGS */{}";

/// The script with the texts of the locales in it.
pub fn with_strings(script: &str, catalogs: &[Catalog]) -> String {
    if !script.contains(PLACE) {
        return script.to_owned();
    }
    let all: Map<String, Value> =
        catalogs.iter().map(|c| (c.locale().to_string(), Value::Object(of_locale(c)))).collect();
    // In a script that stands in a page, `</` would end it.
    let text = Value::Object(all).to_string().replace("</", "<\\/").replace('\u{2028}', "\\u2028");
    script.replacen(PLACE, &text.replace('\u{2029}', "\\u2029"), 1)
}

/// The messages of a locale. A variable is written `{name}`; a message with a `count` is one text for each of the
/// language's plural categories.
fn of_locale(catalog: &Catalog) -> Map<String, Value> {
    let ids: BTreeSet<&str> = catalog.ids().filter(|id| id.starts_with("pane-")).collect();
    ids.into_iter().map(|id| (id.to_owned(), message(catalog, id))).collect()
}

fn message(catalog: &Catalog, id: &str) -> Value {
    if let Some(constant) = catalog.constant(id) {
        return json!(constant.text);
    }
    let text = |count: u32| {
        let mut args = Args::new();
        for name in VARIABLES {
            args.set(*name, format!("{{{name}}}"));
        }
        args.set("count", count);
        catalog.format(id, Some(&args)).into_owned()
    };
    let samples = samples(catalog);
    let texts: BTreeMap<&str, String> = samples
        .iter()
        .map(|&(category, count)| {
            let shown = catalog.number(count);
            (category, text(count).replacen(&shown, "{count}", 1))
        })
        .collect();
    let different: BTreeSet<&String> = texts.values().collect();
    match different.into_iter().next() {
        Some(one) if texts.values().all(|t| t == one) => json!(one),
        _ => json!(texts),
    }
}

/// Names of variables that messages for the element may use, beside `count`.
const VARIABLES: &[&str] = &["language", "date", "title", "query", "context", "share", "origin"];

/// For each plural category of the language a number of it.
fn samples(catalog: &Catalog) -> Vec<(&'static str, u32)> {
    let Ok(rules) = PluralRules::try_new_cardinal(catalog.locale().identifier().into()) else {
        return vec![("other", 5)];
    };
    let mut out: Vec<(&'static str, u32)> = vec![];
    for n in (0..=120).chain([1_000_000]) {
        let name = match rules.category_for(n) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        };
        if out.iter().all(|(known, _)| *known != name) {
            out.push((name, n));
        }
    }
    out
}
