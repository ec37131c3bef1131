//! From the digests of a locale's pages to the files that words are looked up in.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::lexicon::{Form, GroupId};
use super::lists::Lists;
use super::texts::text;
use super::vlq;

/// What a shard should hold before compression.
const SHARD: usize = 8_000;
/// The longest words have no file of suggestions.
const LONGEST: usize = 20;
/// So many words of a length are suggested.
const SUGGESTED: usize = 1_000;
/// In so many sorts by how common they are.
const SORTS: usize = 3;

/// A word is common that one page in so many has, and so many pages.
const COMMON_SHARE: usize = 4;
const COMMON_PAGES: usize = 50;
/// So many common words are told.
const COMMON: usize = 120;

/// What the index says of the files that words are looked up in.
pub(super) struct Told {
    /// The first form of each shard as far as it tells it from the one before.
    pub bounds: String,
    /// Lengths of words that have a file of suggestions.
    pub suggestions: Vec<usize>,
    /// Words that so many pages have that they tell little.
    pub common: String,
}

/// The forms in the order of UTF-16, by which browsers compare. Those that are looked up alike are one key.
struct Keys {
    forms: Vec<Form>,
    /// Where each key begins, and the end.
    starts: Vec<u32>,
}

/// A way to look words up: its forms, the one met most first.
#[derive(Clone, Copy)]
struct Key<'a>(&'a [Form]);

impl Keys {
    fn new(mut forms: Vec<Form>) -> Self {
        // In place: a stable sort takes half as much again.
        forms.par_sort_unstable_by(|a, b| {
            compare(a.key(), b.key())
                .then_with(|| b.count.cmp(&a.count))
                .then_with(|| a.shown.cmp(&b.shown))
                .then_with(|| a.group.cmp(&b.group))
        });
        let mut starts: Vec<u32> = vec![];
        let mut at = 0;
        for same in forms.chunk_by(|a, b| a.key() == b.key()) {
            starts.push(at);
            at += same.len() as u32;
        }
        starts.push(at);
        Self { forms, starts }
    }

    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn get(&self, at: usize) -> Key<'_> {
        let place = |at| self.starts.get(at).map_or(self.forms.len(), |place| *place as usize);
        Key(self.forms.get(place(at)..place(at + 1)).unwrap_or_default())
    }

    fn iter(&self) -> impl Iterator<Item = Key<'_>> {
        (0..self.len()).map(|at| self.get(at))
    }
}

impl<'a> Key<'a> {
    fn key(self) -> &'a str {
        self.0.first().map_or("", Form::key)
    }

    fn shown(self) -> &'a str {
        self.0.first().map_or("", |form| &form.shown)
    }

    /// How often it was met.
    fn count(self) -> u32 {
        self.0.iter().fold(0, |sum, form| sum.saturating_add(form.count))
    }

    /// Its groups, each once.
    fn groups(self) -> impl Iterator<Item = GroupId> + Clone + 'a {
        let Self(forms) = self;
        let is_first =
            move |&(i, form): &(usize, &Form)| !forms.iter().take(i).any(|before| before.group == form.group);
        forms.iter().enumerate().filter(is_first).map(|(_, form)| form.group)
    }

    /// How many pages have it.
    fn pages(self, lists: &Lists) -> usize {
        self.groups().map(|group| lists.pages(group)).max().unwrap_or(0)
    }
}

/// How many pages a group may name: those that are most about it.
fn most(pages: usize) -> usize {
    match pages {
        0..=5_000 => 1_200,
        5_001..=40_000 => 2_000,
        _ => 3_000,
    }
}

/// Writes the files for these forms: `file` takes the name and text of each. Groups of `lists` are numbered as the forms
/// have them.
pub(super) fn write<E: Send>(
    forms: Vec<Form>,
    mut lists: Lists,
    pages: usize,
    file: &(dyn Fn(&str, &str) -> Result<(), E> + Sync),
) -> Result<Told, E> {
    let keys = Keys::new(forms);
    let suggested = suggestions(&keys, &lists);
    let common = common(&keys, &lists, pages);
    // A group stands with the form that is met most: that is the one people write.
    let mut homes: Vec<(u32, u32)> = vec![(0, u32::MAX); lists.len()];
    for (i, key) in keys.iter().enumerate() {
        let count = key.count();
        for group in key.groups() {
            if let Some(home) = homes.get_mut(group.0 as usize)
                && (home.1 == u32::MAX || count > home.0)
            {
                *home = (count, i as u32);
            }
        }
    }
    lists.cut(most(pages));
    let is_home =
        |key: usize, group: GroupId| homes.get(group.0 as usize).is_some_and(|home| home.1 as usize == key);
    // Which keys share a shard.
    let mut ranges: Vec<std::ops::Range<usize>> = vec![];
    let (mut from, mut size) = (0, 0);
    for (i, key) in keys.iter().enumerate() {
        let own = key.groups().filter(|group| is_home(i, *group));
        let len: usize = own.map(|group| lists.size(group) + 3).sum();
        if size > 0 && size + len / 2 > SHARD {
            ranges.push(from..i);
            (from, size) = (i, 0);
        }
        size += len + key.shown().len() + 2;
    }
    if from < keys.len() {
        ranges.push(from..keys.len());
    }
    // Where each group stands.
    let mut places: Vec<(u32, u32)> = vec![(0, 0); lists.len()];
    for (shard, range) in ranges.iter().enumerate() {
        let mut next = 0;
        for i in range.clone() {
            for group in keys.get(i).groups().filter(|group| is_home(i, *group)) {
                if let Some(place) = places.get_mut(group.0 as usize) {
                    *place = (shard as u32, next);
                    next += 1;
                }
            }
        }
    }
    ranges.par_iter().enumerate().try_for_each(|(number, range)| {
        let shard = Shard {
            number: number as u32,
            range: range.clone(),
            keys: &keys,
            places: &places,
            lists: &lists,
        };
        file(&format!("w{number}"), &shard.text(&is_home))
    })?;
    let starts = ranges.iter().map(|range| {
        let before = range.start.checked_sub(1).map_or("", |i| keys.get(i).key());
        (before, keys.get(range.start).key())
    });
    let bounds = bounds(starts);
    let suggestions = suggested.iter().map(|(length, _)| *length).collect();
    suggested.into_iter().try_for_each(|(length, text)| file(&format!("v{length}"), &text))?;
    Ok(Told { bounds, suggestions, common })
}

