//! Words of a text as it is read once: how many there are, and numbers that stand for them.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::letters::is_letter_or_digit;

/// Han, kana, Thai: written without spaces.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e01}'..='\u{0e3a}' | '\u{0e40}'..='\u{0e4e}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The length of the run of letters and digits of ASCII that a text begins with. Bytes.
#[inline]
fn ascii_run(text: &[u8]) -> usize {
    text.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(text.len())
}

/// Counts words by white space; each Han, kana or Thai character is a word of its own.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordCount {
    /// So far.
    pub words: u32,
    inside: bool,
}

impl WordCount {
    /// Reads on: a word may go on where the text before ended.
    pub fn add(&mut self, text: &str) {
        self.read(text, |_| {});
    }

    /// As [`Self::add`], and gives the runs of letters and digits on the way.
    #[inline]
    pub fn read<'t>(&mut self, text: &'t str, mut letters: impl FnMut(&'t str)) {
        let mut next = 0;
        // Where the run began that is being read.
        let mut run = None;
        let mut close = |run: &mut Option<usize>, at: usize| {
            if let Some(from) = run.take() {
                letters(&text[from..at]);
            }
        };
        while let Some(&byte) = text.as_bytes().get(next) {
            if byte.is_ascii_alphanumeric() {
                self.words += u32::from(!self.inside);
                self.inside = true;
                run.get_or_insert(next);
                next += ascii_run(&text.as_bytes()[next..]);
                continue;
            }
            if byte.is_ascii() {
                close(&mut run, next);
                next += 1;
                self.inside = self.inside && !char::from(byte).is_whitespace();
                continue;
            }
            let Some(c) = text[next..].chars().next() else { break };
            let letter = is_letter_or_digit(c);
            if letter {
                run.get_or_insert(next);
            } else {
                close(&mut run, next);
            }
            if is_unspaced(c) {
                // A Thai tone mark belongs to what it stands on.
                self.words += u32::from(letter || c >= '\u{3000}');
                self.inside = false;
            } else {
                self.words += u32::from(letter && !self.inside);
                self.inside = letter || self.inside && !c.is_whitespace();
            }
            next += c.len_utf8();
        }
        close(&mut run, text.len());
    }

    /// The word ends here.
    pub fn end(&mut self) {
        self.inside = false;
    }
}

/// A number for a word that is the same for the same word in any case.
pub fn word_key(word: &str) -> u64 {
    let mut fold = Fold::default();
    fold.add(word);
    fold.finish()
}

/// Letters as a number, in any case: equal texts have equal numbers.
#[derive(Default)]
pub struct Fold {
    hasher: FxHasher,
    eight: u64,
    bytes: usize,
}

impl Fold {
    /// Adds a piece of the text.
    #[inline]
    pub fn add(&mut self, text: &str) {
        match text.is_ascii() || is_small(text.as_bytes()) {
            true => self.small(text.as_bytes()),
            false => text.chars().for_each(|c| self.lower(c)),
        }
    }

    /// Adds bytes that are their own small letters, those of ASCII aside.
    #[inline]
    fn small(&mut self, text: &[u8]) {
        let (eights, rest) = text.as_chunks::<8>();
        for eight in eights {
            self.push(lowered(u64::from_be_bytes(*eight)), 8);
        }
        let few = match (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
            // Four from either end: what they share is the same.
            (Some(first), Some(last)) => {
                u64::from(u32::from_be_bytes(*first)) << (8 * (rest.len() - 4))
                    | u64::from(u32::from_be_bytes(*last))
            }
            _ => rest.iter().fold(0, |few, b| few << 8 | u64::from(*b)),
        };
        if !rest.is_empty() {
            self.push(lowered(few), rest.len());
        }
    }

    /// Adds one to eight bytes, the last of them lowest.
    #[inline(always)]
    fn push(&mut self, few: u64, len: usize) {
        let over = (self.bytes % 8 + len).checked_sub(8);
        let joined = |left: usize| self.eight.checked_shl(8 * left as u32).unwrap_or_default();
        if let Some(over) = over {
            self.hasher.write_u64(joined(len - over) | few >> (8 * over));
        }
        self.eight = joined(len) | few;
        self.bytes += len;
    }

    fn lower(&mut self, c: char) {
        for c in c.to_lowercase() {
            self.small(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
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

/// Eight bytes with the capitals of ASCII made small.
#[inline(always)]
fn lowered(eight: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let low = eight & (0x7f * EACH);
    // In the highest bit of each byte: whether it is `A` or more, whether it is more than `Z`.
    let (from, past) = (low + (0x80 - 0x41) * EACH, low + (0x80 - 0x5b) * EACH);
    let capital = from & !past & !eight & (0x80 * EACH);
    eight | capital >> 2
}

/// Whether there is nothing but ASCII, small letters of Latin-1 and scripts without capitals: Hebrew to Syriac, Han,
/// kana, Hangul. Their small letters are what they are, ASCII aside. Not all that could be said to be so is.
#[inline]
fn is_small(text: &[u8]) -> bool {
    let mut before = 0;
    text.iter().all(|&byte| {
        // From U+00DF on.
        let latin = before != 0xc3 || byte >= 0x9f;
        before = byte;
        latin && matches!(byte, 0..=0xbf | 0xc3 | 0xd7..=0xdc | 0xe3..=0xe9 | 0xeb..=0xec)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_byte_by_byte_is_its_own_small_letter() {
        for c in '\0'..=char::MAX {
            let mut bytes = [0; 4];
            let text = c.encode_utf8(&mut bytes);
            if !c.is_ascii() && is_small(text.as_bytes()) {
                assert!(c.to_lowercase().eq([c]), "{c:?}");
            }
        }
    }

    #[test]
    fn eight_bytes_are_made_small_at_once() {
        for byte in 0..=255u8 {
            let eight = [b'Z', byte, b'a', byte, 0xc3, byte, b'@', byte];
            assert_eq!(
                lowered(u64::from_be_bytes(eight)).to_be_bytes(),
                eight.map(|b| b.to_ascii_lowercase())
            );
        }
    }

    #[test]
    fn a_word_has_one_number_in_any_case() {
        for (a, b) in [("ÄNDRA", "ändra"), ("SharePoint-Sites1", "sharepoint-sites1"), ("ΣΊΓΜΑ", "σίγμα")]
        {
            assert_eq!(word_key(a), word_key(b));
        }
        assert_ne!(word_key("a"), word_key("b"));
        assert_ne!(word_key("ab"), word_key("ab\0"));
        let mut fold = Fold::default();
        ["Ä", "ndra", " det", "ta"].iter().for_each(|piece| fold.add(piece));
        assert_eq!(fold.finish(), word_key("ändra detta"));
    }

    #[test]
    fn words_are_counted_as_each_script_writes_them() {
        let words = |text: &str| {
            let mut count = WordCount::default();
            let mut letters = String::new();
            count.read(text, |piece| letters.push_str(piece));
            (count.words, letters)
        };
        assert_eq!(words("Don't — stop, 1.5 x"), (4, "Dontstop15x".into()));
        assert_eq!(words("漢字とABC です、å"), (7, "漢字とABCですå".into()));
        let mut count = WordCount::default();
        count.add("ab");
        count.add("c d");
        count.end();
        count.add("e");
        assert_eq!(count.words, 3);
    }
}
