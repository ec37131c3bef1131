//! How the translations of a locale end: one that ends with an article or a conjunction that none ends with was cut off.

use rustc_hash::FxHashMap;

use super::anatomy::Anatomy;
use super::corpus::Measure;
use crate::l10n::Style;

/// Texts that must hold a word before it is known that none ends with it.
const MIN_TEXTS: u32 = 30;

/// Of so many texts, one may be cut off.
const RARE: u32 = 200;

/// What the segments of a locale teach.
pub struct Endings {
    /// The key of a word that some text ends with → segments that have it, and those that end with it.
    words: FxHashMap<u32, (u32, u32)>,
}

impl Endings {
    /// Learns from the segments of a locale.
    pub fn new(measures: &[&Measure]) -> Self {
        let mut words: FxHashMap<u32, (u32, u32)> = FxHashMap::default();
        for key in measures.iter().filter_map(|m| last(m)) {
            words.entry(key).or_default().1 += 1;
        }
        if words.is_empty() {
            return Self { words };
        }
        for measure in measures {
            let mut seen: Vec<u32> = vec![];
            for word in &measure.target_words {
                if let Some(uses) = words.get_mut(&word.key).filter(|_| !seen.contains(&word.key)) {
                    uses.0 += 1;
                    seen.push(word.key);
                }
            }
        }
        Self { words }
    }

    /// Whether a translation looks as if its end were cut off.
    pub fn is_cut(&self, measure: &Measure) -> bool {
        let uses = last(measure).and_then(|key| self.words.get(&key));
        uses.is_some_and(|(has, ends)| *has >= MIN_TEXTS && (ends - 1) * RARE <= *has)
    }
}

/// The key of the word that a text must not end with.
fn last(measure: &Measure) -> Option<u32> {
    measure.target_words.last().filter(|_| measure.open).map(|w| w.key)
}

/// Whether a text ends with a word that announces another, a full stop after it or not.
pub fn ends_open(a: &Anatomy<'_>, style: &Style) -> bool {
    let Some(last) = a.words.last() else { return false };
    let tail =
        a.raw[last.range.end..].trim_end_matches(|c: char| !c.is_alphanumeric() && !"*_`)]\"".contains(c));
    let word = a.word(last);
    tail.is_empty() && (style.is_determiner(word) || style.is_never_capital(word))
}
