//! What a translation does with the names of its source.

use std::ops::Range;

use ecow::EcoString;
use rustc_hash::FxHashMap;

use super::anatomy::Anatomy;
use super::locale_names::Majority;
use super::segment::{Segment, has_hole};
use super::tokens::begins_sentence;
use super::words::{Word, inflected};
use crate::l10n::Style;
use crate::text::{Span, word_key};

/// What became of a name that a translation has less often than its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stands there in other letters of case.
    Case(EcoString),
    /// It is gone.
    Gone(Trace),
}

/// What a name that is gone left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The number that followed it is there: its digits. 0: it is not.
    pub number: u8,
    /// A hole: spaces around it, a mark that no word stands before.
    pub hole: bool,
    /// The same name, elsewhere in the segment.
    pub again: bool,
    /// A name stands right before it in the source, and is here.
    pub led: bool,
    /// No other word that may be a name is gone.
    pub alone: bool,
    /// Its letters, in a word of the language (`principtips` for `Tip`).
    pub within: bool,
    /// The word before or after it in the source, which may be a name and is gone, too.
    pub partner: Option<EcoString>,
    /// Words that look like names and that the source does not have: one of them may stand in its place.
    pub strangers: Vec<Stranger>,
}

/// A word of a translation that looks like a name and that the source does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// The word.
    pub name: EcoString,
    /// Where it stands.
    pub place: Span,
    /// It has a capital within a sentence, or Latin letters in another script, and the page has it in no other way.
    pub apart: bool,
    /// The number that follows the name in the source follows it.
    pub numbered: bool,
}

/// A place where a name of the source was not kept.
#[derive(Clone, Debug)]
pub struct NameLoss {
    /// What became of it.
    pub fate: Fate,
    /// Where: the word that stands there, or the whole translation.
    pub place: Span,
    /// Where the name stands in the source.
    pub source_place: Span,
    /// The word that follows it there.
    pub next: Option<u64>,
    /// The segment.
    pub segment: Option<Box<str>>,
}

/// What a page does with one name.
#[derive(Clone, Debug, Default)]
pub struct NameUse {
    /// The name.
    pub name: EcoString,
    /// Segments that keep it.
    pub kept: u32,
    /// Segments whose source has the word in small letters: it is one that has other meanings, too.
    pub small: u32,
    /// Those of these whose translation has the word in no case.
    pub translated: u32,
    /// The word that follows it most often.
    pub next: Majority,
    /// Those that do not.
    pub lost: Vec<NameLoss>,
}

/// Words of a text that are looked at.
const MAX_WORDS: usize = 400;

/// Strangers of a text that are kept.
const MAX_STRANGERS: usize = 8;

/// What the segments of a page do with the names of their sources.
pub fn name_uses<'s>(
    segments: impl Iterator<Item = &'s Segment<'s>>,
    styles: (&Style, &Style),
    is_word: impl Fn(&str) -> bool,
) -> Vec<NameUse> {
    let mut uses: FxHashMap<&str, NameUse> = FxHashMap::default();
    let mut small: FxHashMap<u64, (u32, u32)> = FxHashMap::default();
    for segment in segments {
        let (source, target) = (&segment.source.anatomy, &segment.target.anatomy);
        let names = candidates(source, styles.1);
        for (_, key) in
            source.words.iter().zip(&source.keys).take(MAX_WORDS).filter(|(w, _)| is_small(source, w))
        {
            let (all, translated) = small.entry(*key).or_default();
            *all += 1;
            *translated += u32::from(!target.keys.contains(key));
        }
        let is_fewer = |name: &str| {
            let there = names.iter().filter(|(n, _)| *n == name).count();
            target.raw.matches(name).take(there).count() < there
        };
        let mut missing: Vec<(&str, usize)> = vec![];
        let mut done: Vec<&str> = vec![];
        for &(name, first) in &names {
            if done.contains(&name) {
                continue;
            }
            done.push(name);
            let entry =
                uses.entry(name).or_insert_with(|| NameUse { name: name.into(), ..NameUse::default() });
            match is_fewer(name) {
                true => missing.push((name, first)),
                false => {
                    entry.kept += 1;
                    entry.next.vote(source.keys.get(first + 1).copied().unwrap_or_default(), 1);
                }
            }
        }
        if missing.is_empty() {
            continue;
        }
        let indices: Vec<usize> = missing.iter().map(|(_, first)| *first).collect();
        let around = Around {
            strangers: strangers(source, target, styles.0),
            hole: has_hole(source, target) || is_open(source.raw, target.raw),
            indices,
            within: missing.iter().filter(|(_, at)| !begins_sentence(source, *at)).count(),
        };
        for (name, first) in missing {
            let Some(entry) = uses.get_mut(name) else { continue };
            match loss(segment, (name, first), &around, &is_word) {
                Some(loss) => entry.lost.push(loss),
                None => entry.kept += 1,
            }
        }
    }
    let mut out: Vec<NameUse> = uses.into_values().collect();
    for used in &mut out {
        if has_capital(&used.name) {
            let counts = small.get(&word_key(&used.name)).copied();
            (used.small, used.translated) = counts.unwrap_or_default();
        }
    }
    out.sort_by(|a, b| a.name.cmp(&b.name));
    out
}

