//! `zone-pivot-groups.yml`: reading it, and naming the pivots of a page by it.

use std::sync::Arc;

use super::docfx::CONFIG_JSON;
use super::node::Node;
use super::{json, yaml};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{PivotGroup, PivotGroups};
use crate::syntax::{Document, Kind, NodeId};
use crate::text::{FileId, Span};

/// Names of the file.
pub(super) const NAMES: [&str; 2] = ["zone-pivot-groups.yml", "zone-pivot-groups.json"];

/// An id given twice.
pub static TWICE: Rule = Rule {
    code: "pivot/twice",
    severity: Severity::Minor,
    what: "Two pivot groups have the same id, or two pivots of a group. The first one counts.",
    why: "The second one is never offered to a reader.",
    example: "--- content/en-us/a.md\n# A\n--- content/en-us/zone-pivot-groups.yml\ngroups:\n- id: os\n  title: System\n- id: os\n  title: Platform\n=> content/en-us/zone-pivot-groups.yml:4:7",
    fix: "Rename one of the two, or remove it.",
    docfx: &["duplicate-pivot-groups", "duplicate-pivot-ids"],
};

/// Reads the groups of a file.
pub(super) fn read(file: FileId, path: &str, text: &str, sink: &mut Sink) -> Arc<PivotGroups> {
    let (top, faults) = if path.ends_with(".json") { json::parse(text) } else { yaml::parse(text) };
    for fault in faults {
        sink.push(Diagnostic::new(
            &CONFIG_JSON,
            Span::new(file, fault.at.start, fault.at.end),
            fault.message,
        ));
    }
    let text = |node: &Node, key: &str| -> Box<str> {
        node.get(key).and_then(Node::scalar).unwrap_or_default().trim().into()
    };
    let mut twice = |node: &Node, taken: bool, what: &str| {
        if let Some(id) = node.get("id").filter(|_| taken) {
            let message = format!("there is a {what} `{}` already", text(node, "id"));
            sink.push(Diagnostic::new(&TWICE, Span::new(file, id.at.start, id.at.end), message));
        }
        taken
    };
    let mut groups: Vec<PivotGroup> = vec![];
    for node in top.get("groups").map(Node::elements).unwrap_or_default() {
        let id = text(node, "id");
        if twice(node, groups.iter().any(|g| g.id == id), "group") {
            continue;
        }
        let mut pivots: Vec<(Box<str>, Box<str>)> = vec![];
        for pivot in node.get("pivots").map(Node::elements).unwrap_or_default() {
            let id = text(pivot, "id");
            if !twice(pivot, pivots.iter().any(|(other, _)| *other == id), "pivot") {
                pivots.push((id, text(pivot, "title")));
            }
        }
        groups.push(PivotGroup { id, title: text(node, "title"), prompt: text(node, "prompt"), pivots });
    }
    Arc::new(PivotGroups { file, groups })
}

/// Gives the zones of a page the titles of their pivots, by which readers know them.
pub(super) fn label(doc: &mut Document, groups: &PivotGroups, of_page: &[Box<str>]) {
    let zones: Vec<NodeId> = doc.walk(NodeId::ROOT).collect();
    for id in zones {
        let Kind::Element(element) = &mut doc.node_mut(id).kind else { continue };
        let Some(pivots) = element.attr("data-pivot") else { continue };
        let titles: Vec<&str> = pivots.split(' ').map(|id| groups.title(of_page, id).unwrap_or(id)).collect();
        let titles = titles.join(", ").into();
        element.attrs.push((crate::syntax::PIVOT_TITLES.into(), titles));
    }
    doc.embeds.iter_mut().for_each(|embed| label(embed, groups, of_page));
}
