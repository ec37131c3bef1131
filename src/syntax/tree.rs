//! The document tree: an arena of nodes over one derived text. Nodes hold ranges, never copies of text that
//! stands in the page.

use std::num::NonZeroU32;
use std::ops::Range;
use std::sync::Arc;

use super::bilingual::Origin;
use super::snippet::Snippet;
use crate::text::{MappedText, Span};

/// A node of its [`Document`]: one more than its index, so that no node takes no room of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    /// The root of every document.
    pub const ROOT: NodeId = NodeId(NonZeroU32::MIN);

    fn of(index: usize) -> Self {
        NodeId(NonZeroU32::MIN.saturating_add(index as u32))
    }

    /// Its place in the arena.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Text of a node: a range of the document's derived text, or text of its own where an escape, an entity or an
/// attribute made it differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Str {
    /// A byte range of [`Document::text`].
    Range(u32, u32),
    /// Text that does not stand in the page letter for letter.
    Owned(Box<str>),
}

impl Str {
    /// Text of its own.
    pub fn owned(text: impl Into<Box<str>>) -> Self {
        Str::Owned(text.into())
    }

    /// The empty text.
    pub const EMPTY: Str = Str::Range(0, 0);
}

/// The five alerts of Learn Markdown, and configured ones by index.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AlertKind {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!CAUTION]`
    Caution,
    /// `[!WARNING]`
    Warning,
}

impl AlertKind {
    /// All kinds.
    pub const ALL: [AlertKind; 5] =
        [AlertKind::Note, AlertKind::Tip, AlertKind::Important, AlertKind::Caution, AlertKind::Warning];

    /// The upper-case keyword.
    pub fn keyword(self) -> &'static str {
        match self {
            AlertKind::Note => "NOTE",
            AlertKind::Tip => "TIP",
            AlertKind::Important => "IMPORTANT",
            AlertKind::Caution => "CAUTION",
            AlertKind::Warning => "WARNING",
        }
    }

    /// The kind of a keyword in any case.
    pub fn from_keyword(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.keyword().eq_ignore_ascii_case(word))
    }
}

/// Alignment of a table column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// As the theme has it.
    None,
    /// `:--`
    Left,
    /// `:-:`
    Center,
    /// `--:`
    Right,
}

/// `:::image`: Learn's image with its variants.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LearnImage {
    /// `type`.
    pub variant: ImageVariant,
    /// `source`.
    pub source: Box<str>,
    /// Where it stands.
    pub source_span: Option<Span>,
    /// `alt-text`; empty for an icon.
    pub alt: Box<str>,
    /// `lightbox`: a larger image.
    pub lightbox: Option<Box<str>>,
    /// Where it stands.
    pub lightbox_span: Option<Span>,
    /// `link`; wins over the lightbox.
    pub link: Option<Box<str>>,
    /// Where it stands.
    pub link_span: Option<Span>,
    /// `border`, as given.
    pub border: Option<bool>,
    /// `loc-scope`.
    pub loc_scope: Option<Box<str>>,
    /// Line and column of the directive (1-based), by which a long description is named.
    pub at: (u32, u32),
    /// The long description of a complex image: its raw text.
    pub description: Option<Box<str>>,
}

/// `type` of a `:::image`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ImageVariant {
    /// An ordinary picture.
    #[default]
    Content,
    /// Decoration beside a text.
    Icon,
    /// A picture with a long description.
    Complex,
}

/// `:::video`: Learn's video with its data.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LearnVideo {
    /// `source`.
    pub source: Box<str>,
    /// `title`; may be empty, as all texts here.
    pub title: Box<str>,
    /// `max-width` in CSS pixels.
    pub max_width: Option<u32>,
    /// `thumbnail`: an image shown until the video is.
    pub thumbnail: Box<str>,
    /// `upload-date`, as written.
    pub upload_date: Box<str>,
    /// `duration`, as written.
    pub duration: Box<str>,
    /// `type="complex"`: the node's children describe the video.
    pub described: bool,
    /// Line and column of the directive (1-based), by which a description is named.
    pub at: (u32, u32),
}

/// One tab of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Ids joined by `+`, as written after `#tab/`.
    pub id: Box<str>,
    /// The condition of a dependent tab.
    pub condition: Option<Box<str>>,
    /// The node whose children are the title's inlines (the link of the tab heading).
    pub title: NodeId,
}

