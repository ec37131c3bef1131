//! Maps of uids of other docsets: the files that docfx.json or docfx.yml names under `xref`. What stands elsewhere
//! is not fetched: a build asks no other host for anything.

use serde_yaml::Value;

use super::docfx::{Docfx, is_absolute};
use super::node::Node;
use super::settings::Settings;
use super::{Docset, ReadError, json, yaml};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{LocaleIx, RootId, XrefEntry, Xrefs, join, lookup};
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
    docfx: &["file-not-found"],
};

/// Reads all maps that the docset's settings files name, and what they say of addresses.
pub(super) fn read(docset: &Docset) -> Result<(Xrefs, Sink), ReadError> {
    let (mut xrefs, mut sink) = (Xrefs::default(), vec![]);
    for (docfx, settings) in &docset.docfx {
        let Some(id) = docset.files.find(docfx.root, &docfx.path) else { continue };
        addresses(docset, docfx, settings, &mut xrefs);
        xrefs.versions.extend(settings.versions().map(Into::into));
        let mut maps: Vec<(String, Span)> = vec![];
        let mut named = |node: &Node, file: FileId| {
            for map in node.get("xref").map(Node::elements).unwrap_or_default() {
                let path = map.text().unwrap_or_default().to_owned();
                maps.push((path, Span::new(file, map.at.start, map.at.end)));
            }
        };
        named(&docfx.build, id);
        for path in docfx.build.get("extend").into_iter().flat_map(Node::texts) {
            if let Some(extended) = find(docset, docfx.root, &docfx.folder, path) {
                let json = docset.files.get(extended).path.ends_with(".json");
                let text = docset.source(extended)?;
                let (node, _) = if json { json::parse(text.text()) } else { yaml::parse(text.text()) };
                named(node.get("build").unwrap_or(&node), extended);
            }
        }
        for (path, at) in maps {
            if path.is_empty() || crate::model::has_scheme(&path) {
                continue;
            }
            let Some(map) = find(docset, docfx.root, &docfx.folder, &path) else {
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

/// Hosts, routes and the address of the docset itself.
fn addresses(docset: &Docset, docfx: &Docfx, settings: &Settings, xrefs: &mut Xrefs) {
    let build = &docfx.build;
    // Names of settings are read without regard to case, as Learn's engine does.
    let text = |name: &str| -> Option<&str> {
        build.members().iter().find(|m| m.key.eq_ignore_ascii_case(name)).and_then(|m| m.value.text())
    };
    for name in ["hostName", "alternativeHostName", "xrefHostName"] {
        let hosts = text(name).into_iter().flat_map(|host| match name {
            "alternativeHostName" => vec![host.to_owned(), format!("review.{host}")],
            _ => vec![host.to_owned()],
        });
        xrefs.hosts.extend(hosts.map(Into::into));
    }
    xrefs.remove_host |= build.get("removeHostName").is_some_and(Node::is_true);
    for route in build.get("routes").map(Node::members).unwrap_or_default() {
        // Only folders: a route of a single file says nothing of links between pages.
        let to =
            route.value.text().filter(|to| route.key.ends_with('/') && (to.ends_with('/') || *to == "."));
        if let (Some(to), Some(from)) = (to, join(&docfx.folder, &route.key)) {
            xrefs.routes.push((format!("{from}/").into(), to.into()));
        }
    }
    let yml = docfx.path.ends_with(".yml");
    let own = text("basePath").map(ToOwned::to_owned).or_else(|| yml.then(String::new));
    let base = own.or_else(|| base_of_breadcrumb(docset, docfx, settings));
    if xrefs.base_path.is_none() {
        xrefs.base_path = base.map(Into::into);
    }
}

/// The docset's own address, known by that of its breadcrumb: `/office/add-ins/breadcrumb/toc.json` of
/// `breadcrumb/toc.yml`.
fn base_of_breadcrumb(docset: &Docset, docfx: &Docfx, settings: &Settings) -> Option<String> {
    let address = settings.global("breadcrumb_path").and_then(serde_yaml::Value::as_str)?;
    let stem = address.strip_suffix("toc.json").filter(|a| a.starts_with('/'))?.trim_end_matches('/');
    let folders = stem.match_indices('/').map(|(i, _)| (&stem[..i], &stem[i + 1..]));
    folders.into_iter().find_map(|(base, folder)| {
        let toc = |name: &str| join(&docfx.folder, &format!("{folder}/{name}"));
        let names = ["toc.yml", "TOC.yml", "toc.md", "TOC.md"];
        let found = names.iter().any(|n| toc(n).is_some_and(|p| docset.files.find(docfx.root, &p).is_some()));
        found.then(|| base.to_owned())
    })
}

fn find(docset: &Docset, root: RootId, folder: &str, path: &str) -> Option<FileId> {
    let path = path.replace('\\', "/");
    let full = (!is_absolute(&path)).then(|| join(folder, &path)).flatten()?;
    let own = docset.files.find(root, &full);
    // A locale without the map has that of the locales it falls back to.
    own.or_else(|| {
        let ix = docset.locales.iter().position(|l| l.root == root)?;
        lookup::find_file(&docset.files, &docset.locales, LocaleIx(ix as u16), &full)
    })
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
}
