//! Which language a text reads as, by its commonest words.

use super::anatomy::Anatomy;
use super::words::Word;
use crate::l10n::{Style, function_word_of, known_styles};

/// The words that are neither numbers nor characters of a script without spaces.
fn spaced<'a>(a: &'a Anatomy<'_>) -> impl Iterator<Item = (&'a Word, u64)> {
    a.words.iter().zip(&a.keys).filter(|(w, _)| w.letters && !w.unspaced).map(|(w, key)| (w, *key))
}

/// The numbers of the words that are neither numbers nor characters of a script without spaces.
pub fn words(a: &Anatomy<'_>) -> impl Iterator<Item = u64> {
    spaced(a).map(|(_, key)| key)
}

/// How many words of the prose are function words of a language, without those that `other` shares with it.
pub fn votes(a: &Anatomy<'_>, style: &Style, other: Option<&Style>) -> usize {
    words(a).filter(|w| style.is_function_key(*w) && !other.is_some_and(|o| o.is_function_key(*w))).count()
}

/// How many words of a text are function words of a language.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// The language.
    pub style: &'static Style,
    /// All of them.
    pub all: usize,
    /// Those that a certain other language does not have.
    pub telling: usize,
}

/// What each known language has of a text, and what it has beyond `other`.
pub fn shares(a: &Anatomy<'_>, other: &Style) -> impl Iterator<Item = Share> {
    let mut counts = [(0, 0); u64::BITS as usize];
    // Letters in capitals are an abbreviation, or a key to press: `(N)ame`.
    let shouted = |w: &Word| a.word(w).chars().all(char::is_uppercase);
    for (_, key) in spaced(a).filter(|(w, _)| !shouted(w)) {
        let mut languages = function_word_of(key);
        let telling = usize::from(languages != 0 && !other.is_function_key(key));
        while languages != 0 {
            if let Some((all, apart)) = counts.get_mut(languages.trailing_zeros() as usize) {
                *all += 1;
                *apart += telling;
            }
            languages &= languages - 1;
        }
    }
    known_styles().zip(counts).map(|(style, (all, telling))| Share { style, all, telling })
}

/// Whether a text has more function words of a third language than of its own, of which it has `own`.
pub fn is_third(a: &Anatomy<'_>, own: usize, two: [&Style; 2]) -> bool {
    words(a).count() >= 4 && third(a, two) > own.max(1)
}

/// The most function words that a text has of a language that is neither of two, beyond those of the second.
pub fn third(a: &Anatomy<'_>, two: [&Style; 2]) -> usize {
    let others = shares(a, two[1]).filter(|s| two.iter().all(|t| t.language != s.style.language));
    others.map(|s| s.telling).max().unwrap_or_default()
}
