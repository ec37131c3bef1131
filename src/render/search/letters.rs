//! Letters: which of them make words, and which are the same to somebody who searches.
//!
//! The search in the browser does the same by the rules of docs/search-format.md; `tests/search/words.json` holds both
//! to one list of cases.

use std::borrow::Cow;

use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What a character is to the scanner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// No part of a word.
    Other,
    /// `.`, `_`, `-`: within a code, part of it.
    Joiner,
    /// Part of a word.
    Letter,
    /// Part of a word in a script that is written without spaces.
    Dense,
}

/// The class of a character beyond ASCII.
pub(super) fn class(c: char) -> Class {
    match c {
        // The letters met most, and the punctuation, without a look into tables.
        '\u{d7}' | '\u{f7}' => Class::Other,
        '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{481}' | '\u{620}'..='\u{64a}' => Class::Letter,
        // Soft hyphen, and joiners of Persian and Indian scripts.
        '\u{ad}' | '\u{200c}' | '\u{200d}' => Class::Letter,
        _ if !(c.is_alphanumeric() || is_mark(c)) => Class::Other,
        _ if is_dense(c) => Class::Dense,
        _ => Class::Letter,
    }
}

/// What the scanner knows of a character by its first byte: a class of ASCII, or that there is more to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Byte {
    Other,
    Joiner,
    /// Any letter but a capital, and digits.
    Letter,
    Capital,
    /// No ASCII.
    Long,
}

/// By byte.
pub(super) const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Long; 256];
    let mut byte = 0;
    while byte < 128 {
        bytes[byte] = match byte as u8 {
            b'.' | b'_' | b'-' => Byte::Joiner,
            b'0'..=b'9' | b'a'..=b'z' => Byte::Letter,
            b'A'..=b'Z' => Byte::Capital,
            _ => Byte::Other,
        };
        byte += 1;
    }
    bytes
};

fn is_mark(c: char) -> bool {
    use GeneralCategory::{EnclosingMark, NonspacingMark, SpacingMark};
    matches!(get_general_category(c), NonspacingMark | SpacingMark | EnclosingMark)
}

/// Han, kana, Thai, Lao, Burmese, Khmer.
fn is_dense(c: char) -> bool {
    matches!(
        u32::from(c),
        0x0E00..=0x0EFF
            | 0x1000..=0x109F
            | 0x1780..=0x17FF
            | 0x3005..=0x3007
            | 0x3040..=0x30FF
            | 0x31F0..=0x31FF
            | 0x3400..=0x4DBF
            | 0x4E00..=0x9FFF
            | 0xF900..=0xFAFF
            | 0xFF66..=0xFF9F
            | 0x20000..=0x3FFFF
    )
}

/// Syllables of Korean.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(u32::from(c), 0xAC00..=0xD7A3)
}

/// What is the same in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Folding {
    /// Letters of their own that others would take for letters with marks.
    keep: &'static str,
    /// `ü` is written `ue`, too.
    umlauts: bool,
    /// `I` is the capital of `ı`.
    dotless: bool,
}

impl Folding {
    /// Of the language of a tag (its first part).
    pub fn of(language: &str) -> Self {
        let keep = match language {
            "sv" | "fi" => "åäö",
            "da" | "nb" | "nn" | "no" => "æøå",
            _ => "",
        };
        Self { keep, umlauts: language == "de", dotless: matches!(language, "tr" | "az") }
    }

    /// Letters that stay as they are, for the browser.
    pub fn kept(self) -> &'static str {
        self.keep
    }

    /// A word in small letters, as it is shown and stemmed.
    pub fn lower(self, word: &str) -> Cow<'_, str> {
        if word.is_ascii() && !self.dotless {
            return match word.bytes().any(|byte| byte.is_ascii_uppercase()) {
                true => word.to_ascii_lowercase().into(),
                false => word.into(),
            };
        }
        let word = composed(word);
        let lower = match self.dotless {
            true => word.replace('I', "ı").replace('İ', "i").to_lowercase(),
            false => word.to_lowercase(),
        };
        lower.into()
    }

    /// A word in small letters as it is looked up.
    pub fn fold(self, word: &str) -> Cow<'_, str> {
        if word.is_ascii() {
            return word.into();
        }
        let word = composed(word);
        let mut out = String::with_capacity(word.len());
        let mut rest = word.as_ref();
        while !rest.is_empty() {
            let end = rest.find(|c| self.keep.contains(c)).unwrap_or(rest.len());
            let (plain, after) = rest.split_at(end);
            out.extend(plain.nfkd().filter(|c| !is_dropped(*c)).flat_map(same).nfc());
            let kept = after.chars().next();
            out.extend(kept);
            rest = after.get(kept.map_or(0, char::len_utf8)..).unwrap_or_default();
        }
        out.into()
    }

    /// Another way to write a word, as it is looked up.
    pub fn other(self, word: &str) -> Option<String> {
        let umlaut = |c| matches!(c, 'ä' | 'ö' | 'ü');
        (self.umlauts && word.contains(umlaut))
            .then(|| self.fold(&word.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue")).into_owned())
    }
}

/// The form that is composed as far as can be; most texts are in it.
fn composed(word: &str) -> Cow<'_, str> {
    match is_nfc_quick(word.chars()) {
        IsNormalized::Yes => word.into(),
        _ => word.nfc().collect::<String>().into(),
    }
}

/// Marks that only help to read: of Latin, Greek, Cyrillic, Hebrew and Arabic letters, and what is not seen.
fn is_dropped(c: char) -> bool {
    matches!(
        u32::from(c),
        0xAD | 0x300..=0x36F
            | 0x591..=0x5C7
            | 0x610..=0x61A
            | 0x640
            | 0x64B..=0x65F
            | 0x670
            | 0x6D6..=0x6ED
            | 0x200C
            | 0x200D
    )
}

/// Letters that no normal form takes apart.
fn same(c: char) -> impl Iterator<Item = char> {
    let (text, other) = match c {
        'ß' => ("ss", None),
        'æ' => ("ae", None),
        'œ' => ("oe", None),
        'þ' => ("th", None),
        'ø' => ("o", None),
        'đ' | 'ð' => ("d", None),
        'ħ' => ("h", None),
        'ı' => ("i", None),
        'ł' => ("l", None),
        'ς' => ("σ", None),
        'ى' | 'ی' => ("ي", None),
        'ة' => ("ه", None),
        'ک' => ("ك", None),
        c => ("", Some(c)),
    };
    text.chars().chain(other)
}