/// What else is odd about a segment that lacks names.
struct Around<'t> {
    strangers: Vec<Unsourced<'t>>,
    /// A hole is left in it.
    hole: bool,
    /// The words of the source that may be names and that it lacks.
    indices: Vec<usize>,
    /// Those that no sentence begins with: the first word may be any.
    within: usize,
}

/// What became of a name, the word of an index in the source, that a segment has less often than its source. `None`: nothing
/// shows that it is gone.
fn loss(
    segment: &Segment<'_>,
    (name, first): (&str, usize),
    around: &Around<'_>,
    is_word: impl Fn(&str) -> bool,
) -> Option<NameLoss> {
    let (source, target) = (&segment.source.anatomy, &segment.target.anatomy);
    let again = target.raw.contains(name);
    let (fate, at) = match recased(source, target, name) {
        // A word with a number, at the beginning of a sentence.
        Some(_) if !has_capital(name) => return None,
        Some(word) => (Fate::Case(target.word(word).into()), word.range.clone()),
        None if again && !around.hole && (around.strangers.len() != 1 || around.indices.len() != 1) => {
            return None;
        }
        None => {
            let number = number_after(source, first);
            let beside = |i: &&usize| i.abs_diff(first) == 1 && is_phrase(source, first.min(**i));
            let partner = around.indices.iter().find(beside);
            let strangers = around.strangers.iter().map(|s| Stranger {
                name: s.text.into(),
                place: segment.target.span(s.range.clone()),
                apart: !s.begins && !is_word(s.text),
                numbered: number.is_some_and(|n| s.has_number(target.raw, n)),
            });
            let trace = Trace {
                number: number.filter(|n| keeps_number(target, n)).map_or(0, |n| n.len().min(9) as u8),
                hole: around.hole,
                again,
                led: first.checked_sub(1).is_some_and(|i| {
                    is_phrase(source, i)
                        && looks_like_name(source.word(&source.words[i]))
                        && target.raw.contains(source.word(&source.words[i]))
                }),
                alone: around.indices.len() == 1 || around.within == 1 && !begins_sentence(source, first),
                within: !again && is_within(name, target),
                partner: partner.map(|i| source.word(&source.words[*i]).into()),
                strangers: strangers.collect(),
            };
            (Fate::Gone(trace), 0..target.raw.len())
        }
    };
    Some(NameLoss {
        fate,
        place: segment.target.span(at),
        source_place: segment.source.span(source.words.get(first)?.range.clone()),
        next: source.keys.get(first + 1).copied(),
        segment: segment.id.map(Into::into),
    })
}

/// Whether a word has small letters and is no part of a path, a file's name or the like.
fn is_small(a: &Anatomy<'_>, word: &Word) -> bool {
    let joins = |c: char| matches!(c, '/' | '\\' | '-' | '.' | '_' | '@' | '=' | '*');
    let after = &a.raw[word.range.end..];
    let ends = |c: char| c.is_whitespace();
    let text = a.word(word);
    text.as_bytes().first().is_some_and(u8::is_ascii_lowercase)
        && !has_capital(text)
        && !a.raw[..word.range.start].ends_with(joins)
        && (!after.starts_with(joins) || after.starts_with('.') && after[1..].chars().next().is_none_or(ends))
}

/// Words that look like names, wherever they stand: a docset shows which of them are names.
fn candidates<'t>(a: &Anatomy<'t>, style: &Style) -> Vec<(&'t str, usize)> {
    let words = a.words.iter().enumerate().take(MAX_WORDS);
    words
        .map(|(i, w)| (a.word(w), i))
        .filter(|&(w, i)| looks_like_name(w) || w.len() >= 3 && is_ascii_word(w) && has_version(a, i))
        .filter(|&(w, i)| !style.is_function_word(w) && !is_key(a, &a.words[i]))
        .collect()
}

/// Whether a name has a capital at all.
pub fn has_capital(name: &str) -> bool {
    name.bytes().any(|b| b.is_ascii_uppercase())
}

fn is_ascii_word(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_alphanumeric())
        && word.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
}

