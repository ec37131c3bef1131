//! Fields of a YAML page as nodes.

use std::ops::Range;
use std::sync::Arc;

use super::scalar::mapped;
use super::title;
use crate::diag::Sink;
use crate::load::include::Expander;
use crate::load::node::{Data, Node};
use crate::syntax::bilingual::{Origin, Scan, Side};
use crate::syntax::heading_id::Ids;
use crate::syntax::{self, Document, Element, Heading, Include, Kind, LinkForm, Mode, NodeId, Str};
use crate::text::{FileId, Source, Span, TextMapper};

/// Deeper fields are not shown.
const MAX_DEPTH: u8 = 12;

/// Names of texts in Markdown.
const TEXTS: [&str; 11] = [
    "summary",
    "abstract",
    "description",
    "text",
    "content",
    "answer",
    "html",
    "remarks",
    "footer",
    "additionalContent",
    "introduction",
];

/// Names of lists of further fields.
const LISTS: [&str; 16] = [
    "highlightedContent",
    "productDirectory",
    "landingContent",
    "conceptualContent",
    "tools",
    "sections",
    "questions",
    "linkLists",
    "items",
    "links",
    "additionalContent",
    "units",
    "modules",
    "azureArchitecture",
    "footerLink",
    "abstract",
];

pub(super) struct Writer<'a, 's> {
    doc: Document,
    file: FileId,
    source: &'a Source,
    expander: &'a mut Expander<'s>,
    sink: &'a mut Sink,
    ids: Ids,
}

impl<'a, 's> Writer<'a, 's> {
    pub fn new(file: FileId, source: &'a Source, expander: &'a mut Expander<'s>, sink: &'a mut Sink) -> Self {
        let mut whole = TextMapper::new(file, source.text(), 0);
        whole.copy(0..source.text().len());
        let doc = Document::new(Arc::new(whole.finish()));
        Self { doc, file, source, expander, sink, ids: Ids::default() }
    }

    pub fn finish(self) -> Document {
        self.doc
    }

    /// The whole page.
    pub fn page(&mut self, node: &Node) {
        if let Some(title) = title(node) {
            self.heading(NodeId::ROOT, 1, title);
        }
        self.fields(node, NodeId::ROOT, 2);
    }

    /// The texts and lists of an object, in the order in which pages show them.
    fn fields(&mut self, node: &Node, parent: NodeId, level: u8) {
        if level > MAX_DEPTH {
            return;
        }
        for text in TEXTS.iter().filter_map(|key| node.get(key)) {
            self.markdown(parent, text);
        }
        for key in LISTS {
            let Some(list) = node.get(key) else { continue };
            match &list.value {
                Data::Object(_) => self.section(list, parent, level),
                Data::Array(elements) => self.list(elements, parent, level),
                _ => {}
            }
        }
    }

    /// A part with a title of its own; one without is no part.
    fn section(&mut self, node: &Node, parent: NodeId, level: u8) {
        if let Some(dest) = link(node) {
            let paragraph = self.push(parent, Kind::Paragraph, &node.at);
            self.link(paragraph, node, dest);
            return;
        }
        if let Some(question) = node.get("question") {
            let section = self.element(parent, "section", "question", &node.at);
            let heading = self.open_heading(section, level, question);
            let text = question.scalar().unwrap_or_default();
            self.embed(heading, question, text.trim(), Mode::Inline);
            return self.fields(node, section, level + 1);
        }
        match title(node) {
            Some(title) => {
                let section = self.element(parent, "section", "part", &node.at);
                self.heading(section, level, title);
                self.fields(node, section, level + 1);
            }
            None => self.fields(node, parent, level),
        }
    }

    /// Links as a list, cards as a group, all else as parts one after the other.
    fn list(&mut self, elements: &[Node], parent: NodeId, level: u8) {
        let place = elements.first().map_or(0..0, |e| e.at.clone());
        let plain = |e: &Node| link(e).is_some() && !has_more(e);
        if elements.iter().all(plain) {
            let list = self.push(parent, Kind::List(None), &place);
            for element in elements {
                let item = self.push(list, Kind::Item, &element.at);
                if let Some(dest) = link(element) {
                    self.link(item, element, dest);
                }
            }
            return;
        }
        let card = |e: &Node| {
            title(e).is_some()
                && (e.get("linkLists").is_some() || e.get("links").is_some() || link(e).is_some())
        };
        if elements.iter().all(card) {
            let group = self.element(parent, "div", "cards", &place);
            for element in elements {
                self.card(element, group, level);
            }
            return;
        }
        for element in elements {
            match &element.value {
                Data::Object(_) => self.section(element, parent, level),
                Data::String(_) => self.markdown(parent, element),
                _ => {}
            }
        }
    }

