//! The blocks of a page as they come to stand in its HTML, and which of them belong together in two languages.

use super::render::Renderer;
use crate::syntax::{Document, Kind, NodeId};
use crate::text::FileId;

/// A block of the article that stands in no other.
#[derive(Clone, Debug)]
pub struct Block {
    /// Where its HTML begins in the output; a line end may come first.
    pub(super) at: usize,
    pub(super) kind: Shape,
    /// The place in the file, the same for both languages of a bilingual one.
    place: (FileId, u32),
    /// The id of a heading that was kept from the source language.
    kept: Option<Box<str>>,
}

impl Block {
    /// The same in HTML that begins at `start`.
    pub(super) fn moved(&self, start: usize) -> Self {
        Self { at: self.at.saturating_sub(start), ..self.clone() }
    }
}

/// What two blocks must share to be a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Paragraph,
    Heading(u8),
    List(bool),
    Quote,
    Alert(crate::syntax::AlertKind),
    Media,
    Code,
    Html,
    Rule,
    Table(usize),
    Tabs,
    Element(&'static str),
}

fn shape(kind: &Kind) -> Option<Shape> {
    Some(match kind {
        Kind::Paragraph => Shape::Paragraph,
        Kind::Heading(heading) => Shape::Heading(heading.level),
        Kind::List(start) => Shape::List(start.is_some()),
        Kind::Quote => Shape::Quote,
        Kind::Alert(kind) => Shape::Alert(*kind),
        Kind::Video(_) | Kind::LearnImage(_) | Kind::LearnVideo(_) => Shape::Media,
        Kind::CodeBlock { .. } | Kind::Snippet(_) => Shape::Code,
        Kind::HtmlBlock => Shape::Html,
        Kind::Rule => Shape::Rule,
        Kind::Table(columns) => Shape::Table(columns.len()),
        Kind::TabGroup => Shape::Tabs,
        Kind::Element(element) => Shape::Element(element.tag),
        _ => return None,
    })
}

impl Renderer<'_> {
    /// Remembers a block that begins here, when no element is open.
    pub(super) fn outline(&mut self, doc: &Document, id: NodeId) {
        if !self.stack.is_empty() {
            return;
        }
        let Some(blocks) = &mut self.blocks else { return };
        let node = doc.node(id);
        let Some(kind) = shape(&node.kind) else { return };
        let offset = doc.source.map.start(node.range.start as usize);
        let offset = doc.origin.as_ref().map_or(offset, |origin| origin.shared(offset));
        let kept = match &node.kind {
            Kind::Heading(heading) if heading.kept => Some(heading.id.clone()),
            _ => None,
        };
        blocks.push(Block { at: self.out.len(), kind, place: (doc.source.map.file(), offset), kept });
    }
}

/// An article with its blocks.
pub struct Outlined {
    /// The HTML.
    pub html: String,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
}

/// The article in two languages.
#[derive(Debug, PartialEq, Eq)]
pub struct Twins {
    /// The translation; blocks that have a partner carry `data-b`.
    pub target: String,
    /// The source; its blocks with `data-b` are the partners, in the same order. One that is byte for byte its
    /// partner is only `<hr data-b data-same>`.
    pub source: String,
    /// Whether enough blocks have partners to set both languages side by side.
    pub side_by_side: bool,
}

/// Both languages of one bilingual file. Blocks are partners that begin at the same place of the file.
pub fn twins(target: &Outlined, source: &Outlined) -> Twins {
    let pairs = match same_shape(&target.blocks, &source.blocks) {
        true => (0..target.blocks.len()).map(|i| (i, i)).collect(),
        false => by_place(&target.blocks, &source.blocks),
    };
    let most = target.blocks.len().max(source.blocks.len());
    let side_by_side = !pairs.is_empty() && pairs.len() * 4 >= most * 3;
    join(target, source, &pairs, side_by_side)
}

