//! From the digests of a locale's pages to the files that words are looked up in.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde_json::json;

use super::lexicon::{Form, GroupId};
use super::lists::Lists;
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

/// The files without their names' beginning, and where each shard begins.
pub(super) struct Shards {
    pub files: Vec<(String, String)>,
    /// The first form of each shard as far as it tells it from the one before.
    pub bounds: String,
    /// Lengths of words that have a file of suggestions.
    pub suggestions: Vec<usize>,
    /// Words that so many pages have that they tell little.
    pub common: String,
}

/// A way to look words up.
struct Key {
    key: String,
    shown: String,
    count: u32,
    groups: Vec<GroupId>,
}

/// How many pages a group may name: those that are most about it.
fn most(pages: usize) -> usize {
    match pages {
        0..=5_000 => 1_200,
        5_001..=40_000 => 2_000,
        _ => 3_000,
    }
}

/// The files for these forms. Groups of `lists` are numbered as the forms have them.
pub(super) fn shards(forms: Vec<Form>, lists: Lists, pages: usize) -> Shards {
    let keys = keys(forms);
    let suggested = suggestions(&keys, &lists);
    let common = common(&keys, &lists, pages);
    // A group stands with the form that is met most: that is the one people write.
    let mut homes: Vec<(u32, u32)> = vec![(0, u32::MAX); lists.len()];
    for (i, key) in keys.iter().enumerate() {
        for group in &key.groups {
            if let Some(home) = homes.get_mut(group.0 as usize)
                && (home.1 == u32::MAX || key.count > home.0)
            {
                *home = (key.count, i as u32);
            }
        }
    }
    let encoded = lists.encoded(most(pages));
    let is_home =
        |key: usize, group: &GroupId| homes.get(group.0 as usize).is_some_and(|home| home.1 as usize == key);
    // Which keys share a shard.
    let mut ranges: Vec<std::ops::Range<usize>> = vec![];
    let (mut from, mut size) = (0, 0);
    for (i, key) in keys.iter().enumerate() {
        let own = key.groups.iter().filter(|group| is_home(i, group));
        let len: usize = own.map(|g| encoded.get(g.0 as usize).map_or(0, |e| e.len() + 3)).sum();
        if size > 0 && size + len / 2 > SHARD {
            ranges.push(from..i);
            (from, size) = (i, 0);
        }
        size += len + key.shown.len() + 2;
    }
    if from < keys.len() {
        ranges.push(from..keys.len());
    }
    // Where each group stands.
    let mut places: Vec<(u32, u32)> = vec![(0, 0); encoded.len()];
    for (shard, range) in ranges.iter().enumerate() {
        let mut next = 0;
        for i in range.clone() {
            for group in keys.get(i).into_iter().flat_map(|key| &key.groups) {
                if is_home(i, group)
                    && let Some(place) = places.get_mut(group.0 as usize)
                {
                    *place = (shard as u32, next);
                    next += 1;
                }
            }
        }
    }
    let files = ranges.par_iter().enumerate().map(|(shard, range)| {
        let keys = keys.get(range.clone()).unwrap_or_default();
        let body =
            Shard { shard: shard as u32, first: range.start, keys, places: &places, encoded: &encoded };
        (format!("w{shard}"), body.text(&is_home))
    });
    let mut files: Vec<(String, String)> = files.collect();
    let starts = ranges.iter().filter_map(|range| {
        let before = range.start.checked_sub(1).and_then(|i| keys.get(i)).map_or("", |k| k.key.as_str());
        Some((before, keys.get(range.start)?.key.as_str()))
    });
    let bounds = bounds(starts);
    let suggestions = suggested.iter().map(|(length, _)| *length).collect();
    files.extend(suggested.into_iter().map(|(length, text)| (format!("v{length}"), text)));
    Shards { files, bounds, suggestions, common }
}

/// The forms by key, in the order of UTF-16, by which browsers compare.
fn keys(forms: Vec<Form>) -> Vec<Key> {
    let mut forms = forms;
    forms.par_sort_unstable_by(|a, b| {
        compare(&a.key, &b.key)
            .then_with(|| b.count.cmp(&a.count))
            .then_with(|| a.shown.cmp(&b.shown))
            .then_with(|| a.group.cmp(&b.group))
    });
    let mut keys: Vec<Key> = Vec::with_capacity(forms.len());
    for form in forms {
        match keys.last_mut().filter(|key| key.key == form.key) {
            Some(key) => {
                key.count = key.count.saturating_add(form.count);
                if !key.groups.contains(&form.group) {
                    key.groups.push(form.group);
                }
            }
            None => keys.push(Key {
                key: form.key,
                shown: form.shown,
                count: form.count,
                groups: vec![form.group],
            }),
        }
    }
    keys
}

