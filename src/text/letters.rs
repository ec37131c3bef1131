//! Letters and digits, the ones met most answered before the tables of Unicode are asked: those are slow beyond Latin.

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
        '\u{80}'..='\u{a9}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}' | '\u{ff00}'..='\u{ff20}' => {
            false
        }
        _ => c.is_alphabetic(),
    }
}

/// [`char::is_alphanumeric`], likewise.
pub fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c) || !c.is_ascii() && !is_common_mark(c) && c.is_numeric()
}

/// Whether a word has a capital and small letters after it, if any.
pub fn is_titled(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

/// Punctuation and spaces that are met most: neither letters nor digits.
fn is_common_mark(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{a9}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}' | '\u{ff00}'..='\u{ff0f}')
}

/// How many letters and digits a text has.
pub fn letters_and_digits(text: &str) -> usize {
    let ascii = text.bytes().filter(u8::is_ascii_alphanumeric).count();
    match text.is_ascii() {
        true => ascii,
        false => ascii + text.chars().filter(|c| !c.is_ascii() && is_letter_or_digit(*c)).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_cuts_say_what_the_tables_of_unicode_say() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{:x}", u32::from(c));
            assert_eq!(is_letter_or_digit(c), c.is_alphanumeric(), "{:x}", u32::from(c));
        }
        assert_eq!(letters_and_digits("a1, öß。漢!"), 5);
    }
}
