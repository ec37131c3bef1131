//! Help-pane bundles, as a portal finds them: every file by its schema, every name by its content, every id by its
//! shard.

use std::collections::BTreeMap;
use std::path::Path;

use diglot::model::LocaleId;
use diglot::render::panes::{chain, clean, hash, is_immutable, parsed, rank, schemas};
use serde_json::Value;

use crate::support::{self, Tree};

const DOCSET: &str = "--- book.toml
[book]
title = \"Contoso help\"
[output.site]
site-url = \"https://help.example/docs/\"
[output.panes]
appname = \"contoso\"
context-keys = [\"ms.custom\"]
portal-origins = [\"https://admin.example\"]
--- contexts.yml
contexts:
  refunds: billing/invoice#refunds
  \"7391\": [billing/invoice, domains]
aliases:
  old-id: \"7391\"
--- content/en-us/domains.md
---
ms.custom: [\"7391\", \"Domains\"]
---
# Domains & <names>

See [invoices](billing/invoice.md#refunds), [plain](plain.md), [the portal](https://admin.example/d) and <me@example.com>.

![A dot](media/dot.png) ![An icon](data:image/gif;base64,R0lGODlh)
--- content/en-us/media/dot.png
not really a picture
--- content/en-us/billing/invoice.md
---
ms.custom: \"7391, 9004197/7378\"
---
# Invoices

Text.

## Pay

How.

## Refunds

Write to <your tenant>.

### When

Soon.
--- content/en-us/plain.md
# Plain
--- content/sv-se/billing/invoice.md
---
ms.custom: \"7391, 9004197/7378\"
ms.translationtype: MT
---
# Fakturor

Text.

## Betala

Hur.

## Återbetalningar

Skriv till <your tenant>.

### När

Snart.
";

fn built() -> (tempfile::TempDir, Tree) {
    let (dir, _) = support::written(DOCSET);
    support::build(dir.path());
    let tree = support::tree(&dir.path().join("build/panes"));
    (dir, tree)
}

fn json(tree: &Tree, path: &str) -> Value {
    let bytes = tree.get(path).unwrap_or_else(|| panic!("no {path}"));
    serde_json::from_slice(bytes).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// What a reader of `locale` gets for a context id.
fn open(tree: &Tree, locale: &str, id: &str) -> Vec<Value> {
    let manifest = json(tree, "manifest.json");
    let here = &manifest["locales"][locale];
    let shards = here["contexts"]["shards"].as_u64().unwrap();
    let key = id.to_lowercase();
    let sum = key.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    let folder = format!("{}{}", here["path"].as_str().unwrap(), here["contexts"]["path"].as_str().unwrap());
    let shard = json(tree, &format!("{folder}{}.json", u64::from(sum) % shards));
    let panes = shard["contexts"][&key].as_array().cloned().unwrap_or_default();
    let pane = |id: &Value| {
        let entry = &shard["panes"][id[0].as_str().unwrap()];
        let of = entry["l"].as_str().unwrap_or(locale);
        let folder = manifest["locales"][of]["path"].as_str().unwrap();
        json(tree, &format!("{folder}p/{}.json", entry["h"].as_str().unwrap()))
    };
    panes.iter().map(pane).collect()
}

fn titles(panes: &[Value]) -> Vec<&str> {
    panes.iter().map(|p| p["title"].as_str().unwrap()).collect()
}

#[test]
fn every_file_is_by_its_schema_and_every_name_by_its_content() {
    let (_dir, tree) = built();
    let kinds: BTreeMap<String, jsonschema::Validator> = schemas()
        .into_iter()
        .map(|file| {
            assert_eq!(tree.get(&file.path), Some(&file.bytes), "{} is in the bundle", file.path);
            let schema: Value = serde_json::from_slice(&file.bytes).unwrap();
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
            let name = file.path.trim_start_matches("schema/").split('-').next().unwrap().to_owned();
            (name, jsonschema::validator_for(&schema).unwrap())
        })
        .collect();
    let mut seen = BTreeMap::<&str, usize>::new();
    for (path, bytes) in &tree {
        let kind = match path.as_str() {
            p if p.starts_with("manifest.") => "manifest",
            p if p.contains("/p/") => "pane",
            p if p.ends_with("sums.json") => continue,
            p if p.contains("/c/") => "contexts",
            p if p.contains("/panes.") => "panes",
            "integrity.json" => "integrity",
            "history.json" => "history",
            _ => continue,
        };
        let value: Value = serde_json::from_slice(bytes).unwrap();
        assert!(kinds[kind].is_valid(&value), "{path}: {:?}", kinds[kind].iter_errors(&value).next());
        assert_eq!(value["schemaVersion"], "1.0", "{path}");
        *seen.entry(kind).or_default() += 1;
    }
    assert_eq!((seen["manifest"], seen["pane"], seen["panes"]), (2, 5, 2), "{seen:?}");
    for (path, bytes) in tree.iter().filter(|(p, _)| is_immutable(p) && !p.contains("/search/")) {
        let own = path.contains(&hash(bytes));
        let by_sums = path.contains("/c/")
            && json(&tree, &sums_of(path))["sha256"].as_array().unwrap().contains(&hash(bytes).into());
        assert!(own || by_sums, "{path}");
    }
    let integrity = json(&tree, "integrity.json");
    let unlisted = ["integrity.json", "SHA256SUMS", "history.json"];
    for path in tree.keys().filter(|p| !unlisted.contains(&p.as_str())) {
        assert!(integrity["files"][path].as_str().is_some_and(|s| s.starts_with("sha384-")), "{path}");
    }
}

fn sums_of(path: &str) -> String {
    format!("{}/sums.json", path.rsplit_once('/').unwrap().0)
}

#[test]
fn an_id_leads_to_its_panes_in_every_locale_best_first() {
    let (_dir, tree) = built();
    // As the map says, not by path; the Swedish reader gets what there is.
    assert_eq!(titles(&open(&tree, "en-US", "7391")), ["Invoices", "Domains & <names>"]);
    let swedish = open(&tree, "sv-SE", "7391");
    assert_eq!(titles(&swedish), ["Fakturor", "Domains & <names>"]);
    assert_eq!((&swedish[0]["locale"], &swedish[1]["locale"]), (&"sv-SE".into(), &"en-US".into()));
    assert_eq!(swedish[0]["translation"]["kind"], "mt");
    for same in ["OLD-ID", "Domains", "9004197/7378", "7378", "9004197"] {
        assert!(!open(&tree, "sv-SE", same).is_empty(), "{same}");
    }
    assert!(open(&tree, "sv-SE", "nothing").is_empty());
    // A section is a pane of its own, found in the translation by its place.
    let section = open(&tree, "sv-SE", "refunds");
    assert_eq!(titles(&section), ["Återbetalningar"]);
    let html = section[0]["html"].as_str().unwrap();
    assert!(
        html.contains("Skriv till &lt;your tenant&gt;.") && html.contains("När") && !html.contains("Hur."),
        "{html}"
    );
    assert_eq!(section[0]["parent"], "billing/invoice");
    assert_eq!(section[0]["source"]["blocks"], true);
}

#[test]
fn links_open_panes_or_the_site_and_pictures_come_along() {
    let (_dir, tree) = built();
    let pane = &open(&tree, "en-US", "domains")[0];
    let html = pane["html"].as_str().unwrap();
    for part in [
        "href=\"l/en-us/h/billing/invoice.html#hp-refunds\" data-hp-pane=\"billing/invoice#hp-refunds\"",
        "href=\"https://help.example/docs/en-us/plain.html\"",
        "href=\"https://admin.example/d\" data-hp-link=\"portal\"",
        "href=\"mailto:me@example.com\"",
    ] {
        assert!(html.contains(part), "lacks {part}: {html}");
    }
    assert!(!html.contains("<h1"), "{html}");
    assert_eq!(pane["canonicalUrl"], "https://help.example/docs/en-us/domains.html");
    let media = html.split("src=\"").skip(1).filter_map(|s| s.split('"').next());
    let bytes: Vec<_> = media.map(|path| tree.get(path).map(Vec::as_slice)).collect();
    assert_eq!(bytes, [Some(b"not really a picture\n".as_slice()), Some(b"GIF89a".as_slice())], "{html}");
    // The page for frames leads to files that are there, and stays in the reader's locale.
    let page = String::from_utf8(tree["l/sv-se/h/domains.html"].clone()).unwrap();
    for url in page.split(['"']).filter(|u| u.starts_with("../")) {
        let path = url.trim_start_matches("../").split('#').next().unwrap();
        assert!(tree.contains_key(path), "{url}");
    }
    assert!(page.contains("../../../l/sv-se/h/billing/invoice.html#hp-refunds"), "{page}");
}

#[test]
fn old_files_stay_and_parts_are_made_alone() {
    let (dir, first) = built();
    let page = dir.path().join("content/en-us/domains.md");
    let text = std::fs::read_to_string(&page).unwrap().replace("See ", "Look at ");
    std::fs::write(&page, text).unwrap();
    let site = support::tree(&dir.path().join("build"));
    support::build_part(dir.path(), diglot::build::Part::Panes);
    let after = support::tree(&dir.path().join("build"));
    let same = |tree: &Tree| {
        tree.iter()
            .filter(|(p, _)| !p.starts_with("panes/") && !p.starts_with('.'))
            .map(|(p, b)| (p.clone(), b.clone()))
            .collect::<Tree>()
    };
    assert_eq!(support::differences(&same(&site), &same(&after)), Vec::<String>::new());
    let panes = support::tree(&dir.path().join("build/panes"));
    for (path, bytes) in first.iter().filter(|(p, _)| is_immutable(p)) {
        assert!(panes.get(path) == Some(bytes), "{path} is still there");
    }
    assert_ne!(panes["manifest.json"], first["manifest.json"]);
    let history = json(&panes, "history.json");
    assert_eq!(history["builds"].as_array().map(Vec::len), Some(1));
    // And a fresh build has the same files but for those.
    let fresh = tempfile::TempDir::new().unwrap();
    let copy = support::copied(dir.path(), fresh.path());
    support::build(&copy);
    let fresh = support::tree(&copy.join("build/panes"));
    let missing = |p: &&String| p.as_str() != "history.json" && panes.get(*p) != fresh.get(*p);
    assert_eq!(fresh.keys().filter(missing).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn published_ids_are_kept_in_a_list_and_missed_when_they_go() {
    let (dir, _) = support::written(DOCSET);
    let run = |more: &[&str]| {
        let mut command = support::diglot();
        let out =
            command.arg("build").args(more).args(["--format", "concise", "--quiet"]).current_dir(dir.path());
        let out = out.output().unwrap();
        (out.status.code(), String::from_utf8(out.stdout).unwrap())
    };
    assert_eq!(run(&["--write-lock"]).0, Some(0));
    let lock = std::fs::read_to_string(dir.path().join("contexts.lock")).unwrap();
    assert!(lock.ends_with("\n7378\n7391\n9004197\nDomains\nold-id\nrefunds\n"), "{lock}");
    let page = dir.path().join("content/en-us/domains.md");
    let text = std::fs::read_to_string(&page).unwrap();
    std::fs::write(&page, text.replace(", \"Domains\"", "")).unwrap();
    let (code, found) = run(&[]);
    assert_eq!(code, Some(1), "{found}");
    assert!(found.contains("contexts.lock:5:1") && found.contains("context/removed"), "{found}");
    assert_eq!(run(&["--write-lock"]).0, Some(0));
}

#[test]
fn panes_are_found_by_the_same_rule_in_rust_and_in_javascript() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/fallback.json");
    let cases: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let ids = |v: &Value| -> Vec<LocaleId> {
        v.as_array().unwrap().iter().map(|t| t.as_str().unwrap().parse().unwrap()).collect()
    };
    for case in cases["chains"].as_array().unwrap() {
        let wanted: LocaleId = case["requested"].as_str().unwrap().parse().unwrap();
        let source = case["source"].as_str().unwrap().parse().unwrap();
        let found = chain(&wanted, &ids(&case["available"]), &ids(&case["configured"]), &source);
        assert_eq!(found, ids(&case["chain"]), "{case}");
    }
    type Panes = Vec<(String, Option<String>)>;
    let contexts: BTreeMap<String, Panes> =
        serde_json::from_value(cases["index"]["contexts"].clone()).unwrap();
    let aliases: BTreeMap<String, String> =
        serde_json::from_value(cases["index"]["aliases"].clone()).unwrap();
    for case in cases["ranking"].as_array().unwrap() {
        let wanted: Vec<&str> =
            case["contexts"].as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect();
        let expected: Panes = serde_json::from_value(case["panes"].clone()).unwrap();
        assert_eq!(rank(&wanted, &contexts, &aliases).0, expected, "{}", case["case"]);
    }
}

/// Most of what a bundle holds was cleaned without a parser: one that reads it finds nothing to mend, and nothing to take out.
#[test]
fn a_parser_finds_nothing_to_clean_in_the_panes_of_real_pages() {
    let Some(root) = crate::corpus::corpora() else { return };
    let mut count = 0;
    for docset in ["mte", "aspnet"] {
        let folder = tempfile::tempdir().unwrap();
        let content = root.join(docset).join("content").canonicalize().unwrap();
        let book = format!("[book]\nsrc = {content:?}\n[output.panes]\npages = \"all\"\nsearch = false\n");
        std::fs::write(folder.path().join("book.toml"), book).unwrap();
        support::build_part(folder.path(), diglot::build::Part::Panes);
        for (path, bytes) in support::tree(&folder.path().join("build/panes")) {
            if !path.contains("/p/") {
                continue;
            }
            let pane: Value = serde_json::from_slice(&bytes).unwrap();
            for html in [&pane["html"], &pane["source"]["html"]].into_iter().filter_map(Value::as_str) {
                assert_eq!(parsed(html), html, "{docset}: {path}");
                assert_eq!(clean(html), html, "{docset}: {path}");
                count += 1;
            }
        }
    }
    assert!(count > 200, "{count} bodies");
}
