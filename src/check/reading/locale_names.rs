//! What a locale does with the names of its sources, on all its pages together.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::names::{Fate, NameLoss, NameUse};
use crate::text::Span;

/// What a locale does with one name.
#[derive(Debug, Default)]
pub struct LocaleName<'a> {
    /// Segments that keep it.
    pub kept: u32,
    /// Segments whose source has the word in small letters.
    pub small: u32,
    /// Those of these whose translation has the word in no case.
    pub translated: u32,
    /// The word that follows it most often.
    pub next: Majority,
    /// Those that do not keep it.
    pub lost: Vec<&'a NameLoss>,
}

/// The word that most of them are, if there is one (Boyer and Moore's vote). Votes of parts can be put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Majority {
    word: u64,
    /// How many more votes it has than all others; a part of the others may have let go of each other.
    lead: u32,
}

impl Majority {
    /// Counts so many for a word.
    pub fn vote(&mut self, word: u64, votes: u32) {
        match () {
            () if self.word == word => self.lead += votes,
            () if self.lead >= votes => self.lead -= votes,
            () => *self = Self { word, lead: votes - self.lead },
        }
    }
}

/// What a locale does with names.
#[derive(Debug, Default)]
pub struct LocaleNames<'a> {
    all: BTreeMap<&'a str, LocaleName<'a>>,
    /// How often each stands where the source has it not, and lacks another.
    strangers: FxHashMap<&'a str, u32>,
}

impl LocaleName<'_> {
    /// Segments whose source has it.
    pub fn total(&self) -> u32 {
        self.kept + self.lost.len() as u32
    }

    /// Whether it is kept in so many places, and in so many of a hundred but for the one at hand. A word that the source
    /// has in small letters, too, is no name wherever it has a capital.
    pub fn is_kept(&self, least: u32, percent: u32) -> bool {
        self.kept >= least
            && self.kept * 100 >= self.total().saturating_sub(1) * percent
            && self.small * 5 <= self.kept
    }

    /// Whether it is the beginning of a longer name nearly everywhere (`Visual Studio`), and not where it was lost.
    pub fn is_part_elsewhere(&self, loss: &NameLoss) -> bool {
        self.next.lead * 10 >= self.kept * 7 && loss.next != Some(self.next.word)
    }
}

impl<'a> LocaleNames<'a> {
    /// Puts together what the pages of a locale do.
    pub fn new(pages: impl Iterator<Item = &'a NameUse>) -> Self {
        let mut out = Self::default();
        let mut places: FxHashSet<Span> = FxHashSet::default();
        for used in pages {
            let entry = out.all.entry(used.name.as_str()).or_default();
            entry.kept += used.kept;
            entry.small += used.small;
            entry.translated += used.translated;
            entry.next.vote(used.next.word, used.next.lead);
            entry.lost.extend(&used.lost);
            for loss in &used.lost {
                let Fate::Gone(trace) = &loss.fate else { continue };
                // A stranger may stand for any of the names that a segment lacks.
                for stranger in trace.strangers.iter().filter(|s| places.insert(s.place)) {
                    *out.strangers.entry(stranger.name.as_str()).or_default() += 1;
                }
            }
        }
        out
    }

    /// What becomes of one.
    pub fn get(&self, name: &str) -> Option<&LocaleName<'a>> {
        self.all.get(name)
    }

    /// All, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, &LocaleName<'a>)> {
        self.all.iter().map(|(name, used)| (*name, used))
    }

    /// How often a name stands where the source has it not, and lacks another.
    pub fn strays(&self, name: &str) -> u32 {
        self.strangers.get(name).copied().unwrap_or_default()
    }
}
