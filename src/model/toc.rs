//! Tables of contents.

use serde::Serialize;

use crate::text::{FileId, Span};

/// Index into [`super::Site::tocs`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct TocId(pub u32);

/// One entry.
#[derive(Clone, Debug, Serialize)]
pub struct TocNode {
    /// Text shown; empty: the target's title.
    pub name: Box<str>,
    /// Further text the filter of the navigation finds.
    pub display_name: Option<Box<str>>,
    /// Destination as written, relative to `file`.
    pub href: Option<Box<str>>,
    /// Id of the target, where the entry names one in place of a destination.
    pub uid: Option<Box<str>>,
    /// Whether the destination is the first article of a folder's TOC, which serves that article.
    pub borrowed: bool,
    /// Shown open.
    pub expanded: bool,
    /// The file the entry stands in (an included TOC has its own).
    pub file: FileId,
    /// Where the destination stands, otherwise the name.
    #[serde(skip)]
    pub span: Span,
    /// Where the name stands, otherwise as `span`.
    #[serde(skip)]
    pub name_span: Span,
    /// Entries below.
    pub items: Vec<TocNode>,
}

/// A `TOC.yml`, `toc.yml` or `TOC.md`, as used by one locale, with included TOCs expanded.
#[derive(Clone, Debug, Serialize)]
pub struct Toc {
    /// Its file.
    pub file: FileId,
    /// Docset folder it governs, `/`-separated, no slash at the end; empty: all.
    pub folder: Box<str>,
    /// Top entries.
    pub nodes: Vec<TocNode>,
}

impl Toc {
    /// Visits every node, parents first, with its depth.
    pub fn visit<'a>(&'a self, f: &mut dyn FnMut(&'a TocNode, usize)) {
        fn go<'a>(nodes: &'a [TocNode], depth: usize, f: &mut dyn FnMut(&'a TocNode, usize)) {
            for node in nodes {
                f(node, depth);
                go(&node.items, depth + 1, f);
            }
        }
        go(&self.nodes, 0, f);
    }
}
