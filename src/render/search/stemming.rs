//! What words of a language have in common.

use std::borrow::Cow;

use snowball_stemmers_rs::{Algorithm, Stemmer};

use crate::l10n::stemming;

/// The stemmer of a language, and that of English for what stands in Latin letters where the language has none.
pub(super) struct Stemming {
    own: Option<Stemmer>,
    latin: Option<Stemmer>,
}

impl Stemming {
    /// Of the language of a tag (its first part).
    pub fn of(language: &str) -> Self {
        let own = stemming(language);
        let latin = match own {
            None => true,
            Some(own) => !is_latin(own),
        };
        Self { own: own.map(Stemmer::create), latin: latin.then(|| Stemmer::create(Algorithm::English)) }
    }

    /// The stem of a word in small letters. Codes and numbers are their own.
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        if !word.chars().all(char::is_alphabetic) {
            return word.into();
        }
        let stemmer = match &self.latin {
            Some(latin) if word.is_ascii() => Some(latin),
            _ => self.own.as_ref(),
        };
        stemmer.map_or(word.into(), |s| s.stem(word))
    }
}

fn is_latin(algorithm: Algorithm) -> bool {
    !matches!(
        algorithm,
        Algorithm::Arabic
            | Algorithm::Armenian
            | Algorithm::Greek
            | Algorithm::Hindi
            | Algorithm::Nepali
            | Algorithm::Persian
            | Algorithm::Russian
            | Algorithm::Serbian
            | Algorithm::Tamil
            | Algorithm::Ukrainian
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_word_has_one_stem_in_its_language() {
        for (language, a, b) in [
            ("sv", "domäner", "domänen"),
            ("ar", "المجال", "مجال"),
            ("de", "schlüssel", "schlüsseln"),
            ("fr", "utilisateurs", "utilisateur"),
            ("pl", "hasła", "hasło"),
            ("ja", "settings", "setting"),
            ("ar", "users", "user"),
        ] {
            let stemming = Stemming::of(language);
            assert_eq!(stemming.stem(a), stemming.stem(b), "{language}");
        }
        assert_eq!(Stemming::of("en").stem("0x80070005"), "0x80070005");
        assert_eq!(Stemming::of("zh").stem("用户"), "用户");
    }

    proptest! {
        /// The stemmers are made by a program; no word may bring one down.
        #[test]
        fn any_word_has_a_stem(word in "[a-zéüßæøåäöıışğ']{1,12}|\\PC{1,12}|[а-яёіїў]{1,12}|[ء-ي]{1,12}|[α-ωάό]{1,12}|[ऀ-ॿ]{1,12}|[அ-ஹ]{1,12}|[ա-և]{1,12}|[ᄀ-ᇿ]{1,6}") {
            for language in ["ar", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga", "hi", "hu",
                "hy", "id", "it", "lt", "nb", "ne", "nl", "pl", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "uk"]
            {
                Stemming::of(language).stem(&word.to_lowercase());
            }
        }
    }
}
