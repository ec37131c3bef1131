//! What docfx.json or docfx.yml says of the pages it governs: metadata, versions, and addresses.

use std::sync::Arc;

use globset::GlobMatcher;
use serde_yaml::Value;

use super::docfx::{self, CONFIG_JSON, Docfx};
use super::node::{Data, Node};
use super::{json, yaml};
use crate::diag::{Diagnostic, Sink};
use crate::model::{Defaults, FileTable, MonikerSet, Monikers, PivotGroups, join};
use crate::text::{FileId, Source, Span};

/// What settings say of one page.
#[derive(Clone, Debug, Default)]
pub struct PageSettings {
    /// Metadata.
    pub defaults: Defaults,
    /// The versions there are; `None`: nothing defines any.
    pub versions: Option<Versions>,
    /// Groups of pivots that the page may name.
    pub pivots: Option<Arc<PivotGroups>>,
}

/// The versions of a page, as the settings have them.
#[derive(Clone, Debug)]
pub struct Versions {
    /// All versions.
    pub defined: Arc<Monikers>,
    /// The range that the settings give the page, and what it is.
    pub configured: Option<(Box<str>, MonikerSet)>,
}

/// Metadata by glob: `fileMetadata`.
type ByGlob = (Box<str>, Vec<(GlobMatcher, Value, Option<Span>)>);

/// One settings file, understood.
pub(super) struct Settings {
    global: Vec<(Box<str>, Value, Option<Span>)>,
    by_glob: Vec<ByGlob>,
    ranges: Vec<(GlobMatcher, Box<str>)>,
    groups: Vec<(Box<str>, Box<str>)>,
    defined: Option<Arc<Monikers>>,
    tokens: Option<Node>,
    trusted: Vec<(Box<str>, Vec<Box<str>>)>,
}

/// Reads a text of the docset.
pub(super) type Read<'a> = dyn FnMut(FileId) -> Option<Source> + 'a;

impl Settings {
    /// Of a settings file; further files that it names are read.
    pub fn new(docfx: &Docfx, files: &FileTable, read: &mut Read<'_>, sink: &mut Sink) -> Self {
        let build = &docfx.build;
        let find = |path: &str| files.find(docfx.root, &join(&docfx.folder, &path.replace('\\', "/"))?);
        let mut open = |key: &str| -> Vec<(Node, FileId)> {
            let named = build.get(key).into_iter().flat_map(Node::texts).filter_map(find);
            named.filter_map(|id| Some((structured(files, id, read, sink)?, id))).collect()
        };
        let (global_files, by_glob_files) = (open("globalMetadataFiles"), open("fileMetadataFiles"));
        let defined = open("monikerDefinition").into_iter().next().map(|(node, _)| Arc::new(monikers(&node)));
        let template = build.get("template").into_iter().flat_map(Node::texts);
        let tokens = template
            .filter_map(|t| find(&format!("{}/ContentTemplate/token.json", t.trim_end_matches('/'))))
            .filter_map(|id| structured(files, id, read, sink))
            .last();
        let trusted = build.get("trustedDomains").map(Node::members).unwrap_or_default();
        let global = build.get("globalMetadata").into_iter().chain(global_files.iter().map(|(n, _)| n));
        let by_glob = build.get("fileMetadata").into_iter().chain(by_glob_files.iter().map(|(n, _)| n));
        // Only of the settings file itself: of the others it is not told here which one a value is from.
        let own = by_glob_files.is_empty().then(|| files.find(docfx.root, &docfx.path)).flatten();
        let place = |v: &Node| own.map(|file| Span::new(file, v.at.start, v.at.end));
        let groups = build.get("groups").map(Node::members).unwrap_or_default().iter();
        let range = |node: &Node| node.get("moniker_range").or_else(|| node.get("monikerRange"))?.scalar();
        Self {
            global: global
                .flat_map(Node::members)
                .map(|m| (m.key.as_str().into(), m.value.plain(), None))
                .collect(),
            by_glob: by_glob
                .flat_map(Node::members)
                .map(|m| {
                    let values = globs(&m.value).map(|(g, v)| (g, v.plain(), place(v)));
                    (m.key.as_str().into(), values.collect())
                })
                .collect(),
            ranges: build
                .get("monikerRange")
                .into_iter()
                .flat_map(globs)
                .filter_map(|(g, v)| Some((g, v.scalar()?.into())))
                .collect(),
            groups: groups.filter_map(|m| Some((m.key.as_str().into(), range(&m.value)?.into()))).collect(),
            defined: defined.filter(|d| !d.is_empty()),
            tokens,
            trusted: trusted
                .iter()
                .map(|m| (m.key.as_str().into(), m.value.texts().map(Into::into).collect()))
                .collect(),
        }
    }