/// Whether a version follows a word at once (`dpkg 1.18`).
fn has_version(a: &Anatomy<'_>, word: usize) -> bool {
    let Some(next) = a.words.get(word + 1).filter(|_| number_after(a, word).is_some()) else { return false };
    let rest = a.raw[next.range.end..].strip_prefix('.');
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a word is part of a key combination: keys have names of their own in each language.
fn is_key(a: &Anatomy<'_>, word: &Word) -> bool {
    a.raw[word.range.end..].trim_start().starts_with('+')
}

/// Whether a word has a capital at its beginning or after a small letter or two (`iPhone`, `macOS`).
fn looks_like_name(word: &str) -> bool {
    let bytes = word.as_bytes();
    let mut first = bytes.iter().take(4);
    bytes.len() >= 3 && first.any(u8::is_ascii_uppercase) && bytes.iter().all(u8::is_ascii_alphanumeric)
}

/// A word that is the name but for its case, and that the source does not have so.
fn recased<'w>(source: &Anatomy<'_>, target: &'w Anatomy<'_>, name: &str) -> Option<&'w Word> {
    let key = word_key(name);
    let count = |a: &Anatomy<'_>, text: &str| {
        a.words.iter().zip(&a.keys).take(MAX_WORDS).filter(|(w, k)| **k == key && a.word(w) == text).count()
    };
    // A part of a path or of an address goes by the rules of these.
    let part = |w: &Word| {
        let joins = |c: char| matches!(c, '\\' | '/' | '%' | '$' | '@' | '_' | '=');
        let (before, after) = (&target.raw[..w.range.start], &target.raw[w.range.end..]);
        let dotted = after.strip_prefix('.').is_some_and(|r| r.starts_with(char::is_alphanumeric));
        before.ends_with(joins) || before.ends_with('.') || after.starts_with(joins) || dotted
    };
    target.words.iter().zip(&target.keys).take(MAX_WORDS).filter(|(_, k)| **k == key).map(|(w, _)| w).find(
        |w| {
            let text = target.word(w);
            text != name
                && !part(w)
                && !target.is_literal(w.range.start)
                && count(target, text) > count(source, text)
        },
    )
}

/// A [`Stranger`] in its text.
struct Unsourced<'t> {
    text: &'t str,
    range: Range<usize>,
    /// Whether a sentence begins with it: any word may have a capital there.
    begins: bool,
}

impl Unsourced<'_> {
    fn has_number(&self, raw: &str, number: &str) -> bool {
        let next = raw.get(self.range.end..).unwrap_or_default();
        let rest = next.strip_prefix(' ').and_then(|r| r.strip_prefix(number));
        rest.is_some_and(|r| !r.starts_with(|c: char| c.is_ascii_digit()))
    }
}

/// Words of a translation that look like names, and that the source does not have.
fn strangers<'t>(source: &Anatomy<'_>, target: &Anatomy<'t>, style: &Style) -> Vec<Unsourced<'t>> {
    let latin = style.is_latin();
    let mut there: Option<String> = None;
    let mut out: Vec<Unsourced<'_>> = vec![];
    for (i, word) in target.words.iter().enumerate().take(MAX_WORDS) {
        let whole = target.word(word);
        let text = if whole.is_ascii() { whole } else { inflected(whole).map_or("", |(_, name, _)| name) };
        if !looks_like_name(text)
            || style.is_function_word(text)
            || is_key(target, word)
            || out.iter().any(|s| s.text == text)
        {
            continue;
        }
        let there = there.get_or_insert_with(|| source.raw.to_lowercase());
        if !there.contains(&text.to_lowercase()) {
            let dash = ["- ", "– ", "— "].iter().any(|d| target.raw[..word.range.start].ends_with(d));
            let begins = latin && (dash || begins_sentence(target, i));
            out.push(Unsourced { text, range: word.range.clone(), begins });
            if out.len() == MAX_STRANGERS {
                break;
            }
        }
    }
    out
}

/// Whether a word of a translation has the letters of a name in it, in any case.
fn is_within(name: &str, target: &Anatomy<'_>) -> bool {
    let name = name.to_lowercase();
    let mut words = target.words.iter().take(MAX_WORDS).map(|w| target.word(w));
    words.any(|w| w.len() >= name.len() && w.to_lowercase().contains(&name))
}

/// Whether a number stands in a translation.
fn keeps_number(target: &Anatomy<'_>, number: &str) -> bool {
    let stands = |w: &Word| {
        // `365-licens` may be one word.
        let rest = target.word(w).strip_prefix(number);
        rest.is_some_and(|r| !r.starts_with(|c: char| c.is_ascii_digit()))
    };
    number.len() > 1 && target.words.iter().take(MAX_WORDS).any(stands)
}

/// The number that follows a name at once.
fn number_after<'s>(source: &Anatomy<'s>, name: usize) -> Option<&'s str> {
    let number = source.word(source.words.get(name + 1)?);
    let is = number.bytes().all(|b| b.is_ascii_digit()) && is_phrase(source, name);
    is.then_some(number)
}

/// Whether nothing but a space parts a word from the next.
fn is_phrase(source: &Anatomy<'_>, word: usize) -> bool {
    let (Some(one), Some(two)) = (source.words.get(word), source.words.get(word + 1)) else { return false };
    source.raw.get(one.range.end..two.range.start) == Some(" ")
}

/// Whether a translation begins or ends with the space beside something that was taken out.
fn is_open(source: &str, target: &str) -> bool {
    target.starts_with(' ') && !source.starts_with(' ') || target.ends_with(' ') && !source.ends_with(' ')
}
