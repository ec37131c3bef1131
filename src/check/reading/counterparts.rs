//! Which words of one language stand where a word of the other does, as the segments of a locale show it. No dictionary is
//! needed: where nearly all segments that have a word have one of a few words on the other side, a segment that has none of
//! them lacks something.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::anatomy::Anatomy;
use super::lexemes::{Lexeme, WordKind, key_of, lexemes, parts};
use crate::l10n::Style;

/// Segments of one word that are looked at: as many as a mask has bits.
const SAMPLE: usize = u64::BITS as usize;

/// Segments that must have a word before it tells of anything.
const MIN_SEGMENTS: usize = 4;

/// How many times as often a counterpart is where the word is as it is anywhere.
const LIFT: f32 = 4.0;

/// Words that a word may be translated by, at most.
const MAX_WAYS: usize = 6;

/// Of these they are chosen.
const MAX_CANDIDATES: usize = 12;

/// Words of a text that are looked at.
const MAX_WORDS: usize = 600;

/// How much is added for a word that would have been missing by chance, or taken away for one that is there.
const MOST: f32 = 4.0;

/// What an article or a preposition counts: other languages often do without.
const FUNCTION: f32 = 0.4;

/// From this weight on it is told that a word is missed.
const TELLING: f32 = 1.5;

/// An abbreviation of the source explains so much of what the translation has more.
const SPELLED_OUT: f32 = 8.0;

/// And so much one that is there, too, maybe after what it stands for.
const EXPLAINED: f32 = 3.0;

/// Words beside each other are often missing for one reason.
const BESIDE: f32 = 0.7;

/// Pairs of characters that overlap even more so.
const OVERLAPPING: f32 = 0.45;

/// A text in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Bitext<'a> {
    /// The words of the source.
    pub source: &'a [Lexeme],
    /// The words of the translation.
    pub target: &'a [Lexeme],
}

/// Words that lack a counterpart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lacking {
    /// How surely, as the logarithm of a likelihood ratio.
    pub score: f32,
    /// The run of words.
    pub words: Range<usize>,
    /// How many of them are missed; the others may be anything.
    pub missed: usize,
}

/// What the segments of a locale teach.
pub struct Counterparts {
    source: Side,
    target: Side,
    /// For each segment, whether it was learnt from.
    taught: Vec<bool>,
    /// How many were.
    learnt: f32,
}

/// The texts of one language.
struct Side {
    /// Word → its number.
    ids: FxHashMap<u32, u32>,
    /// The words of each segment, each once.
    texts: Rows,
    /// The segments that have a word, of those that teach.
    places: Rows,
    /// What stands on the other side for each word.
    entries: Vec<OnceLock<Option<Entry>>>,
}

/// Rows of numbers, one after the other.
#[derive(Default)]
struct Rows {
    all: Vec<u32>,
    ends: Vec<u32>,
}

/// What stands for a word.
struct Entry {
    /// Words of the other side.
    ways: Vec<u32>,
    /// Segments looked at.
    looked_at: u32,
    /// Those that have none of them.
    without: u32,
    /// How often one of them stands anywhere. 0 to 1.
    anywhere: f32,
    /// Whether all segments were looked at.
    all: bool,
}

impl Rows {
    fn row(&self, n: usize) -> &[u32] {
        let start = n.checked_sub(1).and_then(|n| self.ends.get(n)).copied().unwrap_or_default() as usize;
        let end = self.ends.get(n).map_or(start, |e| *e as usize);
        self.all.get(start..end).unwrap_or_default()
    }

    fn close(&mut self) {
        self.ends.push(self.all.len() as u32);
    }
}

