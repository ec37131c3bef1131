//! The words of a locale's pages in one language, and which of them are one word. Shared by all threads.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};

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
    group: GroupId,
    /// How often it was met.
    count: AtomicU32,
}

/// A word in small letters.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// As it is looked up.
    pub key: String,
    /// As it is shown.
    pub shown: String,
    /// How often it was met.
    pub count: u32,
    pub group: GroupId,
}

/// All words of one language.
pub(super) struct Lexicon {
    stemming: Stemming,
    folding: Folding,
    shelves: Vec<RwLock<FxHashMap<Box<str>, Known>>>,
    groups: Mutex<FxHashMap<Box<str>, GroupId>>,
}

impl Lexicon {
    /// For words of `language` among pages that are searched by the rules of `folding`.
    pub fn new(language: &str, folding: Folding) -> Self {
        Self {
            stemming: Stemming::of(language),
            folding,
            shelves: (0..SHELVES).map(|_| RwLock::default()).collect(),
            groups: Mutex::default(),
        }
    }

    /// The group of a word as it is written, which was met so many times more. Which number it has depends on the order
    /// in which threads come.
    pub fn group(&self, word: &str, times: u32) -> GroupId {
        let Some(shelf) = self.shelves.get(shelf_of(word)) else { return GroupId(0) };
        if let Some(known) = shelf.read().unwrap_or_else(PoisonError::into_inner).get(word) {
            known.count.fetch_add(times, Ordering::Relaxed);
            return known.group;
        }
        let lower = self.folding.lower(word);
        let stem = self.folding.fold(&self.stemming.stem(&lower));
        let mut groups = self.groups.lock().unwrap_or_else(PoisonError::into_inner);
        let next = GroupId(groups.len() as u32);
        let group = *groups.entry(stem.into()).or_insert(next);
        drop(groups);
        let mut shelf = shelf.write().unwrap_or_else(PoisonError::into_inner);
        let known = shelf.entry(word.into()).or_insert(Known { group, count: AtomicU32::new(0) });
        known.count.fetch_add(times, Ordering::Relaxed);
        known.group
    }

    /// Takes out all forms, sorted by what is shown, one for each way to look a word up; and the numbers that groups get by that
    /// order, which no longer depends on threads.
    pub fn take_forms(&self) -> (Vec<Form>, Vec<GroupId>) {
        let groups = std::mem::take(&mut *self.groups.lock().unwrap_or_else(PoisonError::into_inner)).len();
        let mut lower: FxHashMap<String, (u32, GroupId)> = FxHashMap::default();
        for shelf in &self.shelves {
            let words = std::mem::take(&mut *shelf.write().unwrap_or_else(PoisonError::into_inner));
            for (word, known) in words {
                let seen = lower.entry(self.folding.lower(&word)).or_insert((0, known.group));
                seen.0 = seen.0.saturating_add(known.count.into_inner());
            }
        }
        let mut sorted: Vec<(String, (u32, GroupId))> = lower.into_iter().collect();
        sorted.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let mut numbers = vec![GroupId(u32::MAX); groups];
        let mut next = 0;
        let mut forms = Vec::with_capacity(sorted.len());
        for (shown, (count, group)) in sorted {
            let Some(number) = numbers.get_mut(group.0 as usize) else { continue };
            if number.0 == u32::MAX {
                *number = GroupId(next);
                next += 1;
            }
            let group = *number;
            if let Some(key) = self.folding.other(&shown) {
                forms.push(Form { shown: key.clone(), key, count: 0, group });
            }
            forms.push(Form { key: self.folding.fold(&shown), shown, count, group });
        }
        (forms, numbers)
    }
}

fn shelf_of(word: &str) -> usize {
    use std::hash::Hasher;
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    // The low bits are those that the map itself uses.
    (hasher.finish() >> 40) as usize % SHELVES
}
