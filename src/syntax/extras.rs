//! Markdown that a docset may ask for and that is text otherwise: footnotes, task lists, definition lists, formulas.
//! The shapes are Markdig's.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::tree::{Document, Element, Kind, NodeId, Str};

/// A kind of alert that a docset defines: `[!TODO]`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CustomAlert {
    /// The keyword, in upper case.
    pub keyword: Box<str>,
    /// The class of its element.
    pub class: Box<str>,
}

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Extras {
    /// `[^1]` and `[^1]: text`.
    pub footnotes: bool,
    /// `- [ ]` and `- [x]`.
    pub task_lists: bool,
    /// A term on its line, `: definition` on the next.
    pub definition_lists: bool,
    /// `$formula$`, `$$formula$$`.
    pub math: bool,
    /// Further kinds of alerts.
    pub alerts: Arc<[CustomAlert]>,
}

/// An element of these extensions.
pub(crate) fn element(tag: &'static str, attrs: &[(&str, &str)]) -> Kind {
    let attrs = attrs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    Kind::Element(Box::new(Element { tag, attrs }))
}

/// The box of a task.
pub(crate) fn task(done: bool) -> Kind {
    let attrs = [("type", "checkbox"), ("disabled", "disabled"), ("checked", "checked")];
    element("input", if done { &attrs } else { &attrs[..2] })
}

/// The footnotes of one document, while it is read.
#[derive(Default)]
pub(crate) struct Footnotes {
    /// Label → number and how often it is referred to.
    numbers: FxHashMap<Box<str>, (u32, u32)>,
    /// Label and node of each definition.
    definitions: Vec<(Box<str>, NodeId)>,
}

impl Footnotes {
    /// The next reference to a label: a link with the footnote's number.
    pub fn refer(&mut self, doc: &mut Document, at: NodeId, label: &str) {
        let next = self.numbers.len() as u32 + 1;
        let (number, count) = self.numbers.entry(label.into()).or_insert((next, 0));
        *count += 1;
        let id = back(*number, *count);
        let href = format!("#fn:{number}");
        let attrs = [("id", id.as_str()), ("href", href.as_str()), ("class", "footnote-ref")];
        let text = number.to_string();
        let range = doc.node(at).range.clone();
        doc.node_mut(at).kind = element("a", &attrs);
        let sup = doc.push(at, element("sup", &[]), range.clone());
        doc.push(sup, Kind::Text(Str::owned(text)), range);
    }

    /// A definition that begins at a node.
    pub fn define(&mut self, label: &str, node: NodeId) {
        self.definitions.push((label.into(), node));
    }

    /// Gathers the footnotes that are referred to at the document's end; the others go.
    pub fn finish(self, doc: &mut Document) {
        if self.definitions.is_empty() {
            return;
        }
        let mut notes: Vec<(u32, u32, NodeId)> = vec![];
        let nodes: FxHashSet<NodeId> = self.definitions.iter().map(|(_, node)| *node).collect();
        let parents: FxHashSet<NodeId> = nodes.iter().filter_map(|n| doc.node(*n).parent).collect();
        for parent in parents {
            let rest: Vec<NodeId> = doc.children(parent).filter(|c| !nodes.contains(c)).collect();
            doc.set_children(parent, &rest);
        }
        let mut seen: FxHashSet<u32> = FxHashSet::default();
        for (label, node) in &self.definitions {
            if let Some((number, count)) = self.numbers.get(label)
                && seen.insert(*number)
            {
                notes.push((*number, *count, *node));
            }
        }
        notes.sort_unstable_by_key(|(number, ..)| *number);
        if notes.is_empty() {
            return;
        }
        let end = doc.node(NodeId::ROOT).range.end;
        let section = doc.push(NodeId::ROOT, element("div", &[("class", "footnotes")]), end..end);
        doc.push(section, Kind::Rule, end..end);
        let list = doc.push(section, Kind::List(Some(1)), end..end);
        for (number, count, node) in notes {
            doc.node_mut(node).kind = element("li", &[("id", &format!("fn:{number}"))]);
            doc.append(list, node);
            let last = doc.node(node).last.filter(|l| matches!(doc.kind(*l), Kind::Paragraph));
            for n in 1..=count {
                let href = format!("#{}", back(number, n));
                let attrs = [("href", href.as_str()), ("class", "footnote-back-ref")];
                let at = doc.node(node).range.end;
                let link = doc.push(last.unwrap_or(node), element("a", &attrs), at..at);
                doc.push(link, Kind::Text(Str::owned("↩")), at..at);
            }
        }
    }
}

/// The id of a reference.
fn back(number: u32, count: u32) -> String {
    if count == 1 { format!("fnref:{number}") } else { format!("fnref:{number}:{count}") }
}
