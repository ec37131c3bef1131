//! The text of neighbouring pieces of raw HTML as one, with the way back to the file: a tag or a comment may
//! span the lines of a block.

use std::borrow::Cow;
use std::ops::Range;

use crate::syntax::{Document, Kind, NodeId, Str};
use crate::text::Span;

/// Raw HTML to be read in one go.
pub struct Fragment<'d> {
    doc: &'d Document,
    /// The text.
    pub text: Cow<'d, str>,
    pieces: Vec<Piece>,
}

struct Piece {
    /// Where it begins in the fragment.
    at: usize,
    /// Where it stands in the derived text.
    range: Range<u32>,
    /// Whether both hold the same bytes.
    same: bool,
}

impl<'d> Fragment<'d> {
    /// The raw HTML of `nodes`, in order. Nodes of other kinds count as nothing.
    pub fn of(doc: &'d Document, nodes: &[NodeId]) -> Self {
        let mut fragment = Self { doc, text: Cow::Borrowed(""), pieces: vec![] };
        for &id in nodes {
            let node = doc.node(id);
            let (Kind::RawHtml(s) | Kind::Text(s)) = &node.kind else { continue };
            let (range, same) = match s {
                Str::Range(a, b) => (*a..*b, true),
                Str::Owned(_) => (node.range.clone(), false),
            };
            fragment.push(doc.str(s), range, same);
        }
        fragment
    }

    fn push(&mut self, text: &'d str, range: Range<u32>, same: bool) {
        if let Some(last) = self.pieces.last_mut()
            && same
            && last.same
            && last.range.end == range.start
        {
            // The usual case: the lines of a block, one after the other in the page.
            last.range.end = range.end;
            if let Some(whole) = self.doc.text().get(last.range.start as usize..range.end as usize)
                && self.pieces.len() == 1
            {
                self.text = Cow::Borrowed(whole);
            } else {
                self.text.to_mut().push_str(text);
            }
            return;
        }
        self.pieces.push(Piece { at: self.text.len(), range, same });
        match self.text.is_empty() {
            true => self.text = Cow::Borrowed(text),
            false => self.text.to_mut().push_str(text),
        }
    }

    /// Where a range of the fragment stands in the file.
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.derived(range.start, false);
        let end = self.derived(range.end, true).max(start);
        self.doc.span_of(&(start..end))
    }

    fn derived(&self, at: usize, end: bool) -> u32 {
        let i = self.pieces.partition_point(|p| if end { p.at < at } else { p.at <= at });
        let Some(piece) = self.pieces[..i].last() else { return 0 };
        let offset = u32::try_from(at - piece.at).unwrap_or(u32::MAX);
        match (piece.same, end) {
            (true, _) => piece.range.start.saturating_add(offset).min(piece.range.end),
            (false, false) => piece.range.start,
            (false, true) => piece.range.end,
        }
    }
}
