//! Words of a text, as they are written.

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use super::letters::{BYTES, Byte, Class, class, is_hangul};

/// Longer ones (in UTF-16) are no words: keys, hashes, pictures in addresses.
const LONGEST: usize = 64;
/// More parts than this make a path, not a code.
const MOST_PARTS: usize = 8;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A word.
    Word,
    /// Words joined to a code: `Get-MgUser`, `5.7.750`.
    Code,
    /// A part of a word that its capitals set off: `Worksheet` in `getWorksheet`.
    Part,
    /// Two characters that stand beside each other, in a script without spaces (or one that stands alone) and in
    /// Korean.
    Pair,
    /// A longer word in a script without spaces.
    Segment,
}

/// Finds words; one for all threads.
pub(super) struct Scanner {
    segmenter: WordSegmenterBorrowed<'static>,
}

impl Scanner {
    pub fn new() -> Self {
        Self { segmenter: WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()) }
    }

    /// Calls `found` for every word of the text, in order; for a word of a script without spaces `Segment` after the
    /// pairs.
    pub fn scan<'t>(&self, text: &'t str, found: &mut impl FnMut(&'t str, Piece)) {
        let mut chain = Chain::default();
        let mut at = 0;
        while let Some((class, len)) = class_at(text, at) {
            match class {
                Class::Letter => {
                    let (end, plain) = end_of_word(text, at + len);
                    word(part(text, at, end), plain, found);
                    chain.add(at, end);
                    at = end;
                    continue;
                }
                Class::Joiner => {
                    let joins = class_at(text, at + len).is_some_and(|(class, _)| class == Class::Letter);
                    if !joins || chain.end != at {
                        chain.finish(text, found);
                    }
                }
                Class::Dense => {
                    chain.finish(text, found);
                    let end = end_of(Class::Dense, text, at + len);
                    self.dense(part(text, at, end), found);
                    at = end;
                    continue;
                }
                Class::Other => chain.finish(text, found),
            }
            at += len;
        }
        chain.finish(text, found);
    }

    fn dense<'t>(&self, run: &'t str, found: &mut impl FnMut(&'t str, Piece)) {
        pairs(run, found);
        if run.chars().nth(2).is_none() {
            return;
        }
        let mut from = 0;
        for to in self.segmenter.segment_str(run).skip(1) {
            let segment = part(run, from, to);
            if segment.chars().nth(2).is_some() && !is_too_long(segment) {
                found(segment, Piece::Segment);
            }
            from = to;
        }
    }
}

/// Class and length of the character at a place.
fn class_at(text: &str, at: usize) -> Option<(Class, usize)> {
    let class = match byte_at(text, at)? {
        Byte::Other => Class::Other,
        Byte::Joiner => Class::Joiner,
        Byte::Letter | Byte::Capital => Class::Letter,
        Byte::Long => {
            let c = text.get(at..)?.chars().next()?;
            return Some((class(c), c.len_utf8()));
        }
    };
    Some((class, 1))
}

fn byte_at(text: &str, at: usize) -> Option<Byte> {
    BYTES.get(usize::from(*text.as_bytes().get(at)?)).copied()
}

/// Where a run of characters of one class ends.
fn end_of(run: Class, text: &str, mut at: usize) -> usize {
    while let Some((class, len)) = class_at(text, at)
        && class == run
    {
        at += len;
    }
    at
}

/// Where a word ends, and whether all its letters from here on are small ones of ASCII.
fn end_of_word(text: &str, mut at: usize) -> (usize, bool) {
    let mut plain = true;
    loop {
        match byte_at(text, at) {
            Some(Byte::Letter) => {}
            Some(Byte::Capital) => plain = false,
            Some(Byte::Long) => break,
            _ => return (at, plain),
        }
        at += 1;
    }
    let end = end_of(Class::Letter, text, at);
    (end, plain && end == at)
}

fn part(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}

fn is_too_long(word: &str) -> bool {
    word.len() > LONGEST && word.encode_utf16().count() > LONGEST
}

fn pairs<'t>(run: &'t str, found: &mut impl FnMut(&'t str, Piece)) {
    let mut before: Option<usize> = None;
    let mut single = true;
    for (at, c) in run.char_indices() {
        if let Some(before) = before {
            found(part(run, before, at + c.len_utf8()), Piece::Pair);
            single = false;
        }
        before = Some(at);
    }
    if single {
        found(run, Piece::Pair);
    }
}

/// A word; in a `plain` one there is no part to be found.
fn word<'t>(word: &'t str, plain: bool, found: &mut impl FnMut(&'t str, Piece)) {
    if is_too_long(word) {
        return;
    }
    found(word, Piece::Word);
    if plain {
        return;
    }
    let mut small = false;
    let mut from = 0;
    for (at, c) in word.char_indices() {
        if small && c.is_uppercase() {
            capital(part(word, from, at), found);
            from = at;
        }
        small = c.is_lowercase();
    }
    if from > 0 {
        capital(part(word, from, word.len()), found);
    }
    if !word.is_ascii() && word.contains(is_hangul) {
        for run in word.split(|c| !is_hangul(c)).filter(|run| run.chars().nth(2).is_some()) {
            pairs(run, found);
        }
    }
}

fn capital<'t>(part: &'t str, found: &mut impl FnMut(&'t str, Piece)) {
    if part.len() > 1 {
        found(part, Piece::Part);
    }
}

/// Words joined so far.
#[derive(Default)]
struct Chain {
    start: usize,
    end: usize,
    words: usize,
}

impl Chain {
    fn add(&mut self, start: usize, end: usize) {
        if self.words == 0 {
            self.start = start;
        }
        self.words += 1;
        self.end = end;
    }

    fn finish<'t>(&mut self, text: &'t str, found: &mut impl FnMut(&'t str, Piece)) {
        if (2..=MOST_PARTS).contains(&self.words) {
            let whole = part(text, self.start, self.end);
            if !is_too_long(whole) {
                found(whole, Piece::Code);
            }
        }
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::super::letters::Folding;
    use super::*;

    fn words(language: &str, text: &str, kinds: &[Piece]) -> Vec<String> {
        let folding = Folding::of(language);
        let mut found = vec![];
        Scanner::new().scan(text, &mut |word, piece| {
            if kinds.contains(&piece) {
                found.push(folding.fold(&folding.lower(word)).into_owned());
            }
        });
        found
    }

    /// The browser's script is held to the same list.
    #[test]
    fn words_are_what_the_list_of_cases_says() {
        let cases: Vec<(String, String, String)> =
            serde_json::from_str(include_str!("../../../tests/search/words.json")).unwrap();
        for (language, text, expect) in cases {
            let found = words(&language, &text, &[Piece::Word, Piece::Code, Piece::Pair]);
            assert_eq!(found.join(" "), expect, "{language}: {text}");
        }
    }

    #[test]
    fn parts_and_long_words_are_found_too() {
        assert_eq!(
            words("en", "getActiveWorksheet XMLHttp aB", &[Piece::Part]),
            ["get", "active", "worksheet", "xmlhttp"][..3]
        );
        assert_eq!(words("ja", "パスワードをリセットする", &[Piece::Segment]), ["パスワード", "リセット"]);
        assert!(words("en", &"x".repeat(65), &[Piece::Word]).is_empty());
    }
}
