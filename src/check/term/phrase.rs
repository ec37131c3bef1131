//! A term as a run of words, found in a text with its place.

use std::ops::Range;

use super::tongue::Tongue;
use crate::check::reading::{Anatomy, Word};

/// A term as a run of words.
#[derive(Clone, Debug)]
pub struct Phrase {
    words: Vec<Piece>,
    case: Case,
}

#[derive(Clone, Debug)]
struct Piece {
    text: Box<str>,
    stem: Box<str>,
}

/// How much upper and lower case matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Not at all.
    Any,
    /// In full.
    Exact,
    /// A capital of the term is one of the text; a capital of the text that the term has not is that of a name, but
    /// where a sentence begins.
    Name,
}

impl Phrase {
    /// Of a term. `None`: it holds no word.
    pub fn new(tongue: &Tongue, text: &str, case: Case) -> Option<Self> {
        let anatomy = Anatomy::new(text);
        let piece = |w| {
            let text = anatomy.word(w);
            Piece { text: text.into(), stem: tongue.stem(text).into() }
        };
        let mut words: Vec<Piece> = anatomy.words.iter().map(piece).collect();
        // `Alert policy` in a list of terms begins with a capital because it begins.
        let small = |p: &Piece| !p.text.chars().any(char::is_uppercase);
        if let [first, rest @ ..] = words.as_mut_slice()
            && case == Case::Name
            && !rest.is_empty()
            && rest.iter().all(small)
            && first.text.chars().skip(1).all(|c| !c.is_uppercase())
        {
            first.text = first.text.to_lowercase().into();
        }
        (!words.is_empty()).then_some(Self { words, case })
    }

    /// The stem of its first word.
    pub fn first(&self) -> &str {
        self.words.first().map_or("", |w| &w.stem)
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Where it ends, if it stands at the word of that index. `stems` are those of the text's words.
    pub fn end(&self, a: &Anatomy<'_>, stems: &[String], at: usize) -> Option<usize> {
        let words = a.words.get(at..at + self.words.len())?;
        let joined = words.windows(2).all(|w| {
            let gap = a.raw.get(w[0].range.end..w[1].range.start).unwrap_or("|");
            gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '\u{2011}' | '*' | '_'))
        });
        let fits = |(i, piece): (usize, &Piece)| {
            let text = a.word(&words[i]);
            stems.get(at + i).is_some_and(|s| **s == *piece.stem) && self.case_fits(a, at + i, piece, text)
        };
        (joined && !cuts(a, words) && !is_within_name(a, words) && self.words.iter().enumerate().all(fits))
            .then(|| words[words.len() - 1].range.end)
    }

    fn case_fits(&self, a: &Anatomy<'_>, index: usize, piece: &Piece, text: &str) -> bool {
        let capital = |t: &str| t.chars().next().is_some_and(char::is_uppercase);
        let strict = piece.text.chars().any(char::is_uppercase);
        match self.case {
            Case::Any => true,
            Case::Exact => text == &*piece.text,
            // A name has no plural; it may have a possessive.
            Case::Name if strict => text.split(['\'', '’']).next() == Some(&piece.text),
            Case::Name => {
                !text.chars().skip(1).any(char::is_uppercase) && (!capital(text) || begins(a, index))
            }
        }
    }
}

/// Whether a sentence begins with the word.
fn begins(a: &Anatomy<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).and_then(|i| a.words.get(i)) else { return true };
    let gap = a.raw.get(before.range.end..a.words[index].range.start).unwrap_or_default();
    gap.contains(['.', ':', '!', '?', '\n', '|', '。'])
}

/// Whether the words are a part of an identifier: `Office.ribbon`, `ribbon()`, `max_ribbon`.
fn is_within_name(a: &Anatomy<'_>, words: &[Word]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let (before, after) = (&a.raw[..first.range.start], &a.raw[last.range.end..]);
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let dotted =
        before.strip_suffix(['.', '_', '/', '@', '$', '#']).is_some_and(|b| letter(b.chars().next_back()));
    let dots = after.strip_prefix(['.', '_', '/', '@']).is_some_and(|r| letter(r.chars().next()));
    dotted || dots || after.starts_with("()")
}

/// Whether a word of katakana goes on before or behind: `サーバ` in `サーバー`.
fn cuts(a: &Anatomy<'_>, words: &[Word]) -> bool {
    let kana = |c: char| matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー');
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let pair = |a: Option<char>, b: Option<char>| a.is_some_and(kana) && b.is_some_and(kana);
    pair(a.raw[..first.range.start].chars().next_back(), a.raw[first.range.start..].chars().next())
        || pair(a.raw[..last.range.end].chars().next_back(), a.raw[last.range.end..].chars().next())
}

/// The first place of a phrase in a text.
pub fn find(phrase: &Phrase, a: &Anatomy<'_>, stems: &[String]) -> Option<Range<usize>> {
    (0..a.words.len()).find_map(|i| Some(a.words[i].range.start..phrase.end(a, stems, i)?))
}

/// The stems of a text's words.
pub fn stems(tongue: &Tongue, a: &Anatomy<'_>) -> Vec<String> {
    a.words.iter().map(|w| tongue.stem(a.word(w))).collect()
}
