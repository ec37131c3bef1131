//! The words of a locale's pages in one language, and which of them are one word. Shared by all threads, and by all indexes
//! of the locale.

use std::hash::Hasher;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};

use hashbrown::HashTable;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};

use super::letters::Folding;
use super::stemming::Stemming;

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
    /// A form that is looked up as `key`.
    pub fn new(key: &str, shown: Box<str>, count: u32, group: GroupId) -> Self {
        Self { key: (*key != *shown).then(|| key.into()), shown, count, group }
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
    groups: Mutex<FxHashMap<Box<str>, GroupId>>,
    /// How many indexes are still to be written.
    users: AtomicU32,
}

/// What an index needs of a lexicon once its pages have come.
#[derive(Default)]
pub(super) struct Forms {
    /// Sorted by what is shown, one for each way to look a word up.
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
            groups: Mutex::default(),
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
        let mut groups = self.groups.lock().unwrap_or_else(PoisonError::into_inner);
        let next = GroupId(groups.len() as u32);
        let group = *groups.entry(stem.into()).or_insert(next);
        drop(groups);
        let mut shelf = shelf.write().unwrap_or_else(PoisonError::into_inner);
        let new = || Known { word: word.into(), group, counts: AtomicU64::new(0) };
        let known = shelf.entry(hash, is_it, |known| hash_of(&known.word)).or_insert_with(new).into_mut();
        known.counts.fetch_add(indexes.0 * u64::from(times), Ordering::Relaxed);
        known.group
    }

    /// The forms of all pages of an index. With the last index, the lexicon is empty.
    pub fn forms(&self, index: Indexes) -> Forms {
        let last = self.users.fetch_sub(1, Ordering::AcqRel) <= 1;
        let mut groups = self.groups.lock().unwrap_or_else(PoisonError::into_inner);
        let all = groups.len();
        if last {
            *groups = FxHashMap::default();
        }
        drop(groups);
        let mut lower: Vec<(Box<str>, u32, GroupId)> = vec![];
        for shelf in &self.shelves {
            let mut shelf = shelf.write().unwrap_or_else(PoisonError::into_inner);
            for known in shelf.iter() {
                let count = index.of(known.counts.load(Ordering::Relaxed));
                if count > 0 {
                    lower.push((self.folding.lower(&known.word).into(), count, known.group));
                }
            }
            if last {
                *shelf = HashTable::new();
            }
        }
        lower.par_sort_unstable_by(|a, b| a.0.cmp(&b.0));
        lower.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = kept.1.saturating_add(next.1);
            }
            same
        });
        let mut numbers = vec![GroupId(u32::MAX); all];
        let mut next = 0;
        let mut forms = Vec::with_capacity(lower.len());
        for (shown, count, group) in lower {
            let Some(number) = numbers.get_mut(group.0 as usize) else { continue };
            if number.0 == u32::MAX {
                *number = GroupId(next);
                next += 1;
            }
            let group = *number;
            if let Some(key) = self.folding.other(&shown) {
                forms.push(Form::new(&key, key.as_str().into(), 0, group));
            }
            forms.push(Form::new(&self.folding.fold(&shown), shown, count, group));
        }
        Forms { forms, numbers, groups: next as usize }
    }
}

/// What a word is found by.
pub(super) fn hash_of(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}
