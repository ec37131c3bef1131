//! Words that a piece of code stands in, as the texts of the whole locale show: both halves together are a word of
//! theirs, and one half at least is none.

use rustc_hash::FxHashMap;

use super::anatomy::{Anatomy, Piece};
use super::lexemes::{Lexeme, STEM, key_of, pair_key};
use super::segment::Segment;
use super::words::{Word, is_hangul};
use crate::l10n::Style;
use crate::text::Span;

/// Two pieces of text on both sides of a piece of code, with nothing but spaces between.
#[derive(Clone, Debug)]
pub struct Parted {
    /// Both together.
    pub text: Box<str>,
    /// The code.
    pub place: Span,
    /// The source.
    pub source_place: Span,
    /// The segment.
    pub segment: Option<Box<str>>,
    /// Whether the language writes them without spaces: then the halves are pairs of characters.
    unspaced: bool,
    whole: Form,
    before: Form,
    after: Form,
}

/// A word as [`Lexeme`] has it: the key of its stem, and its length in bytes.
type Form = (u32, u8);

/// How often a form is in the texts of a locale.
#[derive(Clone, Copy, Default)]
struct Uses {
    all: u32,
    /// Of a pair of characters: how often another character of its word precedes it, and follows it.
    joined: (u32, u32),
}

/// So many texts show that a word is one.
const MIN_WORDS: u32 = 2;

/// So many show that two characters belong together, and that a third always does.
const MIN_PAIRS: u32 = 16;

/// Of so many pairs, one may stand without its third character.
const RARE: u32 = 50;

/// The indices of the words right before and right after a piece of code, where nothing but spaces parts them from it.
pub fn words_around(a: &Anatomy<'_>, piece: &Piece) -> Option<(usize, usize)> {
    let last = a.words.partition_point(|w| w.range.end <= piece.range.start).checked_sub(1)?;
    let next = a.words.partition_point(|w| w.range.start < piece.range.end);
    let blank = |gap: Option<&str>| gap.is_some_and(|g| g.bytes().all(|b| b == b' '));
    let close = blank(a.raw.get(a.words.get(last)?.range.end..piece.range.start))
        && blank(a.raw.get(piece.range.end..a.words.get(next)?.range.start));
    close.then_some((last, next))
}

/// What may be one in a segment.
pub fn parted<'s>(segment: &'s Segment<'_>, style: &'s Style) -> impl Iterator<Item = Parted> + 's {
    let target = &segment.target.anatomy;
    target.codes.iter().filter_map(move |piece| {
        let (last, next) = words_around(target, piece)?;
        let (before, after) = (target.words.get(last)?, target.words.get(next)?);
        if before.unspaced != after.unspaced {
            return None;
        }
        let (head, tail) = (target.word(before), target.word(after));
        let text = format!("{head}{tail}");
        let len = |word: &str| u8::try_from(word.len()).unwrap_or(u8::MAX);
        let form = |word: &str| (key_of(word), len(word));
        let unspaced = before.unspaced;
        let (whole, left, right) = if unspaced {
            let key = |i: usize| target.keys.get(i).copied().unwrap_or_default();
            let touch = |a: &Word, b: &Word| a.unspaced && b.unspaced && a.range.end == b.range.start;
            let pair = |i: usize| {
                let (one, two) = (&target.words[i], &target.words[i + 1]);
                (pair_key(key(i), key(i + 1)), (two.range.end - one.range.start) as u8)
            };
            let left = last.checked_sub(1).filter(|&i| touch(&target.words[i], before)).map(pair);
            let right = target.words.get(next + 1).filter(|w| touch(after, w)).map(|_| pair(next));
            (
                (pair_key(key(last), key(next)), len(&text)),
                left.unwrap_or(form(head)),
                right.unwrap_or(form(tail)),
            )
        } else {
            let letters = |word: &str| word.chars().all(char::is_alphabetic);
            // A stem of one half alone says nothing of both.
            let short = head.chars().count() < STEM;
            let plain = short
                && !text.contains(is_hangul)
                && letters(head)
                && letters(tail)
                && !tail.starts_with(char::is_uppercase);
            if !plain
                || text.chars().count() < 6
                || style.is_function_word(head)
                || style.is_function_word(tail)
            {
                return None;
            }
            (form(&text), form(head), form(tail))
        };
        Some(Parted {
            text: text.into(),
            place: segment.target.span(piece.range.clone()),
            source_place: segment.source.span(0..segment.source.raw.len()),
            segment: segment.id.map(Into::into),
            unspaced,
            whole,
            before: left,
            after: right,
        })
    })
}

/// Those that are, beside all texts of the locale.
pub fn torn<'a>(all: &[&'a Parted], texts: impl Iterator<Item = &'a [Lexeme]>) -> Vec<&'a Parted> {
    let mut uses: FxHashMap<Form, Uses> = FxHashMap::default();
    for form in all.iter().flat_map(|p| [p.whole, p.before, p.after]) {
        uses.entry(form).or_default();
    }
    if uses.is_empty() {
        return vec![];
    }
    for words in texts {
        for (i, word) in words.iter().enumerate() {
            let Some(entry) = uses.get_mut(&(word.key, word.len)) else { continue };
            let joined = |a: &Lexeme, b: &Lexeme| b.at < a.at + u16::from(a.len);
            entry.all += 1;
            entry.joined.0 += u32::from(i > 0 && joined(&words[i - 1], word));
            entry.joined.1 += u32::from(words.get(i + 1).is_some_and(|next| joined(word, next)));
        }
    }
    let of = |form: Form| uses.get(&form).copied().unwrap_or_default();
    let is_torn = |p: &&&Parted| {
        let (whole, before, after) = (of(p.whole), of(p.before), of(p.after));
        if !p.unspaced {
            // A half that is no word elsewhere stands here alone.
            return whole.all >= MIN_WORDS && (before.all <= 1 || after.all <= 1);
        }
        let never_bare =
            |all: u32, joined: u32| joined >= MIN_PAIRS && (all - joined).saturating_sub(1) * RARE <= joined;
        whole.all >= MIN_PAIRS
            && never_bare(before.all, before.joined.1)
            && never_bare(after.all, after.joined.0)
    };
    all.iter().filter(is_torn).copied().collect()
}
