//! Segments of a bilingual page, marked in its tree: `<span data-s="108">` around the inlines of segment `899ad-108`.
//!
//! A segment is known by its offsets. Its inlines are the children of the deepest node that holds it; where it would
//! cut a node in two (a tag, a line of raw HTML, several paragraphs) it stays unmarked.

use std::ops::Range;

use super::sanitize::elements::{Treatment, find};
use crate::syntax::bilingual::Side;
use crate::syntax::tags::{Token, Tokens};
use crate::syntax::{Document, Element, Kind, NodeId, Str};

/// A language that stands in a page of another.
#[derive(Clone, Copy, Debug)]
pub struct Foreign<'a> {
    /// Its tag.
    pub lang: &'a str,
    /// `ltr` or `rtl`; `None`: the same as the page's.
    pub dir: Option<&'a str>,
}

/// Marks the segments of a document and of what it includes; returns how many. Both projections of a file get the
/// same names. A sentence left in the source language gets the attributes of `foreign`.
pub fn mark_segments(doc: &mut Document, foreign: Option<Foreign>) -> usize {
    let prefix: Option<Box<str>> = doc.origin.as_ref().and_then(|origin| {
        let first = origin.scan.pairs.first()?;
        let (prefix, _) = origin.source.text().get(first.id.clone())?.split_once('-')?;
        Some(prefix.into())
    });
    mark(doc, prefix.as_deref(), foreign)
}

/// A segment in the derived text.
struct Segment {
    range: Range<u32>,
    name: Box<str>,
    untranslated: bool,
}

fn mark(doc: &mut Document, prefix: Option<&str>, foreign: Option<Foreign>) -> usize {
    let mut marked = 0;
    for embed in &mut doc.embeds {
        marked += mark(embed, prefix, foreign);
    }
    let segments = locate(doc, prefix);
    if segments.is_empty() {
        return marked;
    }
    for id in doc.ids() {
        if holds_inlines(doc.kind(id)) {
            marked += wrap(doc, id, &segments, foreign);
        }
    }
    marked
}

/// The segments with their places, in order.
fn locate(doc: &Document, prefix: Option<&str>) -> Vec<Segment> {
    let Some(origin) = &doc.origin else { return vec![] };
    let text = origin.source.text();
    let segment = |pair: &crate::syntax::bilingual::Pair| {
        let at = pair.side(origin.side);
        let range = doc.source.map.derived(at.start as u32, at.end as u32)?;
        let id = text.get(pair.id.clone())?;
        // Short where the page's own: most names are.
        let own =
            |id: &'_ str| id.split_once('-').filter(|(p, n)| Some(*p) == prefix && !n.is_empty()).is_some();
        let name = if own(id) { id.split_once('-').map_or(id, |(_, n)| n) } else { id };
        let untranslated = origin.side == Side::Target
            && text.get(pair.target.clone()) == text.get(pair.source.clone())
            && is_sentence(text.get(at)?);
        let range = range.start as u32..range.end as u32;
        (!range.is_empty() && !name.is_empty()).then(|| Segment { range, name: name.into(), untranslated })
    };
    let mut segments: Vec<Segment> = origin.scan.pairs.iter().filter_map(segment).collect();
    segments.sort_by_key(|s| s.range.start);
    segments
}

/// Words enough to be of a language: names and commands are the same in all.
fn is_sentence(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).nth(3).is_some()
}

fn holds_inlines(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Paragraph
            | Kind::Heading(_)
            | Kind::Item
            | Kind::TableCell
            | Kind::Emphasis
            | Kind::Strong
            | Kind::Strikethrough
            | Kind::Link { .. }
            | Kind::Root
            | Kind::Element(_)
    )
}

fn is_inline(kind: &Kind) -> bool {
    match kind {
        Kind::Include(include) => include.inline,
        Kind::Text(_)
        | Kind::Code(_)
        | Kind::Emphasis
        | Kind::Strong
        | Kind::Strikethrough
        | Kind::Link { .. }
        | Kind::Image { .. }
        | Kind::LearnImage(_)
        | Kind::Xref(_)
        | Kind::RawHtml(_)
        | Kind::SoftBreak
        | Kind::HardBreak => true,
        _ => false,
    }
}

/// Where a node stands; a text's own range, where it has one.
fn place(doc: &Document, id: NodeId) -> Range<u32> {
    match doc.kind(id) {
        Kind::Text(Str::Range(a, b)) => *a..*b,
        _ => doc.node(id).range.clone(),
    }
}

