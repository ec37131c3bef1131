//! The element's texts, as JSON in its script.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::l10n::{Args, Catalog};

/// Where the script has an empty object for them.
const PLACE: &str = "/*! STRINGS */{}";

/// The messages that the element shares with the site; its own begin with `pane-`.
const SHARED: &[&str] = &[
    "close",
    "on-this-page",
    "translated-by-machine",
    "view-label",
    "view-reveal",
    "view-side",
    "view-source",
    "view-translation",
];

/// Names of the variables of these messages: the element puts the values in, `{name}` stands where.
const VARIABLES: &[&str] = &["count", "language", "query"];

/// The script with the texts of the locales in it: the names of the messages once, under `""`, then for each locale the
/// texts in their order.
pub fn with_strings(script: &str, catalogs: &[Catalog]) -> String {
    if !script.contains(PLACE) {
        return script.to_owned();
    }
    let ids: BTreeSet<&str> = catalogs
        .iter()
        .flat_map(Catalog::ids)
        .filter(|id| id.starts_with("pane-") || SHARED.contains(id))
        .collect();
    let mut args = Args::new();
    for name in VARIABLES {
        args.set(*name, format!("{{{name}}}"));
    }
    let texts = |c: &Catalog| ids.iter().map(|id| c.format(id, Some(&args)).into_owned()).collect::<Vec<_>>();
    let mut all = Map::new();
    all.insert(String::new(), json!(ids));
    all.extend(catalogs.iter().map(|c| (c.locale().to_string(), json!(texts(c)))));
    // In a script that stands in a page, `</` would end it.
    let text = Value::Object(all).to_string().replace("</", "<\\/").replace('\u{2028}', "\\u2028");
    script.replacen(PLACE, &text.replace('\u{2029}', "\\u2029"), 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::l10n::{Catalogs, FtlFile};

    #[test]
    fn a_script_has_the_texts_of_every_locale_in_one_order() {
        let own = FtlFile {
            locale: "sv-se".parse().unwrap(),
            path: "x.ftl".into(),
            text: "pane-title = </script>{ $x }\npane-own = Eget\nclose = Bort".into(),
        };
        let (catalogs, _) = Catalogs::new(&[own]);
        let source = "en-us".parse().unwrap();
        let of = |tag: &str| catalogs.catalog(&tag.parse().unwrap(), &[], &source);
        let script = with_strings("const A = /*! STRINGS */{};", &[of("en-us"), of("sv-se")]);
        let json = script.strip_prefix("const A = ").and_then(|s| s.strip_suffix(';')).unwrap();
        assert!(!json.contains("</"));
        let all: Value = serde_json::from_str(json).unwrap();
        let tags: Vec<&str> = all.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(tags, ["", "en-US", "sv-SE"]);
        let text = |tag: &str, id: &str| {
            let at = all[""].as_array().unwrap().iter().position(|name| name == id).unwrap();
            all[tag][at].as_str().unwrap().to_owned()
        };
        assert_eq!([text("en-US", "close"), text("sv-SE", "close")], ["Close", "Bort"]);
        assert_eq!(text("en-US", "pane-results"), "Results: {count}");
        assert_eq!([text("en-US", "pane-own"), text("sv-SE", "pane-own")], ["pane-own", "Eget"]);
    }
}
