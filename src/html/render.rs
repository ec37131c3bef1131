//! The walk over the tree. Iterative: a page may nest as deep as it likes.

use crate::diag::{Diagnostic, Rule, Sink};
use crate::syntax::{Document, Kind, NodeId};
use crate::text::Span;

use super::ids::Ids;
use super::outline::Block;
use super::sanitize::Stack;
use super::table::TableState;
use super::tabs::OpenGroup;
use super::{Context, Flavor, escape};

/// A page with more findings than this has one cause; the rest would be noise.
const MAX_FINDINGS: usize = 200;

/// Writes one page.
pub(super) struct Renderer<'a> {
    pub cx: &'a Context<'a>,
    pub out: &'a mut String,
    pub stack: Stack,
    pub ids: Ids,
    pub tables: Vec<TableState>,
    /// Numbers for generated ids.
    pub alerts: u32,
    pub images: u32,
    pub tab_groups: u32,
    pub open_groups: Vec<OpenGroup>,
    /// Tab ids selected by the groups so far (Docfx).
    pub selected_tabs: Vec<Box<str>>,
    /// Only a label is written: inlines without links and ids.
    pub plain: bool,
    /// The blocks so far, when they are asked for.
    pub blocks: Option<Vec<Block>>,
    /// Nothing that can be seen was written yet, and a heading that comes now is the page's title (Learn).
    title_next: bool,
    findings: &'a mut Sink,
    found: usize,
}

impl<'a> Renderer<'a> {
    pub fn new(cx: &'a Context<'a>, out: &'a mut String, findings: &'a mut Sink) -> Self {
        Self {
            cx,
            out,
            stack: Stack::default(),
            ids: Ids::default(),
            tables: vec![],
            alerts: 0,
            images: 0,
            tab_groups: 0,
            open_groups: vec![],
            selected_tabs: vec![],
            plain: false,
            blocks: None,
            title_next: false,
            findings,
            found: 0,
        }
    }

    pub fn site(&self) -> bool {
        self.cx.flavor == Flavor::Site
    }

    pub fn page(&mut self, doc: &Document) {
        if self.site() && self.cx.scope.is_none() {
            self.ids = Ids::of_page(doc);
        }
        self.title_next = self.cx.flavor == Flavor::Learn;
        self.children(doc, NodeId::ROOT);
        self.finish();
    }

    pub fn label(&mut self, doc: &Document, node: NodeId) {
        self.plain = true;
        self.children(doc, node);
        self.finish();
    }

    fn finish(&mut self) {
        let mut left = vec![];
        self.stack.finish(self.out, &mut |raw| left.push(*raw));
        self.report_unclosed(&left);
    }

    /// Renders everything below `from`.
    pub fn children(&mut self, doc: &Document, from: NodeId) {
        let Some(mut id) = doc.node(from).first else { return };
        loop {
            if self.enter(doc, id) {
                if let Some(first) = doc.node(id).first {
                    id = first;
                    continue;
                }
                self.leave(doc, id);
            }
            loop {
                if let Some(next) = doc.node(id).next {
                    id = next;
                    break;
                }
                match doc.node(id).parent {
                    Some(parent) if parent != from => {
                        self.leave(doc, parent);
                        id = parent;
                    }
                    _ => return,
                }
            }
        }
    }

    /// Writes what stands before a node's children; `false`: the node is done with.
    fn enter(&mut self, doc: &Document, id: NodeId) -> bool {
        let node = doc.node(id);
        if self.blocks.is_some() {
            self.outline(doc, id);
        }
        if self.title_next && is_visible(doc, id) {
            self.title_next = false;
            if matches!(&node.kind, Kind::Heading(heading) if heading.level <= 3) {
                return false;
            }
        }
        match &node.kind {
            Kind::Text(s) => {
                escape(doc.str(s), self.out);
                return false;
            }
            Kind::Code(s) => {
                self.out.push_str("<code>");
                escape(doc.str(s), self.out);
                self.out.push_str("</code>");
                return false;
            }
            Kind::SoftBreak => {
                self.out.push('\n');
                return false;
            }
            Kind::HardBreak => {
                self.out.push_str(if self.plain { " " } else { "<br />\n" });
                return false;
            }
            // None is left once a tree is shaped.
            Kind::Mark(_) => return false,
            Kind::Emphasis => self.open("em"),
            Kind::Strong => self.open("strong"),
            Kind::Strikethrough => self.open("del"),
            Kind::Link { dest, title, form } => {
                return self.link(doc, id, doc.str(dest), doc.str(title), *form);
            }
            Kind::Image { dest, title } => {
                self.image(doc, id, doc.str(dest), doc.str(title));
                return false;
            }
            Kind::LearnImage(image) => {
                self.learn_image(doc, image);
                return false;
            }
            Kind::LearnVideo(video) => return self.learn_video(doc, video),
            Kind::Xref(xref) => {
                self.xref(doc, xref);
                return false;
            }
            Kind::RawHtml(_) => {
                self.raw_html(doc, &[id]);
                return false;
            }
            Kind::Include(include) => {
                self.include(doc, include);
                return false;
            }
            Kind::Snippet(snippet) => {
                self.missing_snippet(snippet);
                return false;
            }
            Kind::Element(element) => return self.element(doc, id, element),
            // Blocks have no place in a label; their inlines do.
            _ if self.plain => {}
            Kind::Root => {}
            Kind::Paragraph => self.open_block("p"),
            Kind::Heading(_) if is_tab_title(doc, id) => return false,
            Kind::Heading(heading) => self.open_heading(heading),
            Kind::List(None) => self.open_lines("ul"),
            Kind::List(Some(1)) => self.open_lines("ol"),
            Kind::List(Some(start)) => {
                self.block_start();
                self.out.push_str("<ol start=\"");
                self.out.push_str(&start.to_string());
                self.out.push_str("\">\n");
                self.stack.push("ol", false);
            }
            Kind::Item => {
                self.line();
                self.open("li");
            }
            Kind::Quote => self.open_lines("blockquote"),
            Kind::Alert(kind) => self.open_alert(*kind),
            Kind::Video(url) => {
                self.block_video(url);
                return false;
            }
            Kind::CodeBlock { info, .. } => {
                self.code_block(doc, id, doc.str(info));
                return false;
            }
            Kind::HtmlBlock => {
                let parts: Vec<NodeId> = doc.children(id).collect();
                let is_xref = |id: &NodeId| matches!(doc.kind(*id), Kind::Xref(_));
                for parts in parts.chunk_by(|a, b| !is_xref(a) && !is_xref(b)) {
                    match parts {
                        [one] if is_xref(one) => {
                            self.enter(doc, *one);
                        }
                        parts => self.raw_html(doc, parts),
                    }
                }
                self.line();
                return false;
            }
            Kind::Rule => {
                self.block_start();
                self.out.push_str("<hr />\n");
                return false;
            }
            Kind::Table(aligns) => self.open_table(doc, id, aligns),
            Kind::TableHead | Kind::TableRow => return self.open_row(doc, id),
            Kind::TableCell => self.open_cell(),
            Kind::TabGroup => self.open_tab_group(doc, id),
            Kind::Tab(tab) => self.open_tab(doc, tab),
        }
        true
    }

