//! What is kept of each segment for checks of a locale as a whole.

use std::hash::BuildHasher;
use std::sync::OnceLock;

use ecow::EcoString;
use rustc_hash::FxBuildHasher;

use super::anatomy::Anatomy;
use super::beside::{Beside, beside};
use super::counterparts::{Bitext, Counterparts};
use super::edges::Edges;
use super::gaps::{Gap, gaps};
use super::halves::{Halves, halves, unknown_words};
use super::lexemes::{Lexeme, lexemes};
use super::locale_names::LocaleNames;
use super::names::{NameUse, name_uses};
use super::page::LocalePage;
use super::parted::{Parted, parted, torn};
use super::segment::Half;
use super::translation::Translation;
use crate::l10n::Style;
use crate::model::{LocaleIx, Site};
use crate::text::{FileId, Source, Span, is_letter_or_digit};

/// A short text and its translation: a label in bold, a whole segment.
#[derive(Clone, Debug)]
pub struct Term {
    /// In the source language.
    pub source: Box<str>,
    /// In the target language.
    pub target: Box<str>,
    /// Where the translation stands.
    pub place: Span,
    /// Where the source stands.
    pub source_place: Span,
    /// The segment.
    pub segment: Option<Box<str>>,
    /// Whether it is a label in bold, and not a whole segment.
    pub label: bool,
}

/// The size of a segment.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Characters of the source's prose.
    pub source: u32,
    /// Characters of the translation's prose.
    pub target: u32,
    /// Sentences that the translation has more than the source, or fewer.
    pub more: i32,
    /// How it begins and ends.
    pub edges: Edges,
    /// Where the translation stands.
    pub place: Span,
    /// Where the source stands.
    pub source_place: Span,
    /// The segment.
    pub segment: Option<Box<str>>,
    /// The words of the source.
    pub source_words: Box<[Lexeme]>,
    /// The words of the translation.
    pub target_words: Box<[Lexeme]>,
    /// Those of the source that stand right after a name.
    pub beside: Box<[Beside]>,
}

impl Measure {
    /// Its words in both languages.
    pub fn bitext(&self) -> Bitext<'_> {
        Bitext { source: &self.source_words, target: &self.target_words }
    }
}

/// The keys of a front matter.
#[derive(Clone, Debug)]
pub struct FrontKeys {
    /// The page.
    pub file: FileId,
    /// Its keys.
    pub keys: Box<[FrontKey]>,
    /// Whether there is no other page that it can be compared with.
    pub alone: bool,
    /// Keys of its source page that it lacks.
    pub lacks: Box<[EcoString]>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct FrontKey {
    /// As written.
    pub name: EcoString,
    /// Where it stands.
    pub place: Span,
    /// The same for the same value.
    pub value: u64,
    /// What its value looks like.
    pub form: Form,
    /// The value, if it is a word or a few.
    pub short: EcoString,
    /// Characters of the value, and of that of the source page; 0: it has none.
    pub sizes: [u32; 2],
}

/// What a value of a front matter looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Nothing.
    Empty,
    /// Forty or more hexadecimal digits, as Git names what it keeps.
    Hash,
    /// `12/31/2020`, a day of the calendar.
    Date,
    /// `MT`, `Human Translation`: who translated.
    Hand,
    /// `"104762829"`, what a tool counts.
    Number,
    /// Anything else.
    Text,
}

/// What `ms.translationtype` may say.
const HANDS: [&str; 4] = ["MT", "HT", "Machine Translation", "Human Translation"];

impl Form {
    /// Of a value as written.
    pub fn of(value: &str) -> Self {
        let value = value.trim().trim_matches(['"', '\'']);
        if value.trim().is_empty() {
            return Form::Empty;
        }
        if matches!(value.len(), 40 | 64) && value.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Form::Hash;
        }
        let numbers: Vec<u32> = value.split('/').filter_map(|n| n.trim().parse().ok()).collect();
        match numbers[..] {
            [1..=12, 1..=31, 1900..=9999] if value.matches('/').count() == 2 => Form::Date,
            _ if HANDS.iter().any(|h| value.eq_ignore_ascii_case(h)) => Form::Hand,
            _ if value.len() >= 4 && value.bytes().all(|b| b.is_ascii_digit()) => Form::Number,
            _ => Form::Text,
        }
    }

    /// For messages.
    pub fn named(self) -> &'static str {
        match self {
            Form::Empty => "nothing",
            Form::Hash => "a hash of 40 digits",
            Form::Date => "a date as `12/31/2020`",
            Form::Hand => "`MT` or `HT`",
            Form::Number => "a number",
            Form::Text => "a text",
        }
    }
}

/// A longer value is a text, or names one thing only. Bytes.
const MAX_SHORT: usize = 40;