    /// What is said of the file at `path`, which `docfx` governs.
    pub fn of(&self, docfx: &Docfx, path: &str) -> PageSettings {
        let inside = docfx.inside(path).unwrap_or(path);
        let mut defaults = Defaults(self.global.clone());
        for (key, values) in &self.by_glob {
            if let Some((_, value, at)) = values.iter().rev().find(|(glob, ..)| glob.is_match(inside)) {
                defaults.0.push((key.clone(), value.clone(), *at));
            }
        }
        let group = docfx.group(path);
        let by_group = || {
            let group = group?;
            let range = self.groups.iter().find(|(name, _)| **name == *group).map(|(_, r)| r.as_ref());
            // `version` may name a moniker itself.
            range.or_else(|| self.defined.as_ref()?.range(group).ok().and(Some(group)))
        };
        let by_path = self.ranges.iter().rev().find(|(glob, _)| glob.is_match(inside));
        let range = by_path.map(|(_, range)| range.as_ref()).or_else(by_group);
        let versions = self.defined.clone().map(|defined| Versions {
            configured: range.map(|r| (r.into(), defined.range(r).unwrap_or_default())),
            defined,
        });
        PageSettings { defaults, versions, pivots: None }
    }

    /// What Learn's template writes for a keyword: HTML.
    pub fn token(&self, name: &str) -> Option<&str> {
        self.tokens.as_ref()?.get(name)?.text()
    }

    /// Whether a URL of another host may stand in an element of a page on Learn.
    pub fn trusts(&self, element: &str, url: &str) -> bool {
        let Some((_, patterns)) = self.trusted.iter().find(|(name, _)| name.as_ref() == element) else {
            return true;
        };
        let url = if url.starts_with("//") { format!("https:{url}") } else { url.to_owned() };
        patterns.iter().any(|pattern| {
            let (pattern, data) = (pattern.as_ref(), pattern.starts_with("data:"));
            let prefix = pattern.strip_suffix('*');
            match (pattern.split_once("://"), url.split_once("://")) {
                _ if data => prefix.is_some_and(|p| url.starts_with(p)) || url == pattern,
                (Some((scheme, host)), Some((own, rest))) => {
                    let own_host = rest.split(['/', '?', '#']).next().unwrap_or_default();
                    let secure = own == scheme || (scheme == "http" && own == "https");
                    secure && (host == "*" || own_host.eq_ignore_ascii_case(host))
                }
                _ => false,
            }
        })
    }

    /// The versions that are defined.
    pub fn versions(&self) -> impl Iterator<Item = &str> {
        self.defined.iter().flat_map(|defined| defined.names())
    }

    /// The value that every page has by default.
    pub fn global(&self, key: &str) -> Option<&Value> {
        self.global.iter().rev().find(|(k, ..)| k.as_ref() == key).map(|(_, v, _)| v)
    }
}

/// A JSON or YAML file of the docset.
fn structured(files: &FileTable, id: FileId, read: &mut Read<'_>, sink: &mut Sink) -> Option<Node> {
    let source = read(id)?;
    let json = files.get(id).path.ends_with(".json");
    let (node, faults) = if json { json::parse(source.text()) } else { yaml::parse(source.text()) };
    for fault in faults {
        sink.push(Diagnostic::new(&CONFIG_JSON, Span::new(id, fault.at.start, fault.at.end), fault.message));
    }
    Some(node)
}

/// `{glob: value}` as globs and values.
fn globs(node: &Node) -> impl Iterator<Item = (GlobMatcher, &Node)> {
    node.members().iter().filter_map(|m| Some((docfx::matcher(&m.key)?, &m.value)))
}

/// `{monikers: [{moniker_name, product_name}]}`
fn monikers(node: &Node) -> Monikers {
    let text = |entry: &Node, key: &str| entry.get(key).and_then(Node::scalar).unwrap_or_default();
    let list = node.get("monikers").filter(|n| matches!(n.value, Data::Array(_)));
    let entries = list.map(Node::elements).unwrap_or_default().iter();
    Monikers::new(
        entries
            .map(|e| (text(e, "moniker_name"), text(e, "product_name")))
            .filter(|(name, _)| !name.is_empty()),
    )
}
