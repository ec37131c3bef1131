//! Which language a text reads as: by its script, then by its commonest words.

use std::borrow::Cow;
use std::ops::Range;

use super::anatomy::Anatomy;
use crate::l10n::{Style, function_word_of, known_styles};
use crate::text::is_letter;

/// Letters of a text by script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scripts {
    /// Latin.
    pub latin: u32,
    /// Han.
    pub han: u32,
    /// Hiragana and katakana.
    pub kana: u32,
    /// Hangul.
    pub hangul: u32,
    /// Arabic.
    pub arabic: u32,
    /// Hebrew.
    pub hebrew: u32,
    /// Cyrillic.
    pub cyrillic: u32,
    /// Greek.
    pub greek: u32,
    /// Thai.
    pub thai: u32,
    /// Devanagari and the other scripts of India.
    pub indic: u32,
}

impl Scripts {
    /// Counts the letters of the prose.
    pub fn of(a: &Anatomy<'_>) -> Self {
        let mut out = Self::default();
        if a.signs.is_ascii() {
            let letters = |r: &Range<usize>| {
                a.raw.as_bytes()[r.clone()].iter().filter(|b| b.is_ascii_alphabetic()).count()
            };
            out.latin = a.prose.iter().map(letters).sum::<usize>() as u32;
            return out;
        }
        for c in a.prose.iter().flat_map(|r| a.raw[r.clone()].chars()) {
            if c.is_ascii() {
                out.latin += u32::from(c.is_ascii_alphabetic());
                continue;
            }
            if !is_letter(c) {
                continue;
            }
            *match c as u32 {
                0x370..=0x3ff | 0x1f00..=0x1fff => &mut out.greek,
                0x400..=0x52f => &mut out.cyrillic,
                0x590..=0x5ff => &mut out.hebrew,
                0x600..=0x77f | 0x8a0..=0x8ff | 0xfb50..=0xfeff => &mut out.arabic,
                0x900..=0xdff => &mut out.indic,
                0xe00..=0xe7f => &mut out.thai,
                0x3040..=0x30ff | 0x31f0..=0x31ff | 0xff66..=0xff9f => &mut out.kana,
                0x3400..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff => &mut out.han,
                0x1100..=0x11ff | 0x3130..=0x318f | 0xac00..=0xd7af => &mut out.hangul,
                _ => &mut out.latin,
            } += 1;
        }
        out
    }

    /// All letters.
    pub fn total(&self) -> u32 {
        let Self { latin, han, kana, hangul, arabic, hebrew, cyrillic, greek, thai, indic } = self;
        latin + han + kana + hangul + arabic + hebrew + cyrillic + greek + thai + indic
    }

    /// Letters that the language is written with; product names aside, all of a text.
    pub fn own(&self, language: &str) -> u32 {
        match language {
            "ja" => self.kana + self.han,
            "zh" => self.han,
            "ko" => self.hangul + self.han,
            "ar" | "fa" | "ur" | "ps" => self.arabic,
            "he" | "yi" => self.hebrew,
            "ru" | "uk" | "be" | "bg" | "mk" | "kk" | "ky" | "tg" | "mn" => self.cyrillic,
            "sr" => self.cyrillic + self.latin,
            "el" => self.greek,
            "th" => self.thai,
            "hi" | "mr" | "ne" | "bn" | "pa" | "gu" | "or" | "ta" | "te" | "kn" | "ml" | "si" => self.indic,
            _ => self.latin,
        }
    }
}

/// Whether a language is written with Latin letters.
pub fn is_latin(language: &str) -> bool {
    Scripts { latin: 1, ..Scripts::default() }.own(language) == 1
}

/// How many words of the prose are function words of a language, without those that `other` shares with it.
pub fn votes(a: &Anatomy<'_>, style: &Style, other: Option<&Style>) -> usize {
    let counts =
        |word: &str| style.is_function_word(word) && !other.is_some_and(|o| o.is_function_word(word));
    a.words.iter().filter(|w| w.letters && !w.unspaced && counts(a.word(w))).count()
}

/// Whether a text has more function words of a third language than of its own, of which it has `own`.
pub fn is_third(a: &Anatomy<'_>, own: usize, two: [&Style; 2]) -> bool {
    let mut counts = [0; u64::BITS as usize];
    let mut total = 0;
    for word in a.words.iter().filter(|w| w.letters && !w.unspaced).map(|w| a.word(w)) {
        total += 1;
        let small = match word.bytes().all(|b| b.is_ascii_lowercase()) {
            true => Cow::Borrowed(word),
            false => word.to_lowercase().into(),
        };
        let languages = function_word_of(&small);
        if languages != 0 && !two[1].is_function_word(&small) {
            counts.iter_mut().enumerate().for_each(|(bit, count)| *count += languages >> bit & 1);
        }
    }
    let third = known_styles().zip(counts).filter(|(s, _)| two.iter().all(|t| t.language != s.language));
    total >= 4 && third.map(|(_, n)| n as usize).max().is_some_and(|n| n >= 2 && n > own)
}