    /// Writes what stands after a node's children.
    fn leave(&mut self, doc: &Document, id: NodeId) {
        match &doc.node(id).kind {
            Kind::Emphasis | Kind::Strong | Kind::Strikethrough | Kind::Link { .. } => self.close(),
            Kind::Element(element) => self.close_element(element),
            Kind::LearnVideo(_) if !self.plain => self.close_learn_video(),
            _ if self.plain => {}
            Kind::Paragraph | Kind::Item | Kind::List(_) | Kind::Quote | Kind::Alert(_) => self.close_block(),
            Kind::Heading(heading) => self.close_heading(heading),
            Kind::Table(_) => self.close_table(),
            Kind::TableHead | Kind::TableRow => self.close_row(),
            Kind::TableCell => self.close_cell(),
            Kind::TabGroup => self.close_tab_group(),
            Kind::Tab(_) => self.close_block(),
            _ => {}
        }
    }

    /// Opens an inline element.
    pub fn open(&mut self, tag: &'static str) {
        self.out.push('<');
        self.out.push_str(tag);
        self.out.push('>');
        self.stack.push(tag, false);
    }

    /// Opens a block on its own line.
    pub fn open_block(&mut self, tag: &'static str) {
        self.block_start();
        self.open(tag);
    }

    fn open_lines(&mut self, tag: &'static str) {
        self.open_block(tag);
        self.out.push('\n');
    }

    /// Closes the innermost Markdown element with what is open in it.
    pub fn close(&mut self) {
        let mut left = vec![];
        self.stack.pop(self.out, &mut |raw| left.push(*raw));
        self.report_unclosed(&left);
    }

    /// As [`Self::close`], and ends the line.
    pub fn close_block(&mut self) {
        self.close();
        self.line();
    }

    /// Makes room for a block: closes what cannot hold one, begins a line.
    pub fn block_start(&mut self) {
        let mut left = vec![];
        self.stack.before_block(self.out, &mut |raw| left.push(*raw));
        self.report_unclosed(&left);
        self.line();
    }

    /// Ends the line, if one is begun.
    pub fn line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// ` name="value"`, escaped.
    pub fn attr(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        super::escape_attribute(value, self.out);
        self.out.push('"');
    }

    /// ` name="value"` for a URL.
    pub fn url_attr(&mut self, name: &str, url: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        super::escape_url(url, self.out);
        self.out.push('"');
    }

    /// A generated id: unlike any slug, since it holds a colon.
    pub fn generated_id(&self, what: &str, number: u32) -> String {
        format!("{what}:{}{number}", self.cx.scope.unwrap_or_default())
    }

    /// A text for people.
    pub fn text(&self, id: &str, args: &[(&str, &str)]) -> String {
        (self.cx.text)(id, args)
    }

    pub fn report(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>) {
        if self.site() && self.found < MAX_FINDINGS {
            self.found += 1;
            self.findings.push(Diagnostic::new(rule, span, message));
        }
    }
}

/// Whether a block can be seen: not those that only hold others, nor comments.
fn is_visible(doc: &Document, id: NodeId) -> bool {
    match doc.kind(id) {
        Kind::Root | Kind::List(_) | Kind::Item | Kind::Quote | Kind::Alert(_) | Kind::Element(_) => false,
        Kind::Include(include) => include.embed.is_none(),
        Kind::HtmlBlock => {
            let range = doc.node(id).range.clone();
            let html = doc.text().get(range.start as usize..range.end as usize).unwrap_or_default();
            !is_comment(html)
        }
        _ => true,
    }
}

/// Whether raw HTML is nothing but comments.
fn is_comment(html: &str) -> bool {
    let mut rest = html.trim();
    while let Some(body) = rest.strip_prefix("<!--") {
        rest = body.find("-->").map_or("", |end| body[end + 3..].trim());
    }
    rest.is_empty()
}

/// Whether a heading holds its tab's title, which is written with the tab.
fn is_tab_title(doc: &Document, id: NodeId) -> bool {
    let parent = doc.node(id).parent.map(|p| doc.kind(p));
    matches!(parent, Some(Kind::Tab(tab)) if doc.node(tab.title).parent == Some(id))
}
