//! A page's text by section, as a reader meets it: what search, exports and panes work with. Plain text of the tree as
//! it is rendered, without markup: includes put in, raw HTML by its text, alternative texts of pictures.

use percent_encoding::percent_decode_str;
use rustc_hash::FxHashSet;

use super::Urls;
use super::sanitize::Fragment;
use super::sanitize::elements::{Treatment, find};
use crate::syntax::tags::{Token, Tokens, decoded};
use crate::syntax::{Document, Kind, NodeId, Xref, XrefForm};

/// The text below one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// Level of the heading; 1 for what stands before the first heading after the page's title.
    pub level: u8,
    /// The heading's text; in the first passage the page's own title, which may be missing.
    pub heading: String,
    /// The id to jump to; the first passage has none, nor has a heading whose ids another one has.
    pub anchor: Option<Box<str>>,
    /// Prose: a line for each paragraph, list item or cell.
    pub text: String,
    /// Code blocks, as written.
    pub code: String,
}

/// The passages of a document, the first of them always there. `urls` gives the names behind references by uid.
pub fn passages(doc: &Document, urls: &dyn Urls) -> Vec<Passage> {
    let mut reader = Reader {
        urls,
        done: vec![],
        passage: Passage { level: 1, ..Passage::default() },
        anchors: FxHashSet::default(),
        raw: None,
    };
    reader.read(doc, NodeId::ROOT);
    reader.end_passage(Passage::default());
    reader.done
}

struct Reader<'a> {
    urls: &'a dyn Urls,
    done: Vec<Passage>,
    passage: Passage,
    anchors: FxHashSet<Box<str>>,
    /// An element of raw HTML whose content is not shown.
    raw: Option<&'static str>,
}

