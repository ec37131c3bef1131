//! Maps of uids of other docsets: the files that docfx.json or docfx.yml names under `xref`. What stands elsewhere
//! is not fetched: a build asks no other host for anything.

use std::ops::Range;

use serde_yaml::Value;

use super::docfx::is_absolute;
use super::json;
use super::walk::{self, ASIDE};
use super::{Docset, ReadError};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{FileTable, RootId, XrefEntry, Xrefs, join};
use crate::text::{FileId, Span};

/// A map that cannot be used.
pub static XREF_MAP: Rule = Rule {
    code: "xref/map",
    severity: Severity::Major,
    what: "A cross-reference map that docfx.json names is not in the docset, or is no map.",
    why: "References by the uids that it knows lead nowhere.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/docfx.json
{ \"build\": { \"xref\": \"xrefmap.yml\" } }
=> content/en-us/docfx.json:1:22
",
    fix: "Put the map into the docset, or correct the path; it is relative to docfx.json. Its form is that of DocFX's xrefmap.yml.",
    docfx: &[],
};

/// What one settings file says.
#[derive(Default)]
struct Settings {
    maps: Vec<(String, Range<usize>)>,
    extends: Vec<String>,
    host: String,
    remove_host: bool,
    routes: Vec<(Box<str>, Box<str>)>,
}

/// Reads all maps that the docset's settings files name.
pub(super) fn read(docset: &Docset) -> Result<(Xrefs, Sink), ReadError> {
    let (mut xrefs, mut sink) = (Xrefs::default(), vec![]);
    for (id, entry) in docset.files.iter().filter(|(_, e)| e.root != ASIDE) {
        let name = walk::name_of(&entry.path);
        if name != "docfx.json" && name != "docfx.yml" {
            continue;
        }
        let settings = settings(name, docset.source(id)?.text());
        if xrefs.host.is_empty() {
            xrefs.host = settings.host.as_str().into();
        }
        xrefs.remove_host |= settings.remove_host;
        xrefs.routes.extend(settings.routes);
        let mut maps: Vec<(String, Span)> = vec![];
        for (path, at) in settings.maps {
            maps.push((path, Span::new(id, at.start, at.end)));
        }
        for path in settings.extends {
            if let Some(extended) = find(&docset.files, entry.root, docset.files.folder(id), &path) {
                let text = docset.source(extended)?;
                let name = walk::name_of(&docset.files.get(extended).path);
                let more = self::settings(name, text.text()).maps;
                maps.extend(more.into_iter().map(|(path, at)| (path, Span::new(extended, at.start, at.end))));
            }
        }
        for (path, at) in maps {
            if crate::model::has_scheme(&path) {
                continue;
            }
            let Some(map) = find(&docset.files, entry.root, docset.files.folder(id), &path) else {
                sink.push(Diagnostic::new(&XREF_MAP, at, format!("there is no file `{path}` in the docset")));
                continue;
            };
            match entries(docset.source(map)?.text()) {
                Ok(entries) => {
                    for entry in entries {
                        xrefs.entries.entry(entry.uid.clone()).or_insert(entry);
                    }
                }
                Err(why) => sink.push(Diagnostic::new(&XREF_MAP, at, format!("`{path}` is no map: {why}"))),
            }
        }
    }
    xrefs.routes.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
    Ok((xrefs, sink))
}

fn find(files: &FileTable, root: RootId, folder: &str, path: &str) -> Option<FileId> {
    let path = path.replace('\\', "/");
    (!is_absolute(&path)).then(|| join(folder, &path)).flatten().and_then(|p| files.find(root, &p))
}

/// The settings of a docfx.json or a docfx.yml.
fn settings(name: &str, text: &str) -> Settings {
    let mut out = Settings::default();
    if name.ends_with(".json") {
        let (top, _) = json::parse(text);
        let xref = top.get("build").and_then(|b| b.get("xref")).or_else(|| top.get("xref"));
        let elements = xref.map(json::Node::elements).unwrap_or_default();
        out.maps = elements.iter().filter_map(|e| Some((e.text()?.to_owned(), e.at.clone()))).collect();
        return out;
    }
    let Ok(value) = serde_yaml::from_str::<Value>(text) else { return out };
    let texts = |key: &str| -> Vec<String> {
        match value.get(key) {
            Some(Value::String(one)) => vec![one.clone()],
            Some(Value::Sequence(many)) => many.iter().filter_map(|v| Some(v.as_str()?.to_owned())).collect(),
            _ => vec![],
        }
    };
    out.maps = texts("xref").into_iter().map(|path| (path, 0..0)).collect();
    out.extends = texts("extend").into_iter().filter(|path| !crate::model::has_scheme(path)).collect();
    if let Some(Value::Mapping(routes)) = value.get("routes") {
        // Only folders: a route of a single file says nothing of links between pages.
        let pairs = routes.iter().filter_map(|(k, v)| Some((k.as_str()?, v.as_str()?)));
        let folders = pairs.filter(|(from, to)| from.ends_with('/') && to.ends_with('/'));
        out.routes = folders.map(|(from, to)| (from.into(), to.into())).collect();
    }
    out.host = value.get("hostName").and_then(Value::as_str).unwrap_or_default().to_owned();
    out.remove_host = value.get("removeHostName").and_then(Value::as_bool).unwrap_or_default();
    out
}

/// The entries of a map, YAML or JSON.
fn entries(text: &str) -> Result<Vec<XrefEntry>, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = match text.trim_start().starts_with('{') {
        true => serde_json::from_str(text).map_err(|e| e.to_string())?,
        false => serde_yaml::from_str(text).map_err(|e| e.to_string())?,
    };
    let Some(Value::Sequence(references)) = value.get("references") else {
        return Err("it has no list `references`".into());
    };
    let base = value.get("baseUrl").and_then(Value::as_str).unwrap_or_default();
    Ok(references.iter().filter_map(|reference| entry(reference, base)).collect())
}