impl Side {
    fn new<'a>(texts: impl Iterator<Item = &'a [Lexeme]>) -> Self {
        let mut ids: FxHashMap<u32, u32> = FxHashMap::default();
        let (mut rows, mut row) = (Rows::default(), vec![]);
        for text in texts {
            row.clear();
            row.extend(text.iter().take(MAX_WORDS).map(|l| {
                let next = ids.len() as u32;
                *ids.entry(l.key).or_insert(next)
            }));
            row.sort_unstable();
            row.dedup();
            rows.all.extend_from_slice(&row);
            rows.close();
        }
        let entries = (0..ids.len()).map(|_| OnceLock::new()).collect();
        Self { ids, texts: rows, places: Rows::default(), entries }
    }

    /// Notes the segments that each word is in.
    fn index(&mut self, taught: &[bool]) {
        let learnt = || taught.iter().enumerate().filter(|(_, taught)| **taught).map(|(n, _)| n);
        let mut ends = vec![0u32; self.ids.len()];
        for n in learnt() {
            self.texts.row(n).iter().for_each(|&id| ends[id as usize] += 1);
        }
        let mut total = 0;
        for end in &mut ends {
            (*end, total) = (total, total + *end);
        }
        let mut all = vec![0u32; total as usize];
        for n in learnt() {
            for &id in self.texts.row(n) {
                let at = &mut ends[id as usize];
                all[*at as usize] = n as u32;
                *at += 1;
            }
        }
        self.places = Rows { all, ends };
    }
}

