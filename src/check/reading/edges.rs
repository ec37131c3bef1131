//! How the translations of a locale begin and end: one that ends with an article that none ends with, or without the mark
//! that nearly all have, was cut off; so was one that begins small where hardly any does.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::anatomy::Anatomy;
use super::corpus::Measure;
use crate::l10n::Style;
use crate::text::{FileId, is_letter_or_digit};

/// Texts that must hold a word before it is known that none ends with it.
const MIN_TEXTS: u32 = 30;

/// Of so many texts, one may be cut off.
const RARE: u32 = 1000;

/// Of so many texts, one may lack the mark of its source.
const SELDOM: u32 = 20;

/// Of so many texts, one may lack the capital of its source.
const RARE_SMALL: u32 = 100;

/// What a text ends with, closing brackets, quotes and marks of emphasis apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// `.`, `!`, `…` and what stands for them; `;`, which closes an item of a list.
    Stop,
    /// `:`
    Colon,
    /// `?`
    Question,
    /// A letter or a digit.
    Word,
    /// Anything else.
    Other,
}

impl End {
    /// Of a text as it is shown.
    pub fn of(a: &Anatomy<'_>) -> Self {
        let closing = |c: &char| c.is_whitespace() || "*_`)）\"”»'’」』]\u{200e}\u{200f}".contains(*c);
        let last = a.prose.iter().rev().find_map(|range| {
            let (at, c) = a.raw[range.clone()].char_indices().rev().find(|(_, c)| !closing(c))?;
            Some((range.start + at, c))
        });
        match last {
            Some((at, _)) if a.codes.last().is_some_and(|code| code.range.start > at) => End::Word,
            Some((_, '.' | '。' | '．' | '｡' | '۔' | '।' | '!' | '！' | '…' | ';' | '；' | '؛')) => {
                End::Stop
            }
            Some((_, ':' | '：' | '︰')) => End::Colon,
            Some((_, '?' | '？' | '؟')) => End::Question,
            Some((_, c)) if is_letter_or_digit(c) => End::Word,
            _ => End::Other,
        }
    }
}

/// How a translation begins and ends, beside its source.
#[derive(Clone, Copy, Debug)]
pub struct Edges {
    /// Whether it begins with a small letter where the source begins with a capital; `None`: the source does not.
    small: Option<bool>,
    /// Whether it ends with an article, a conjunction or the like, and the source does not.
    open: bool,
    /// What the source and the translation end with.
    ends: (End, End),
}

impl Edges {
    /// Of a segment.
    pub fn of(source: (&Anatomy<'_>, &Style), target: (&Anatomy<'_>, &Style)) -> Self {
        let capital = first_letter(source.0).is_some_and(|(_, c)| c.is_uppercase());
        Self {
            small: capital.then(|| begins_small(source.0, target.0).is_some()),
            open: ends_open(target) && !ends_open(source),
            ends: (End::of(source.0), End::of(target.0)),
        }
    }
}

/// What the segments of a locale teach.
#[derive(Default)]
pub struct LocaleEdges {
    /// The key of a word that some text ends with → segments that have it, and those that end with it.
    words: FxHashMap<u32, (u32, u32)>,
    /// How many texts of an end in the source have which end in the translation.
    ends: [[u32; 5]; 5],
    /// How many sources begin with a capital.
    capitals: u32,
    /// How many of their translations begin small.
    small: u32,
    /// The same by page.
    small_on: FxHashMap<FileId, u32>,
}

impl LocaleEdges {
    /// Learns from the segments of a locale.
    pub fn new(measures: &[&Measure]) -> Self {
        let mut learnt = Self::default();
        for measure in measures {
            let Edges { small, ends: (source, target), .. } = measure.edges;
            learnt.ends[source as usize][target as usize] += 1;
            learnt.capitals += u32::from(small.is_some());
            if small == Some(true) {
                learnt.small += 1;
                *learnt.small_on.entry(measure.place.file).or_default() += 1;
            }
            if let Some(key) = last(measure) {
                learnt.words.entry(key).or_default().1 += 1;
            }
        }
        if learnt.words.is_empty() {
            return learnt;
        }
        for measure in measures {
            let mut seen: Vec<u32> = vec![];
            for word in &measure.target_words {
                if let Some(uses) = learnt.words.get_mut(&word.key).filter(|_| !seen.contains(&word.key)) {
                    uses.0 += 1;
                    seen.push(word.key);
                }
            }
        }
        learnt
    }

