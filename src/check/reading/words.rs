//! Words of a text, with their places.

use std::ops::Range;

use super::scripts::Scripts;
use crate::text::{is_letter, is_letter_or_digit, is_unspaced, word_key};

/// A word: a run of letters and digits; of Han, kana and Thai, a single character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Bytes.
    pub range: Range<usize>,
    /// Whether it holds a letter.
    pub letters: bool,
    /// A single character of a script that is written without spaces.
    pub unspaced: bool,
}

/// The words of a text, and what is counted while they are read.
#[derive(Debug, Default)]
pub struct Words {
    /// In order.
    pub list: Vec<Word>,
    /// For each, a number that is the same for the same word in any case.
    pub keys: Vec<u64>,
    /// The letters by script.
    pub scripts: Scripts,
    /// How many letters and digits there are.
    pub size: u32,
}

impl Words {
    /// With room for the words of a text of some bytes.
    pub fn of(bytes: usize) -> Self {
        let words = bytes / 5;
        Self { list: Vec::with_capacity(words), keys: Vec::with_capacity(words), ..Self::default() }
    }

    /// Adds the words of a part of a text.
    pub fn read(&mut self, raw: &str, range: Range<usize>) {
        let text = &raw[range.clone()];
        let mut open: Option<(usize, bool)> = None;
        let mut next = 0;
        while let Some(&byte) = text.as_bytes().get(next) {
            let at = range.start + next;
            if byte.is_ascii_alphanumeric() {
                let (mut len, mut digits) = (0, 0);
                for byte in text.as_bytes()[next..].iter().take_while(|b| b.is_ascii_alphanumeric()) {
                    len += 1;
                    digits += u32::from(byte.is_ascii_digit());
                }
                self.size += len;
                self.scripts.latin += len - digits;
                let (_, letters) = open.get_or_insert((at, false));
                *letters |= len > digits;
                next += len as usize;
                continue;
            }
            if byte.is_ascii() && byte != b'\'' {
                next += 1;
                self.close(raw, &mut open, at);
                continue;
            }
            let Some(c) = text[next..].chars().next() else { break };
            next += c.len_utf8();
            let letter = is_letter(c);
            let counts = letter || is_letter_or_digit(c);
            self.size += u32::from(counts);
            if letter {
                self.scripts.add(c);
            }
            if is_unspaced(c) {
                self.close(raw, &mut open, at);
                self.push(raw, Word { range: at..at + c.len_utf8(), letters: true, unspaced: true });
            } else if counts || is_mark(c) {
                let (_, letters) = open.get_or_insert((at, false));
                *letters |= letter;
            } else {
                // An apostrophe between letters belongs to the word, and so does a soft hyphen.
                let joins = matches!(c, '\'' | '’' | '\u{ad}' | '\u{200c}')
                    && open.is_some()
                    && text[next..].chars().next().is_some_and(|c| is_letter(c) && !is_unspaced(c));
                if !joins {
                    self.close(raw, &mut open, at);
                }
            }
        }
        self.close(raw, &mut open, range.end);
    }

    #[inline]
    fn close(&mut self, raw: &str, open: &mut Option<(usize, bool)>, end: usize) {
        if let Some((start, letters)) = open.take() {
            self.push(raw, Word { range: start..end, letters, unspaced: false });
        }
    }

    fn push(&mut self, raw: &str, word: Word) {
        self.keys.push(word_key(&raw[word.range.clone()]));
        self.list.push(word);
    }
}

/// Combining marks of scripts that spell vowels with them.
fn is_mark(c: char) -> bool {
    use unicode_general_category::{GeneralCategory as G, get_general_category};
    !c.is_ascii() && matches!(get_general_category(c), G::NonspacingMark | G::SpacingMark)
}

/// Whether it is one of the common characters of Han.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Whether it is a syllable of Korean.
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// Whether it is of Thai.
pub fn is_thai(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{e7f}')
}

/// A name in Latin letters, to which a particle or a preposition is written: what stands before it, the name, and
/// what stands after it (`url을`, `لContoso`).
pub fn inflected(word: &str) -> Option<(&str, &str, &str)> {
    let other = |c: char| matches!(c, '\u{620}'..='\u{64a}') || is_hangul(c);
    let latin = |c: char| c.is_ascii_alphanumeric();
    let (start, end) = (word.find(latin)?, word.rfind(latin)? + 1);
    let (before, name, after) = (&word[..start], &word[start..end], &word[end..]);
    let apart = name.chars().all(latin) && before.chars().all(other) && after.chars().all(other);
    (apart && name.len() < word.len()).then_some((before, name, after))
}
