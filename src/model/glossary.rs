//! What a docset's glossaries say: terms by language, names that are not translated. Read by the loader, compared by
//! the checks.

use super::LocaleId;
use crate::text::Span;

/// The language that a term of a glossary is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermLanguage {
    /// The one the docset is written in: a column `source`.
    Source,
    /// Whatever it is translated into: a column `target` of a file that does not say for which language.
    Target,
    /// The one it says.
    Of(LocaleId),
}

/// One word or phrase for a concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its language.
    pub language: TermLanguage,
    /// As the glossary writes it.
    pub text: Box<str>,
    /// Where it stands there.
    pub place: Span,
    /// It must not be used.
    pub forbidden: bool,
}

/// An entry of a glossary: what it calls one thing, in all its languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concept {
    /// The terms.
    pub terms: Vec<Term>,
    /// The term of the source language stays as it is in every language.
    pub kept: bool,
    /// Whether upper and lower case matter; `None`: the glossary does not say.
    pub case: Option<bool>,
    /// What the glossary remarks.
    pub note: Option<Box<str>>,
}

/// All glossaries of a docset, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    /// The entries.
    pub concepts: Vec<Concept>,
}

impl Glossary {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty()
    }
}

/// How well a term's language fits a locale: the locale itself, then its language without a region, then the same
/// language elsewhere. `None`: another language, or another script of it.
pub fn fit(language: &LocaleId, locale: &LocaleId) -> Option<u8> {
    if language == locale {
        return Some(0);
    }
    let (theirs, ours) = (language.identifier(), locale.identifier());
    if theirs.language != ours.language || language.script() != locale.script() {
        return None;
    }
    Some(if theirs.region.is_none() || ours.region.is_none() { 1 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_fits_its_locales_best_first_and_no_other_script() {
        let of = |a: &str, b: &str| fit(&a.parse().unwrap(), &b.parse().unwrap());
        assert_eq!(of("sv-SE", "sv-se"), Some(0));
        assert_eq!(of("sv", "sv-se"), Some(1));
        assert_eq!(of("zh-Hans", "zh-cn"), Some(1));
        assert_eq!(of("en-GB", "en-us"), Some(2));
        assert_eq!(of("zh-TW", "zh-cn"), None);
        assert_eq!(of("nb", "sv-se"), None);
    }
}
