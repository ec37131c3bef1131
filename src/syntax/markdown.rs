//! From prepared text to the document tree: pulldown-cmark's events, Learn's differences from CommonMark, and
//! the placeholders of directives.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::autolink::{self, Texts};
use super::bilingual::EDGE;
use super::ext::EXTENSIONS;
use super::extras::{self, Extras, Footnotes};
use super::heading_id::name_headings;
use super::mark::{self, Mark, Piece, Role};
use super::shape;
use super::tree::{Align, Document, Heading, Kind, LinkForm, NodeId, Str};
use crate::diag::Sink;
use crate::text::{MappedText, Span};

/// Containers nested deeper than this are read, but hung one above the other no further: every walk over a
/// tree stays within a thread's stack.
const MAX_DEPTH: usize = 200;

/// What is parsed and how.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A page, or the file of a block include: a document with blocks.
    Blocks,
    /// The file of an inline include: running text, block syntax is inert.
    Inline,
}

/// Parses one language of a text. Total: any text gives a tree.
pub fn parse(text: MappedText, mode: Mode, sink: &mut Sink) -> Document {
    parse_with(text, mode, Extras::default(), sink)
}

/// As [`parse`], with Markdown that a docset asks for.
pub fn parse_with(text: MappedText, mode: Mode, extras: Extras, sink: &mut Sink) -> Document {
    let before = sink.len();
    let prepared = mark::prepare(text, mode == Mode::Inline, &extras.alerts, sink);
    let read = sink.split_off(before);
    let doc = Document::new(prepared.source.clone());
    let mut builder = Builder {
        foreign: mark::foreign(&prepared.source),
        passed: 0,
        source: prepared.source,
        marks: prepared.marks,
        doc,
        stack: vec![NodeId::ROOT],
        too_deep: 0,
        links: 0,
        plain: Texts::default(),
        singles: vec![],
        headings: vec![],
        placed: vec![],
        footnotes: Footnotes::default(),
    };
    builder.run(options(&extras));
    let Builder { mut doc, marks, plain, headings, placed, footnotes, .. } = builder;
    footnotes.finish(&mut doc);
    sink.extend(outside_code(&doc, read));
    autolink::link(&mut doc, &plain, &prepared.signs);
    super::ext::xref::link(&mut doc);
    if prepared.signs.emoji {
        super::ext::emoji::replace(&mut doc);
    }
    shape::shape(&mut doc, &marks, &placed, sink);
    name_headings(&mut doc, &headings);
    for extension in EXTENSIONS {
        if let Some(shape) = extension.shape {
            shape(&mut doc, &headings, sink);
        }
    }
    doc
}

/// The findings that do not stand in code: directives are read before it is known what is code.
fn outside_code(doc: &Document, mut findings: Sink) -> Sink {
    if findings.is_empty() {
        return findings;
    }
    let code: Vec<Span> = doc
        .walk(NodeId::ROOT)
        .filter(|&id| match doc.kind(id) {
            Kind::Code(_) | Kind::CodeBlock { .. } => true,
            Kind::HtmlBlock => {
                let range = doc.node(id).range.clone();
                doc.text()[range.start as usize..range.end as usize].starts_with("<!--")
            }
            _ => false,
        })
        .map(|id| doc.span(id))
        .collect();
    findings.retain(|f| {
        let at = f.primary.span;
        let next = code.partition_point(|c| c.start <= at.start);
        next.checked_sub(1).is_none_or(|i| at.start >= code[i].end)
    });
    findings
}

fn options(extras: &Extras) -> Options {
    let mut options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (asked, option) in [
        (extras.footnotes, Options::ENABLE_FOOTNOTES),
        (extras.task_lists, Options::ENABLE_TASKLISTS),
        (extras.definition_lists, Options::ENABLE_DEFINITION_LIST),
        (extras.math, Options::ENABLE_MATH),
    ] {
        options.set(option, asked);
    }
    options
}

