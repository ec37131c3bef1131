//! What the source says that code is (`run` method), and where that noun stands in a translation.

use std::ops::Range;

use crate::check::reading::{Anatomy, Piece, SegmentContext, Word};

/// What before code may be a verb of the source, or an adverb (`for instance X`).
const LOOSE_NOUNS: [&str; 6] = ["type", "setting", "command", "name", "value", "instance"];

/// What the source says that a piece of code is.
pub struct Named<'a> {
    /// The noun.
    pub noun: &'a str,
    /// What it may be in the translation.
    pub words: &'a [Box<str>],
    /// Where both stand in the source.
    pub there: Range<usize>,
    /// Words that say more of a noun that stands before its code: the `default` type `any`.
    pub modifiers: usize,
}

/// The noun of the source's language right after code, or right before it.
pub fn noun_beside<'a>(cx: &SegmentContext<'a>, a: &Anatomy<'_>, piece: &Piece) -> Option<Named<'a>> {
    noun_after(cx, a, piece).or_else(|| noun_before(cx, a, piece))
}

/// The noun of the source's language right before code.
fn noun_before<'a>(cx: &SegmentContext<'a>, a: &Anatomy<'_>, piece: &Piece) -> Option<Named<'a>> {
    let at = a.words.partition_point(|w| w.range.start < piece.range.end);
    let (before, head) = a.words[..at].split_last()?;
    if a.raw.get(before.range.end..piece.range.start) != Some(" ") {
        return None;
    }
    let (noun, words) = cx.style().code_noun_of(a.word(before))?;
    let says = |(i, w): &(usize, &Word)| {
        let next = a.words.get(at.wrapping_sub(1) - i).map_or(w.range.end, |next| next.range.start);
        matches!(a.raw.get(w.range.end..next), Some(" " | "-"))
            && !cx.page.source_style.is_function_word(a.word(w))
    };
    let modifiers = head.iter().rev().enumerate().take_while(says).take(4).count();
    // `and type X`, `by setting X`
    let announced = head
        .last()
        .map(|w| a.word(w))
        .is_some_and(|w| cx.page.source_style.is_determiner(w) || w.eq_ignore_ascii_case("of"));
    if LOOSE_NOUNS.contains(&noun) && !announced {
        return None;
    }
    Some(Named { noun, words, there: before.range.start..piece.range.end, modifiers })
}

/// The noun of the source's language right after code.
pub fn noun_after<'a>(cx: &SegmentContext<'a>, a: &Anatomy<'_>, piece: &Piece) -> Option<Named<'a>> {
    let at = a.words.partition_point(|w| w.range.start < piece.range.end);
    let after = a.words.get(at)?;
    // Stars may end what is bold; what begins in bold or italics is a thing of its own.
    let gap = a.raw.get(piece.range.end..after.range.start)?.trim_start_matches('*');
    if gap.is_empty() || !gap.chars().all(|c| c == ' ') {
        return None;
    }
    // `command-line`, `key/value`: the word is a part of another.
    let rest = a.raw[after.range.end..].strip_prefix(['-', '/', '\u{2010}', '\u{2011}']);
    if rest.is_some_and(|r| r.starts_with(char::is_alphanumeric)) {
        return None;
    }
    let (noun, words) = cx.style().code_noun_of(a.word(after))?;
    Some(Named { noun, words, there: piece.range.start..after.range.end, modifiers: 0 })
}

/// Whether one of the nouns comes right after code: `run` Methode, `run`-Methode, `run` 方法.
pub fn follows(cx: &SegmentContext<'_>, a: &Anatomy<'_>, piece: &Piece, nouns: &[Box<str>]) -> bool {
    let at = a.words.partition_point(|w| w.range.start < piece.range.end);
    a.words.get(at).is_some_and(|w| {
        matches!(a.raw.get(piece.range.end..w.range.start), Some("" | " " | "-" | "\u{2010}" | "\u{2011}"))
            && begins_noun(cx, a, at, nouns)
    })
}

/// Whether one of the nouns begins with the word of an index.
pub fn begins_noun(cx: &SegmentContext<'_>, a: &Anatomy<'_>, at: usize, nouns: &[Box<str>]) -> bool {
    a.words.get(at).is_some_and(|w| match w.unspaced {
        true => nouns.iter().any(|n| a.raw[w.range.start..].starts_with(n.as_ref())),
        false => is_noun(cx, a.word(w), nouns) || is_phrase(a, at, nouns),
    })
}

/// Whether one of the nouns comes right before code: la méthode `run`.
pub fn precedes(cx: &SegmentContext<'_>, a: &Anatomy<'_>, piece: &Piece, nouns: &[Box<str>]) -> bool {
    let end = a.words.partition_point(|w| w.range.end <= piece.range.start);
    let head = a.raw[..piece.range.start].trim_end_matches(' ');
    a.words[..end].last().is_some_and(|w| {
        w.range.end == head.len()
            && match w.unspaced {
                true => nouns.iter().any(|n| head.ends_with(n.as_ref())),
                false => {
                    is_noun(cx, a.word(w), nouns)
                        || nouns.iter().any(|n| n.contains(' ') && head.to_lowercase().ends_with(n.as_ref()))
                }
            }
    })
}

/// Whether a word is one of the nouns, in any form, or a compound that ends with it.
pub fn is_noun(cx: &SegmentContext<'_>, word: &str, nouns: &[Box<str>]) -> bool {
    let word = word.to_lowercase();
    // `l'opció`
    let bare = word.rsplit(['\'', '’']).next().unwrap_or(&word);
    nouns.iter().any(|n| {
        word.starts_with(n.as_ref())
            || bare.starts_with(n.as_ref())
            || word.ends_with(n.as_ref())
            || cx.style().attached_words && word.contains(n.as_ref())
    })
}

/// How often one of the nouns stands in the prose.
pub fn count(cx: &SegmentContext<'_>, a: &Anatomy<'_>, nouns: &[Box<str>]) -> usize {
    let spaced = a.words.iter().filter(|w| !w.unspaced && is_noun(cx, a.word(w), nouns)).count();
    let within = |r: &Range<usize>| {
        nouns.iter().map(|n| a.raw[r.clone()].matches(n.as_ref()).count()).max().unwrap_or(0)
    };
    match is_unspaced_language(cx) {
        true => spaced.max(a.prose.iter().map(within).sum()),
        false if nouns.iter().any(|n| n.contains(' ')) => {
            spaced + (0..a.words.len().min(MAX_WORDS)).filter(|i| is_phrase(a, *i, nouns)).count()
        }
        false => spaced,
    }
}

/// Texts beyond this many words are read up to there.
const MAX_WORDS: usize = 2_000;

/// Words of the longest noun.
pub const MAX_PHRASE: usize = 4;

/// Whether a noun of several words (`cơ sở dữ liệu`) begins with the word of an index.
pub fn is_phrase(a: &Anatomy<'_>, at: usize, nouns: &[Box<str>]) -> bool {
    let from = |i: usize| a.words.get(i).map(|w| w.range.clone());
    nouns.iter().filter(|n| n.contains(' ')).any(|n| {
        let last = at + n.split(' ').count() - 1;
        let (Some(one), Some(two)) = (from(at), from(last)) else { return false };
        a.raw.get(one.start..two.end).is_some_and(|text| text.to_lowercase().starts_with(n.as_ref()))
    })
}

/// Languages whose words are not parted by spaces, or carry their endings without one.
pub fn is_unspaced_language(cx: &SegmentContext<'_>) -> bool {
    matches!(cx.style().language.as_ref(), "ja" | "zh" | "ko" | "th")
}