/// By the units of UTF-16: surrogates stand before the last characters that need none.
pub(super) fn compare(a: &str, b: &str) -> std::cmp::Ordering {
    let unit = |byte: u8| if matches!(byte, 0xEE | 0xEF) { byte + 0x10 } else { byte };
    match a.bytes().zip(b.bytes()).find(|(a, b)| a != b) {
        Some((a, b)) => unit(a).cmp(&unit(b)),
        None => a.len().cmp(&b.len()),
    }
}

/// One shard in the making.
struct Shard<'a> {
    number: u32,
    range: std::ops::Range<usize>,
    keys: &'a Keys,
    places: &'a [(u32, u32)],
    lists: &'a Lists,
}

impl Shard<'_> {
    fn text(&self, is_home: &dyn Fn(usize, GroupId) -> bool) -> String {
        let mut forms = String::new();
        let mut refs = String::new();
        let mut groups: Vec<String> = vec![];
        let mut elsewhere: Vec<u32> = vec![];
        for i in self.range.clone() {
            let key = self.keys.get(i);
            if i > self.range.start {
                forms.push(' ');
            }
            forms.push_str(key.shown());
            let mut rest = key.groups().peekable();
            while let Some(group) = rest.next() {
                let place = self.places.get(group.0 as usize).copied().unwrap_or_default();
                let kind = if is_home(i, group) {
                    groups.push(self.lists.written(group));
                    0
                } else if place.0 == self.number {
                    1 + 2 * place.1
                } else {
                    elsewhere.extend([place.0, place.1]);
                    elsewhere.len() as u32
                };
                vlq::number(kind << 1 | u32::from(rest.peek().is_some()), &mut refs);
            }
        }
        text(&(forms, refs, groups, elsewhere))
    }
}

/// For each shard how many characters its first form shares with the bound before, and the rest of what tells it from
/// the form before it.
fn bounds<'a>(starts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut out = String::new();
    let mut last = String::new();
    for (before, first) in starts {
        let mut bound = String::new();
        for c in first.chars() {
            bound.push(c);
            if compare(&bound, before) == std::cmp::Ordering::Greater {
                break;
            }
        }
        let shared = last.chars().zip(bound.chars()).take_while(|(a, b)| a == b).count().min(63);
        if !out.is_empty() {
            out.push(' ');
        }
        vlq::digit(shared as u32, &mut out);
        out.extend(bound.chars().skip(shared));
        last = bound;
    }
    out
}

/// The words that most pages have, the commonest first.
fn common(keys: &Keys, lists: &Lists, pages: usize) -> String {
    let least = (pages / COMMON_SHARE).max(COMMON_PAGES);
    let mut common: Vec<(usize, &str)> =
        keys.iter().map(|key| (key.pages(lists), key.key())).filter(|(count, _)| *count >= least).collect();
    common.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| compare(a.1, b.1)));
    let words: Vec<&str> = common.iter().take(COMMON).map(|(_, word)| *word).collect();
    words.join(" ")
}

/// Leaves as many words as are suggested, the commonest first.
fn commonest(words: &mut Vec<(usize, &str)>) {
    words.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| compare(a.1, b.1)));
    words.truncate(SUGGESTED);
}

/// The words that a word with a slip may have meant, by length: the commonest first, each sort in order.
fn suggestions(keys: &Keys, lists: &Lists) -> Vec<(usize, String)> {
    let mut by_length: FxHashMap<usize, Vec<(usize, &str)>> = FxHashMap::default();
    for key in keys.iter() {
        let word = key.key();
        let length = word.chars().count();
        if !(3..=LONGEST).contains(&length) || !word.chars().all(char::is_alphabetic) {
            continue;
        }
        let pages = key.pages(lists);
        if key.count() > 0 && pages > 0 {
            let words = by_length.entry(length).or_default();
            words.push((pages, word));
            // All words of a large docset would be a table of their own.
            if words.len() == 4 * SUGGESTED {
                commonest(words);
            }
        }
    }
    let mut files: Vec<(usize, String)> = by_length
        .into_iter()
        .map(|(length, mut words)| {
            commonest(&mut words);
            let sorts = words.chunks(words.len().div_ceil(SORTS).max(1)).map(|sort| {
                let mut sort: Vec<&str> = sort.iter().map(|(_, word)| *word).collect();
                sort.sort_by(|a, b| compare(a, b));
                sort.join(" ")
            });
            (length, text(&sorts.collect::<Vec<_>>()))
        })
        .collect();
    files.sort();
    files
}