impl Reader<'_> {
    fn read(&mut self, doc: &Document, from: NodeId) {
        let mut walk = doc.walk(from);
        while let Some(id) = walk.next() {
            if starts_line(doc.kind(id)) {
                self.line();
            }
            match doc.kind(id) {
                Kind::Heading(_) if is_tab_title(doc, id) => walk.skip_children(id),
                Kind::Heading(heading) => {
                    walk.skip_children(id);
                    let ids = std::iter::once(&heading.id).chain(&heading.anchors).chain(&heading.alias);
                    let anchor = ids.filter(|id| !id.is_empty() && !id.contains(char::is_whitespace)).fold(
                        None,
                        |found, id| {
                            let free = self.anchors.insert(id.clone());
                            found.or_else(|| free.then(|| id.clone()))
                        },
                    );
                    self.heading(heading.level, anchor, self.label(doc, id));
                }
                Kind::Text(s) | Kind::Code(s) => self.push(doc.str(s)),
                Kind::SoftBreak | Kind::HardBreak => self.push(" "),
                Kind::CodeBlock { .. } => {
                    walk.skip_children(id);
                    self.code(&doc.plain_text(id));
                }
                Kind::Element(element) => match element.tag {
                    _ if element.is_elsewhere() => walk.skip_children(id),
                    "form" => walk.skip_children(id),
                    "pre" => {
                        walk.skip_children(id);
                        self.code(&doc.plain_text(id));
                    }
                    _ => {}
                },
                Kind::Tab(tab) => {
                    let title = self.label(doc, tab.title);
                    self.push(&title);
                    self.line();
                }
                Kind::Image { .. } => {
                    walk.skip_children(id);
                    self.push(&doc.plain_text(id));
                }
                Kind::LearnImage(image) => {
                    self.push(&image.alt);
                    for paragraph in image.description.iter().flat_map(|d| d.split("\n\n")) {
                        self.line();
                        self.push(paragraph.trim());
                    }
                }
                Kind::LearnVideo(video) => self.push(&video.title),
                Kind::Link { dest, .. } if doc.node(id).first.is_none() => {
                    let href = self.urls.link(doc.source.map.file(), doc.str(dest));
                    self.push(href.text.as_deref().unwrap_or_default());
                }
                Kind::Xref(xref) => self.xref(doc, xref),
                Kind::HtmlBlock => {
                    walk.skip_children(id);
                    let parts: Vec<NodeId> = doc.children(id).collect();
                    let is_xref = |id: &NodeId| matches!(doc.kind(*id), Kind::Xref(_));
                    for parts in parts.chunk_by(|a, b| !is_xref(a) && !is_xref(b)) {
                        match parts.first().map(|&one| doc.kind(one)) {
                            Some(Kind::Xref(xref)) => self.xref(doc, xref),
                            _ => self.html(&Fragment::of(doc, parts).text),
                        }
                    }
                }
                Kind::RawHtml(s) => self.html(doc.str(s)),
                Kind::Include(include) => match include.embed.and_then(|i| doc.embeds.get(i as usize)) {
                    Some(embed) => self.read(embed, NodeId::ROOT),
                    None => self.push(&include.spelled),
                },
                _ => {}
            }
        }
    }

    fn xref(&mut self, doc: &Document, xref: &Xref) {
        let href = self.urls.link(doc.source.map.file(), &format!("xref:{}", xref.href));
        let uid = xref.href.split(['?', '#']).next().unwrap_or_default();
        let shown = xref.shown.as_deref().filter(|_| xref.form != XrefForm::Angle);
        match href.text.as_deref().or(shown) {
            Some(text) => self.push(text),
            None => self.push(percent_decode_str(uid).decode_utf8_lossy().trim_end_matches('*')),
        }
    }

    /// The text of a heading or a tab's title, on one line.
    fn label(&self, doc: &Document, id: NodeId) -> String {
        let passage = Passage::default();
        let mut inner =
            Reader { urls: self.urls, done: vec![], passage, anchors: FxHashSet::default(), raw: None };
        for child in doc.children(id) {
            inner.read(doc, child);
        }
        let words: Vec<&str> = inner.passage.text.split_whitespace().collect();
        words.join(" ")
    }

    fn heading(&mut self, level: u8, anchor: Option<Box<str>>, heading: String) {
        // The title of the page: what precedes it (an alert, an include) belongs to the beginning, too.
        let title = self.done.is_empty() && level == 1 && self.passage.heading.is_empty();
        match title {
            true => self.passage.heading = heading,
            false => self.end_passage(Passage { level, heading, anchor, ..Passage::default() }),
        }
    }

    fn end_passage(&mut self, next: Passage) {
        self.line();
        let mut passage = std::mem::replace(&mut self.passage, next);
        passage.text.truncate(passage.text.trim_end().len());
        passage.code.truncate(passage.code.trim_end().len());
        self.done.push(passage);
    }

    fn push(&mut self, text: &str) {
        if self.raw.is_some() {
            return;
        }
        let out = &mut self.passage.text;
        let starts = out.is_empty() || out.ends_with(char::is_whitespace);
        out.push_str(if starts { text.trim_start() } else { text });
    }

    fn line(&mut self) {
        let out = &mut self.passage.text;
        out.truncate(out.trim_end().len());
        if !out.is_empty() {
            out.push('\n');
        }
    }

    fn code(&mut self, code: &str) {
        let out = &mut self.passage.code;
        out.push_str(code.trim_end());
        out.push('\n');
    }

    /// The text of raw HTML: a tag that starts a block ends the line, one that is none is text itself.
    fn html(&mut self, html: &str) {
        let mut tokens = Tokens::new(html);
        while let Some(token) = tokens.next() {
            match token {
                Token::Text(text) => self.push(&decoded(text).replace('\n', " ")),
                Token::Comment(_) => {}
                Token::Start(tag) | Token::End(tag) => {
                    let Some(rule) = find(tag.name).map(|ix| ix.rule()) else {
                        let range = tag.range.clone();
                        self.push(html.get(range).unwrap_or_default());
                        continue;
                    };
                    if rule.treat == Treatment::RemoveRaw {
                        let starts = html.get(tag.range.start..).is_some_and(|t| !t.starts_with("</"));
                        self.raw = (starts && !tag.self_closing).then_some(rule.name);
                        if starts {
                            tokens.skip_raw_text(rule.name);
                        }
                    } else if rule.treat == Treatment::Image {
                        self.push(&tag.value("alt").unwrap_or_default());
                    } else if rule.block {
                        self.line();
                    } else if rule.name == "br" {
                        self.push(" ");
                    }
                }
            }
        }
    }
}

fn starts_line(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Paragraph
            | Kind::List(_)
            | Kind::Item
            | Kind::Quote
            | Kind::Alert(_)
            | Kind::CodeBlock { .. }
            | Kind::HtmlBlock
            | Kind::Rule
            | Kind::Table(_)
            | Kind::TableHead
            | Kind::TableRow
            | Kind::TableCell
            | Kind::TabGroup
            | Kind::Tab(_)
    ) || matches!(kind, Kind::Include(include) if !include.inline)
        || matches!(kind, Kind::Element(e) if find(e.tag).is_some_and(|ix| ix.rule().block))
}

/// Whether a heading holds its tab's title, which comes with the tab.
fn is_tab_title(doc: &Document, id: NodeId) -> bool {
    let parent = doc.node(id).parent.map(|p| doc.kind(p));
    matches!(parent, Some(Kind::Tab(tab)) if doc.node(tab.title).parent == Some(id))
}
