//! The words of a locale's pages in one language, and which of them are one word. Shared by all threads, and by all indexes
//! of the locale.

use std::hash::Hasher;
use std::mem;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};

use hashbrown::HashTable;
use rayon::prelude::*;
use rustc_hash::FxHasher;

use super::letters::Folding;
use super::stemming::Stemming;
use crate::text::Strings;

/// So many locks, so that threads seldom wait for each other.
const SHELVES: usize = 64;

/// Words that are one to a searcher: those with the same stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct GroupId(pub u32);

/// What is known of a word as it is written.
struct Known {
    word: Box<str>,
    group: GroupId,
    /// How often it was met, for each index in a half.
    counts: AtomicU64,
}

/// The indexes that a page is in, as what one of its words adds to [`Known::counts`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Indexes(u64);

impl Indexes {
    /// The index of the site.
    pub const SITE: Self = Self(1);
    /// That of the panes.
    pub const PANES: Self = Self(1 << 32);

    /// Both.
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// How often a word was met in pages of this one.
    fn of(self, counts: u64) -> u32 {
        if self == Self::SITE { counts as u32 } else { (counts >> 32) as u32 }
    }
}

/// A word in small letters.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// As it is looked up, where that is not as it is shown.
    key: Option<Box<str>>,
    /// As it is shown.
    pub shown: Box<str>,
    /// How often it was met.
    pub count: u32,
    pub group: GroupId,
}

impl Form {
    /// What a form is looked up as, where that is not as it is shown.
    fn key_of(key: &str, shown: &str) -> Option<Box<str>> {
        (key != shown).then(|| key.into())
    }

    /// As it is looked up.
    pub fn key(&self) -> &str {
        self.key.as_ref().unwrap_or(&self.shown)
    }
}

/// All words of one language.
pub(super) struct Lexicon {
    stemming: Stemming,
    folding: Folding,
    /// By [`hash_of`] the word.
    shelves: Vec<RwLock<HashTable<Known>>>,
    /// The stems of all words: each is a group.
    stems: Mutex<Strings>,
    /// How many indexes are still to be written.
    users: AtomicU32,
}

/// What an index needs of a lexicon once its pages have come.
#[derive(Default)]
pub(super) struct Forms {
    /// Sorted by what is shown; behind them, other ways to look words up.
    pub forms: Vec<Form>,
    /// The numbers that groups get by that order, which no longer depends on threads.
    pub numbers: Vec<GroupId>,
    /// How many groups there are.
    pub groups: usize,
}

impl Lexicon {
    /// For words of `language` among pages that are searched by the rules of `folding`.
    pub fn new(language: &str, folding: Folding) -> Self {
        Self {
            stemming: Stemming::of(language),
            folding,
            shelves: (0..SHELVES).map(|_| RwLock::default()).collect(),
            stems: Mutex::default(),
            users: AtomicU32::new(0),
        }
    }

    /// One more index is made of it.
    pub fn share(&self) {
        self.users.fetch_add(1, Ordering::AcqRel);
    }

    /// The group of a word as it is written, with its hash, which a page of these indexes has so many times. Which
    /// number it has depends on the order in which threads come.
    pub fn group(&self, word: &str, hash: u64, times: u32, indexes: Indexes) -> GroupId {
        // Neither the highest nor the lowest bits: those find the place in the shelf.
        let Some(shelf) = self.shelves.get((hash >> 40) as usize % SHELVES) else { return GroupId(0) };
        let is_it = |known: &Known| *known.word == *word;
        if let Some(known) = shelf.read().unwrap_or_else(PoisonError::into_inner).find(hash, is_it) {
            known.counts.fetch_add(indexes.0 * u64::from(times), Ordering::Relaxed);
            return known.group;
        }
        let lower = self.folding.lower(word);
        let stem = self.folding.fold(&self.stemming.stem(&lower));
        let (group, _) = self.stems.lock().unwrap_or_else(PoisonError::into_inner).insert(&stem);
        let group = GroupId(group);
        let mut shelf = shelf.write().unwrap_or_else(PoisonError::into_inner);
        let new = || Known { word: word.into(), group, counts: AtomicU64::new(0) };
        let known = shelf.entry(hash, is_it, |known| hash_of(&known.word)).or_insert_with(new).into_mut();
        known.counts.fetch_add(indexes.0 * u64::from(times), Ordering::Relaxed);
        known.group
    }

    /// The forms of all pages of an index. With the last index, the lexicon is empty.
    pub fn forms(&self, index: Indexes) -> Forms {
        let last = self.users.fetch_sub(1, Ordering::AcqRel) <= 1;
        let mut stems = self.stems.lock().unwrap_or_else(PoisonError::into_inner);
        let all = stems.len();
        if last {
            *stems = Strings::default();
        }
        drop(stems);
        let words =
            |shelf: &RwLock<HashTable<Known>>| shelf.read().unwrap_or_else(PoisonError::into_inner).len();
        let mut forms: Vec<Form> = Vec::with_capacity(self.shelves.iter().map(words).sum());
        for shelf in &self.shelves {
            let mut shelf = shelf.write().unwrap_or_else(PoisonError::into_inner);
            let met = |known: &Known| index.of(known.counts.load(Ordering::Relaxed));
            if last {
                // Moved: most words are in small letters already.
                for known in mem::take(&mut *shelf) {
                    let count = met(&known);
                    if count > 0 {
                        let lower = self.folding.lower(&known.word);
                        let shown = if lower == *known.word { known.word } else { lower.into() };
                        forms.push(Form { key: None, shown, count, group: known.group });
                    }
                }
            } else {
                forms.extend(shelf.iter().filter(|known| met(known) > 0).map(|known| {
                    let shown = self.folding.lower(&known.word).into();
                    Form { key: None, shown, count: met(known), group: known.group }
                }));
            }
        }
        // In place: with a million words, a second table would be the greatest of the build.
        forms.par_sort_unstable_by(|a, b| a.shown.cmp(&b.shown));
        forms.dedup_by(|next, kept| {
            let same = next.shown == kept.shown;
            if same {
                kept.count = kept.count.saturating_add(next.count);
            }
            same
        });
        let mut numbers = vec![GroupId(u32::MAX); all];
        let mut next = 0;
        let mut others: Vec<Form> = vec![];
        for form in &mut forms {
            let Some(number) = numbers.get_mut(form.group.0 as usize) else { continue };
            if number.0 == u32::MAX {
                *number = GroupId(next);
                next += 1;
            }
            form.group = *number;
            form.key = Form::key_of(&self.folding.fold(&form.shown), &form.shown);
            if let Some(key) = self.folding.other(&form.shown) {
                others.push(Form { key: None, shown: key.into(), count: 0, group: form.group });
            }
        }
        forms.extend(others);
        Forms { forms, numbers, groups: next as usize }
    }
}

/// What a word is found by.
pub(super) fn hash_of(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}
