//! A document as the flat list of its blocks, to be compared with another's.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

use super::block::{Block, BlockKind, Reference, TABS};
use crate::check::link::address::{folded, without_locale};
use crate::syntax::tags::{Attribute, Tag, Token, Tokens};
use crate::syntax::{Document, Kind, LinkForm, NodeId};
use crate::text::{Fold, Span, WordCount};

/// The blocks of a document in reading order.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Containers before what they hold.
    pub blocks: Vec<Block>,
    /// Links.
    pub links: Vec<Reference>,
    /// Where code stands within texts, ascending.
    pub code_spans: Vec<Span>,
}

impl Outline {
    /// Reads a document. Included files are not entered.
    pub fn new(doc: &Document) -> Self {
        let mut out = Outline::default();
        walk(doc, NodeId::ROOT, None, 0, &mut out);
        out
    }

    /// The links of a block, by its index: they follow their blocks.
    pub fn links_of(&self, block: usize) -> impl Iterator<Item = &Reference> {
        let first = self.links.partition_point(|link| link.block < block);
        self.links[first..].iter().take_while(move |link| link.block == block)
    }
}

fn walk(doc: &Document, parent: NodeId, read: Option<NodeId>, depth: u8, out: &mut Outline) {
    for id in doc.children(parent).filter(|id| Some(*id) != read) {
        let Some(kind) = block_kind(doc, id) else {
            // Something inline, met through the block it stands in.
            continue;
        };
        let at = out.blocks.len();
        let node = doc.node(id);
        let span = doc.span(id);
        out.blocks.push(Block {
            kind,
            depth,
            span,
            text: node.range.start as usize..node.range.start as usize,
            place: span,
            hash: 0,
            words: 0,
            marks: vec![],
            anchors: vec![],
            slug: slug(&node.kind),
            label: label(doc, id),
        });
        // An empty line between two items says nothing: their first paragraph is their text.
        let own = doc
            .children(id)
            .next()
            .filter(|first| matches!(node.kind, Kind::Item) && matches!(doc.kind(*first), Kind::Paragraph));
        if out.blocks[at].kind.is_text() {
            let inner = gather(doc, own.unwrap_or(id), at, depth, out);
            // An item holds its pictures as children, which the walk over blocks meets by itself.
            if own.is_some() || !matches!(node.kind, Kind::Item | Kind::TableCell) {
                out.blocks.extend(inner);
            }
        }
        if let Kind::Heading(heading) = &node.kind
            && heading.kept
        {
            let span = heading.anchor_range.as_ref().map_or(out.blocks[at].span, |r| doc.span_of(r));
            out.blocks[at].anchors.push((heading.id.clone(), span));
            let more = heading.anchors.iter().map(|a| (a.clone(), span));
            out.blocks[at].anchors.extend(more);
        }
        if matches!(node.kind, Kind::HtmlBlock) {
            out.blocks[at].anchors = anchors_of(doc, id);
        }
        if !matches!(node.kind, Kind::Heading(_) | Kind::Paragraph | Kind::CodeBlock { .. } | Kind::HtmlBlock)
        {
            walk(doc, id, own, depth.saturating_add(1), out);
        }
    }
}

/// The id that a heading has without kept anchors.
fn slug(kind: &Kind) -> Option<Box<str>> {
    match kind {
        Kind::Heading(heading) if heading.kept => heading.alias.clone(),
        Kind::Heading(heading) => Some(heading.id.clone()),
        _ => None,
    }
}

fn label(doc: &Document, id: NodeId) -> Box<str> {
    match doc.kind(id) {
        Kind::Image { .. } => doc.plain_text(id).into(),
        Kind::LearnImage(image) => image.alt.clone(),
        _ => "".into(),
    }
}

