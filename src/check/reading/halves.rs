//! Halves of a word that a piece of code parts, where no text of the locale has the word, and none has either half: told by
//! how the words of the locale begin and end.

use super::corpus::Measure;
use super::parted::words_around;
use super::segment::Segment;
use super::translation::Translation;
use super::words::is_hangul;
use crate::text::{FileId, Source, Span};

/// Two words of a page with a piece of code between, neither of which the page has elsewhere.
#[derive(Clone, Debug)]
pub struct Halves {
    /// The first, in small letters.
    pub head: Box<str>,
    /// The second.
    pub tail: Box<str>,
    /// The code.
    pub place: Span,
    /// The source.
    pub source_place: Span,
    /// The segment.
    pub segment: Option<Box<str>>,
}

/// Letters of a half, at least.
const HALF: usize = 3;

/// Letters of both together, at least.
const WORD: usize = 7;

/// So many words show how words of the language begin and end.
const MANY_WORDS: u32 = 1_000;

/// More of them in a locale are not looked at: where so many words stand alone beside code, it says nothing.
const MAX_HALVES: usize = 64;

/// What may be one in a segment.
pub fn halves<'s>(
    page: &'s Translation<'_>,
    segment: &'s Segment<'_>,
) -> impl Iterator<Item = Halves> + use<'s> {
    let target = &segment.target.anatomy;
    let is_half = |word: &str| {
        word.chars().count() >= HALF
            && word.chars().all(char::is_alphabetic)
            // Syllables of nouns and particles make too many words.
            && !word.contains(is_hangul)
            && !page.style.is_function_word(word)
            && page.word_count(word) <= 1
    };
    target.codes.iter().filter_map(move |piece| {
        let (last, next) = words_around(target, piece)?;
        let (before, after) = (target.words.get(last)?, target.words.get(next)?);
        let (head, tail) = (target.word(before), target.word(after));
        let within = !before.unspaced
            && !after.unspaced
            && head.ends_with(char::is_lowercase) == tail.starts_with(char::is_lowercase)
            && !tail.contains(char::is_uppercase)
            && head.chars().count() + tail.chars().count() >= WORD;
        (within && is_half(head) && is_half(tail)).then(|| Halves {
            head: head.to_lowercase().into(),
            tail: tail.into(),
            place: segment.target.span(piece.range.clone()),
            source_place: segment.source.span(0..segment.source.raw.len()),
            segment: segment.id.map(Into::into),
        })
    })
}

/// What the words of a locale say of two halves.
#[derive(Clone, Copy, Default)]
struct Witness {
    /// How often each stands as a word.
    heads: u32,
    tails: u32,
    /// Both together are a word.
    whole: bool,
    /// A longer word begins with the first; another ends in the second.
    begins: bool,
    ends: bool,
    /// A word ends as the first does; another begins as the second does.
    ending: bool,
    beginning: bool,
}

/// Those that are halves of a word beside all texts of a locale, whose files `read` gives.
pub fn unknown_words<'a>(
    all: &[&'a Halves],
    measures: impl Iterator<Item = &'a Measure>,
    read: &dyn Fn(FileId) -> Option<Source>,
) -> Vec<&'a Halves> {
    if all.is_empty() || all.len() > MAX_HALVES {
        return vec![];
    }
    let mut seen = vec![Witness::default(); all.len()];
    let mut words = 0;
    let mut file: Option<(FileId, Option<Source>)> = None;
    for measure in measures {
        let id = measure.place.file;
        if file.as_ref().is_none_or(|(open, _)| *open != id) {
            file = Some((id, read(id)));
        }
        let Some((_, Some(source))) = &file else { continue };
        for word in measure.target_words.iter().filter(|w| w.len > 0) {
            let start = measure.place.start as usize + usize::from(word.at);
            let Some(text) = source.text().get(start..start + usize::from(word.len)) else { continue };
            words += 1;
            let text = text.to_lowercase();
            for (halves, witness) in all.iter().zip(&mut seen) {
                witness.hear(halves, &text);
            }
        }
    }
    let is_word = |w: &Witness| {
        let alone = w.heads <= 1 && w.tails <= 1;
        let like_no_other = !w.ending && !w.beginning && words >= MANY_WORDS;
        alone && (w.whole || w.begins && w.ends || like_no_other)
    };
    all.iter().zip(&seen).filter(|(_, w)| is_word(w)).map(|(h, _)| *h).collect()
}

impl Witness {
    fn hear(&mut self, Halves { head, tail, .. }: &Halves, word: &str) {
        let longer = |rest: &str| rest.chars().nth(1).is_some();
        match word.strip_prefix(&**head) {
            Some("") => self.heads += 1,
            Some(rest) => {
                self.begins |= longer(rest);
                self.whole |= rest == &**tail;
            }
            None => {}
        }
        match word.strip_suffix(&**tail) {
            Some("") => self.tails += 1,
            Some(rest) => self.ends |= longer(rest),
            None => {}
        }
        let last = head.char_indices().rev().nth(HALF - 1).map_or(0, |(i, _)| i);
        let first = tail.char_indices().nth(HALF).map_or(tail.len(), |(i, _)| i);
        self.ending |= word.ends_with(&head[last..]) && word != &**head;
        self.beginning |= word.starts_with(&tail[..first]) && word != &**tail;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(words: &[&str]) -> Witness {
        let halves = Halves {
            head: "öffn".into(),
            tail: "ungen".into(),
            place: Span::file(FileId(0)),
            source_place: Span::file(FileId(0)),
            segment: None,
        };
        let mut witness = Witness::default();
        words.iter().for_each(|w| witness.hear(&halves, w));
        witness
    }

    #[test]
    fn a_longer_word_tells_of_a_half_by_its_beginning_or_its_end() {
        let seen = heard(&["öffnet", "zeitungen"]);
        assert!(seen.begins && seen.ends && !seen.whole && seen.heads == 0 && seen.tails == 0);
        assert!(heard(&["öffnungen"]).whole);
        assert!(!heard(&["öffne"]).begins, "one letter more may be an ending");
    }

    #[test]
    fn a_half_that_stands_alone_is_a_word() {
        let seen = heard(&["öffn", "ungen"]);
        assert_eq!((seen.heads, seen.tails, seen.ending, seen.beginning), (1, 1, false, false));
    }
}