/// By the units of UTF-16: surrogates stand before the last characters that need none.
pub(super) fn compare(a: &str, b: &str) -> std::cmp::Ordering {
    let unit = |byte| if matches!(byte, 0xEE | 0xEF) { byte + 0x10 } else { byte };
    match a.is_ascii() && b.is_ascii() {
        true => a.cmp(b),
        false => a.bytes().map(unit).cmp(b.bytes().map(unit)),
    }
}

/// One shard in the making.
struct Shard<'a> {
    shard: u32,
    /// Number of its first key among all.
    first: usize,
    keys: &'a [Key],
    places: &'a [(u32, u32)],
    encoded: &'a [String],
}

impl Shard<'_> {
    fn text(&self, is_home: &dyn Fn(usize, &GroupId) -> bool) -> String {
        let mut forms = String::new();
        let mut refs = String::new();
        let mut groups: Vec<&str> = vec![];
        let mut elsewhere: Vec<(u32, u32)> = vec![];
        for (i, key) in self.keys.iter().enumerate() {
            if i > 0 {
                forms.push(' ');
            }
            forms.push_str(&key.shown);
            for (n, group) in key.groups.iter().enumerate() {
                let more = u32::from(n + 1 < key.groups.len());
                let place = self.places.get(group.0 as usize).copied().unwrap_or_default();
                let kind = if is_home(self.first + i, group) {
                    groups.push(self.encoded.get(group.0 as usize).map_or("", String::as_str));
                    0
                } else if place.0 == self.shard {
                    1 + 2 * place.1
                } else {
                    elsewhere.push(place);
                    2 + 2 * (elsewhere.len() as u32 - 1)
                };
                vlq::number(kind << 1 | more, &mut refs);
            }
        }
        let elsewhere: Vec<u32> = elsewhere.into_iter().flat_map(|(shard, at)| [shard, at]).collect();
        json!([forms, refs, groups, elsewhere]).to_string()
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
fn common(keys: &[Key], lists: &Lists, pages: usize) -> String {
    let least = (pages / COMMON_SHARE).max(COMMON_PAGES);
    let count = |key: &Key| key.groups.iter().map(|g| lists.pages(*g)).max().unwrap_or(0);
    let mut common: Vec<(usize, &str)> =
        keys.iter().map(|key| (count(key), key.key.as_str())).filter(|(count, _)| *count >= least).collect();
    common.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| compare(a.1, b.1)));
    let words: Vec<&str> = common.iter().take(COMMON).map(|(_, word)| *word).collect();
    words.join(" ")
}

/// The words that a word with a slip may have meant, by length: the commonest first, each sort in order.
fn suggestions(keys: &[Key], lists: &Lists) -> Vec<(usize, String)> {
    let mut by_length: FxHashMap<usize, Vec<(usize, &str)>> = FxHashMap::default();
    for key in keys {
        let length = key.key.chars().count();
        if !(3..=LONGEST).contains(&length) || !key.key.chars().all(char::is_alphabetic) {
            continue;
        }
        let pages = key.groups.iter().map(|g| lists.pages(*g)).max().unwrap_or(0);
        if key.count > 0 && pages > 0 {
            by_length.entry(length).or_default().push((pages, &key.key));
        }
    }
    let mut files: Vec<(usize, String)> = by_length
        .into_iter()
        .map(|(length, mut words)| {
            words.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| compare(a.1, b.1)));
            words.truncate(SUGGESTED);
            let sorts = words.chunks(words.len().div_ceil(SORTS).max(1)).map(|sort| {
                let mut sort: Vec<&str> = sort.iter().map(|(_, word)| *word).collect();
                sort.sort_by(|a, b| compare(a, b));
                sort.join(" ")
            });
            (length, json!(sorts.collect::<Vec<_>>()).to_string())
        })
        .collect();
    files.sort();
    files
}