fn block_kind(doc: &Document, id: NodeId) -> Option<BlockKind> {
    let kind = doc.kind(id);
    Some(match kind {
        Kind::Paragraph => BlockKind::Paragraph,
        Kind::Heading(h) => BlockKind::Heading(h.level),
        Kind::List(start) => BlockKind::List(start.is_some()),
        Kind::Item => BlockKind::Item,
        Kind::Quote => BlockKind::Quote,
        Kind::Alert(kind) => BlockKind::Alert(*kind),
        Kind::CodeBlock { info, fenced } => {
            let info = doc.str(info);
            let text: String = doc.children(id).map(|c| doc.plain_text(c)).collect();
            let language = info.split([' ', '\u{a0}', '\t', ',', '{']).next().unwrap_or_default().into();
            BlockKind::Code { language, fenced: *fenced, text: text.into() }
        }
        Kind::HtmlBlock => {
            let html: String = doc
                .children(id)
                .filter_map(|c| match doc.kind(c) {
                    Kind::RawHtml(s) => Some(doc.str(s)),
                    _ => None,
                })
                .collect();
            // A comment is for writers.
            let html = html.trim();
            if html.starts_with("<!--") && html.ends_with("-->") && tag_names(html).is_empty() {
                return None;
            }
            BlockKind::Html(tag_names(html).into())
        }
        Kind::Rule => BlockKind::Rule,
        Kind::Table(columns) => BlockKind::Table(columns.len()),
        Kind::TableHead | Kind::TableRow => BlockKind::Row,
        Kind::TableCell => BlockKind::Cell,
        Kind::TabGroup => BlockKind::Division(TABS.into()),
        Kind::Tab(tab) => BlockKind::Tab(tab.id.clone()),
        Kind::Include(include) => BlockKind::Include(include.path.clone()),
        Kind::Snippet(_) => BlockKind::Snippet(written(doc, id).into()),
        Kind::Video(address) => BlockKind::Video(address.clone()),
        Kind::LearnImage(image) => BlockKind::Image(image.source.clone()),
        Kind::LearnVideo(video) => BlockKind::Video(video.source.clone()),
        Kind::Image { dest, .. } => BlockKind::Image(doc.str(dest).into()),
        Kind::Element(element) => {
            let attrs: Vec<String> = element.attrs.iter().map(|(k, v)| format!("{k}={v}")).collect();
            BlockKind::Division(format!("{} {}", element.tag, attrs.join(" ")).into())
        }
        _ => return None,
    })
}

fn written(doc: &Document, id: NodeId) -> String {
    let span = doc.span(id);
    match &doc.origin {
        Some(origin) => origin.source.text().get(span.range()).unwrap_or_default().to_owned(),
        None => String::new(),
    }
}

/// The place that a tag names.
fn anchor_of<'t>(tag: &Tag<'t>) -> Option<Attribute<'t>> {
    let name = || tag.attribute("name").filter(|_| tag.name.eq_ignore_ascii_case("a"));
    name().or_else(|| tag.attribute("id"))
}

/// The places that a block of HTML names.
fn anchors_of(doc: &Document, block: NodeId) -> Vec<(Box<str>, Span)> {
    let mut out = vec![];
    for id in doc.children(block) {
        let Kind::RawHtml(html) = doc.kind(id) else { continue };
        for token in Tokens::new(doc.str(html)) {
            if let Token::Start(tag) = token
                && let Some(name) = anchor_of(&tag)
            {
                out.push((name.value().as_ref().into(), doc.span(id)));
            }
        }
    }
    out
}

fn tag_names(html: &str) -> String {
    let mut names = vec![];
    for token in Tokens::new(html) {
        match token {
            Token::Start(tag) => names.push(tag.name.to_ascii_lowercase()),
            Token::End(tag) => names.push(format!("/{}", tag.name.to_ascii_lowercase())),
            _ => {}
        }
    }
    names.join(" ")
}