fn entry(reference: &Value, base: &str) -> Option<XrefEntry> {
    let text = |key: &str| reference.get(key).and_then(Value::as_str).unwrap_or_default();
    let href = text("href");
    let absolute = href.is_empty() || href.starts_with('/') || crate::model::has_scheme(href);
    let href = if absolute || base.is_empty() {
        href.into()
    } else {
        format!("{}/{href}", base.trim_end_matches('/')).into()
    };
    let properties = reference.as_mapping()?.iter().filter_map(|(key, value)| {
        Some((key.as_str()?.into(), value.as_str()?.into()))
            .filter(|(k, _): &(Box<str>, Box<str>)| !matches!(k.as_ref(), "uid" | "href"))
    });
    let uid = text("uid");
    (!uid.is_empty()).then(|| XrefEntry {
        uid: uid.into(),
        name: text("name").into(),
        href,
        properties: properties.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_yaml_or_json() {
        let yaml = "### YamlMime:XRefMap\nbaseUrl: https://x/\nreferences:\n- uid: a\n  name: A\n  href: a.html\n  fullName: N.A\n- name: none\n";
        let found = entries(yaml).unwrap();
        assert_eq!((found.len(), found[0].href.as_ref()), (1, "https://x/a.html"));
        assert!(found[0].properties.contains(&("fullName".into(), "N.A".into())));
        let json = r#"{"references":[{"uid":"a","href":"/a"},{"uid":"b","href":"https://x/b"}]}"#;
        assert_eq!(entries(json).unwrap().len(), 2);
        assert!(entries("a: b").is_err() && entries("{").is_err());
    }

    #[test]
    fn settings_name_maps() {
        let maps = |name, text| settings(name, text).maps.into_iter().map(|m| m.0).collect::<Vec<_>>();
        assert_eq!(
            maps("docfx.json", r#"{"build":{"xref":["a.yml","https://x/b"]}}"#),
            ["a.yml", "https://x/b"]
        );
        assert_eq!(maps("docfx.yml", "xref: a.json"), ["a.json"]);
        assert_eq!(settings("docfx.yml", "hostName: learn.example\nextend: x/y.json").extends, ["x/y.json"]);
    }
}
