//! Learn's extensions of Markdown, one a file. To add one: write the file, name it in [`EXTENSIONS`].

pub mod alert;
pub mod allow;
pub mod code;
pub mod column;
pub mod div;
pub(crate) mod emoji;
pub mod form;
pub mod image;
pub mod include;
pub mod learn_video;
pub mod moniker;
pub mod no_loc;
pub mod row;
pub mod snippet;
pub mod tabs;
pub mod unknown;
pub mod video;
pub mod xref;
pub mod zone;

use std::ops::Range;

use super::mark::{Cx, Mark};
use super::signs::Signs;
use super::tree::{Document, NodeId};
use crate::diag::{Rule, Sink};

/// A line as a block extension sees it.
pub struct Line<'a> {
    /// The content after indentation, quote marks and list markers; no white space at the end.
    pub text: &'a str,
    /// Its byte offset in the text being read.
    pub start: usize,
    /// Whether it stands directly in a block quote.
    pub quoted: bool,
    /// Whether the line before is blank.
    pub fresh: bool,
}

/// Reads a whole line that holds `[!` or `:::`.
pub type BlockRule = fn(&Line<'_>, &mut Cx<'_>) -> Option<Mark>;
/// Reads text that begins with `[!`, `:::` or `<xref:`, to the end of its line, standing at a byte offset; gives the length
/// it takes.
pub type InlineRule = fn(&str, usize, &mut Cx<'_>) -> Option<(usize, Mark)>;

/// Finds the byte ranges of a text that are no part of it, in order.
pub type StripRule = fn(&str, &Signs) -> Vec<Range<usize>>;

/// One extension. Every hook is optional.
pub struct Extension {
    /// Name, as in the documentation.
    pub name: &'static str,
    /// Takes whole lines.
    pub block: Option<BlockRule>,
    /// Takes places within lines.
    pub inline: Option<InlineRule>,
    /// Rearranges the finished tree, of which it gets the headings.
    pub shape: Option<fn(&mut Document, &[NodeId], &mut Sink)>,
    /// Ranges of the text that are no part of it: indentation that means nothing, comments to diglot. Ascending.
    pub strip: Option<StripRule>,
    /// The findings it reports.
    pub rules: &'static [&'static Rule],
}

impl Extension {
    /// An extension that does nothing.
    pub const NONE: Extension =
        Extension { name: "", block: None, inline: None, shape: None, strip: None, rules: &[] };
}

/// All extensions; the first that takes a line or a place wins.
pub static EXTENSIONS: &[&Extension] = &[
    &allow::EXTENSION,
    &include::EXTENSION,
    &alert::EXTENSION,
    &video::EXTENSION,
    &div::EXTENSION,
    &image::EXTENSION,
    &tabs::EXTENSION,
    &snippet::EXTENSION,
    &code::EXTENSION,
    &zone::EXTENSION,
    &moniker::EXTENSION,
    &row::EXTENSION,
    &column::EXTENSION,
    &form::EXTENSION,
    &learn_video::EXTENSION,
    &no_loc::EXTENSION,
    &xref::EXTENSION,
    &unknown::EXTENSION,
];
