//! The open elements of the output, Markdown's and raw ones together. A Markdown element is a wall: raw tags
//! never reach through it, and what was opened within it is closed with it. So the output balances whatever the
//! raw tags are.

use super::elements::{COUNT, ElementIx, Treatment};
use crate::text::Span;

/// More raw elements than this are not opened within each other.
const MAX_RAW: usize = 128;

/// An element opened by a raw tag.
#[derive(Clone, Copy, Debug)]
pub struct RawOpen {
    /// The element.
    pub element: ElementIx,
    /// The start tag.
    pub span: Span,
    /// Whether an end tag is written.
    pub written: bool,
    /// It is a link (`<a href>`).
    pub link: bool,
    /// Where the output is cut back to when the element ends.
    pub cut: Option<usize>,
}

#[derive(Debug)]
enum Open {
    Markdown { tag: &'static str, link: bool },
    Raw(RawOpen),
}

/// What a raw end tag met.
#[derive(Debug, PartialEq, Eq)]
pub enum Ended {
    /// Its element, which is closed now.
    Closed,
    /// Nothing, but such an element was closed earlier for lack of it.
    Known,
    /// Nothing.
    Stray,
}

/// The stack.
#[derive(Debug)]
pub struct Stack {
    open: Vec<Open>,
    raw: usize,
    links: usize,
    /// How often an element was closed without its end tag, which may still come.
    closed: [u32; COUNT],
}

impl Default for Stack {
    fn default() -> Self {
        Self { open: Vec::with_capacity(16), raw: 0, links: 0, closed: [0; COUNT] }
    }
}

impl Stack {
    /// Enters a Markdown element whose start tag was written. An empty `tag` writes no end tag.
    pub fn push(&mut self, tag: &'static str, link: bool) {
        self.links += usize::from(link);
        self.open.push(Open::Markdown { tag, link });
    }

    /// Leaves the innermost Markdown element; `unclosed` hears of the raw elements left open in it. Returns
    /// whether an end tag was written.
    pub fn pop(&mut self, out: &mut String, unclosed: &mut dyn FnMut(&RawOpen)) -> bool {
        while let Some(open) = self.open.pop() {
            match open {
                Open::Raw(raw) => self.auto_close(raw, out, unclosed),
                Open::Markdown { tag, link } => {
                    self.links -= usize::from(link);
                    end_tag(tag, out);
                    return !tag.is_empty();
                }
            }
        }
        false
    }

    /// Closes the raw elements outside of all Markdown: the page is over.
    pub fn finish(&mut self, out: &mut String, unclosed: &mut dyn FnMut(&RawOpen)) {
        while !self.open.is_empty() {
            self.pop(out, unclosed);
        }
    }

    /// Opens a raw element. Ask [`Self::has_room`] first.
    pub fn push_raw(&mut self, raw: RawOpen) {
        self.raw += 1;
        self.links += usize::from(raw.link);
        self.open.push(Open::Raw(raw));
    }

    /// Ends a raw element by its end tag.
    pub fn end_raw(
        &mut self,
        element: ElementIx,
        out: &mut String,
        unclosed: &mut dyn FnMut(&RawOpen),
    ) -> Ended {
        if let Some(at) = self.find(|raw| raw.element == element, false, &[]) {
            // What will be cut away needs no end tags.
            let cut = matches!(&self.open[at], Open::Raw(raw) if raw.cut.is_some());
            let mut unheard = |_: &RawOpen| {};
            self.close_down_to(at + 1, out, if cut { &mut unheard } else { unclosed });
            if let Some(Open::Raw(raw)) = self.open.pop() {
                self.close(&raw, out);
                if let Some(cut) = raw.cut {
                    out.truncate(cut);
                }
            }
            return Ended::Closed;
        }
        match &mut self.closed[element.index()] {
            0 => Ended::Stray,
            n => {
                *n -= 1;
                Ended::Known
            }
        }
    }

