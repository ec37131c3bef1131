//! Tabs: headings whose only content is a link to `#tab/…` (learn-markdown.md §8).

use rustc_hash::FxHashMap;

use super::Extension;
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::syntax::tree::{Document, Kind, NodeId, Tab};

/// The extension.
pub static EXTENSION: Extension =
    Extension { name: "tabs", shape: Some(shape), rules: &[&DUPLICATE_ID], ..Extension::NONE };

/// Two tabs with one id.
pub static DUPLICATE_ID: Rule = Rule {
    code: "directive/duplicate-tab",
    severity: Severity::Major,
    what: "Two tabs of a group have the same id and condition.",
    why: "Only one of them can be chosen; the other's text is out of reach.",
    example: "--- content/en-us/a.md\n# A\n\n## [One](#tab/x)\n\n1\n\n## [Two](#tab/x)\n\n2\n\n---\n=> content/en-us/a.md:7:1",
    fix: "Give each tab its own id, the same in all languages.",
    docfx: &["invalid-tab-group", "InvalidTabGroup"],
};

/// Gathers, in every container, tab headings and what follows them up to a thematic break.
fn shape(doc: &mut Document, headings: &[NodeId], sink: &mut Sink) {
    if !headings.iter().any(|&id| tab_of(doc, id).is_some()) {
        return;
    }
    for id in doc.ids().rev() {
        if doc.children(id).any(|c| tab_of(doc, c).is_some()) {
            gather(doc, id, sink);
        }
    }
}

/// The tab that a heading begins: it holds one link to `#tab/…` and nothing else but kept anchors.
fn tab_of(doc: &Document, id: NodeId) -> Option<Tab> {
    let Kind::Heading(_) = doc.kind(id) else { return None };
    let mut link = None;
    for child in doc.children(id) {
        match doc.kind(child) {
            Kind::Link { dest, .. } if link.is_none() => link = Some((child, doc.str(dest))),
            Kind::Text(s) if doc.str(s).trim().is_empty() => {}
            Kind::RawHtml(s) if doc.str(s).starts_with("<a ") || doc.str(s) == "</a>" => {}
            _ => return None,
        }
    }
    let (title, dest) = link?;
    let (id, condition) = match dest.strip_prefix("#tab/")?.split_once('/') {
        Some((id, condition)) => (id, Some(condition)),
        None => (dest.strip_prefix("#tab/")?, None),
    };
    let word = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let valid = id.split('+').all(word) && condition.is_none_or(|c| c.is_empty() || word(c));
    let condition = condition.filter(|c| !c.is_empty()).map(Into::into);
    valid.then(|| Tab { id: id.into(), condition, title })
}

fn gather(doc: &mut Document, container: NodeId, sink: &mut Sink) {
    let children: Vec<NodeId> = doc.children(container).collect();
    let (mut out, mut group): (Vec<NodeId>, Option<NodeId>) = (vec![], None);
    let mut open: Option<NodeId> = None;
    let mut seen: FxHashMap<(Box<str>, Option<Box<str>>), NodeId> = FxHashMap::default();
    for child in children {
        let range = doc.node(child).range.clone();
        if let Some(tab) = tab_of(doc, child) {
            let g = match group {
                Some(g) => g,
                None => {
                    seen.clear();
                    let g = doc.create(Kind::TabGroup, range.clone());
                    out.push(g);
                    *group.insert(g)
                }
            };
            let first = *seen.entry((tab.id.clone(), tab.condition.clone())).or_insert(child);
            if first != child {
                let finding = Diagnostic::new(
                    &DUPLICATE_ID,
                    doc.span(child),
                    format!("a second tab with the id `{}`", tab.id),
                );
                sink.push(finding.related(doc.span(first), "the first one"));
            }
            let title = tab.title;
            let node = doc.push(g, Kind::Tab(Box::new(tab)), range);
            // The title stays reachable through the tab; it is no child of anything.
            doc.node_mut(title).parent = None;
            open = Some(node);
        } else if let (Some(tab), false) = (open, matches!(doc.kind(child), Kind::Rule)) {
            doc.append(tab, child);
            for up in [Some(tab), group].into_iter().flatten() {
                doc.node_mut(up).range.end = range.end;
            }
        } else if open.take().is_some() {
            group = None;
        } else {
            out.push(child);
        }
    }
    doc.set_children(container, &out);
}
