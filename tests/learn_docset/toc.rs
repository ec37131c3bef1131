//! A TOC's JSON, held against the TOC that serves the locale.

use diglot::html::Urls;
use diglot::model::TocNode;
use diglot::text::FileId;
use serde_yaml::Value;

use super::case::Run;
use super::expect::plain;

/// What of a TOC does not hold.
pub fn toc(run: &Run, path: &str, expected: &Value, wrong: &mut Vec<String>) {
    let site = run.site();
    let branch = path.find("_splitted/");
    let path_of = match branch {
        Some(at) => format!("{}toc.json", &path[..at]),
        None => path.to_owned(),
    };
    let wanted = plain(&path_of);
    let tocs = &site.locale_tocs[usize::from(run.locale.0)];
    let found = tocs
        .iter()
        .map(|&t| site.toc(t))
        .find(|toc| run.output(format!("{}/toc.json", toc.folder).trim_start_matches('/')) == wanted);
    let there = || {
        // A breadcrumb, or one that another TOC includes.
        site.files.iter().any(|(_, f)| {
            let stem = f.path.rsplit_once('.').map_or("", |(s, _)| s);
            let lower = format!("{}.json", stem.to_lowercase());
            f.kind == diglot::model::FileKind::Toc && run.output(&lower) == wanted
        })
    };
    let Some(toc) = found else {
        if expected.get("items").is_some() || !there() {
            wrong.push(format!("{path}: no such TOC"));
        }
        return;
    };
    if branch.is_some() {
        // A part is a branch of the whole.
        for item in expected["items"].as_sequence().into_iter().flatten() {
            let name = item["name"].as_str().unwrap_or_default();
            match toc.nodes.iter().find(|n| n.name.as_ref() == name) {
                Some(node) => names(&node.items, &item["items"], path, wrong),
                None => wrong.push(format!("{path}: no entry {name}")),
            }
        }
        return;
    }
    nodes(run, toc.file, &toc.nodes, &expected["items"], path, wrong);
}

fn names(got: &[TocNode], expected: &Value, path: &str, wrong: &mut Vec<String>) {
    let want: Vec<String> = expected
        .as_sequence()
        .into_iter()
        .flatten()
        .map(|n| n["name"].as_str().map_or_else(String::new, ToOwned::to_owned))
        .collect();
    let got: Vec<String> = got.iter().map(|n| n.name.to_string()).collect();
    if want != got {
        wrong.push(format!("{path}: expected {want:?}, got {got:?}"));
    }
}

fn nodes(run: &Run, file: FileId, got: &[TocNode], expected: &Value, path: &str, wrong: &mut Vec<String>) {
    let Some(expected) = expected.as_sequence() else { return };
    if expected.len() != got.len() {
        return wrong.push(format!("{path}: expected {} entries, got {}", expected.len(), got.len()));
    }
    for (node, want) in got.iter().zip(expected) {
        let site = run.site();
        let urls = run.urls(file);
        let href = node.href.as_deref().map(|dest| (urls.link(node.file, dest), dest));
        if let Some(name) = want.get("name").and_then(scalar) {
            let title = node.href.as_deref().and_then(|dest| {
                match diglot::model::resolve_link(site, run.locale, node.file, dest) {
                    diglot::model::Target::Page { page, .. } => Some(site.page(page).title.to_string()),
                    _ => None,
                }
            });
            let got = if node.name.is_empty() { title.unwrap_or_default() } else { node.name.to_string() };
            // Emphasis is no part of a name that a reader sees.
            if got != name.replace('*', "") {
                wrong.push(format!("{path}: expected the name {name:?}, got {got:?}"));
            }
        }
        // Of an entry with both, Learn's navigation bar leads to the other docset; a reader wants the page.
        let want_href = want.get("homepage").or(want.get("href"));
        if let Some(want_href) = want_href.and_then(Value::as_str) {
            let got = href.as_ref().map_or("undefined", |(href, _)| href.url.as_str());
            // Of what leads nowhere only the name of the file is compared.
            let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
            let nowhere = href.as_ref().is_some_and(|(h, _)| h.kind == diglot::html::HrefKind::Broken);
            if nowhere && name(got) == name(want_href) {
                continue;
            }
            if got != want_href && !(want_href == "undefined" && want.get("homepage").is_some()) {
                wrong.push(format!("{path}: expected the link {want_href:?}, got {got:?}"));
            }
        }
        if let Some(items) = want.get("items").filter(|i| i.is_sequence()) {
            nodes(run, file, &node.items, items, path, wrong);
        }
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    }
}
