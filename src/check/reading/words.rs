//! Words of a text, with their places.

use std::ops::Range;

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
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let at = range.start + i;
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
                && chars.peek().is_some_and(|(_, next)| next.is_alphabetic() && !is_unspaced(*next));
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

/// [`char::is_alphabetic`], with the letters that are met most answered first.
pub fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' => true,
        '\0'..='\u{7f}' => false,
        '\u{c0}'..='\u{24f}' => c != '×' && c != '÷',
        '\u{400}'..='\u{481}' | '\u{620}'..='\u{64a}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' => {
            true
        }
        '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => true,
        _ => c.is_alphabetic(),
    }
}

/// [`char::is_alphanumeric`], likewise.
pub fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c) || !c.is_ascii() && c.is_numeric()
}
