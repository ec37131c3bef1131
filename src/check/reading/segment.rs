//! A text in both languages, and what a check of it sees.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::anatomy::Anatomy;
use super::block::BlockKind;
use super::translation::{Noted, Translation};
use crate::diag::{Diagnostic, Level, Rule, Sink};
use crate::l10n::Style;
use crate::text::{FileId, Span};

/// The texts of one path, each taken apart once: its locales have their source in common.
#[derive(Default)]
pub struct Texts<'a>(RefCell<FxHashMap<&'a str, Rc<Anatomy<'a>>>>);

impl<'a> Texts<'a> {
    /// The parts of a text.
    fn anatomy(&self, raw: &'a str) -> Rc<Anatomy<'a>> {
        Rc::clone(self.0.borrow_mut().entry(raw).or_insert_with(|| Rc::new(Anatomy::new(raw))))
    }
}

/// One language of a segment.
#[derive(Debug)]
pub struct Half<'a> {
    /// The file it stands in.
    pub file: FileId,
    /// Where it begins there. Bytes.
    pub start: usize,
    /// The text as written.
    pub raw: &'a str,
    /// Its parts.
    pub anatomy: Rc<Anatomy<'a>>,
    /// Where all of it stands, if the file holds more there than this text.
    within: Option<Span>,
}

impl<'a> Half<'a> {
    /// Reads a text that stands at `start` of a file.
    pub fn new(file: FileId, start: usize, raw: &'a str, texts: &Texts<'a>) -> Self {
        Self { file, start, raw, anatomy: texts.anatomy(raw), within: None }
    }

    /// A text that is spread over a place of a file.
    pub fn spread(at: Span, raw: &'a str, texts: &Texts<'a>) -> Self {
        let (file, start) = (at.file, at.start as usize);
        Self { file, start, raw, anatomy: texts.anatomy(raw), within: Some(at) }
    }

    /// Where it begins.
    pub fn place(&self) -> (FileId, usize) {
        (self.file, self.start)
    }

    /// Whether the file holds more at its place than this text.
    pub fn is_spread(&self) -> bool {
        self.within.is_some()
    }

    /// Where a part of it stands in the file.
    pub fn span(&self, range: Range<usize>) -> Span {
        let exact = || Span::new(self.file, self.start + range.start, self.start + range.end);
        self.within.unwrap_or_else(exact)
    }
}

/// A text in both languages: a bilingual pair, or blocks of a translation and of its source page.
#[derive(Debug)]
pub struct Segment<'a> {
    /// The id of a bilingual pair.
    pub id: Option<&'a str>,
    /// The translation.
    pub target: Half<'a>,
    /// What it was translated from.
    pub source: Half<'a>,
    /// The block it stands in.
    pub place: Option<BlockKind>,
    /// Whether it is the whole text of a link.
    pub in_link: bool,
    /// Whether both belong together for certain.
    pub sure: bool,
}

/// A side of a segment that one finding explains: no other check speaks of it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Aspect {
    /// The segment as a whole: it is no translation of its source.
    Whole = 1,
    /// Links.
    Link = 2,
    /// Code spans.
    Code = 4,
    /// Bold and italics.
    Emphasis = 8,
    /// Numbers.
    Number = 16,
    /// Brackets and quotes.
    Bracket = 32,
    /// Tags and placeholders.
    Tag = 64,
    /// Names and identifiers.
    Name = 128,
    /// Paths of menus.
    Menu = 256,
    /// The mark at its end.
    End = 512,
    /// Spaces.
    Space = 1024,
    /// Its length.
    Length = 2048,
    /// What it teaches: its words may be those of the source.
    Lesson = 4096,
}

/// A word, a space, and a comma or a full stop that a space or the end follows.
fn has_space_before_mark(text: &str) -> bool {
    text.as_bytes().windows(3).enumerate().any(|(i, three)| {
        let after = text.as_bytes().get(i + 3);
        matches!(three[1..], [b' ', b',' | b'.'])
            && (three[0].is_ascii_alphabetic() || !three[0].is_ascii())
            && after.is_none_or(u8::is_ascii_whitespace)
    })
}

/// Whether something was taken out of a translation: what stood around it is there, two spaces, a space before a mark or
/// between characters that are not spaced, where the source has nothing of the kind.
pub fn has_hole(source: &Anatomy<'_>, target: &Anatomy<'_>) -> bool {
    let parted = || {
        target.words.windows(2).any(|w| {
            w[0].unspaced && w[1].unspaced && target.raw.get(w[0].range.end..w[1].range.start) == Some(" ")
        })
    };
    target.signs.double_space() && !source.signs.double_space()
        || has_space_before_mark(target.raw) && !has_space_before_mark(source.raw)
        || parted()
}