impl FrontKeys {
    /// Of a page; `source`: its source page.
    pub fn new(page: &LocalePage, source: Option<&LocalePage>, alone: bool) -> Self {
        let size = |value: &str| value.trim().chars().count() as u32;
        let theirs = |name: &str| {
            let entry = source?.front.as_ref()?.entry(name)?;
            source?.text().get(entry.value.clone()).map(size)
        };
        let lacks = match &page.front {
            Some(front) => {
                let all = source.into_iter().filter_map(|s| s.front.as_ref()).flat_map(|f| &f.entries);
                let names = all.map(|e| e.name.as_ref());
                names.filter(|name| front.entry(name).is_none()).map(EcoString::from).collect()
            }
            None => Box::default(),
        };
        let keys = page.front.iter().flat_map(|f| &f.entries).map(|e| {
            let value = &page.text()[e.value.clone()];
            FrontKey {
                name: e.name.as_ref().into(),
                place: page.span(e.key.clone()),
                value: FxBuildHasher.hash_one(value),
                form: Form::of(value),
                short: if value.len() <= MAX_SHORT { value.trim().into() } else { EcoString::new() },
                sizes: [size(value), theirs(&e.name).unwrap_or_default()],
            }
        });
        Self { file: page.file, keys: keys.collect(), alone, lacks }
    }
}

/// What is kept of a page.
#[derive(Clone, Debug, Default)]
pub struct Digest {
    /// Short texts.
    pub terms: Vec<Term>,
    /// Sizes of the segments that hold running text.
    pub measures: Vec<Measure>,
    /// Names of the sources.
    pub names: Vec<NameUse>,
    /// What may be words that code stands in.
    pub parted: Vec<Parted>,
    /// What may be halves of others, which the page does not have.
    pub halves: Vec<Halves>,
    /// Its front matter.
    pub front: Option<FrontKeys>,
    /// Words of the source.
    pub words: u64,
    /// Segments.
    pub segments: u32,
}

/// One locale of the docset.
pub struct Corpus<'a> {
    /// The docset.
    pub site: &'a Site,
    /// The locale.
    pub locale: LocaleIx,
    /// What is known of its language.
    pub style: &'a Style,
    /// Its pages.
    pub pages: &'a [Digest],
    /// Reads a page again.
    read: &'a dyn Fn(FileId) -> Option<Source>,
    names: OnceLock<LocaleNames<'a>>,
    counterparts: OnceLock<Counterparts>,
    gaps: OnceLock<Vec<Gap<'a>>>,
}

impl<'a> Corpus<'a> {
    /// A locale of which the pages are known; `read` gives the text of one again.
    pub fn new(
        site: &'a Site,
        (locale, style): (LocaleIx, &'a Style),
        pages: &'a [Digest],
        read: &'a dyn Fn(FileId) -> Option<Source>,
    ) -> Self {
        Self {
            site,
            locale,
            style,
            pages,
            read,
            names: OnceLock::new(),
            counterparts: OnceLock::new(),
            gaps: OnceLock::new(),
        }
    }

    /// What it does with each name of its sources.
    pub fn names(&self) -> &LocaleNames<'a> {
        self.names.get_or_init(|| LocaleNames::new(self.pages.iter().flat_map(|p| &p.names)))
    }

    /// What its translations leave out of their sources, and what they add.
    pub fn gaps(&self) -> &[Gap<'a>] {
        self.gaps.get_or_init(|| gaps(self.pages.iter().flat_map(|p| &p.measures), self.counterparts()))
    }

    /// A file of the docset, read again.
    pub fn read(&self, file: FileId) -> Option<Source> {
        (self.read)(file)
    }

    /// Words that code stands in.
    pub fn torn_words(&self) -> Vec<&'a Parted> {
        let all: Vec<&Parted> = self.pages.iter().flat_map(|p| &p.parted).collect();
        torn(&all, self.pages.iter().flat_map(|p| &p.measures).map(|m| &*m.target_words))
    }

    /// Halves of words that code stands in, and that no text has.
    pub fn torn_strangers(&self) -> Vec<&'a Halves> {
        let all: Vec<&Halves> = self.pages.iter().flat_map(|p| &p.halves).collect();
        unknown_words(&all, self.pages.iter().flat_map(|p| &p.measures), self.read)
    }

    /// What stands for which word.
    pub fn counterparts(&self) -> &Counterparts {
        let texts = || self.pages.iter().flat_map(|p| &p.measures).map(Measure::bitext);
        self.counterparts.get_or_init(|| Counterparts::new(&texts().collect::<Vec<_>>()))
    }
}