struct Builder {
    source: Arc<MappedText>,
    marks: Vec<Mark>,
    /// Where placeholders and edges stand in the text, ascending. Most texts and addresses hold none, and are not searched.
    foreign: Vec<u32>,
    /// How many of them stand before the event at hand.
    passed: usize,
    doc: Document,
    stack: Vec<NodeId>,
    too_deep: usize,
    /// Open links and images: no link is made of a bare URL inside one.
    links: usize,
    /// Text nodes in which bare URLs become links.
    plain: Texts,
    /// For each open strikethrough: whether it was written with one tilde, which Learn takes as text.
    singles: Vec<bool>,
    headings: Vec<NodeId>,
    /// Placeholders that stand as blocks.
    placed: Vec<NodeId>,
    footnotes: Footnotes,
}

impl Builder {
    fn run(&mut self, options: Options) {
        let source = self.source.clone();
        let text = source.text.as_str();
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            while self.foreign.get(self.passed).is_some_and(|at| (*at as usize) < range.start) {
                self.passed += 1;
            }
            self.event(text, event, range);
        }
    }

    fn top(&self) -> NodeId {
        self.stack.last().copied().unwrap_or(NodeId::ROOT)
    }

    #[inline]
    fn push(&mut self, kind: Kind, range: Range<usize>) -> NodeId {
        self.doc.push(self.top(), kind, range.start as u32..range.end as u32)
    }

    fn open(&mut self, kind: Kind, range: Range<usize>) {
        let id = self.push(kind, range);
        self.stack.push(id);
    }

    /// `s` as a range of the text where it stands there, with placeholders spelled out.
    #[inline]
    fn str(&self, text: &str, s: &CowStr<'_>) -> Str {
        if self.holds_foreign(text, s) {
            return Str::owned(mark::restore(s, &self.marks).replace(EDGE, ""));
        }
        match s {
            CowStr::Borrowed(b) => self.range_of(text, b),
            s => Str::owned(s.as_ref()),
        }
    }

    /// Whether a placeholder or an edge stands in `s`.
    #[inline]
    fn holds_foreign(&self, text: &str, s: &CowStr<'_>) -> bool {
        !self.foreign.is_empty() && self.is_foreign(text, s)
    }

    fn is_foreign(&self, text: &str, s: &CowStr<'_>) -> bool {
        if let CowStr::Borrowed(b) = s
            && let Some(range) = place_in(text, b)
        {
            // Most strings stand after what was passed and before what comes next. Definitions may stand anywhere.
            let is_after =
                self.passed.checked_sub(1).is_none_or(|i| (self.foreign[i] as usize) < range.start);
            if is_after && self.foreign.get(self.passed).is_none_or(|at| *at as usize >= range.end) {
                return false;
            }
            let next = self.foreign.partition_point(|at| (*at as usize) < range.start);
            return self.foreign.get(next).is_some_and(|at| (*at as usize) < range.end);
        }
        mark::has_mark(s) || s.contains(EDGE)
    }

    fn event(&mut self, text: &str, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(text, tag, range),
            Event::End(tag) => self.end(text, tag),
            Event::Text(s) => self.text(text, s, range),
            Event::Code(s) => {
                let code = self.str(text, &s);
                self.push(Kind::Code(code), range);
            }
            Event::Html(s) => {
                let html = match s {
                    // Kept as it is: the whole block decides at its end whether it is a placeholder.
                    CowStr::Borrowed(_) if mark::has_mark(&s) => self.range_of(text, &s),
                    s => self.str(text, &s),
                };
                self.push(Kind::RawHtml(html), range);
            }
            Event::InlineHtml(s) => {
                if s.as_ref() == EDGE {
                    return;
                }
                if let Some(n) = mark::block_mark(&s) {
                    self.mark(n, range);
                    return;
                }
                let html = self.str(text, &s);
                self.push(Kind::RawHtml(html), range);
            }
            Event::SoftBreak => {
                self.push(Kind::SoftBreak, range);
            }
            Event::HardBreak => {
                self.push(Kind::HardBreak, range);
            }
            Event::Rule => {
                self.push(Kind::Rule, range);
            }
            Event::InlineMath(s) => self.formula(text, &s, range, ["\\(", "\\)"]),
            Event::DisplayMath(s) => self.formula(text, &s, range, ["\\[", "\\]"]),
            Event::FootnoteReference(label) => {
                let id = self.push(Kind::Paragraph, range);
                self.footnotes.refer(&mut self.doc, id, &label);
            }
            Event::TaskListMarker(done) => {
                self.push(extras::task(done), range);
            }
        }
    }

    /// A formula, as MathJax looks for it.
    fn formula(&mut self, text: &str, s: &CowStr<'_>, range: Range<usize>, [open, close]: [&str; 2]) {
        let Str::Owned(inner) = self.str(text, &CowStr::Boxed(s.as_ref().into())) else { return };
        let id = self.push(extras::element("span", &[("class", "math")]), range.clone());
        let formula = Str::owned(format!("{open}{}{close}", inner.trim()));
        self.doc.push(id, Kind::Text(formula), range.start as u32..range.end as u32);
    }

    fn range_of(&self, text: &str, s: &str) -> Str {
        match place_in(text, s) {
            Some(range) => Str::Range(range.start as u32, range.end as u32),
            None => Str::owned(s),
        }
    }

    fn start(&mut self, text: &str, tag: Tag<'_>, range: Range<usize>) {
        let kind = match tag {
            Tag::Strikethrough => {
                let single = !text[range.clone()].starts_with("~~");
                self.singles.push(single);
                if single {
                    self.push(Kind::Text(Str::owned("~")), range.start..range.start + 1);
                    return;
                }
                Kind::Strikethrough
            }
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { level, .. } => Kind::Heading(Box::new(Heading {
                level: level as u8,
                id: "".into(),
                alias: None,
                anchors: vec![],
                anchor_range: None,
                kept: false,
            })),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::CodeBlock { info: Str::EMPTY, fenced: false },
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                Kind::CodeBlock { info: self.str(text, &info), fenced: true }
            }
            Tag::HtmlBlock => Kind::HtmlBlock,
            Tag::List(first) => Kind::List(first),
            Tag::Item => Kind::Item,
            Tag::Table(columns) => Kind::Table(columns.into_iter().map(align).collect()),
            Tag::TableHead => Kind::TableHead,
            Tag::TableRow => Kind::TableRow,
            Tag::TableCell => Kind::TableCell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Link { link_type, dest_url, title, .. } => {
                let form = match link_type {
                    LinkType::Autolink => LinkForm::Auto,
                    LinkType::Email => LinkForm::Email,
                    _ => LinkForm::Bracketed,
                };
                self.links += 1;
                Kind::Link { dest: self.str(text, &dest_url), title: self.str(text, &title), form }
            }
            Tag::Image { dest_url, title, .. } => {
                self.links += 1;
                Kind::Image { dest: self.str(text, &dest_url), title: self.str(text, &title) }
            }
            Tag::FootnoteDefinition(label) => {
                self.open(Kind::Item, range);
                self.footnotes.define(&label, self.top());
                return;
            }
            Tag::DefinitionList => extras::element("dl", &[]),
            Tag::DefinitionListTitle => extras::element("dt", &[]),
            Tag::DefinitionListDefinition => extras::element("dd", &[]),
            // Not switched on.
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => Kind::Paragraph,
        };
        if self.stack.len() >= MAX_DEPTH {
            self.too_deep += 1;
            return;
        }
        self.open(kind, range);
    }

    fn end(&mut self, text: &str, tag: TagEnd) {
        match tag {
            TagEnd::Link | TagEnd::Image => self.links = self.links.saturating_sub(1),
            TagEnd::Strikethrough if self.singles.pop() == Some(true) => {
                let last = self.doc.node(self.top()).last;
                let end = last.map_or(0, |n| self.doc.node(n).range.end as usize);
                self.push(Kind::Text(Str::owned("~")), end..end + 1);
                return;
            }
            _ => {}
        }
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(id) = self.stack.pop().filter(|id| *id != NodeId::ROOT) else { return };
        match tag {
            TagEnd::Heading(_) => self.headings.push(id),
            TagEnd::HtmlBlock => self.html_block(text, id),
            _ => {}
        }
    }

    /// An HTML block that is a placeholder becomes its mark; in any other, placeholders are spelled out.
    fn html_block(&mut self, text: &str, id: NodeId) {
        let children: Vec<NodeId> = self.doc.children(id).collect();
        let html: String = children
            .iter()
            .filter_map(|&c| match self.doc.kind(c) {
                Kind::RawHtml(s) => Some(self.doc.str(s)),
                _ => None,
            })
            .collect();
        if let Some(n) = mark::block_mark(&html) {
            self.doc.set_children(id, &[]);
            let range = self.doc.node(id).range.clone();
            let trimmed = text[range.start as usize..range.end as usize].trim_end().len() as u32;
            let node = self.doc.node_mut(id);
            node.kind = Kind::Mark(n);
            node.range.end = range.start + trimmed;
            self.placed.push(id);
            return;
        }
        for child in children {
            let Kind::RawHtml(s) = self.doc.kind(child) else { continue };
            let html = self.doc.str(s);
            if mark::has_mark(html) || html.contains(EDGE) {
                let html = mark::restore(html, &self.marks).replace(EDGE, "");
                self.doc.node_mut(child).kind = Kind::RawHtml(Str::owned(html));
            }
        }
    }

    fn mark(&mut self, n: u32, range: Range<usize>) {
        match self.marks.get(n as usize) {
            Some(m) if m.role == Role::Leaf => {
                let (kind, text) = (m.kind.clone(), m.text.clone());
                let id = self.push(kind, range.clone());
                if !text.is_empty() {
                    self.doc.push(id, Kind::Text(Str::owned(text)), range.start as u32..range.end as u32);
                }
                if let Kind::Text(s) = self.doc.kind(id) {
                    self.plain.push(s, id);
                }
            }
            Some(m) if m.role == Role::Nothing => {}
            Some(m) => {
                let spelled = Str::owned(m.spelled.clone());
                self.push(Kind::Text(spelled), range);
            }
            None => {}
        }
    }

    fn text(&mut self, text: &str, s: CowStr<'_>, range: Range<usize>) {
        if matches!(self.doc.kind(self.top()), Kind::CodeBlock { .. }) {
            let code = self.str(text, &s);
            self.push(Kind::Text(code), range);
            return;
        }
        if !self.holds_foreign(text, &s) || !mark::has_mark(&s) {
            let s = self.str(text, &s);
            self.plain_text(s, range);
            return;
        }
        for piece in mark::pieces(&s) {
            match piece {
                Piece::Plain(r) => {
                    let at = self.range_of(text, &s[r.clone()]);
                    self.plain_text(at, range.start + r.start..range.start + r.end);
                }
                Piece::Mark(n, r) => self.mark(n, range.start + r.start..range.start + r.end),
            }
        }
    }

    /// Adds text, joined to the text node before it where both are one range of the page.
    fn plain_text(&mut self, s: Str, range: Range<usize>) {
        if let (Str::Range(a, b), Some(last)) = (&s, self.doc.node(self.top()).last)
            && let node = self.doc.node_mut(last)
            && let Kind::Text(Str::Range(_, end)) = &mut node.kind
            && *end == *a
        {
            *end = *b;
            node.range.end = range.end as u32;
            return;
        }
        let id = self.push(Kind::Text(s), range);
        if self.links == 0
            && let Kind::Text(s) = self.doc.kind(id)
        {
            self.plain.push(s, id);
        }
    }
}

/// Where `s` stands in `text`, if it is a part of it.
fn place_in(text: &str, s: &str) -> Option<Range<usize>> {
    let at = (s.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    at.checked_add(s.len()).filter(|end| *end <= text.len()).map(|end| at..end)
}

fn align(a: Alignment) -> Align {
    match a {
        Alignment::None => Align::None,
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}