/// What a check of one segment sees.
pub struct SegmentContext<'a> {
    /// The page it stands in.
    pub page: &'a Translation<'a>,
    /// The segment.
    pub segment: &'a Segment<'a>,
    /// Index of the segment in its page.
    pub index: usize,
    explained: Cell<u16>,
}

impl<'a> SegmentContext<'a> {
    /// The context of a segment of a page.
    pub fn new(page: &'a Translation<'a>, index: usize, segment: &'a Segment<'a>) -> Self {
        Self { page, segment, index, explained: Cell::new(0) }
    }

    /// The parts of the translation.
    pub fn target(&self) -> &'a Anatomy<'a> {
        &self.segment.target.anatomy
    }

    /// The parts of the source.
    pub fn source(&self) -> &'a Anatomy<'a> {
        &self.segment.source.anatomy
    }

    /// Whether something was taken out of the translation, and what stood around it is there.
    pub fn has_hole(&self) -> bool {
        has_hole(self.source(), self.target())
    }

    /// What is known of the language.
    pub fn style(&self) -> &'a Style {
        self.page.style
    }

    /// Whether a finding explains an aspect already.
    pub fn is_explained(&self, aspect: Aspect) -> bool {
        self.explained.get() & (aspect as u16 | Aspect::Whole as u16) != 0
    }

    /// From now on it does.
    pub fn explain(&self, aspect: Aspect) {
        self.explained.set(self.explained.get() | aspect as u16);
    }

    /// Reports a finding at a part of the translation, and what it explains. Where it is not certain that both texts
    /// belong together, it is shown less readily.
    pub fn report(
        &self,
        sink: &mut Sink,
        finding: (&'static Rule, Level),
        at: Range<usize>,
        message: impl Into<String>,
        explains: &[Aspect],
    ) {
        self.report_with(sink, finding, at, None, message, explains);
    }

    /// As [`Self::report`], for what the translation shows by itself, whatever its source.
    pub fn report_alone(
        &self,
        sink: &mut Sink,
        (rule, level): (&'static Rule, Level),
        at: Range<usize>,
        message: impl Into<String>,
        explains: &[Aspect],
    ) {
        self.report(sink, (rule, level), at, message, explains);
        show_at(level, sink);
        if let Some(finding) = sink.last_mut().filter(|_| self.segment.source.raw.is_empty()) {
            finding.related.clear();
        }
    }

    /// As [`Self::report`], with the part of the source that matters.
    pub fn report_with(
        &self,
        sink: &mut Sink,
        (rule, level): (&'static Rule, Level),
        at: Range<usize>,
        there: Option<Range<usize>>,
        message: impl Into<String>,
        explains: &[Aspect],
    ) {
        if self.segment.id.is_none() {
            let (here, there) = (self.segment.target.span(at.clone()), self.segment.source.place());
            self.page.noted.borrow_mut().push(Noted { code: rule.code, here, there, level });
        }
        let level = match self.segment.sure {
            true => level,
            false => Level::Pedantic,
        };
        let (target, source) = (&self.segment.target, &self.segment.source);
        let whole = || 0..source.raw.len();
        let mut finding = Diagnostic::new(rule, target.span(at), message)
            .level(level)
            .related(source.span(there.unwrap_or_else(whole)), "the source");
        finding.segment = self.segment.id.map(Into::into);
        sink.push(finding);
        for aspect in explains {
            self.explain(*aspect);
        }
    }

    /// The whole translation.
    pub fn all(&self) -> Range<usize> {
        0..self.segment.target.raw.len()
    }
}

/// Shows the finding that was just reported at a level, whether both texts surely belong together or not: what it says of
/// them does not hang on that, or shows it.
pub fn show_at(level: Level, sink: &mut Sink) {
    if let Some(finding) = sink.last_mut() {
        finding.level = level;
    }
}

/// The beginning of a text, for messages.
pub fn excerpt(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut out: String = words.by_ref().take(6).collect::<Vec<_>>().join(" ");
    let cut = out.char_indices().nth(48).map(|(i, _)| i);
    if let Some(at) = cut {
        out.truncate(at);
    }
    if cut.is_some() || words.next().is_some() {
        out.push('…');
    }
    out
}

/// `1 cell`, `2 cells`: for messages.
pub fn counted(n: usize, noun: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{s}")
}