/// Reads the inline nodes of a text block: its text, its links. Gives the pictures and includes in it.
fn gather(doc: &Document, block: NodeId, at: usize, depth: u8, out: &mut Outline) -> Vec<Block> {
    let node = doc.node(block);
    let mut text = String::with_capacity(node.range.len().min(512));
    let mut marks = vec![];
    let mut range: Option<Range<usize>> = None;
    let mut inner: Vec<Block> = vec![];
    let mut walk = doc.walk(block);
    while let Some(id) = walk.next() {
        if id == block {
            continue;
        }
        let node = doc.node(id);
        let here = node.range.start as usize..node.range.end as usize;
        let top = node.parent == Some(block);
        let is_block = !matches!(
            node.kind,
            Kind::Text(_)
                | Kind::Code(_)
                | Kind::Emphasis
                | Kind::Strong
                | Kind::Strikethrough
                | Kind::Link { .. }
                | Kind::Image { .. }
                | Kind::Xref(_)
                | Kind::RawHtml(_)
                | Kind::SoftBreak
                | Kind::HardBreak
                | Kind::LearnImage(_)
                | Kind::Include(_)
        );
        if is_block {
            walk.skip_children(id);
            continue;
        }
        if top {
            match &mut range {
                Some(r) => r.end = r.end.max(here.end),
                None => range = Some(here.clone()),
            }
        }
        let mut piece = |kind: BlockKind| {
            inner.push(Block {
                kind,
                depth: depth.saturating_add(1),
                span: doc.span(id),
                text: here.start..here.start,
                place: doc.span(id),
                hash: 0,
                words: 0,
                marks: vec![],
                anchors: vec![],
                slug: None,
                label: label(doc, id),
            });
        };
        match &node.kind {
            Kind::Text(s) => text.push_str(doc.str(s)),
            Kind::Code(s) => {
                let code = doc.str(s);
                text.push_str(code);
                marks.push(hash(&code) & !1);
                out.code_spans.push(doc.span(id));
            }
            Kind::SoftBreak | Kind::HardBreak => text.push(' '),
            Kind::Link { dest, form, .. } => {
                let dest = doc.str(dest);
                if *form != LinkForm::Email {
                    marks.push(address_mark(dest) & !1);
                }
                out.links.push(Reference { dest: dest.into(), span: doc.span(id), block: at });
            }
            Kind::Image { dest, .. } => {
                let dest = doc.str(dest);
                marks.push(hash(&dest) & !1);
                // Alone in its paragraph, it was met as a block already where its parent is no text.
                piece(BlockKind::Image(dest.into()));
                walk.skip_children(id);
            }
            Kind::LearnImage(image) => piece(BlockKind::Image(image.source.clone())),
            Kind::Include(include) => piece(BlockKind::Include(include.path.clone())),
            Kind::Xref(xref) => marks.push(hash(&xref.href)),
            Kind::RawHtml(s) => {
                for token in Tokens::new(doc.str(s)) {
                    if let Token::Start(tag) = token
                        && let Some(name) = anchor_of(&tag)
                        && !matches!(doc.kind(block), Kind::Heading(h) if h.kept)
                    {
                        out.blocks[at].anchors.push((name.value().as_ref().into(), doc.span(id)));
                    }
                }
            }
            _ => {}
        }
    }
    let (mut count, mut fold) = (WordCount::default(), Fold::default());
    count.read(&text, |piece| fold.add(piece));
    let bytes = text.as_bytes();
    if bytes.iter().fold(false, |any, b| any | b.is_ascii_digit()) {
        let numbers = bytes.split(|b| !b.is_ascii_digit()).filter(|n| n.len() >= 2);
        marks.extend(numbers.map(|number| hash(&number) | 1));
    }
    marks.sort_unstable();
    let block = &mut out.blocks[at];
    if let Some(range) = range {
        block.place = doc.source.map.span(range.clone());
        block.text = range;
    }
    block.words = count.words;
    block.hash = known(fold);
    block.marks = marks;
    inner
}

/// What is the same of an address in all languages. Programs that name anchors spell them in this way or that.
fn address_mark(dest: &str) -> u64 {
    hash(&folded(&without_locale(dest)))
}

/// Letters and digits of a text, in lower case; 0: none.
pub fn text_hash(text: &str) -> u64 {
    let mut fold = Fold::default();
    WordCount::default().read(text, |piece| fold.add(piece));
    known(fold)
}

fn known(fold: Fold) -> u64 {
    if fold.is_empty() { 0 } else { fold.finish() | 1 }
}

/// A hash of one value, the same in every run.
pub fn hash<T: Hash>(value: &T) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
