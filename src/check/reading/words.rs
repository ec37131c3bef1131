//! Words of a text, with their places.

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::FxHasher;

use crate::text::{is_letter, is_letter_or_digit};

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

/// Appends the words of `raw[range]` to `out`.
pub fn split(raw: &str, range: Range<usize>, out: &mut Vec<Word>) {
    let text = &raw[range.clone()];
    let mut open: Option<(usize, bool)> = None;
    let mut next = 0;
    while let Some(&byte) = text.as_bytes().get(next) {
        let at = range.start + next;
        if byte.is_ascii_alphanumeric() {
            let rest = &text.as_bytes()[next..];
            let len = rest.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let (_, letters) = open.get_or_insert((at, false));
            *letters = *letters || rest[..len].iter().any(u8::is_ascii_alphabetic);
            next += len;
            continue;
        }
        if byte.is_ascii() && byte != b'\'' {
            next += 1;
            close(&mut open, at, out);
            continue;
        }
        let Some(c) = text[next..].chars().next() else { break };
        next += c.len_utf8();
        if is_unspaced(c) {
            close(&mut open, at, out);
            out.push(Word { range: at..at + c.len_utf8(), letters: true, unspaced: true });
        } else if is_letter_or_digit(c) || is_mark(c) {
            let (_, letters) = open.get_or_insert((at, false));
            *letters |= is_letter(c);
        } else {
            // An apostrophe between letters belongs to the word, and so does a soft hyphen.
            let joins = matches!(c, '\'' | '’' | '\u{ad}' | '\u{200c}')
                && open.is_some()
                && text[next..].chars().next().is_some_and(|c| is_letter(c) && !is_unspaced(c));
            if !joins {
                close(&mut open, at, out);
            }
        }
    }
    close(&mut open, range.end, out);
}

fn close(open: &mut Option<(usize, bool)>, end: usize, out: &mut Vec<Word>) {
    if let Some((start, letters)) = open.take() {
        out.push(Word { range: start..end, letters, unspaced: false });
    }
}

/// Combining marks of scripts that spell vowels with them.
fn is_mark(c: char) -> bool {
    use unicode_general_category::{GeneralCategory as G, get_general_category};
    !c.is_ascii() && matches!(get_general_category(c), G::NonspacingMark | G::SpacingMark)
}

/// Han, kana, Thai: written without spaces.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e01}'..='\u{0e30}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether it is a syllable of Korean.
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
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

/// The bytes of a text, some left out, as a number: equal texts have equal numbers.
#[derive(Default)]
pub struct Fold {
    hasher: FxHasher,
    eight: u64,
    bytes: usize,
}

impl Fold {
    /// Adds a byte.
    #[inline(always)]
    pub fn byte(&mut self, byte: u8) {
        self.eight = self.eight << 8 | u64::from(byte);
        self.bytes += 1;
        if self.bytes.is_multiple_of(8) {
            self.hasher.write_u64(self.eight);
        }
    }

    /// Adds the bytes of a whole text in ASCII, in small letters.
    pub fn ascii(&mut self, text: &[u8]) {
        let (eights, rest) = text.as_chunks::<8>();
        for eight in eights {
            self.eight = u64::from_be_bytes(eight.map(|b| b.to_ascii_lowercase()));
            self.hasher.write_u64(self.eight);
        }
        self.bytes = eights.len() * 8;
        rest.iter().for_each(|b| self.byte(b.to_ascii_lowercase()));
    }

    /// Adds a character in small letters.
    #[inline]
    pub fn lower(&mut self, c: char) {
        match c {
            '\0'..='\u{7f}' => self.byte(c.to_ascii_lowercase() as u8),
            // Scripts without capitals.
            '\u{590}'..='\u{109f}' | '\u{2e00}'..='\u{a63f}' | '\u{ac00}'..='\u{d7ff}' => self.whole(c),
            // Small letters of Latin-1.
            '\u{df}'..='\u{ff}' => self.whole(c),
            _ => c.to_lowercase().for_each(|c| self.whole(c)),
        }
    }

    fn whole(&mut self, c: char) {
        c.encode_utf8(&mut [0; 4]).bytes().for_each(|b| self.byte(b));
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// The number.
    pub fn finish(mut self) -> u64 {
        self.hasher.write_u64(self.eight);
        self.hasher.write_usize(self.bytes);
        self.hasher.finish()
    }
}
