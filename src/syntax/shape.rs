//! Turns the placeholders of block directives into nodes: wraps, pairs and leaves.

use rustc_hash::{FxHashMap, FxHashSet};

use super::mark::{Mark, Role};
use super::tree::{Document, Kind, NodeId, Str};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// A directive that is opened and not closed, or closed and not opened.
pub static UNPAIRED: Rule = Rule {
    code: "directive/unpaired",
    severity: Severity::Major,
    what: "A directive that comes in two parts has only one: it is never closed in the same list item, quote or page, or was never opened.",
    why: "An unclosed directive takes in everything that follows; a lone end shows as text.",
    example: "--- content/en-us/a.md\n# A\n\n:::image type=\"complex\" source=\"a.svg\" alt-text=\"A plan\":::\n\nThe long description.\n--- content/en-us/a.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n=> content/en-us/a.md:3:1",
    fix: "Add the missing part at the same indentation: `:::image-end:::` for `:::image type=\"complex\" …:::`.",
    docfx: &[
        "invalid-image",
        "invalid-zone",
        "invalid-row",
        "invalid-moniker-range",
        "invalid-nested-column",
    ],
};

/// A directive within another of its kind.
pub static NESTED: Rule = Rule {
    code: "directive/nested",
    severity: Severity::Major,
    what: "A zone or moniker range begins within another one.",
    why: "They cannot be nested: the inner line is shown as text, and the first end line ends the outer one.",
    example: "--- content/en-us/a.md\n# A\n\n::: zone pivot=\"a\"\n\nOne\n\n::: zone pivot=\"b\"\n\nTwo\n\n::: zone-end\n=> content/en-us/a.md:7:1",
    fix: "End the first before the second begins; `pivot=\"a,b\"` is a zone for two.",
    docfx: &["invalid-zone", "invalid-moniker-range"],
};

/// `placed`: the placeholders that stand as blocks. Works from the inside out: a node's children come after it in the
/// arena, so going backwards meets every container after all that it holds.
pub(crate) fn shape(doc: &mut Document, marks: &[Mark], placed: &[NodeId], sink: &mut Sink) {
    if marks.is_empty() {
        return;
    }
    if marks.iter().any(|m| matches!(m.kind, Kind::Include(_))) {
        doc.ids().for_each(|id| lone_include(doc, id));
    }
    for id in above(doc, placed) {
        if doc.children(id).any(|c| needs_shaping(doc, c, marks)) {
            let children: Vec<NodeId> = doc.children(id).collect();
            let children = unwrap_quotes(doc, marks, children);
            // The marks that cut a quote are its container's, which is met after it.
            let cuts = matches!(doc.kind(id), Kind::Quote);
            let children = pair(doc, marks, children, cuts, sink);
            doc.set_children(id, &children);
        }
    }
}

/// The nodes that have one of `below` below them, what was made last first.
fn above(doc: &Document, below: &[NodeId]) -> Vec<NodeId> {
    let mut seen = FxHashSet::default();
    for &id in below {
        let mut id = id;
        while let Some(parent) = doc.node(id).parent.filter(|parent| seen.insert(*parent)) {
            id = parent;
        }
    }
    let mut above: Vec<NodeId> = seen.into_iter().collect();
    above.sort_unstable_by(|a, b| b.cmp(a));
    above
}

fn role(doc: &Document, id: NodeId, marks: &[Mark]) -> Option<Role> {
    match doc.kind(id) {
        Kind::Mark(n) => marks.get(*n as usize).map(|m| m.role),
        _ => None,
    }
}

fn needs_shaping(doc: &Document, id: NodeId, marks: &[Mark]) -> bool {
    match doc.kind(id) {
        Kind::Mark(_) => true,
        Kind::Quote => {
            doc.children(id).any(|c| matches!(role(doc, c, marks), Some(Role::Wrap | Role::Hoist)))
        }
        _ => false,
    }
}

/// An include alone in a table cell is a block include.
fn lone_include(doc: &mut Document, cell: NodeId) {
    if !matches!(doc.kind(cell), Kind::TableCell) {
        return;
    }
    let mut children = doc.children(cell);
    let (Some(only), None) = (children.next(), children.next()) else { return };
    if let Kind::Include(include) = &mut doc.node_mut(only).kind {
        include.inline = false;
    }
}

/// Cuts quotes at their marker lines: an alert takes what follows in the quote, a video stands for itself.
fn unwrap_quotes(doc: &mut Document, marks: &[Mark], children: Vec<NodeId>) -> Vec<NodeId> {
    let mut out = Vec::with_capacity(children.len());
    for child in children {
        if !matches!(doc.kind(child), Kind::Quote) || !needs_shaping(doc, child, marks) {
            out.push(child);
            continue;
        }
        let inner: Vec<NodeId> = doc.children(child).collect();
        let range = doc.node(child).range.clone();
        let mut current: Option<NodeId> = None;
        for node in inner {
            let at = doc.node(node).range.clone();
            let mark = match doc.kind(node) {
                Kind::Mark(n) => {
                    marks.get(*n as usize).filter(|m| matches!(m.role, Role::Wrap | Role::Hoist))
                }
                _ => None,
            };
            match mark {
                Some(mark) => {
                    let start = quote_mark(doc.text(), at.start).max(range.start);
                    let id = doc.create(mark.kind.clone(), start..at.end);
                    out.push(id);
                    current = (mark.role == Role::Wrap).then_some(id);
                }
                None => {
                    let quote = match current {
                        Some(q) => q,
                        None => {
                            let q = doc.create(Kind::Quote, at.start..at.end);
                            out.push(q);
                            *current.insert(q)
                        }
                    };
                    doc.node_mut(quote).range.end = at.end.min(range.end);
                    doc.append(quote, node);
                }
            }
        }
    }
    out
}

