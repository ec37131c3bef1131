//! The words of a locale's pages in one language, and which of them are one word. Shared by all threads, and by all indexes
//! of the locale.

use std::borrow::Cow;
use std::hash::Hasher;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};

use ecow::EcoString;
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
    word: EcoString,
    /// Kept, so that a table that grows need not read all words again.
    hash: u32,
    group: GroupId,
    /// How often it was met, for each index in a half.
    counts: AtomicU64,
}

impl Known {
    fn is(&self, seen: &Seen) -> bool {
        self.hash == seen.hash && self.word == seen.word
    }

    /// Counts the word; its group.
    fn met(&self, seen: &Seen, indexes: Indexes) -> GroupId {
        self.counts.fetch_add(indexes.0 * u64::from(seen.times), Ordering::Relaxed);
        self.group
    }
}

/// A word of a page, as it is written.
pub(super) struct Seen<'t> {
    pub word: &'t str,
    /// By [`hash_of`].
    pub hash: u32,
    pub times: u32,
    /// Where the page has it last, among the places of its words.
    pub last: u32,
}

impl Seen<'_> {
    /// By the highest bits of the hash.
    fn shelf(&self) -> usize {
        (self.hash >> 26) as usize % SHELVES
    }
}

/// The numbers of words in the order of their shelves, and where each shelf ends.
fn by_shelf(words: &[Seen]) -> (Vec<u32>, [usize; SHELVES]) {
    let mut ends = [0; SHELVES];
    for seen in words {
        if let Some(count) = ends.get_mut(seen.shelf()) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += std::mem::replace(end, sum);
    }
    let mut order = vec![0; words.len()];
    for (at, seen) in (0..).zip(words) {
        if let Some(end) = ends.get_mut(seen.shelf())
            && let Some(place) = order.get_mut(*end)
        {
            *place = at;
            *end += 1;
        }
    }
    (order, ends)
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
    key: Option<EcoString>,
    /// As it is shown.
    pub shown: EcoString,
    /// How often it was met.
    pub count: u32,
    pub group: GroupId,
}

impl Form {
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

    /// The groups of a page's different words. Which numbers they have depends on the order in which threads come.
    pub fn groups(&self, words: &[Seen], indexes: Indexes) -> Vec<GroupId> {
        let mut groups = vec![GroupId(0); words.len()];
        let mut new: Vec<u32> = vec![];
        // Shelf by shelf: a lock for each word would cost more than to find it.
        let (order, ends) = by_shelf(words);
        let mut from = 0;
        for (shelf, to) in self.shelves.iter().zip(ends) {
            let here = order.get(from..to).unwrap_or_default();
            from = to;
            if here.is_empty() {
                continue;
            }
            let shelf = shelf.read().unwrap_or_else(PoisonError::into_inner);
            for at in here {
                let at = *at as usize;
                let (Some(seen), Some(group)) = (words.get(at), groups.get_mut(at)) else { continue };
                match shelf.find(spread(seen.hash), |known| known.is(seen)) {
                    Some(known) => *group = known.met(seen, indexes),
                    None => new.push(at as u32),
                }
            }
        }
        for at in new {
            if let (Some(seen), Some(group)) = (words.get(at as usize), groups.get_mut(at as usize)) {
                *group = self.learn(seen, indexes);
            }
        }
        groups
    }

    /// Takes in a word that was not known a moment ago.
    fn learn(&self, seen: &Seen, indexes: Indexes) -> GroupId {
        let Some(shelf) = self.shelves.get(seen.shelf()) else { return GroupId(0) };
        let lower = self.folding.lower(seen.word);
        let stem = self.stemming.stem(&lower);
        let stem = self.folding.fold(&stem);
        let (group, _) = self.stems.lock().unwrap_or_else(PoisonError::into_inner).insert(&stem);
        let group = GroupId(group);
        let mut shelf = shelf.write().unwrap_or_else(PoisonError::into_inner);
        let new = || Known { word: seen.word.into(), hash: seen.hash, group, counts: AtomicU64::new(0) };
        let place = shelf.entry(spread(seen.hash), |known| known.is(seen), |known| spread(known.hash));
        place.or_insert_with(new).get().met(seen, indexes)
    }

    /// A word in small letters; most are in them already.
    fn shown(&self, word: &EcoString) -> EcoString {
        match self.folding.lower(word) {
            Cow::Borrowed(_) => word.clone(),
            Cow::Owned(lower) => lower.into(),
        }
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
            forms.extend(shelf.iter().filter_map(|known| {
                let count = index.of(known.counts.load(Ordering::Relaxed));
                (count > 0).then(|| Form {
                    key: None,
                    shown: self.shown(&known.word),
                    count,
                    group: known.group,
                })
            }));
            if last {
                *shelf = HashTable::default();
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
            form.key = match self.folding.fold(&form.shown) {
                Cow::Owned(key) if key != form.shown.as_str() => Some(key.into()),
                _ => None,
            };
            if let Some(key) = self.folding.other(&form.shown) {
                others.push(Form { key: None, shown: key.into(), count: 0, group: form.group });
            }
        }
        forms.extend(others);
        Forms { forms, numbers, groups: next as usize }
    }
}

/// A hash as tables want it: place from the lowest bits, tag from the highest, and neither from those of the shelf.
pub(super) fn spread(hash: u32) -> u64 {
    u64::from(hash.rotate_left(6)) << 32 | u64::from(hash)
}

/// What a word is found by.
pub(super) fn hash_of(word: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    let hash = hasher.finish();
    (hash ^ hash >> 32) as u32
}
