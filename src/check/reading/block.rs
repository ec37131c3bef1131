//! What a page is made of: blocks, and the references in them.

use std::ops::Range;

use crate::syntax::AlertKind;
use crate::text::Span;

/// What a block is, and what of it no translation may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Level 1–6.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// A list; whether it is numbered.
    List(bool),
    /// An item of a list.
    Item,
    /// A block quote.
    Quote,
    /// `> [!NOTE]`
    Alert(AlertKind),
    /// Code: the first word of its info string, whether it is fenced.
    Code {
        /// The language, as written.
        language: Box<str>,
        /// Fenced or indented.
        fenced: bool,
        /// The code.
        text: Box<str>,
    },
    /// A table of that many columns.
    Table(usize),
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// A picture by its path.
    Image(Box<str>),
    /// An include by its path.
    Include(Box<str>),
    /// A code snippet as written.
    Snippet(Box<str>),
    /// A video by its address.
    Video(Box<str>),
    /// A tab by its id.
    Tab(Box<str>),
    /// A division: `zone`, `moniker`, `row` …, with its setting.
    Division(Box<str>),
    /// Raw HTML by its tags.
    Html(Box<str>),
    /// A thematic break.
    Rule,
}

/// The setting of what holds tabs.
pub const TABS: &str = "tabs";

impl BlockKind {
    /// For messages.
    pub fn noun(&self) -> &'static str {
        match self {
            BlockKind::Heading(_) => "heading",
            BlockKind::Paragraph => "paragraph",
            BlockKind::List(_) => "list",
            BlockKind::Item => "list item",
            BlockKind::Quote => "quote",
            BlockKind::Alert(_) => "alert",
            BlockKind::Code { .. } => "code block",
            BlockKind::Table(_) => "table",
            BlockKind::Row => "table row",
            BlockKind::Cell => "table cell",
            BlockKind::Image(_) => "image",
            BlockKind::Include(_) => "include",
            BlockKind::Snippet(_) => "code snippet",
            BlockKind::Video(_) => "video",
            BlockKind::Tab(_) => "tab",
            BlockKind::Division(_) => "directive",
            BlockKind::Html(_) => "HTML block",
            BlockKind::Rule => "line",
        }
    }

    /// For messages, as one of its kind: `an image`.
    pub fn named(&self) -> String {
        let noun = self.noun();
        let article = if noun.starts_with(['a', 'i', 'H']) { "an" } else { "a" };
        format!("{article} {noun}")
    }

    /// Whether it holds running text of its own.
    pub fn is_text(&self) -> bool {
        matches!(self, BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Item | BlockKind::Cell)
    }

    /// The same kind of thing, whatever its settings.
    pub fn is_like(&self, other: &BlockKind) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// A block.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// How many blocks it stands in.
    pub depth: u8,
    /// Where it begins and ends in the file.
    pub span: Span,
    /// Its running text, by bytes of the document's derived text.
    pub text: Range<usize>,
    /// Where that stands in the file.
    pub place: Span,
    /// A hash of its text, white space and case aside; 0: no text.
    pub hash: u64,
    /// Words; a character each where words are not spaced.
    pub words: u32,
    /// What of its text a translation keeps, as sorted hashes: code and addresses (even), numbers (odd).
    pub marks: Vec<u64>,
    /// Kept anchors of a heading, and names of `<a>` in it.
    pub anchors: Vec<(Box<str>, Span)>,
    /// Of a heading: the id that its text gives it.
    pub slug: Option<Box<str>>,
    /// Of a picture: its description.
    pub label: Box<str>,
}

/// A reference with its place.
#[derive(Clone, Debug)]
pub struct Reference {
    /// As written, unescaped.
    pub dest: Box<str>,
    /// The whole link.
    pub span: Span,
    /// Index of the block it stands in.
    pub block: usize,
}