    /// Closes what cannot hold a block: an open paragraph, Markdown's (when nothing is open in it) or raw.
    pub fn before_block(&mut self, out: &mut String, unclosed: &mut dyn FnMut(&RawOpen)) {
        if let Some(Open::Markdown { tag, .. }) = self.open.last_mut() {
            if *tag == "p" {
                end_tag(std::mem::take(tag), out);
            }
            return;
        }
        const SCOPE: &[&str] = &["table", "td", "th", "caption"];
        if self.raw > 0
            && let Some(at) = self.find(|raw| raw.element.rule().name == "p", false, SCOPE)
        {
            self.close_down_to(at, out, unclosed);
        }
    }

    /// Closes what the start tag of `element` ends by the rules of HTML: `<li>` a list item, `<tr>` a row.
    pub fn before_raw(&mut self, element: ElementIx, out: &mut String, unclosed: &mut dyn FnMut(&RawOpen)) {
        if element.rule().block {
            self.before_block(out, unclosed);
        }
        if let Some((ends, within)) = element.rule().ends
            && let Some(at) = self.find(|raw| ends.contains(&raw.element.rule().name), true, within)
        {
            self.close_down_to(at, out, unclosed);
        }
    }

    /// Makes room for a link: closes a raw link around it. `false`: it stands in a link that must stay.
    pub fn before_link(&mut self, out: &mut String, unclosed: &mut dyn FnMut(&RawOpen)) -> bool {
        if self.links > 0
            && let Some(at) = self.find(|raw| raw.link, false, &[])
        {
            self.close_down_to(at, out, unclosed);
        }
        self.links == 0
    }

    /// Whether nothing is open.
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Whether another raw element may be opened.
    pub fn has_room(&self) -> bool {
        self.raw < MAX_RAW
    }

    /// Whether a link is open.
    pub fn in_link(&self) -> bool {
        self.links > 0
    }

    /// Whether the innermost element is Markdown's paragraph or another that holds inlines only.
    pub fn in_paragraph(&self) -> bool {
        matches!(
            self.open.last(),
            Some(Open::Markdown { tag: "p" | "span" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6", .. })
        )
    }

    /// Whether the innermost element is a raw player.
    pub fn in_player(&self) -> bool {
        matches!(self.open.last(), Some(Open::Raw(raw)) if raw.written && raw.element.rule().treat == Treatment::Media)
    }

    /// The innermost raw element that is meant (the outermost with `outermost`), inside of the nearest Markdown
    /// element, of one that will be cut, and of those named in `within`.
    fn find(&self, is: impl Fn(&RawOpen) -> bool, outermost: bool, within: &[&str]) -> Option<usize> {
        let mut found = None;
        for (at, open) in self.open.iter().enumerate().rev() {
            let Open::Raw(raw) = open else { break };
            if is(raw) {
                found = Some(at);
                if !outermost {
                    break;
                }
            }
            if within.contains(&raw.element.rule().name) {
                break;
            }
        }
        found
    }

    fn close_down_to(&mut self, at: usize, out: &mut String, unclosed: &mut dyn FnMut(&RawOpen)) {
        while self.open.len() > at {
            match self.open.pop() {
                Some(Open::Raw(raw)) => self.auto_close(raw, out, unclosed),
                _ => return,
            }
        }
    }

    fn auto_close(&mut self, raw: RawOpen, out: &mut String, unclosed: &mut dyn FnMut(&RawOpen)) {
        self.closed[raw.element.index()] += 1;
        if !raw.element.rule().optional_end {
            unclosed(&raw);
        }
        self.close(&raw, out);
    }

    fn close(&mut self, raw: &RawOpen, out: &mut String) {
        self.raw -= 1;
        self.links -= usize::from(raw.link);
        if raw.written {
            end_tag(raw.element.rule().out, out);
        }
    }
}

fn end_tag(tag: &str, out: &mut String) {
    if !tag.is_empty() {
        out.push_str("</");
        out.push_str(tag);
        out.push('>');
    }
}