/// An include: where it points and what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Include {
    /// The directive as written.
    pub spelled: Box<str>,
    /// The path as written, unescaped.
    pub path: Box<str>,
    /// Where the path stands in the file.
    pub path_span: Span,
    /// Whether it stands inside a paragraph.
    pub inline: bool,
    /// Index into [`Document::embeds`] once the loader has expanded it; `None`: missing, cyclic or refused,
    /// shown as its raw text.
    pub embed: Option<u32>,
}

/// How a reference by uid was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum XrefForm {
    /// `<xref:uid>`
    Angle,
    /// `@uid`: perhaps plain text, so silent when nothing has that uid.
    Mention,
    /// `<xref href="uid">`
    Element,
    /// The same with `data-throw-if-not-resolved="false"`: silent.
    QuietElement,
}

impl XrefForm {
    /// Whether it may lead nowhere without a finding.
    pub fn is_quiet(self) -> bool {
        matches!(self, XrefForm::Mention | XrefForm::QuietElement)
    }
}

/// A reference by uid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Xref {
    /// The uid with query and fragment.
    pub href: Box<str>,
    /// What is shown when it leads nowhere; `None`: its `alt`, else the uid.
    pub shown: Option<Box<str>>,
    /// How it was written.
    pub form: XrefForm,
}

/// An attribute that holds the heading of an alert of a docset's own kind; it is never written.
pub const ALERT_TITLE: &str = "data-alert-title";

/// An attribute that names the pivots of a zone by their titles; it is never written.
pub const PIVOT_TITLES: &str = "data-pivot-titles";

/// An element of an extension that has no kind of its own: rendered as it is. Values are plain text, escaped
/// when written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Element name.
    pub tag: &'static str,
    /// Attributes in order.
    pub attrs: Vec<(Box<str>, Box<str>)>,
}

impl Element {
    /// The value of an attribute.
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attrs.iter().find(|(n, _)| n.as_ref() == name).map(|(_, v)| v.as_ref())
    }

    /// Whether it is a zone for other media than a site: for PDF, or for a portal's own shell.
    pub fn is_elsewhere(&self) -> bool {
        matches!(self.attr("data-target"), Some("pdf" | "chromeless"))
    }
}

/// How a link was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkForm {
    /// `[text](dest)`, `[text][ref]`, …
    Bracketed,
    /// `<https://…>` or a bare URL.
    Auto,
    /// `<mail@example.com>`
    Email,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The whole document.
    Root,
    /// A paragraph.
    Paragraph,
    /// A heading, level 1–6.
    Heading(Box<Heading>),
    /// A list; `Some(n)`: ordered, from `n`.
    List(Option<u64>),
    /// A list item.
    Item,
    /// A block quote.
    Quote,
    /// An alert (`> [!NOTE]`).
    Alert(AlertKind),
    /// A video by URL (`> [!VIDEO …]`).
    Video(Box<str>),
    /// A code block. `info` is the fence's info string (empty for indented code); the text is in its children.
    CodeBlock {
        /// Info string.
        info: Str,
        /// Fenced or indented.
        fenced: bool,
    },
    /// A block of raw HTML; its text is in its [`Kind::RawHtml`] children.
    HtmlBlock,
    /// A thematic break.
    Rule,
    /// A table with its columns' alignments; first child: the head row.
    Table(Box<[Align]>),
    /// The head row.
    TableHead,
    /// A body row.
    TableRow,
    /// A cell.
    TableCell,
    /// A group of tabs; children: [`Kind::Tab`].
    TabGroup,
    /// One tab with its content.
    Tab(Box<Tab>),
    /// A block or inline include.
    Include(Box<Include>),
    /// A code snippet that is not loaded. Once it is, it is an [`Kind::Element`] `pre` with a `code` in it.
    Snippet(Box<Snippet>),
    /// A plain element made by an extension.
    Element(Box<Element>),
    /// Text.
    Text(Str),
    /// A code span.
    Code(Str),
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck-out text.
    Strikethrough,
    /// A link.
    Link {
        /// Destination, unescaped.
        dest: Str,
        /// Title.
        title: Str,
        /// How it was written.
        form: LinkForm,
    },
    /// An image; children: the alt text's inlines.
    Image {
        /// Destination, unescaped.
        dest: Str,
        /// Title.
        title: Str,
    },
    /// `:::image`, inline or (complex) block; no children.
    LearnImage(Box<LearnImage>),
    /// `:::video`, inline or (complex) block; children: the description.
    LearnVideo(Box<LearnVideo>),
    /// A reference by uid; no children.
    Xref(Box<Xref>),
    /// Raw HTML, block or inline.
    RawHtml(Str),
    /// A directive's placeholder, by its number. Never in a finished tree.
    Mark(u32),
    /// A line end within a paragraph.
    SoftBreak,
    /// A hard line break.
    HardBreak,
}

