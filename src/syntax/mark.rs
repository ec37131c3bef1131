//! Directives set aside before Markdown is parsed.
//!
//! CommonMark knows nothing of Learn's directives, and would run their lines into paragraphs, cut them at
//! emphasis or read their paths as links. So each one is replaced by a placeholder that CommonMark treats as
//! the directive should be treated: a block directive becomes a one-line HTML comment (it interrupts a
//! paragraph, ends with its line and obeys the containers it stands in), an inline one becomes a word. After
//! parsing, placeholders become nodes; one that ended up in code, in raw HTML or in an attribute is put back as
//! it was spelled. The prepass therefore needs to know nothing of fences and containers.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use memchr::memmem;
use rustc_hash::FxHashMap;

use super::CustomAlert;
use super::bilingual::EDGE;
use super::ext::{EXTENSIONS, Line};
use super::rewriting::Rewriting;
use super::shape::UNPAIRED;
use super::signs::Signs;
use super::tree::Kind;
use crate::diag::{Diagnostic, Rule, Sink};
use crate::text::{LineIndex, MappedText, Span};

/// Begins a placeholder: a noncharacter, so no page holds it; one that does is itself set aside.
const OPEN: char = '\u{fdd0}';
const CLOSE: char = '\u{fdd1}';
pub(crate) const OPEN_UTF8: &str = "\u{fdd0}";

/// What stands around the placeholder of a block.
const COMMENT: [&str; 2] = ["<!--", "-->"];

/// Beginnings of directives on one line that may come to nothing after a look to the line's end. Later ones are looked
/// at for [`WINDOW`] bytes: a long line of nothing else is read in linear time.
const MAX_IN_VAIN: usize = 16;
const WINDOW: usize = 1024;

/// What a placeholder does to the nodes around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Becomes a node.
    Leaf,
    /// Begins a node that ends at the `Close` of the same name in the same container.
    Open(&'static str),
    /// As `Open`; within another of the same name it is text.
    Sole(&'static str),
    /// Ends it.
    Close(&'static str),
    /// In a block quote: the rest of the quote, up to the next such mark, becomes this node.
    Wrap,
    /// In a block quote: becomes a node outside it.
    Hoist,
    /// Nothing: keeps a line from being read as a block.
    Nothing,
}

/// A directive that was set aside.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The node it becomes.
    pub kind: Kind,
    /// What it does.
    pub role: Role,
    /// The text that the node holds; empty: none.
    pub text: Box<str>,
    /// The text it replaced.
    pub spelled: Box<str>,
}

impl Mark {
    /// A mark that becomes a node.
    pub fn leaf(kind: Kind) -> Self {
        Self::new(kind, Role::Leaf)
    }

    /// A mark that becomes a node with a text in it.
    pub fn with_text(kind: Kind, text: impl Into<Box<str>>) -> Self {
        Self { text: text.into(), ..Self::leaf(kind) }
    }

    /// A mark; its spelling is filled in when it is set aside.
    pub fn new(kind: Kind, role: Role) -> Self {
        Self { kind, role, text: "".into(), spelled: "".into() }
    }
}

/// Text ready for the Markdown parser.
pub(crate) struct Prepared {
    pub source: Arc<MappedText>,
    pub marks: Vec<Mark>,
    /// What may stand in it.
    pub signs: Signs,
}

/// What an extension sees while it looks at a text: where things stand, and where findings go.
pub struct Cx<'a> {
    text: &'a MappedText,
    /// Kinds of alerts that the docset defines.
    pub alerts: &'a [CustomAlert],
    sink: &'a mut Sink,
    lines: OnceCell<LineIndex>,
}

impl Cx<'_> {
    /// Reports a finding at a byte range of the text being read.
    pub fn report(
        &mut self,
        rule: &'static Rule,
        range: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let span = self.text.map.span(range);
        let hint = hint.into();
        let finding = Diagnostic::new(rule, span, message);
        self.sink.push(if hint.is_empty() { finding } else { finding.hint(hint) });
    }

    /// Where a byte range of the text being read stands in the file.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.text.map.span(range)
    }

    /// 1-based line and 0-based column (bytes) of a byte offset of the text being read.
    pub fn line_column(&self, at: usize) -> (u32, u32) {
        let lines = self.lines.get_or_init(|| LineIndex::new(&self.text.text));
        let line = lines.line_of(at as u32);
        (line as u32 + 1, at as u32 - lines.start(line).unwrap_or(0))
    }
}