impl Digest {
    /// Keeps what matters of a page. `explained`: for each segment, whether it teaches nothing.
    pub fn new(page: &Translation<'_>, explained: &[bool]) -> Self {
        let explains = |i: usize| explained.get(i).copied().unwrap_or_default();
        let whole = page.segments.iter().enumerate().filter(|(i, s)| s.sure && !explains(*i)).map(|(_, s)| s);
        let names = name_uses(whole, (page.style, page.source_style), |word| {
            page.spelled(&word.to_lowercase(), false) > 0
        });
        let mut out = Digest { names, ..Digest::default() };
        for (i, segment) in page.segments.iter().enumerate() {
            let (source, target) = (&segment.source.anatomy, &segment.target.anatomy);
            out.segments += 1;
            out.words += source.words.len() as u64;
            if !segment.sure || segment.source.raw.is_empty() || explains(i) {
                continue;
            }
            let id = || segment.id.map(Box::from);
            let (s, t) = (source.size, target.size);
            if s >= 12 {
                out.measures.push(Measure {
                    source: s,
                    target: t,
                    more: more_sentences(source, target),
                    edges: Edges::of((source, page.source_style), (target, page.style)),
                    place: segment.target.span(0..segment.target.raw.len()),
                    source_place: segment.source.span(0..segment.source.raw.len()),
                    segment: id(),
                    beside: beside(source, target, page.source_style, |range| segment.source.span(range)),
                    source_words: words(&segment.source, page.source_style),
                    target_words: words(&segment.target, page.style),
                });
            }
            out.parted.extend(parted(segment, page.style));
            out.halves.extend(halves(page, segment));
            if source.strong.len() == target.strong.len() && source.strong.len() == 1 {
                let (a, b) = (&source.strong[0], &target.strong[0]);
                let (x, y) = (source.raw[a.inner.clone()].trim(), target.raw[b.inner.clone()].trim());
                if is_label(x) && !y.is_empty() {
                    out.terms.push(Term {
                        source: x.into(),
                        target: y.into(),
                        place: segment.target.span(b.inner.clone()),
                        source_place: segment.source.span(a.inner.clone()),
                        segment: id(),
                        label: true,
                    });
                }
            }
            let raw = source.raw.trim();
            if raw.len() <= 160 && source.words.len() >= 2 && raw.contains(is_letter_or_digit) {
                out.terms.push(Term {
                    source: raw.into(),
                    target: target.raw.trim().into(),
                    place: segment.target.span(0..segment.target.raw.len()),
                    source_place: segment.source.span(0..segment.source.raw.len()),
                    segment: id(),
                    label: false,
                });
            }
        }
        out
    }
}

/// How many sentences a translation has more than its source, or fewer, however they are counted.
fn more_sentences(source: &Anatomy<'_>, target: &Anatomy<'_>) -> i32 {
    let ([fewest, most], [few, many]) = (sentences(source), sentences(target));
    (few - most).max(0) - (fewest - many).max(0)
}

/// How many sentences a text has, told by marks that white space or the end follows: where none begins with a small letter,
/// and where any may.
fn sentences(a: &Anatomy<'_>) -> [i32; 2] {
    let (mut counts, mut open) = ([0; 2], [false; 2]);
    for range in &a.prose {
        let text = &a.raw[range.clone()];
        for (i, c) in text.char_indices() {
            if open != [true; 2] && is_letter_or_digit(c) {
                open = [true; 2];
            }
            let ends = match c {
                // After an abbreviation (`e.g. this`) the sentence goes on.
                '.' | '!' | '?' | '؟' => {
                    let mut after = text[i + c.len_utf8()..].chars();
                    let ends = after.next().is_none_or(char::is_whitespace);
                    [ends && !after.find(|c| !c.is_whitespace()).is_some_and(char::is_lowercase), ends]
                }
                '。' | '！' | '？' => [true; 2],
                _ => continue,
            };
            for ((count, open), ends) in counts.iter_mut().zip(&mut open).zip(ends) {
                if ends && *open {
                    (*count, *open) = (*count + 1, false);
                }
            }
        }
    }
    [counts[0] + i32::from(open[0]), counts[1] + i32::from(open[1])]
}

/// The words of a text; without their places, where the file has more there than this text.
fn words(half: &Half<'_>, style: &Style) -> Box<[Lexeme]> {
    let mut words = lexemes(&half.anatomy, style);
    if half.is_spread() {
        words.iter_mut().for_each(|w| (w.at, w.len) = (0, 0));
    }
    words
}

fn is_label(text: &str) -> bool {
    text.chars().count() <= 48
        && text.chars().next().is_some_and(char::is_alphanumeric)
        && !text.ends_with([':', '.', '!', '?'])
        && !text.contains(['`', '[', '>'])
}
