//! The document tree as data.

use schemars::JsonSchema;
use serde::Serialize;

use super::place::{Places, Stretch};
use crate::syntax::{Align, Document, ImageVariant, Kind, LinkForm, NodeId};

/// A node of the tree.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Node {
    /// What it is.
    #[serde(flatten)]
    pub what: What,
    /// Where it stands.
    pub span: Stretch,
    /// The nodes below it, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub children: Vec<Node>,
}

/// What a node is.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum What {
    Document,
    Paragraph,
    Heading { level: u8, id: String },
    List { ordered: bool, start: Option<u64> },
    Item,
    Quote,
    Alert { kind: &'static str },
    Video { url: String },
    CodeBlock { info: String, fenced: bool },
    HtmlBlock,
    Rule,
    Table { align: Vec<Option<&'static str>> },
    TableHead,
    TableRow,
    TableCell,
    TabGroup,
    Tab { id: String, condition: Option<String>, title: String },
    Include { path: String, inline: bool, file: Option<String> },
    Element { tag: &'static str, attributes: Vec<Attribute> },
    Text { text: String },
    Code { text: String },
    Emphasis,
    Strong,
    Strikethrough,
    Link { dest: String, title: String, form: Form },
    Image { dest: String, title: String },
    LearnImage(Box<Picture>),
    Snippet { path: String, language: Option<String> },
    Xref { href: String, quiet: bool },
    LearnVideo { source: String, title: String, thumbnail: String },
    Html { html: String },
    SoftBreak,
    HardBreak,
}

/// An attribute of an element.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Attribute {
    /// Name.
    pub name: String,
    /// Value.
    pub value: String,
}

/// How a link was written.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// With brackets.
    Bracketed,
    /// As a URL.
    Auto,
    /// As a mail address in angle brackets.
    Email,
}

/// A `:::image`.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// `content`, `icon` or `complex`.
    pub variant: &'static str,
    /// The picture.
    pub source: String,
    /// Alternative text.
    pub alt: String,
    /// A larger picture.
    pub lightbox: Option<String>,
    /// Where it links to.
    pub link: Option<String>,
    /// Whether it has a border, if that is said.
    pub border: Option<bool>,
    /// `loc-scope`.
    pub loc_scope: Option<String>,
    /// The long description of a complex picture.
    pub description: Option<String>,
}

/// The tree of a document; included documents hang below their include.
pub(super) fn tree(doc: &Document, places: &Places<'_>) -> Node {
    node(doc, NodeId::ROOT, places)
}

fn node(doc: &Document, id: NodeId, places: &Places<'_>) -> Node {
    let mut children: Vec<Node> = doc.children(id).map(|c| node(doc, c, places)).collect();
    if let Kind::Include(include) = doc.kind(id)
        && let Some(embed) = include.embed.and_then(|i| doc.embeds.get(i as usize))
    {
        children = embed.children(NodeId::ROOT).map(|c| node(embed, c, places)).collect();
    }
    Node { what: what(doc, id, places), span: places.stretch(doc.span(id)), children }
}

fn what(doc: &Document, id: NodeId, places: &Places<'_>) -> What {
    let text = |s| doc.str(s).to_owned();
    match doc.kind(id) {
        Kind::Root => What::Document,
        Kind::Paragraph => What::Paragraph,
        Kind::Heading(h) => What::Heading { level: h.level, id: h.id.to_string() },
        Kind::List(start) => What::List { ordered: start.is_some(), start: *start },
        Kind::Item => What::Item,
        Kind::Quote => What::Quote,
        Kind::Alert(kind) => What::Alert { kind: kind.keyword() },
        Kind::Video(url) => What::Video { url: url.to_string() },
        Kind::CodeBlock { info, fenced } => What::CodeBlock { info: text(info), fenced: *fenced },
        Kind::HtmlBlock => What::HtmlBlock,
        Kind::Rule => What::Rule,
        Kind::Table(columns) => What::Table { align: columns.iter().map(align).collect() },
        Kind::TableHead => What::TableHead,
        Kind::TableRow => What::TableRow,
        Kind::TableCell => What::TableCell,
        Kind::TabGroup => What::TabGroup,
        Kind::Tab(tab) => What::Tab {
            id: tab.id.to_string(),
            condition: tab.condition.as_deref().map(str::to_owned),
            title: doc.plain_text(tab.title),
        },
        Kind::Include(include) => What::Include {
            path: include.path.to_string(),
            inline: include.inline,
            file: included(doc, include.embed, places),
        },
        Kind::Element(element) => What::Element {
            tag: element.tag,
            attributes: element
                .attrs
                .iter()
                .map(|(name, value)| Attribute { name: name.to_string(), value: value.to_string() })
                .collect(),
        },
        Kind::Text(s) => What::Text { text: text(s) },
        Kind::Code(s) => What::Code { text: text(s) },
        Kind::Emphasis => What::Emphasis,
        Kind::Strong => What::Strong,
        Kind::Strikethrough => What::Strikethrough,
        Kind::Link { dest, title, form } => What::Link {
            dest: text(dest),
            title: text(title),
            form: match form {
                LinkForm::Bracketed => Form::Bracketed,
                LinkForm::Auto => Form::Auto,
                LinkForm::Email => Form::Email,
            },
        },
        Kind::Image { dest, title } => What::Image { dest: text(dest), title: text(title) },
        Kind::LearnImage(image) => {
            let owned = |s: &Option<Box<str>>| s.as_deref().map(str::to_owned);
            What::LearnImage(Box::new(Picture {
                variant: variant(image.variant),
                source: image.source.to_string(),
                alt: image.alt.to_string(),
                lightbox: owned(&image.lightbox),
                link: owned(&image.link),
                border: image.border,
                loc_scope: owned(&image.loc_scope),
                description: owned(&image.description),
            }))
        }
        Kind::Snippet(snippet) => What::Snippet {
            path: snippet.path.to_string(),
            language: snippet.language.as_deref().map(str::to_owned),
        },
        Kind::Xref(xref) => What::Xref { href: xref.href.to_string(), quiet: xref.form.is_quiet() },
        Kind::LearnVideo(video) => What::LearnVideo {
            source: video.source.to_string(),
            title: video.title.to_string(),
            thumbnail: video.thumbnail.to_string(),
        },
        Kind::RawHtml(s) => What::Html { html: text(s) },
        // None is left once a tree is shaped.
        Kind::Mark(_) => What::Text { text: String::new() },
        Kind::SoftBreak => What::SoftBreak,
        Kind::HardBreak => What::HardBreak,
    }
}

/// The path of the file that stands in an include's place.
pub(super) fn included(doc: &Document, embed: Option<u32>, places: &Places<'_>) -> Option<String> {
    let embed = doc.embeds.get(embed? as usize)?;
    Some(places.path(embed.source.map.file()))
}

pub(super) fn variant(variant: ImageVariant) -> &'static str {
    match variant {
        ImageVariant::Content => "content",
        ImageVariant::Icon => "icon",
        ImageVariant::Complex => "complex",
    }
}

fn align(align: &Align) -> Option<&'static str> {
    match align {
        Align::None => None,
        Align::Left => Some("left"),
        Align::Center => Some("center"),
        Align::Right => Some("right"),
    }
}