/// A heading and how it is addressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1–6.
    pub level: u8,
    /// Its id: the first kept anchor, otherwise the generated one.
    pub id: Box<str>,
    /// The generated id (Learn's algorithm), unique in its document, when it is not `id`.
    pub alias: Option<Box<str>>,
    /// Further kept anchors.
    pub anchors: Vec<Box<str>>,
    /// The span of the kept anchor's name, in the derived text.
    pub anchor_range: Option<Range<u32>>,
    /// Whether the id came from `<a name>`.
    pub kept: bool,
}

/// A node with its place in the tree and in the derived text.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Byte range in [`Document::text`].
    pub range: Range<u32>,
    /// The node above; `None` for the root.
    pub parent: Option<NodeId>,
    /// First node below.
    pub first: Option<NodeId>,
    /// Last node below.
    pub last: Option<NodeId>,
    /// The next node beside.
    pub next: Option<NodeId>,
}

/// One language of one page (or of one included file) as a tree.
#[derive(Clone, Debug)]
pub struct Document {
    /// The derived text that the nodes' ranges refer to, and the map back to the file.
    pub source: Arc<MappedText>,
    nodes: Vec<Node>,
    /// The included documents, by [`Include::embed`].
    pub embeds: Vec<Document>,
    /// The file it was projected from; `None`: it was made by hand.
    pub origin: Option<Arc<Origin>>,
}

impl Document {
    /// An empty document over `source`.
    pub fn new(source: Arc<MappedText>) -> Self {
        let end = source.text.len() as u32;
        let root =
            Node { kind: Kind::Root, range: 0..end, parent: None, first: None, last: None, next: None };
        // Running text has a node for every fifty bytes or so.
        let mut nodes = Vec::with_capacity(16 + source.text.len() / 48);
        nodes.push(root);
        Self { source, nodes, embeds: vec![], origin: None }
    }

    /// The derived text. Directives stand in it as placeholders; text of nodes never holds one.
    pub fn text(&self) -> &str {
        &self.source.text
    }