/// Sets all directives of a text aside. `inline`: the text is an inline include, so no line begins a block.
pub(crate) fn prepare(text: MappedText, inline: bool, alerts: &[CustomAlert], sink: &mut Sink) -> Prepared {
    let (text, mut signs) = strip(text, inline);
    let mut cuts: Vec<Cut> = vec![];
    let mut set_aside = |range: Range<usize>, block: bool, mut mark: Mark, spelled: &str| {
        mark.spelled = spelled.into();
        cuts.push(Cut { range, block, mark });
    };
    let whole = &text.text;
    let mut cx = Cx { text: &text, alerts, sink, lines: OnceCell::new() };
    let mut pairs = Pairs::default();
    let mut triggers = signs.directives.iter().map(|at| *at as usize).peekable();
    let mut at = 0;
    while at < whole.len() {
        while triggers.next_if(|hit| *hit < at).is_some() {}
        let begins = if inline { Some(at) } else { triggers.peek().copied() };
        let Some(hit) = begins else { break };
        let line = line_around(whole, at, hit);
        at = line.end;
        let (start, quoted) = content(whole, &line, inline);
        let end = start + whole[start..line.end].trim_end().len();
        if start == end {
            continue;
        }
        if inline {
            set_aside(start..start, false, Mark::new(Kind::Root, Role::Nothing), "");
        } else {
            let seen = Line { text: &whole[start..end], start, quoted, fresh: is_fresh(whole, line.start) };
            let block = EXTENSIONS.iter().filter_map(|e| e.block).find_map(|block| block(&seen, &mut cx));
            if let Some(mark) = block {
                if pairs.fits(mark.role) {
                    set_aside(start..end, true, mark, &whole[start..end]);
                } else {
                    let message = format!("`{}` closes nothing", seen.text);
                    cx.report(&UNPAIRED, start..end, message, "remove it, or add its beginning");
                }
                continue;
            }
        }
        let mut from = start;
        let mut in_vain = 0;
        while let Some(here) = triggers.next_if(|hit| *hit < end) {
            if here < from {
                continue;
            }
            if whole[here..].starts_with(OPEN) {
                let range = here..here + OPEN.len_utf8();
                let literal = Kind::Text(super::Str::owned(OPEN_UTF8));
                set_aside(range.clone(), false, Mark::leaf(literal), OPEN_UTF8);
                from = range.end;
                continue;
            }
            let before = &whole.as_bytes()[..here];
            if before.iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1 {
                from = here + 2;
                continue;
            }
            let until = match in_vain {
                0..MAX_IN_VAIN => end,
                _ => {
                    (here..=end.min(here + WINDOW)).rev().find(|&i| whole.is_char_boundary(i)).unwrap_or(here)
                }
            };
            let inline = EXTENSIONS.iter().filter_map(|e| e.inline);
            match inline.into_iter().find_map(|parse| parse(&whole[here..until], here, &mut cx)) {
                Some((len, mark)) => {
                    set_aside(here..here + len, false, mark, &whole[here..here + len]);
                    from = here + len;
                }
                None => {
                    in_vain += 1;
                    from = here + 2;
                }
            }
        }
    }
    let wide = set_characters_aside(whole, &mut cuts);
    let mut marks: Vec<Mark> = Vec::with_capacity(cuts.len());
    let text = match cuts.is_empty() {
        true => text,
        false => {
            let mut out = Rewriting::new(&text, cuts.len(), &mut signs.urls);
            let mut placeholder = String::new();
            for (n, Cut { range, block, mark }) in cuts.into_iter().enumerate() {
                let [a, b] = if block { COMMENT } else { [""; 2] };
                placeholder.clear();
                // Writing to a string does not fail.
                let _ = write!(placeholder, "{a}{OPEN}{n}{CLOSE}{b}");
                out.replace(range, &placeholder);
                marks.push(mark);
            }
            out.finish()
        }
    };
    let text = if wide && !inline { super::widen::widened(text, &mut signs.urls) } else { text };
    Prepared { source: Arc::new(text), marks, signs }
}