    fn card(&mut self, node: &Node, parent: NodeId, level: u8) {
        let card = self.element(parent, "section", "card", &node.at);
        if let Some(image) = node.get("imageSrc").or_else(|| node.get("image")?.get("src")) {
            self.picture(card, image);
        }
        match (title(node), link(node)) {
            (Some(title), Some(dest)) => {
                let heading = self.open_heading(card, level, title);
                self.link(heading, node, dest);
            }
            (Some(title), None) => self.heading(card, level, title),
            _ => {}
        }
        self.fields(node, card, level + 1);
    }

    fn picture(&mut self, parent: NodeId, image: &Node) {
        let Some(dest) = image.scalar() else { return };
        let paragraph = self.push(parent, Kind::Paragraph, &image.at);
        // The title beside it says what it is for.
        let kind = Kind::Image { dest: self.str(&image.at, dest), title: Str::EMPTY };
        self.push(paragraph, kind, &image.at);
    }

    fn open_heading(&mut self, parent: NodeId, level: u8, title: &Node) -> NodeId {
        let text = title.scalar().unwrap_or_default();
        let id = self.ids.unique(&text);
        let heading = Heading {
            level: level.min(6),
            id: id.into(),
            alias: None,
            anchors: vec![],
            anchor_range: None,
            kept: false,
        };
        self.push(parent, Kind::Heading(Box::new(heading)), &title.at)
    }

    fn heading(&mut self, parent: NodeId, level: u8, title: &Node) {
        let heading = self.open_heading(parent, level, title);
        self.text(heading, title);
    }

    fn link(&mut self, parent: NodeId, node: &Node, dest: &Node) {
        let Some(url) = dest.scalar() else { return };
        let kind = Kind::Link { dest: self.str(&dest.at, url), title: Str::EMPTY, form: LinkForm::Bracketed };
        let place = node.at.start.min(dest.at.start)..dest.at.end;
        let link = self.push(parent, kind, &place);
        let name = ["text", "title", "name"].iter().find_map(|key| node.get(key)).unwrap_or(dest);
        self.text(link, name);
    }

    fn text(&mut self, parent: NodeId, node: &Node) {
        let text = node.scalar().unwrap_or_default();
        let text = self.str(&node.at, text.trim().to_owned());
        self.push(parent, Kind::Text(text), &node.at);
    }

    /// A text in Markdown, as a document of its own: it has its own tabs and reference links.
    fn markdown(&mut self, parent: NodeId, node: &Node) {
        let Some(text) = node.scalar().filter(|t| !t.trim().is_empty()) else { return };
        self.embed(parent, node, &text, Mode::Blocks);
    }

    fn embed(&mut self, parent: NodeId, node: &Node, text: &str, mode: Mode) {
        let source = mapped(self.file, self.source.text(), node.at.clone(), text);
        let mut embed = syntax::parse(source, mode, self.sink);
        self.expander.expand(&mut embed, self.file, self.sink);
        let origin = Source::new(self.source.path(), text);
        embed.origin =
            Some(Arc::new(Origin { source: origin, start: 0, scan: Scan::default(), side: Side::Target }));
        let index = self.doc.embeds.len() as u32;
        self.doc.embeds.push(embed);
        let include = Include {
            spelled: "".into(),
            path: "".into(),
            path_span: Span::new(self.file, node.at.start, node.at.end),
            inline: mode == Mode::Inline,
            embed: Some(index),
        };
        self.push(parent, Kind::Include(Box::new(include)), &node.at);
    }

    fn element(&mut self, parent: NodeId, tag: &'static str, class: &str, at: &Range<usize>) -> NodeId {
        let attrs = vec![("class".into(), class.into())];
        self.push(parent, Kind::Element(Box::new(Element { tag, attrs })), at)
    }

    fn push(&mut self, parent: NodeId, kind: Kind, at: &Range<usize>) -> NodeId {
        self.doc.push(parent, kind, at.start as u32..at.end as u32)
    }

    /// A text as a range of the file where it stands there letter for letter.
    fn str(&self, at: &Range<usize>, text: String) -> Str {
        match self.source.text().get(at.clone()) == Some(text.as_str()) && !text.is_empty() {
            true => Str::Range(at.start as u32, at.end as u32),
            false => Str::owned(text),
        }
    }
}

/// Where an object leads.
fn link(node: &Node) -> Option<&Node> {
    ["url", "href"].into_iter().find_map(|key| node.get(key)).filter(|n| n.scalar().is_some())
}

/// Whether a link has a text beside its name.
fn has_more(node: &Node) -> bool {
    let texts = TEXTS.iter().any(|key| *key != "text" && node.get(key).is_some());
    texts
        || node.get("imageSrc").is_some()
        || node.get("image").is_some()
        || LISTS.iter().any(|l| node.get(l).is_some())
}
