//! What languages are written in.

use icu_locale::{LanguageIdentifier, LocaleExpander};
use serde::Deserialize;

/// Scripts, those of one kind together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Script {
    /// Latin.
    Latin,
    /// Han.
    Han,
    /// Hiragana and katakana.
    Kana,
    /// Hangul.
    Hangul,
    /// Arabic.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Cyrillic.
    Cyrillic,
    /// Greek.
    Greek,
    /// Thai.
    Thai,
    /// Devanagari and the other scripts of India.
    Indic,
}

impl Script {
    /// How many letters say what ten of Latin do, at least: alphabets that leave out vowels or are dense, syllables.
    pub(super) fn letters_for_ten(self) -> usize {
        match self {
            Self::Latin => 10,
            Self::Arabic | Self::Hebrew | Self::Cyrillic | Self::Greek => 8,
            Self::Han | Self::Kana | Self::Hangul | Self::Thai | Self::Indic => 4,
        }
    }
}

/// The scripts that a language is usually written in, as Unicode has it.
pub(super) fn likely(language: &str) -> Vec<Script> {
    let id = LanguageIdentifier::try_from_str(language).ok();
    let script = id.and_then(|mut id| {
        LocaleExpander::new_extended().maximize(&mut id);
        id.script
    });
    match script.as_ref().map_or("Latn", |s| s.as_str()) {
        "Jpan" => vec![Script::Kana, Script::Han],
        "Kore" => vec![Script::Hangul, Script::Han],
        "Hans" | "Hant" => vec![Script::Han],
        "Arab" => vec![Script::Arabic],
        "Hebr" => vec![Script::Hebrew],
        "Cyrl" => vec![Script::Cyrillic],
        "Grek" => vec![Script::Greek],
        "Thai" => vec![Script::Thai],
        "Deva" | "Beng" | "Guru" | "Gujr" | "Orya" | "Taml" | "Telu" | "Knda" | "Mlym" | "Sinh" => {
            vec![Script::Indic]
        }
        _ => vec![Script::Latin],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_is_written_in_its_script() {
        for (languages, scripts) in [
            ("ja", &[Script::Kana, Script::Han][..]),
            ("zh", &[Script::Han]),
            ("ko", &[Script::Hangul, Script::Han]),
            ("ar fa ur ps", &[Script::Arabic]),
            ("he yi", &[Script::Hebrew]),
            ("ru uk be bg mk sr kk ky tg mn", &[Script::Cyrillic]),
            ("el", &[Script::Greek]),
            ("th", &[Script::Thai]),
            ("hi mr ne bn pa gu or ta te kn ml si", &[Script::Indic]),
            ("sv tr vi id xx", &[Script::Latin]),
        ] {
            for language in languages.split(' ') {
                assert_eq!(likely(language), scripts, "{language}");
            }
        }
    }
}