/// Wraps the segments that are whole children of `parent`.
fn wrap(doc: &mut Document, parent: NodeId, segments: &[Segment], foreign: Option<Foreign>) -> usize {
    let (Some(first), Some(last)) = (doc.node(parent).first, doc.node(parent).last) else { return 0 };
    if !doc.children(parent).any(|id| is_inline(doc.kind(id))) {
        return 0;
    }
    let (from, to) = (place(doc, first).start, place(doc, last).end);
    let at = segments.partition_point(|s| s.range.end <= from);
    let near = segments.iter().skip(at).take_while(|s| s.range.start < to);
    // One that takes in the whole of an emphasis or a link is not its children's.
    let own = doc.node(parent).range.clone();
    let inline = is_inline(doc.kind(parent));
    let near = near.filter(|s| !inline || (own.start < s.range.start && s.range.end <= own.end));
    let (mut before, mut cursor, mut marked) = (None, Some(first), 0);
    for segment in near {
        while let Some(id) = cursor.filter(|&id| place(doc, id).end <= segment.range.start) {
            (before, cursor) = (Some(id), doc.node(id).next);
        }
        let Some(id) = cursor else { break };
        if place(doc, id).start < segment.range.start {
            if !split(doc, parent, id, segment.range.start) {
                continue;
            }
            (before, cursor) = (Some(id), doc.node(id).next);
        }
        let Some(run) = run(doc, parent, cursor, segment.range.end) else { continue };
        let node = enclose(doc, parent, before, &run, element(segment, foreign));
        (before, cursor) = (Some(node), doc.node(node).next);
        marked += 1;
    }
    marked
}

/// Cuts a text in two; `false`: it cannot be.
fn split(doc: &mut Document, parent: NodeId, id: NodeId, at: u32) -> bool {
    let Kind::Text(Str::Range(a, b)) = *doc.kind(id) else { return false };
    if at <= a || at >= b || !doc.text().is_char_boundary(at as usize) {
        return false;
    }
    let node = doc.node_mut(id);
    (node.kind, node.range) = (Kind::Text(Str::Range(a, at)), a..at);
    let rest = doc.create(Kind::Text(Str::Range(at, b)), at..b);
    doc.insert(parent, Some(id), rest);
    true
}

/// The inlines from `first` up to `end`; `None`: there are none, or the end lies within one.
fn run(doc: &mut Document, parent: NodeId, first: Option<NodeId>, end: u32) -> Option<Vec<NodeId>> {
    let mut run = vec![];
    let mut cursor = first;
    while let Some(id) = cursor.filter(|&id| place(doc, id).start < end) {
        if !is_inline(doc.kind(id)) || (place(doc, id).end > end && !split(doc, parent, id, end)) {
            return None;
        }
        run.push(id);
        cursor = doc.node(id).next;
    }
    let shown = run.iter().any(|&id| !matches!(doc.kind(id), Kind::SoftBreak | Kind::HardBreak));
    (shown && balances(doc, &run)).then_some(run)
}

/// Whether the raw tags among `run` are inline and end within it: a mark around them must not end them early.
fn balances(doc: &Document, run: &[NodeId]) -> bool {
    let mut open: Vec<&str> = vec![];
    for &id in run {
        let Kind::RawHtml(s) = doc.kind(id) else { continue };
        for token in Tokens::new(doc.str(s)) {
            let (Token::Start(tag) | Token::End(tag)) = &token else { continue };
            let Some(rule) = find(tag.name).map(|ix| ix.rule()) else { continue };
            match (rule.treat, &token) {
                _ if rule.block => return false,
                (Treatment::Void | Treatment::Image | Treatment::DropVoid, _) => {}
                (Treatment::Keep | Treatment::Anchor, Token::Start(_)) => open.push(rule.name),
                (Treatment::Keep | Treatment::Anchor, _) if open.pop() == Some(rule.name) => {}
                _ => return false,
            }
        }
    }
    open.is_empty()
}

fn element(segment: &Segment, foreign: Option<Foreign>) -> Kind {
    let mut attrs = vec![("data-s".into(), segment.name.clone())];
    if let Some(foreign) = foreign.filter(|_| segment.untranslated) {
        attrs.push(("lang".into(), foreign.lang.into()));
        attrs.extend(foreign.dir.map(|dir| ("dir".into(), dir.into())));
    }
    Kind::Element(Box::new(Element { tag: "span", attrs }))
}

/// Hangs neighbouring children of `parent` below a new node in their place.
fn enclose(doc: &mut Document, parent: NodeId, before: Option<NodeId>, run: &[NodeId], kind: Kind) -> NodeId {
    let start = run.first().map_or(0, |&id| place(doc, id).start);
    let end = run.last().map_or(start, |&id| place(doc, id).end);
    let after = run.last().and_then(|&id| doc.node(id).next);
    let node = doc.create(kind, start..end);
    doc.set_children(node, run);
    // The chain of siblings now ends with the run: joined again around the new node.
    match before {
        Some(before) => doc.node_mut(before).next = after,
        None => doc.node_mut(parent).first = after,
    }
    if after.is_none() {
        doc.node_mut(parent).last = before;
    }
    doc.insert(parent, before, node);
    node
}