impl Counterparts {
    /// Learns from the segments of a locale, in their order.
    pub fn new(texts: &[Bitext<'_>]) -> Self {
        let mut source = Side::new(texts.iter().map(|t| t.source));
        let mut target = Side::new(texts.iter().map(|t| t.target));
        let mut seen: FxHashMap<&[u32], u32> = FxHashMap::default();
        let taught: Vec<bool> = texts
            .iter()
            .enumerate()
            .map(|(n, text)| {
                // A sentence that is on every page would teach that its words always go together.
                let row = source.texts.row(n);
                let times = seen.entry(row).or_default();
                *times += 1;
                *times <= 2 && row.len() >= 3 && !is_untranslated(text)
            })
            .collect();
        drop(seen);
        source.index(&taught);
        target.index(&taught);
        let learnt = taught.iter().filter(|t| **t).count() as f32;
        Self { source, target, taught, learnt }
    }

    /// In how many segments the translation has a word of the source as it is, and in how many it does not.
    pub fn kept(&self, word: &str) -> (u32, u32) {
        let Some(key) = lexemes(&Anatomy::new(word), &Style::default()).first().map(|l| l.key) else {
            return (0, 0);
        };
        let Some(&id) = self.source.ids.get(&key) else { return (0, 0) };
        let places = self.source.places.row(id as usize);
        let same = self.target.ids.get(&key);
        let keeps =
            |n: &&u32| same.is_some_and(|w| self.target.texts.row(**n as usize).binary_search(w).is_ok());
        let kept = places.iter().filter(keeps).count();
        (kept as u32, (places.len() - kept) as u32)
    }

    /// The run of the source's words that is missed most in the translation of a segment.
    pub fn omitted(&self, n: usize, text: Bitext<'_>) -> Lacking {
        self.lacking(n, (&self.source, text.source), &self.target)
    }

    /// How surely a word of the source is missed in the translation of a segment, by its [`key_of`]. 0: something stands
    /// for it, or nobody knows.
    pub fn missed(&self, n: usize, key: u32) -> f32 {
        let Some(entry) = self.entry_of(key) else { return 0.0 };
        let own = self.taught.get(n).copied().unwrap_or_default();
        let weight = entry.weight(false, own && entry.all);
        let there = |id: &u32| self.target.texts.row(n).binary_search(id).is_ok();
        if weight > 0.0 && entry.ways.iter().chain(self.target.ids.get(&key)).any(there) {
            0.0
        } else {
            weight
        }
    }

    /// Whether a word of the source, in its singular or its plural, has a counterpart in a text, be it as a part of a word.
    pub fn stands_in(&self, word: &str, text: &str) -> bool {
        let forms =
            [word.to_owned(), format!("{word}s"), word.strip_suffix('s').unwrap_or_default().to_owned()];
        let ways: Vec<u32> = forms
            .iter()
            .filter_map(|w| self.entry_of(key_of(w)))
            .flat_map(|e| e.ways.iter().copied())
            .collect();
        parts(text).iter().any(|part| self.target.ids.get(&key_of(part)).is_some_and(|id| ways.contains(id)))
    }

    fn entry_of(&self, key: u32) -> Option<&Entry> {
        let id = *self.source.ids.get(&key)?;
        self.entry(&self.source, &self.target, id)
    }

    /// The run of the translation's words that nothing in the source stands for.
    pub fn added(&self, n: usize, text: Bitext<'_>) -> Lacking {
        let mut added = self.lacking(n, (&self.target, text.target), &self.source);
        // `SSL` and what it stands for, with or without the abbreviation after it in brackets.
        let mut short: Vec<u32> = text
            .source
            .iter()
            .take(MAX_WORDS)
            .filter(|w| w.kind == WordKind::Abbreviation)
            .map(|w| w.key)
            .collect();
        short.sort_unstable();
        short.dedup();
        let kept = |key: &&u32| text.target.iter().take(MAX_WORDS).any(|w| w.key == **key);
        let there = short.iter().filter(kept).count();
        added.score -= SPELLED_OUT * (short.len() - there) as f32 + EXPLAINED * there as f32;
        added
    }

    fn lacking(&self, n: usize, (here, words): (&Side, &[Lexeme]), there: &Side) -> Lacking {
        let others = there.texts.row(n);
        let taught = self.taught.get(n).copied().unwrap_or_default();
        let (mut best, mut run) = (Lacking::default(), Lacking::default());
        // The last word that was missed.
        let mut last: Option<usize> = None;
        for (i, word) in words.iter().take(MAX_WORDS).enumerate() {
            let entry = here.ids.get(&word.key).and_then(|id| self.entry(here, there, *id));
            if let Some(entry) = entry {
                // A name, a label that was not translated: it is there, too.
                let same = there.ids.get(&word.key);
                let found = entry.ways.iter().chain(same).any(|way| others.binary_search(way).is_ok());
                let mut weight = entry.weight(found, taught && entry.all);
                if weight > 0.0 {
                    if word.kind == WordKind::Function {
                        weight *= FUNCTION;
                    }
                    let telling = weight > TELLING;
                    let mut overlaps = false;
                    if last.is_some_and(|last| last + 1 == i) {
                        let before = words.get(i - 1).map_or(0, |w| usize::from(w.at) + usize::from(w.len));
                        overlaps = before > usize::from(word.at);
                        weight *= if overlaps { OVERLAPPING } else { BESIDE };
                    }
                    run.missed += usize::from(telling && !overlaps);
                    last = Some(i);
                }
                run.score += weight;
            }
            run.words.end = i + 1;
            if run.score <= 0.0 {
                run = Lacking { score: 0.0, words: i + 1..i + 1, missed: 0 };
            }
            if run.score > best.score {
                best = run.clone();
            }
        }
        best
    }

    fn entry<'s>(&self, here: &'s Side, there: &Side, id: u32) -> Option<&'s Entry> {
        here.entries.get(id as usize)?.get_or_init(|| self.learn(here, there, id)).as_ref()
    }

    /// What stands for a word: a few words that together are in as many of its segments as can be.
    fn learn(&self, here: &Side, there: &Side, id: u32) -> Option<Entry> {
        let places = here.places.row(id as usize);
        if places.len() < MIN_SEGMENTS {
            return None;
        }
        let count = places.len().min(SAMPLE);
        let mut masks: FxHashMap<u32, u64> = FxHashMap::with_capacity_and_hasher(count * 8, FxBuildHasher);
        for bit in 0..count {
            // Spread over all of them.
            let n = *places.get(bit * places.len() / count)?;
            for &other in there.texts.row(n as usize) {
                *masks.entry(other).or_default() |= 1 << bit;
            }
        }
        let least = (count / 25).max(2) as u32;
        let mut candidates: Vec<(f32, u32, u64, f32)> = masks
            .into_iter()
            .filter(|(_, mask)| mask.count_ones() >= least)
            .filter_map(|(other, mask)| {
                let share = mask.count_ones() as f32 / count as f32;
                let anywhere = there.places.row(other as usize).len() as f32 / self.learnt;
                let lift = share / anywhere;
                (lift >= LIFT).then(|| (share * lift.ln(), other, mask, anywhere))
            })
            .collect();
        candidates.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut left: u64 = if count == SAMPLE { u64::MAX } else { (1 << count) - 1 };
        let (mut ways, mut anywhere) = (vec![], 0.0);
        for (_, other, mask, often) in candidates.into_iter().take(MAX_CANDIDATES) {
            if (left & mask).count_ones() >= least {
                left &= !mask;
                ways.push(other);
                anywhere += often;
                if ways.len() == MAX_WAYS {
                    break;
                }
            }
        }
        (!ways.is_empty()).then(|| Entry {
            ways,
            looked_at: count as u32,
            without: left.count_ones(),
            anywhere: f32::min(anywhere, 1.0),
            all: count == places.len(),
        })
    }
}

