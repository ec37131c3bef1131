//! The words of a text as keys that stay the same when a word is inflected.

use super::anatomy::Anatomy;
use super::words::{Word, is_hangul};
use crate::l10n::Style;
use crate::text::word_key;

/// A word of a text, or two characters of a script that is written without spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lexeme {
    /// The same for the same stem in any case.
    pub key: u32,
    /// Where it begins in the text. Bytes.
    pub at: u16,
    /// How long it is. Bytes.
    pub len: u8,
    /// What kind of word it is.
    pub kind: WordKind,
}

/// Words that tell less than others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// An ordinary word.
    Content,
    /// One of those that every text of the language is full of.
    Function,
    /// Two capitals or more: a translation may have the words that they stand for.
    Abbreviation,
}

/// Letters of a word that are taken for its stem. Any number from four to seven separates cut translations from whole ones
/// about as well in Swedish, Polish and Arabic.
pub const STEM: usize = 6;

/// Syllables of a Korean word before its particles begin, mostly.
const KOREAN_STEM: usize = 2;

/// The words of a text that have letters. None of a text that is longer than 64 KiB.
pub fn lexemes(a: &Anatomy<'_>, style: &Style) -> Box<[Lexeme]> {
    if a.raw.len() > usize::from(u16::MAX) {
        return Box::default();
    }
    let mut out = Vec::with_capacity(a.words.len());
    let mut words = a.words.iter().zip(&a.keys).peekable();
    let mut joined = false;
    // Identifiers are kept, or another check tells.
    let mut codes = a.identifiers().iter().map(|(range, _)| range).peekable();
    while let Some((word, key)) = words.next() {
        while codes.peek().is_some_and(|code| code.end <= word.range.start) {
            codes.next();
        }
        if !word.letters || codes.peek().is_some_and(|code| code.start <= word.range.start) {
            continue;
        }
        if !word.unspaced {
            let kind = match () {
                () if style.is_function_key(*key) => WordKind::Function,
                () if is_abbreviation(a.word(word)) => WordKind::Abbreviation,
                () => WordKind::Content,
            };
            out.push(Lexeme { kind, ..lexeme(word.range.start, word.range.end, stem(a, word, *key)) });
            continue;
        }
        match words.peek().filter(|(next, _)| next.unspaced && next.range.start == word.range.end) {
            Some((next, second)) => {
                out.push(Lexeme {
                    key: pair_key(*key, **second),
                    ..lexeme(word.range.start, next.range.end, 0)
                });
                joined = true;
            }
            // The last of a run is in the pair before.
            None if joined => joined = false,
            None => out.push(lexeme(word.range.start, word.range.end, *key)),
        }
    }
    out.into()
}

fn lexeme(start: usize, end: usize, key: u64) -> Lexeme {
    let len = (end - start).min(usize::from(u8::MAX)) as u8;
    Lexeme { key: folded(key), at: start as u16, len, kind: WordKind::Content }
}

fn folded(key: u64) -> u32 {
    (key ^ (key >> 32)) as u32
}

/// The key of a word that is parted by spaces.
pub fn key_of(word: &str) -> u32 {
    folded(word_key(stem_of(word)))
}

/// The key of two characters that are not, by the keys of each.
pub fn pair_key(first: u64, second: u64) -> u32 {
    folded(first.rotate_left(17) ^ second)
}

fn is_abbreviation(word: &str) -> bool {
    (2..=6).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_uppercase() || b == b's')
        && word.as_bytes()[1].is_ascii_uppercase()
}

fn stem(a: &Anatomy<'_>, word: &Word, key: u64) -> u64 {
    let text = a.word(word);
    let stem = stem_of(text);
    if stem.len() == text.len() { key } else { word_key(stem) }
}

fn stem_of(text: &str) -> &str {
    // A word of so few bytes has no more letters.
    if text.len() <= STEM {
        return text;
    }
    let keep = if text.starts_with(is_hangul) { KOREAN_STEM } else { STEM };
    text.char_indices().nth(keep).map_or(text, |(end, _)| &text[..end])
}

/// Letters of a word that are looked at for parts of it.
const MAX_LETTERS: usize = 40;

/// The parts of words that may be words: what follows a prefix or another word of a compound, without an ending of up to
/// two letters; also with the article that Arabic and Hebrew write to it, and an ending that Arabic writes in two ways.
pub fn parts(text: &str) -> Vec<String> {
    let a = Anatomy::new(text);
    let mut out = vec![];
    for word in &a.words {
        let letters: Vec<char> = a.word(word).chars().take(MAX_LETTERS).collect();
        for start in 0..letters.len() {
            for cut in 0..=2 {
                let Some(part) =
                    letters.get(start..letters.len().saturating_sub(cut)).filter(|p| p.len() >= 3)
                else {
                    break;
                };
                let part: String = part.iter().collect();
                match part.chars().next() {
                    Some('\u{620}'..='\u{64a}') => out.push(format!("ال{part}")),
                    Some('\u{5d0}'..='\u{5ea}') => out.push(format!("ה{part}")),
                    _ => {}
                }
                out.extend(part.strip_suffix('ه').map(|p| format!("{p}ة")));
                out.push(part);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<u32> {
        lexemes(&Anatomy::new(text), &Style::default()).iter().map(|l| l.key).collect()
    }

    #[test]
    fn forms_of_a_word_have_one_key() {
        assert_eq!(keys("Inställningar"), keys("inställningarna"));
        assert_ne!(keys("Inställningar"), keys("Installation"));
        assert_eq!(keys("파일을"), keys("파일이"));
    }

    #[test]
    fn characters_without_spaces_are_taken_by_two() {
        assert_eq!(keys("打开文件").len(), 3);
        assert_eq!(keys("打开文件")[0], keys("打开")[0]);
        assert_eq!(keys("打开 Excel 文件").len(), 3);
        assert_eq!(keys("个").len(), 1);
    }

    #[test]
    fn numbers_and_code_are_no_words() {
        assert_eq!(keys("Open 12 `files` now").len(), 2);
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "Öppna *filen* nu";
        let words: Vec<&str> = lexemes(&Anatomy::new(text), &Style::default())
            .iter()
            .map(|l| &text[usize::from(l.at)..usize::from(l.at) + usize::from(l.len)])
            .collect();
        assert_eq!(words, ["Öppna", "filen", "nu"]);
    }
}
