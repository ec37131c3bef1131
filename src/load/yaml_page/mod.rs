//! YAML pages (`### YamlMime:Landing`, `Hub`, `FAQ`, …): their fields as a tree like that of an article. The types
//! differ in what they call things, not in what there is: titles, texts in Markdown, cards of links. So one reader
//! knows the names, and a type that is not known is shown as far as its fields are.

mod scalar;
mod write;

use super::include::Expander;
use super::node::{Data, Node};
use super::shelf::Shelf;
use super::{json, yaml};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{Defaults, Part, join};
use crate::syntax::Document;
use crate::text::{FileId, Source, Span};
use write::Writer;

/// A YAML page that cannot be read.
pub static INVALID: Rule = Rule {
    code: "yaml-page/invalid",
    severity: Severity::Critical,
    what: "A YAML page is no YAML, or holds no fields. The page is empty.",
    why: "Readers find a page with nothing on it.",
    example: "--- content/en-us/index.yml\n### YamlMime:Landing\ntitle: \"Home\nsummary: All of it\n--- content/en-us/a.md\n# A\n=> content/en-us/index.yml:4:1",
    fix: "Mend the YAML at the place shown.",
    docfx: &["yaml-syntax-error", "unexpected-type", "InvalidYamlFile"],
};

/// A page without a title.
pub static NO_TITLE: Rule = Rule {
    code: "yaml-page/no-title",
    severity: Severity::Minor,
    what: "A YAML page has neither `title` nor `name`.",
    why: "The page has no heading, and lists show its file name.",
    example: "--- content/en-us/index.yml\n### YamlMime:Landing\nsummary: All of it\n--- content/en-us/a.md\n# A\n=> content/en-us/index.yml",
    fix: "Add a `title` to the page.",
    docfx: &["missing-attribute"],
};

/// The type of a YAML page: what stands after `YamlMime:` in its first line.
pub(super) fn mime(text: &str) -> Option<&str> {
    let line = text.trim_start_matches('\u{feff}').lines().next()?;
    let (_, mime) =
        line.trim_start_matches('#').trim().split_once("YamlMime:").filter(|_| line.starts_with('#'))?;
    Some(mime.trim())
}

/// Types that are data for other pages, not pages.
pub(super) fn is_page_type(mime: &str) -> bool {
    const DATA: [&str; 7] = [
        "XRefMap",
        "TableOfContent",
        "ContextObject",
        "ZonePivotGroups",
        "Achievements",
        "PageIndex",
        "Yaml",
    ];
    !mime.is_empty() && !DATA.iter().any(|data| data.eq_ignore_ascii_case(mime))
}

/// A YAML page as read.
pub(super) struct YamlPage {
    node: Node,
    /// What it says of itself, over what settings give it.
    pub defaults: Defaults,
    /// Its `uid`.
    pub uid: Option<Box<str>>,
    /// `no-loc` of its metadata.
    pub no_loc: Vec<Box<str>>,
}

/// Reads the fields of a YAML page.
pub(super) fn read(file: FileId, text: &str, defaults: Defaults, sink: &mut Sink) -> YamlPage {
    let (node, faults) = yaml::parse(text);
    for fault in &faults {
        let span = Span::new(file, fault.at.start, fault.at.end);
        sink.push(Diagnostic::new(&INVALID, span, fault.message.clone()));
    }
    if faults.is_empty() && !matches!(node.value, Data::Object(_) | Data::Null) {
        sink.push(Diagnostic::new(
            &INVALID,
            Span::file(file),
            format!("expected fields, found {}", node.kind()),
        ));
    } else if faults.is_empty() && title(&node).is_none() {
        sink.push(Diagnostic::new(&NO_TITLE, Span::file(file), "this page has no `title`"));
    }
    let mut defaults = defaults;
    let metadata = node.get("metadata").map(Node::members).unwrap_or_default();
    defaults.0.extend(metadata.iter().map(|m| {
        let span = Span::new(file, m.value.at.start, m.value.at.end);
        (m.key.as_str().into(), m.value.plain(), Some(span))
    }));
    let uid = node.get("uid").or_else(|| node.get("metadata")?.get("uid")).and_then(Node::scalar);
    let no_loc = node.get("metadata").and_then(|m| m.get("no-loc")).into_iter().flat_map(Node::texts);
    let no_loc = no_loc.map(Into::into).collect();
    YamlPage { uid: uid.map(Into::into), no_loc, defaults, node }
}

impl YamlPage {
    /// Whatever has a uid within the page; what it only refers to has not.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = vec![];
        below(&self.node, &mut parts, 0);
        parts
    }

    /// Whether the schema beside the docset says that pages of this type are data for others.
    pub fn is_data(&self, shelf: &dyn Shelf, file: FileId, text: &str) -> bool {
        let (Some(mime), entry) = (mime(text), shelf.files().get(file)) else { return false };
        let schema = format!("_themes/ContentTemplate/schemas/{mime}.schema.json");
        let bases = shelf.locales().iter().find(|l| l.root == entry.root).map(|l| l.bases.as_slice());
        let paths = bases.unwrap_or_default().iter().filter_map(|base| join(base, &schema));
        let mut schemas = paths.filter_map(|path| shelf.files().find_ignoring_case(entry.root, &path));
        schemas.next().and_then(|id| shelf.read(id, &mut vec![])).is_some_and(|source| {
            let (schema, _) = json::parse(source.text());
            schema.get("renderType").and_then(Node::text) == Some("component")
        })
    }
}

fn below(node: &Node, parts: &mut Vec<Part>, depth: usize) {
    if depth > 32 {
        return;
    }
    for element in if let Data::Array(list) = &node.value { list.as_slice() } else { &[] } {
        part(element, parts, depth);
    }
    let members = node.members().iter().filter(|m| !matches!(m.key.as_str(), "references" | "metadata"));
    for member in members {
        match &member.value.value {
            Data::Object(_) => part(&member.value, parts, depth),
            Data::Array(_) => below(&member.value, parts, depth + 1),
            _ => {}
        }
    }
}

fn part(node: &Node, parts: &mut Vec<Part>, depth: usize) {
    if let Some(uid) = node.get("uid").and_then(Node::scalar).filter(|uid| !uid.is_empty()) {
        let name = node.get("name").and_then(Node::scalar).unwrap_or_default();
        parts.push(Part { uid: uid.into(), name: name.into() });
    }
    below(node, parts, depth + 1);
}

fn title(node: &Node) -> Option<&Node> {
    ["title", "name", "fullName"].into_iter().find_map(|key| node.get(key)).filter(|n| n.scalar().is_some())
}

/// The page as a tree.
pub(super) fn document(
    page: &YamlPage,
    (file, source): (FileId, &Source),
    expander: &mut Expander<'_>,
    sink: &mut Sink,
) -> Document {
    let mut writer = Writer::new(file, source, expander, sink);
    writer.page(&page.node);
    writer.finish()
}