/// The directives that are open at a place, as far as lines tell: an end without a beginning is text.
#[derive(Default)]
struct Pairs {
    open: Vec<&'static str>,
    /// How many of each name are open: there are few names, and a page may open thousands.
    count: FxHashMap<&'static str, usize>,
}

impl Pairs {
    fn fits(&mut self, role: Role) -> bool {
        let is_open = |name| self.count.get(name).is_some_and(|n| *n > 0);
        match role {
            Role::Sole(name) if is_open(name) => true,
            Role::Open(name) | Role::Sole(name) => {
                self.open.push(name);
                *self.count.entry(name).or_default() += 1;
                true
            }
            Role::Close(name) if is_open(name) => {
                while let Some(last) = self.open.pop() {
                    *self.count.entry(last).or_default() -= 1;
                    if last == name {
                        break;
                    }
                }
                true
            }
            Role::Close(_) => false,
            _ => true,
        }
    }
}

/// What is set aside, before it has its number.
struct Cut {
    range: Range<usize>,
    block: bool,
    mark: Mark,
}

/// Single characters that stand in no directive: bars that are no cell borders, and zero bytes, which are shown as
/// U+FFFD (CommonMark §2.3). Whether there is a line that may be a table's.
fn set_characters_aside(text: &str, cuts: &mut Vec<Cut>) -> bool {
    let directives = cuts.len();
    let mut set_aside = |at: usize, shown: &str| {
        let i = cuts[..directives].partition_point(|c| c.range.end <= at);
        if i == directives || at < cuts[i].range.start {
            let kind = Kind::Text(super::Str::owned(shown));
            cuts.push(Cut {
                range: at..at + 1,
                block: false,
                mark: Mark { spelled: shown.into(), ..Mark::leaf(kind) },
            });
        }
    };
    let (wide, bound) = super::bars::bound(text);
    bound.into_iter().for_each(|at| set_aside(at, "|"));
    memchr::memchr_iter(0, text.as_bytes()).for_each(|at| set_aside(at, "\u{fffd}"));
    if cuts.len() > directives {
        cuts.sort_by_key(|c| c.range.start);
    }
    wide
}

/// `text` without the ranges that extensions say are no part of it, and what may stand in that.
fn strip(text: MappedText, inline: bool) -> (MappedText, Signs) {
    let (mut text, mut signs) = (text, OnceCell::new());
    // In an inline include no line begins a block: indentation is what it is.
    let whole = EXTENSIONS.iter().filter(|e| !inline || e.name == super::ext::allow::EXTENSION.name);
    for strip in whole.filter_map(|e| e.strip) {
        let ranges = strip(&text.text, signs.get_or_init(|| Signs::of(&text.text)));
        if ranges.is_empty() {
            continue;
        }
        // What may stand in it is looked for again.
        signs.take();
        let mut none = vec![];
        let mut out = Rewriting::new(&text, ranges.len(), &mut none);
        ranges.into_iter().for_each(|range| out.replace(range, ""));
        text = out.finish();
    }
    let signs = signs.into_inner().unwrap_or_else(|| Signs::of(&text.text));
    (text, signs)
}

/// The line of `hit`, which is not before the line that begins at `from`.
fn line_around(text: &str, from: usize, hit: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let start = memchr::memrchr(b'\n', &bytes[from..hit]).map_or(from, |i| from + i + 1);
    let end = memchr::memchr(b'\n', &bytes[hit..]).map_or(text.len(), |i| hit + i + 1);
    start..end
}

/// Whether the line before is blank, so that a line cannot continue a paragraph.
fn is_fresh(text: &str, line_start: usize) -> bool {
    let before = text[..line_start].strip_suffix('\n').unwrap_or(&text[..line_start]);
    before[before.rfind('\n').map_or(0, |i| i + 1)..].trim().is_empty()
}