/// A translation and its source page. `None`: they are not of one shape, so that nothing can be said of what belongs
/// to what.
pub fn translation(target: &Outlined, source: &Outlined) -> Option<Twins> {
    let same = same_shape(&target.blocks, &source.blocks)
        && target
            .blocks
            .iter()
            .zip(&source.blocks)
            .all(|(a, b)| a.kept.is_none() || b.kept.is_none() || a.kept == b.kept);
    let pairs: Vec<_> = (0..target.blocks.len()).map(|i| (i, i)).collect();
    (same && !pairs.is_empty()).then(|| join(target, source, &pairs, true))
}

fn same_shape(a: &[Block], b: &[Block]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.kind == b.kind)
}

/// How far ahead a partner is looked for.
const NEAR: usize = 64;

/// Both lists are in the order of the page: one walk over both.
fn by_place(target: &[Block], source: &[Block]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = vec![];
    let mut from = 0;
    for (i, block) in target.iter().enumerate() {
        let partner = source.iter().enumerate().skip(from).take(NEAR).find(|(_, s)| s.place == block.place);
        if let Some((j, s)) = partner
            && s.kind == block.kind
        {
            pairs.push((i, j));
            from = j + 1;
        }
    }
    pairs
}

fn join(target: &Outlined, source: &Outlined, pairs: &[(usize, usize)], side_by_side: bool) -> Twins {
    let mut out = (Pen::new(target), Pen::new(source));
    for &(i, j) in pairs {
        let (Some(a), Some(b)) = (target.start(i), source.start(j)) else { continue };
        out.0.copy_to(a);
        out.1.copy_to(b);
        let (mine, theirs) = (target.text(i).trim(), source.text(j).trim());
        if mine == theirs && mine.len() > 120 && !mine.contains(" id=\"") {
            out.1.out.push_str("<hr data-b data-same>\n");
            out.1.at = source.end(j);
        } else {
            out.1.tag();
        }
        out.0.tag();
    }
    out.0.copy_to(target.html.len());
    out.1.copy_to(source.html.len());
    Twins { target: out.0.out, source: out.1.out, side_by_side }
}

impl Outlined {
    /// The HTML with `data-b` on its blocks, for a reader who pairs them with those of another page.
    pub fn marked(&self) -> String {
        let mut pen = Pen::new(self);
        for at in (0..self.blocks.len()).filter_map(|i| self.start(i)) {
            pen.copy_to(at);
            pen.tag();
        }
        pen.copy_to(self.html.len());
        pen.out
    }

    /// Where the start tag of a block stands; `None`: it begins with no element.
    pub(super) fn start(&self, block: usize) -> Option<usize> {
        let at = self.blocks.get(block)?.at;
        let rest = self.html.get(at..)?;
        let lead = rest.len() - rest.trim_start().len();
        let tag = rest[lead..].strip_prefix('<')?;
        tag.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(at + lead)
    }

    /// Where the next block begins.
    fn end(&self, block: usize) -> usize {
        self.blocks.get(block + 1).map_or(self.html.len(), |b| b.at)
    }

    fn text(&self, block: usize) -> &str {
        let at = self.blocks.get(block).map_or(0, |b| b.at);
        self.html.get(at..self.end(block)).unwrap_or_default()
    }
}

/// Copies HTML, adding to start tags.
struct Pen<'a> {
    html: &'a str,
    at: usize,
    out: String,
}

impl<'a> Pen<'a> {
    fn new(from: &'a Outlined) -> Self {
        let room = from.html.len() + from.blocks.len() * 8;
        Self { html: &from.html, at: 0, out: String::with_capacity(room) }
    }

    fn copy_to(&mut self, to: usize) {
        self.out.push_str(self.html.get(self.at..to).unwrap_or_default());
        self.at = self.at.max(to);
    }

    /// Copies `<name` and adds the attribute.
    fn tag(&mut self) {
        let rest = self.html.get(self.at + 1..).unwrap_or_default();
        let name = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        self.copy_to(self.at + 1 + name);
        self.out.push_str(" data-b");
    }
}