    /// Whether a translation looks as if a part of it were cut off.
    pub fn is_cut(&self, measure: &Measure) -> bool {
        self.ends_within(measure) || self.lacks_mark(measure) || self.begins_within(measure)
    }

    /// Whether it ends with a word that none ends with.
    fn ends_within(&self, measure: &Measure) -> bool {
        let uses = last(measure).and_then(|key| self.words.get(&key));
        uses.is_some_and(|(has, ends)| *has >= MIN_TEXTS && (ends - 1) * RARE <= *has)
    }

    /// Whether it lacks the mark that its source ends with, which few do.
    fn lacks_mark(&self, measure: &Measure) -> bool {
        let (source, target) = measure.edges.ends;
        if matches!(source, End::Word | End::Other)
            || matches!(target, End::Stop | End::Colon | End::Question)
        {
            return false;
        }
        let row = self.ends[source as usize];
        let lack = row[End::Word as usize] + row[End::Other as usize];
        lack * SELDOM <= row.iter().sum()
    }

    /// Whether a translation ends with another mark than its source, or with one where that has none, which few do: as if
    /// something were written after it.
    pub fn is_run_on(&self, measure: &Measure) -> bool {
        let (source, target) = measure.edges.ends;
        let row = self.ends[source as usize];
        // After code, or a bracket of a path, a mark is often left out.
        let plain = source != End::Other && target != End::Other;
        source != target && plain && row[target as usize] * SELDOM <= row.iter().sum()
    }

    /// Whether it begins small, which few do, and no other of its page: lists may have items that do.
    fn begins_within(&self, measure: &Measure) -> bool {
        measure.edges.small == Some(true)
            && self.small * RARE_SMALL <= self.capitals
            && self.small_on.get(&measure.place.file) == Some(&1)
    }
}

/// The key of the word that a text must not end with.
fn last(measure: &Measure) -> Option<u32> {
    measure.target_words.last().filter(|_| measure.edges.open).map(|w| w.key)
}

/// Whether a text ends with a word that announces another, a full stop after it or not.
fn ends_open((a, style): (&Anatomy<'_>, &Style)) -> bool {
    let Some(last) = a.words.last() else { return false };
    // What ends with a colon is whole, and `supprimez-le` is one word.
    let marks = |c: char| !c.is_alphanumeric() && !"*_`)]\":：".contains(c);
    let tail = a.raw[last.range.end..].trim_end_matches(marks);
    let joined = a.raw[..last.range.start].ends_with('-');
    let word = a.word(last);
    tail.is_empty() && !joined && (style.is_determiner(word) || style.is_never_capital(word))
}

/// Where a translation begins with a small letter, if its source begins with a capital.
pub fn begins_small(source: &Anatomy<'_>, target: &Anatomy<'_>) -> Option<Range<usize>> {
    let ((_, there), (at, here)) = (first_letter(source)?, first_letter(target)?);
    let small = there.is_uppercase()
        && here.is_lowercase()
        && source.words.len() >= 3
        // In a script without capitals, a sentence may begin with any word of another.
        && !target.words.iter().any(|w| target.word(w).starts_with(is_caseless))
        && !source.words.iter().any(|w| source.word(w) == &target.raw[at.clone()]);
    small.then_some(at)
}

/// The first word of a text that begins with it, and its first letter.
fn first_letter(a: &Anatomy<'_>) -> Option<(Range<usize>, char)> {
    let word = a.words.first()?;
    let lead = a.raw.get(..word.range.start)?;
    let plain = lead.chars().all(|c| c.is_whitespace() || "*\"(“\u{201e}".contains(c));
    Some((word.range.clone(), a.word(word).chars().next()?)).filter(|_| plain)
}

fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}