impl Entry {
    /// What it tells that one of them is there, or that none is. `own`: the segment is one of those looked at, and does not
    /// speak for itself.
    fn weight(&self, found: bool, own: bool) -> f32 {
        let own = u32::from(own);
        let without = self.without.saturating_sub(if found { 0 } else { own });
        let missing = (without as f32 + 0.5) / ((self.looked_at - own) as f32 + 1.0);
        let chance = 1.0 - self.anywhere;
        match found {
            true => (self.anywhere / (1.0 - missing)).ln().clamp(-MOST, 0.0),
            false => (chance / missing).ln().clamp(0.0, MOST),
        }
    }
}

/// Whether half of its words are those of the source.
fn is_untranslated(text: &Bitext<'_>) -> bool {
    let mut theirs: Vec<u32> = text.target.iter().take(MAX_WORDS).map(|l| l.key).collect();
    theirs.sort_unstable();
    let source = &text.source[..text.source.len().min(MAX_WORDS)];
    let same = source.iter().filter(|l| theirs.binary_search(&l.key).is_ok()).count();
    same * 2 > source.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Words = Box<[Lexeme]>;

    /// Every verb with every noun, and one text more.
    fn texts(source: &str, target: &str) -> Vec<(Words, Words)> {
        let read = |text: &str| lexemes(&Anatomy::new(text), &Style::default());
        let verbs =
            [("Open", "Öppna"), ("Close", "Stäng"), ("Save", "Spara"), ("Move", "Flytta"), ("Show", "Visa")];
        let nouns = [
            ("file", "filen"),
            ("folder", "mappen"),
            ("picture", "bilden"),
            ("table", "tabellen"),
            ("letter", "brevet"),
        ];
        let each = verbs
            .iter()
            .flat_map(|v| nouns.map(|n| (format!("{} the {}", v.0, n.0), format!("{} {}", v.1, n.1))));
        let mut out: Vec<_> = each.map(|(s, t)| (read(&s), read(&t))).collect();
        out.push((read(source), read(target)));
        out
    }

    fn last(texts: &[(Words, Words)]) -> (Lacking, Lacking) {
        let all: Vec<Bitext<'_>> = texts.iter().map(|(source, target)| Bitext { source, target }).collect();
        let counterparts = Counterparts::new(&all);
        let n = all.len() - 1;
        (counterparts.omitted(n, all[n]), counterparts.added(n, all[n]))
    }

    #[test]
    fn words_without_their_counterparts_are_a_run() {
        let texts = texts("Open the file, move the table and save the picture", "Öppna filen");
        let (omitted, added) = last(&texts);
        assert_eq!((omitted.words, omitted.missed), (3..10, 4));
        assert!(omitted.score > 5.0, "{}", omitted.score);
        assert_eq!(added, Lacking::default());
    }

    #[test]
    fn what_the_source_lacks_is_told_as_well() {
        let texts = texts("Open the file", "Öppna filen, flytta tabellen och spara bilden");
        let (omitted, added) = last(&texts);
        assert_eq!((added.words, added.missed), (2..7, 4));
        assert_eq!(omitted, Lacking::default());
    }

    #[test]
    fn words_kept_as_they_are_are_there() {
        let (omitted, _) =
            last(&texts("Open the file, move table, save picture", "Öppna filen, Move table, Save picture"));
        assert_eq!(omitted, Lacking::default());
    }

    #[test]
    fn the_order_of_the_words_does_not_matter() {
        let (omitted, added) = last(&texts("Open the file and save the picture", "bilden spara filen öppna"));
        assert_eq!((omitted.missed, added.missed), (0, 0));
    }

    #[test]
    fn an_abbreviation_explains_words_that_the_source_lacks() {
        let plain = last(&texts("Open the file", "Öppna filen, flytta tabellen och spara bilden")).1;
        let short = last(&texts("Open the file MTSP", "Öppna filen, flytta tabellen och spara bilden")).1;
        assert!(short.score < plain.score - 5.0);
    }

    #[test]
    fn nothing_is_learnt_from_nothing() {
        let counterparts = Counterparts::new(&[]);
        let text = Bitext { source: &[], target: &[] };
        assert_eq!(counterparts.omitted(0, text), Lacking::default());
    }
}