/// Where a line's content begins after indentation, quote marks and list markers; whether a quote mark stands
/// last before it. In an inline include only indentation is skipped.
fn content(text: &str, line: &Range<usize>, inline: bool) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut at = line.start;
    let mut quoted = false;
    loop {
        while at < line.end && matches!(bytes[at], b' ' | b'\t') {
            at += 1;
        }
        if inline || at >= line.end {
            return (at.min(line.end), quoted);
        }
        let digits = bytes[at..line.end].iter().take(9).take_while(|b| b.is_ascii_digit()).count();
        let marker = match bytes.get(at + digits) {
            Some(b'>') if digits == 0 => {
                quoted = true;
                at += 1;
                continue;
            }
            Some(b'.' | b')') if digits > 0 => digits + 1,
            Some(b'-' | b'*' | b'+') if digits == 0 => 1,
            _ => 0,
        };
        if marker == 0 || !bytes.get(at + marker).is_some_and(|b| matches!(b, b' ' | b'\t')) {
            return (at, quoted);
        }
        quoted = false;
        at += marker;
    }
}

/// A piece of text with placeholders in it.
pub(crate) enum Piece {
    /// A byte range without one.
    Plain(Range<usize>),
    /// A placeholder.
    Mark(u32, Range<usize>),
}

/// Cuts `text` at its placeholders.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut out = vec![];
    let mut at = 0;
    for start in memmem::find_iter(text.as_bytes(), OPEN_UTF8) {
        let Some((n, end)) = number(text, start) else { continue };
        if start > at {
            out.push(Piece::Plain(at..start));
        }
        out.push(Piece::Mark(n, start..end));
        at = end;
    }
    if at < text.len() {
        out.push(Piece::Plain(at..text.len()));
    }
    out
}

/// Where placeholders and [`EDGE`]s begin, ascending.
pub(crate) fn foreign(source: &MappedText) -> Vec<u32> {
    let ours = |at: usize| {
        let rest = source.text.get(at..)?;
        let block = rest.strip_prefix(COMMENT[0]).filter(|inner| inner.starts_with(OPEN));
        let at = if block.is_some() { at + COMMENT[0].len() } else { at };
        (block.is_some() || rest.starts_with(OPEN) || rest.starts_with(EDGE)).then_some(at as u32)
    };
    source.map.replaced().filter_map(ours).collect()
}

/// Whether `text` holds a placeholder.
pub(crate) fn has_mark(text: &str) -> bool {
    memmem::find(text.as_bytes(), OPEN_UTF8.as_bytes()).is_some()
}

/// The number of the placeholder at `start`, and its end.
fn number(text: &str, start: usize) -> Option<(u32, usize)> {
    let digits = start + OPEN.len_utf8();
    let len = text.get(digits..)?.find(CLOSE)?.min(12);
    Some((text.get(digits..digits + len)?.parse().ok()?, digits + len + CLOSE.len_utf8()))
}

/// The placeholder that `html` (an HTML block's text) is, if it is nothing else.
pub(crate) fn block_mark(html: &str) -> Option<u32> {
    let inner = html.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    let (n, end) = number(inner, 0).filter(|_| inner.starts_with(OPEN))?;
    (end == inner.len()).then_some(n)
}

/// `text` with every placeholder spelled out again.
pub(crate) fn restore<'a>(text: &'a str, marks: &[Mark]) -> Cow<'a, str> {
    if !has_mark(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 32);
    for piece in pieces(text) {
        match piece {
            Piece::Plain(range) => {
                let plain = &text[range.clone()];
                // A block placeholder is wrapped in comment marks, which are ours as well.
                let after_mark = range.start > 0;
                let plain = if after_mark { plain.strip_prefix("-->").unwrap_or(plain) } else { plain };
                let before_mark = range.end < text.len();
                let plain = if before_mark { plain.strip_suffix("<!--").unwrap_or(plain) } else { plain };
                out.push_str(plain);
            }
            Piece::Mark(n, _) => {
                if let Some(mark) = marks.get(n as usize) {
                    out.push_str(&mark.spelled);
                }
            }
        }
    }
    Cow::Owned(out)
}
