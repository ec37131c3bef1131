//! What stays known of a page once its tree is gone.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use super::{LocaleIx, Meta, MonikerSet, PivotZone};
use crate::syntax::allow::Allow;
use crate::text::{FileId, Span};

/// A heading as other pages and the contents list see it.
#[derive(Clone, Debug, Serialize)]
pub struct HeadingFact {
    /// 1–6.
    pub level: u8,
    /// Id within the page.
    pub id: Box<str>,
    /// Plain text.
    pub text: Box<str>,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}

/// Something in the page that a `#fragment` can point to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Anchor {
    /// The id or name.
    pub id: Box<str>,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}

/// What a reference is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkKind {
    /// A link to follow.
    Link,
    /// An image shown in the page.
    Image,
    /// The large form of an image.
    Lightbox,
    /// Another medium (video or audio file).
    Media,
    /// `@uid`: a link if something has that uid, plain text if not.
    Mention,
}

/// A reference from a page, raw HTML and includes counted.
#[derive(Clone, Debug, Serialize)]
pub struct LinkFact {
    /// What it is.
    pub kind: LinkKind,
    /// As written, unescaped.
    pub dest: Box<str>,
    /// The file it stands in: the page's, or an include's. Relative destinations start there.
    pub file: FileId,
    /// Where the destination stands (the whole link, where it could not be found).
    #[serde(skip)]
    pub span: Span,
}

/// Something in a YAML page that has a uid of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The uid.
    pub uid: Box<str>,
    /// Its name; empty: the uid.
    pub name: Box<str>,
}

impl Part {
    /// The id by which the part is found in its page.
    pub fn fragment(&self) -> String {
        self.uid.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect()
    }
}

/// A context id that a page names: a portal's key for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContextFact {
    /// As written.
    pub id: Box<str>,
    /// Where.
    #[serde(skip)]
    pub span: Span,
}

/// How a page came to stand in its locale.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PageState {
    /// In the source locale.
    Source,
    /// Translated.
    Translated,
    /// Lacking: shown from another locale.
    Fallback,
}

/// The first 16 bytes of a BLAKE3 hash; shown as hex.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageHash(pub [u8; 16]);

impl fmt::Display for PageHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl Serialize for PageHash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The facts of one page: enough to link to it, list it and compare it, without its tree.
#[derive(Clone, Debug, Serialize)]
pub struct PageFacts {
    /// Its file.
    pub file: FileId,
    /// The locale it is written in.
    pub locale: LocaleIx,
    /// Docset path without extension, `/`-separated: `security/mte`. The same for all translations.
    pub path: Arc<str>,
    /// Title for lists, tabs and search results: front matter, otherwise the first heading, otherwise the file
    /// name.
    pub title: Box<str>,
    /// Front matter, typed, without its title.
    pub meta: Meta,
    /// Whether the front matter names the title.
    pub titled: bool,
    /// Its versions; `None`: it is for all.
    pub monikers: Option<MonikerSet>,
    /// Its zones with pivots, in order.
    pub zones: Box<[PivotZone]>,
    /// Of a YAML page: its parts that have uids.
    pub parts: Box<[Part]>,
    /// Whether Learn publishes the page as data, not to be read (`renderType: component` of its schema).
    pub data: bool,
    /// Headings in order.
    pub headings: Box<[HeadingFact]>,
    /// Everything a fragment can point to, sorted by id.
    pub anchors: Box<[Anchor]>,
    /// Where pictures stand that have no alternative text.
    #[serde(skip)]
    pub unnamed_images: Box<[Span]>,
    /// References in order.
    pub links: Box<[LinkFact]>,
    /// Files included, directly or not, sorted.
    pub includes: Box<[FileId]>,
    /// What it says is right as it is.
    #[serde(skip)]
    pub allows: Box<[Allow]>,
    /// Context ids in its front matter, in order; none where no help panes are made.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub contexts: Box<[ContextFact]>,
    /// Bilingual segments.
    pub segments: u32,
    /// Segments whose target equals the source and holds letters.
    pub untranslated: u32,
    /// Words of the body by white space; for Han, kana and Thai each character counts.
    pub words: u32,
    /// Of the page's bytes and those of its includes.
    pub hash: PageHash,
}

impl PageFacts {
    /// The facts of a page of which only the place is known.
    pub fn outline(file: FileId, locale: LocaleIx, path: &str) -> Self {
        Self {
            file,
            locale,
            path: path.into(),
            title: path.rsplit('/').next().unwrap_or(path).into(),
            meta: Meta::default(),
            titled: false,
            monikers: None,
            zones: Box::default(),
            parts: Box::default(),
            data: false,
            headings: Box::default(),
            anchors: Box::default(),
            unnamed_images: Box::default(),
            links: Box::default(),
            includes: Box::default(),
            allows: Box::default(),
            contexts: Box::default(),
            segments: 0,
            untranslated: 0,
            words: 0,
            hash: PageHash::default(),
        }
    }

    /// The title of the page's pane: its heading, which readers of the page see, otherwise the page's title.
    pub fn pane_title(&self) -> &str {
        let first = self.headings.first().filter(|h| h.level == 1).map(|h| h.text.trim());
        first.filter(|text| !text.is_empty()).unwrap_or(&self.title)
    }

    /// Whether `#id` resolves in this page. `top` and the empty fragment always do.
    pub fn has_anchor(&self, id: &str) -> bool {
        id.is_empty()
            || id.eq_ignore_ascii_case("top")
            || self.anchors.binary_search_by(|a| a.id.as_ref().cmp(id)).is_ok()
    }
}
