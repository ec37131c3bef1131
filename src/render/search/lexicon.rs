//! The words of a locale's pages in one language, and which of them are one word. Shared by all threads.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};

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
    group: GroupId,
    /// How often it was met.
    count: AtomicU32,
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
        let mut lower: Vec<(Box<str>, u32, GroupId)> = vec![];
        for shelf in &self.shelves {
            let words = std::mem::take(&mut *shelf.write().unwrap_or_else(PoisonError::into_inner));
            lower.reserve(words.len());
            let small = |word: Box<str>| match word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
                true => word,
                false => self.folding.lower(&word).into(),
            };
            lower.extend(
                words.into_iter().map(|(word, known)| (small(word), known.count.into_inner(), known.group)),
            );
        }
        lower.par_sort_unstable_by(|a, b| a.0.cmp(&b.0));
        lower.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = kept.1.saturating_add(next.1);
            }
            same
        });
        let mut numbers = vec![GroupId(u32::MAX); groups];
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
            match shown.is_ascii() {
                true => forms.push(Form { key: None, shown, count, group }),
                false => forms.push(Form::new(&self.folding.fold(&shown), shown, count, group)),
            }
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
