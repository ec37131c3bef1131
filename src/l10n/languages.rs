//! The languages that `locales/style/` describes, together: which of them has a word or a letter.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::builtin::STYLES;
use super::style::{Style, StyleFile};

/// The built-in style of each language.
pub fn known_styles() -> impl Iterator<Item = &'static Style> {
    static ALL: OnceLock<Vec<Style>> = OnceLock::new();
    let ready =
        || STYLES.iter().filter_map(|(tag, _)| Some(Style::of(tag, &[builtin(tag)?.clone()]))).collect();
    ALL.get_or_init(ready).iter()
}

/// Of which languages the word of a [`word_key`](crate::text::word_key) is a function word: a bit for each of [`known_styles`], in their order.
pub fn function_word_of(key: u64) -> u64 {
    static ALL: OnceLock<FxHashMap<u64, u64>> = OnceLock::new();
    let ready = || {
        let mut all: FxHashMap<u64, u64> = FxHashMap::default();
        for (style, bit) in known_styles().zip(0..u64::BITS) {
            for word in &style.function_words {
                *all.entry(*word).or_default() |= 1 << bit;
            }
        }
        all
    };
    ALL.get_or_init(ready).get(&key).copied().unwrap_or_default()
}

/// In which languages a Latin letter beyond those of ASCII is used: bits as in [`function_word_of`].
pub fn languages_with_letter(letter: char) -> u64 {
    static ALL: OnceLock<FxHashMap<char, u64>> = OnceLock::new();
    let ready = || {
        let mut all: FxHashMap<char, u64> = FxHashMap::default();
        for (style, bit) in known_styles().zip(0..u64::BITS) {
            for letter in style.letters.chars() {
                *all.entry(letter).or_default() |= 1 << bit;
            }
        }
        all
    };
    ALL.get_or_init(ready).get(&letter).copied().unwrap_or_default()
}

/// The English name of a language.
pub fn language_name(language: &str) -> String {
    let name = match language {
        "ar" => "Arabic",
        "bg" => "Bulgarian",
        "ca" => "Catalan",
        "cs" => "Czech",
        "da" => "Danish",
        "de" => "German",
        "el" => "Greek",
        "en" => "English",
        "es" => "Spanish",
        "et" => "Estonian",
        "eu" => "Basque",
        "fi" => "Finnish",
        "fr" => "French",
        "gl" => "Galician",
        "he" => "Hebrew",
        "hi" => "Hindi",
        "hr" => "Croatian",
        "hu" => "Hungarian",
        "id" => "Indonesian",
        "it" => "Italian",
        "ja" => "Japanese",
        "ko" => "Korean",
        "lt" => "Lithuanian",
        "lv" => "Latvian",
        "ms" => "Malay",
        "nb" | "no" | "nn" => "Norwegian",
        "nl" => "Dutch",
        "pl" => "Polish",
        "pt" => "Portuguese",
        "ro" => "Romanian",
        "ru" => "Russian",
        "sk" => "Slovak",
        "sl" => "Slovenian",
        "sr" => "Serbian",
        "sv" => "Swedish",
        "th" => "Thai",
        "tr" => "Turkish",
        "uk" => "Ukrainian",
        "vi" => "Vietnamese",
        "zh" => "Chinese",
        other => return format!("the language `{other}`"),
    };
    name.into()
}

/// The built-in file of a language.
pub(super) fn builtin(language: &str) -> Option<&'static StyleFile> {
    static ALL: OnceLock<Vec<(&'static str, StyleFile)>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        STYLES.iter().filter_map(|(tag, text)| Some((*tag, toml::from_str(text).ok()?))).collect()
    });
    all.iter().find(|(tag, _)| *tag == language).map(|(_, style)| style)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word_key;

    #[test]
    fn a_function_word_is_known_in_all_its_languages() {
        let languages = |word: u64| {
            let bits = function_word_of(word);
            known_styles().zip(0..).filter(move |(_, bit)| bits >> bit & 1 == 1).map(|(s, _)| s)
        };
        assert!(known_styles().count() <= 64, "a bit for each");
        for style in known_styles() {
            for word in &style.function_words {
                assert!(languages(*word).any(|s| s.language == style.language), "{word}");
            }
        }
        assert!(languages(word_key("och")).all(|s| s.is_function_word("och")));
        assert_eq!(function_word_of(word_key("zzz")), 0);
    }

    #[test]
    fn every_built_in_style_can_be_read_and_knows_its_language() {
        for (language, text) in STYLES {
            let file: Result<StyleFile, _> = toml::from_str(text);
            let style = Style::of(language, &[file.unwrap_or_else(|e| panic!("{language}: {e}"))]);
            assert!(style.function_words() >= 15, "{language} has few function words");
        }
    }
}