/// Where the quote mark before `at` stands.
fn quote_mark(text: &str, at: u32) -> u32 {
    let before = text.get(..at as usize).unwrap_or_default().trim_end_matches([' ', '\t']);
    if before.ends_with('>') { before.len() as u32 - 1 } else { at }
}

/// Joins opening and closing marks of one container and turns the other marks into nodes. `cuts`: the container is a
/// quote, and marks that cut quotes stay.
fn pair(
    doc: &mut Document,
    marks: &[Mark],
    children: Vec<NodeId>,
    cuts: bool,
    sink: &mut Sink,
) -> Vec<NodeId> {
    let mut open: Vec<Opened> = vec![];
    // How many of each name are open: there are few names, and there may be many nodes.
    let mut count: FxHashMap<&'static str, usize> = FxHashMap::default();
    let mut out: Vec<NodeId> = vec![];
    for child in children {
        let Kind::Mark(n) = *doc.kind(child) else {
            out.push(child);
            continue;
        };
        let Some(mark) = marks.get(n as usize) else { continue };
        match mark.role {
            Role::Nothing => {}
            Role::Leaf => {
                doc.node_mut(child).kind = mark.kind.clone();
                if !mark.text.is_empty() {
                    let range = doc.node(child).range.clone();
                    doc.push(child, Kind::Text(Str::owned(mark.text.clone())), range);
                }
                out.push(child);
            }
            Role::Sole(name) if count.get(name).is_some_and(|n| *n > 0) => {
                let spelled = mark.spelled.trim();
                sink.push(
                    Diagnostic::new(&NESTED, doc.span(child), format!("`{spelled}` begins within another"))
                        .hint("end the first before this one begins"),
                );
                literal(doc, child, spelled);
                out.push(child);
            }
            Role::Open(name) | Role::Sole(name) => {
                doc.node_mut(child).kind = mark.kind.clone();
                *count.entry(name).or_default() += 1;
                open.push((child, name, std::mem::take(&mut out)));
            }
            Role::Close(name) if count.get(name).is_some_and(|n| *n > 0) => {
                while let Some((node, opened, before)) = open.pop() {
                    *count.entry(opened).or_default() -= 1;
                    let end = doc.node(child).range.clone();
                    let inside = std::mem::replace(&mut out, before);
                    if opened != name {
                        unclosed(doc, node, sink);
                    }
                    close(doc, node, &inside, end.start, end.end);
                    out.push(node);
                    if opened == name {
                        break;
                    }
                }
            }
            Role::Close(_) => {
                let spelled = mark.spelled.trim();
                sink.push(Diagnostic::new(&UNPAIRED, doc.span(child), format!("`{spelled}` closes nothing")));
                literal(doc, child, spelled);
                out.push(child);
            }
            Role::Wrap | Role::Hoist if cuts => {
                close_all(doc, &mut open, &mut out, sink);
                count.clear();
                out.push(child);
            }
            Role::Wrap | Role::Hoist => {
                literal(doc, child, mark.spelled.trim());
                out.push(child);
            }
        }
    }
    close_all(doc, &mut open, &mut out, sink);
    out
}

/// An opened node, its name, and what stands before it.
type Opened = (NodeId, &'static str, Vec<NodeId>);

/// Ends everything that is open where its container (or the part of a quote up to a cut) ends.
fn close_all(doc: &mut Document, open: &mut Vec<Opened>, out: &mut Vec<NodeId>, sink: &mut Sink) {
    while let Some((node, _, before)) = open.pop() {
        unclosed(doc, node, sink);
        let inside = std::mem::replace(out, before);
        let end = inside.last().map_or(doc.node(node).range.end, |n| doc.node(*n).range.end);
        close(doc, node, &inside, end, end);
        out.push(node);
    }
}

fn unclosed(doc: &Document, node: NodeId, sink: &mut Sink) {
    sink.push(
        Diagnostic::new(&UNPAIRED, doc.span(node), "this directive is never closed")
            .hint("its end must stand in the same list item, quote or page"),
    );
}

/// Gives an opened node its content. A complex image takes its long description as text.
fn close(doc: &mut Document, node: NodeId, inside: &[NodeId], text_end: u32, end: u32) {
    let from = doc.node(node).range.end;
    if let Kind::LearnImage(_) = doc.kind(node) {
        let text: Vec<String> = inside.iter().map(|&n| doc.plain_text(n)).collect();
        let text = text.join("\n").trim().to_owned();
        if let Kind::LearnImage(image) = &mut doc.node_mut(node).kind {
            image.description = (!text.is_empty()).then(|| text.into());
        }
    } else {
        doc.set_children(node, inside);
    }
    doc.node_mut(node).range.end = end.max(text_end).max(from);
}

/// Shows a mark as the text it was.
fn literal(doc: &mut Document, id: NodeId, spelled: &str) {
    let range = doc.node(id).range.clone();
    doc.node_mut(id).kind = Kind::Paragraph;
    doc.push(id, Kind::Text(Str::owned(spelled)), range);
}
