//! Document tree → HTML. Two flavours of one renderer: [`Flavor::Docfx`] writes the shapes of DocFX, by which
//! the conformance cases judge; [`Flavor::Site`] writes semantic HTML that satisfies a strict content security
//! policy and needs no script to be read.
//!
//! Where links lead is the caller's affair ([`Urls`]), so is every text that a person reads (`Context::text`):
//! `alert-note` … `alert-warning`, `video-link` (`host`), `image-larger`, `image-description`, `table-label`.

mod code;
mod docfx_raw;
mod element;
mod escape;
mod heading;
pub mod highlight;
mod ids;
mod image;
mod include;
mod link;
mod outline;
mod part;
mod passages;
mod render;
mod rules;
pub mod sanitize;
mod segments;
mod table;
mod tabs;
mod video;

#[cfg(test)]
mod tests;

pub use escape::{escape, escape_attribute, escape_url};
pub use highlight::Highlighter;
pub use outline::{Outlined, Twins, translation, twins};
pub use passages::{Passage, passages};
pub use rules::{DISALLOWED, RULES, STRAY_CLOSE, UNCLOSED};
pub use segments::{Foreign, mark_segments};

use crate::diag::Sink;
use crate::syntax::{Document, NodeId};
use crate::text::FileId;
use render::Renderer;

/// The shape of the output.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flavor {
    /// As DocFX writes it; raw HTML passes nearly unchanged.
    Docfx,
    /// As the engine behind Learn writes it (DocFX v3): the body of a page, without its title.
    Learn,
    /// For the site and the help panes.
    Site,
}

/// What a resolved reference is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HrefKind {
    /// A page or file of the docset, relative to the page.
    Relative,
    /// Absolute within the host.
    AbsolutePath,
    /// Another host, or a scheme such as `mailto:`.
    External,
    /// A place in the same page.
    SelfBookmark,
    /// An API page known by its uid, whose name is not translated.
    Api,
    /// Leads nowhere. `url` is shown as it is; when it is empty, only the link's text is.
    Broken,
}

/// Where a reference leads from the page that is rendered.
#[derive(Clone, Debug)]
pub struct Href {
    /// The URL, not yet escaped for HTML.
    pub url: String,
    /// What it is.
    pub kind: HrefKind,
    /// Intrinsic width and height of an image in CSS pixels, when known.
    pub size: Option<(u32, u32)>,
    /// Name of the target, for a reference without a text of its own (`<xref:uid>`); of one that leads nowhere,
    /// the text that stands for it.
    pub text: Option<String>,
    /// An attribute that the link gets besides, in the site flavour.
    pub mark: Option<(&'static str, String)>,
}

impl Href {
    /// A URL of a kind, nothing else known.
    pub fn new(url: impl Into<String>, kind: HrefKind) -> Self {
        Self { url: url.into(), kind, size: None, text: None, mark: None }
    }
}

/// Resolves the references of a page. `file` is the file that the reference is written in: the page's, or an
/// include's.
pub trait Urls {
    /// A link to follow; also `xref:UID`.
    fn link(&self, file: FileId, dest: &str) -> Href;
    /// An image or another medium.
    fn media(&self, file: FileId, dest: &str) -> Href;
}

/// Gives a text for people: message id, arguments by name.
pub type Texts<'a> = dyn Fn(&str, &[(&str, &str)]) -> String + 'a;

/// What rendering a page needs to know.
pub struct Context<'a> {
    /// Shape of the output.
    pub flavor: Flavor,
    /// Where references lead.
    pub urls: &'a dyn Urls,
    /// A text for people by message id and arguments; asked in the site flavour only.
    pub text: &'a Texts<'a>,
    /// Colours code; `None`: plain. Used in the site flavour only.
    pub highlight: Option<&'a Highlighter>,
    /// Whether media of other hosts are shown; otherwise they become links.
    pub remote_media: bool,
    /// For a second tree on the same page (the source language): a short name that keeps its generated ids apart.
    /// Ids of its headings and anchors are not written, since they are those of the first tree.
    pub scope: Option<&'a str>,
}

/// Appends the document as HTML. Total: the output balances whatever the document holds. Findings are those of
/// [`RULES`] and come in the site flavour only.
pub fn render(doc: &Document, cx: &Context, out: &mut String, findings: &mut Sink) {
    let mut renderer = Renderer::new(cx, out, findings);
    renderer.page(doc);
}

/// Renders the document, and says where its blocks begin.
pub fn render_outlined(doc: &Document, cx: &Context, findings: &mut Sink) -> Outlined {
    let mut html = String::with_capacity(doc.text().len() * 2);
    let mut renderer = Renderer::new(cx, &mut html, findings);
    renderer.blocks = Some(vec![]);
    renderer.page(doc);
    let blocks = renderer.blocks.take().unwrap_or_default();
    Outlined { html, blocks }
}

/// Appends the inlines below `node` for a contents list or a title: no links, anchors, ids or images (their
/// alternative text instead), nothing of block level.
pub fn render_inlines(doc: &Document, node: NodeId, cx: &Context, out: &mut String) {
    let mut findings = Sink::new();
    let mut renderer = Renderer::new(cx, out, &mut findings);
    renderer.label(doc, node);
}