    /// The node of an id.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// The node of an id, to change.
    pub fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.index()]
    }

    /// What the node is.
    pub fn kind(&self, id: NodeId) -> &Kind {
        &self.node(id).kind
    }

    /// The bytes of a [`Str`].
    pub fn str<'a>(&'a self, s: &'a Str) -> &'a str {
        match s {
            Str::Range(a, b) => &self.source.text[*a as usize..*b as usize],
            Str::Owned(text) => text,
        }
    }

    /// Where a node stands in the file.
    pub fn span(&self, id: NodeId) -> Span {
        let r = &self.node(id).range;
        self.source.map.span(r.start as usize..r.end as usize)
    }

    /// Where a range of the derived text stands in the file.
    pub fn span_of(&self, range: &Range<u32>) -> Span {
        self.source.map.span(range.start as usize..range.end as usize)
    }

    /// The nodes directly below `id`.
    pub fn children(&self, id: NodeId) -> Children<'_> {
        Children { doc: self, next: self.node(id).first }
    }

    /// Every node of this document, parents before children, in reading order; embedded documents are not
    /// entered.
    pub fn walk(&self, from: NodeId) -> Walk<'_> {
        Walk { doc: self, root: from, next: Some(from) }
    }

    /// Makes a node that hangs nowhere yet.
    #[inline]
    pub fn create(&mut self, kind: Kind, range: Range<u32>) -> NodeId {
        let id = NodeId::of(self.nodes.len());
        self.nodes.push(Node { kind, range, parent: None, first: None, last: None, next: None });
        id
    }

    /// A loose copy of a part of a text or raw HTML node, by byte range of its text.
    pub fn part(&mut self, id: NodeId, range: Range<usize>) -> NodeId {
        let node = self.node(id);
        let cut = |s: &Str| match s {
            Str::Range(a, _) => Str::Range(a + range.start as u32, a + range.end as u32),
            Str::Owned(text) => Str::owned(text.get(range.clone()).unwrap_or_default()),
        };
        let kind = match &node.kind {
            Kind::RawHtml(s) => Kind::RawHtml(cut(s)),
            Kind::Text(s) => Kind::Text(cut(s)),
            other => other.clone(),
        };
        let place = match &node.kind {
            // Text of its own is not as long as what it stands for.
            Kind::Text(Str::Owned(_)) | Kind::RawHtml(Str::Owned(_)) => node.range.clone(),
            _ => node.range.start + range.start as u32..node.range.start + range.end as u32,
        };
        self.create(kind, place)
    }

    /// Adds a node below `parent`, after its other children.
    #[inline]
    pub fn push(&mut self, parent: NodeId, kind: Kind, range: Range<u32>) -> NodeId {
        let id = self.create(kind, range);
        self.append(parent, id);
        id
    }

    /// Hangs a loose node below `parent`, after its other children.
    #[inline]
    pub fn append(&mut self, parent: NodeId, id: NodeId) {
        let node = self.node_mut(id);
        node.parent = Some(parent);
        node.next = None;
        match self.node(parent).last {
            Some(last) => self.node_mut(last).next = Some(id),
            None => self.node_mut(parent).first = Some(id),
        }
        self.node_mut(parent).last = Some(id);
    }

    /// Hangs a loose node behind `before`, which hangs below `parent`; `None`: before all other children.
    pub fn insert(&mut self, parent: NodeId, before: Option<NodeId>, id: NodeId) {
        let next = match before {
            Some(before) => self.node_mut(before).next.replace(id),
            None => self.node_mut(parent).first.replace(id),
        };
        let node = self.node_mut(id);
        (node.parent, node.next) = (Some(parent), next);
        if next.is_none() {
            self.node_mut(parent).last = Some(id);
        }
    }

    /// Replaces the children of `parent` by `ids`, in that order.
    pub fn set_children(&mut self, parent: NodeId, ids: &[NodeId]) {
        let node = self.node_mut(parent);
        (node.first, node.last) = (None, None);
        for &id in ids {
            self.append(parent, id);
        }
    }

    /// Every node, loose ones included, in the order they were made.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..self.nodes.len()).map(NodeId::of)
    }

    /// Number of nodes, loose ones included.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is nothing below the root.
    pub fn is_empty(&self) -> bool {
        self.node(NodeId::ROOT).first.is_none()
    }

    /// The plain text below `id`: text and code, entities decoded, line ends as spaces, alt text of images;
    /// no raw HTML. Embedded documents count.
    pub fn plain_text(&self, id: NodeId) -> String {
        let mut out = String::new();
        self.plain_text_into(id, &mut out);
        out
    }

    fn plain_text_into(&self, id: NodeId, out: &mut String) {
        for n in self.walk(id) {
            match self.kind(n) {
                Kind::Text(s) | Kind::Code(s) => out.push_str(self.str(s)),
                Kind::SoftBreak | Kind::HardBreak => out.push(' '),
                Kind::LearnImage(image) => out.push_str(&image.alt),
                Kind::LearnVideo(video) => out.push_str(&video.title),
                Kind::Xref(xref) => out.push_str(xref.shown.as_deref().unwrap_or(&xref.href)),
                Kind::Include(include) => {
                    if let Some(embed) = include.embed.and_then(|i| self.embeds.get(i as usize)) {
                        embed.plain_text_into(NodeId::ROOT, out);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Iterator over the nodes directly below another.
pub struct Children<'a> {
    doc: &'a Document,
    next: Option<NodeId>,
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let id = self.next?;
        self.next = self.doc.node(id).next;
        Some(id)
    }
}

/// Preorder iterator.
pub struct Walk<'a> {
    doc: &'a Document,
    root: NodeId,
    next: Option<NodeId>,
}

impl Walk<'_> {
    /// Goes on after everything below `id`, which must be the node returned last.
    pub fn skip_children(&mut self, id: NodeId) {
        self.next = self.after(id);
    }

    fn after(&self, mut id: NodeId) -> Option<NodeId> {
        loop {
            if id == self.root {
                return None;
            }
            if let Some(next) = self.doc.node(id).next {
                return Some(next);
            }
            id = self.doc.node(id).parent?;
        }
    }
}

impl Iterator for Walk<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let id = self.next?;
        self.next = self.doc.node(id).first.or_else(|| self.after(id));
        Some(id)
    }
}
