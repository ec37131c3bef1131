//! What the index keeps of a page: for each group of words how much the page is about it, and where.

use hashbrown::HashTable;

use super::lexicon::{GroupId, Indexes, Lexicon, Seen, hash_of, spread};
use super::words::{Piece, Scanner};
use crate::model::PageFacts;

/// How much a word in each field counts, and how much less it does the longer the field is (0 to 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Heading,
    /// Keywords and the like.
    About,
    Body,
    Code,
}

const FIELDS: usize = 5;
/// By [`Field`]: weight, share of the length.
const WEIGHTS: [(f32, f32); FIELDS] = [(5.0, 0.4), (2.4, 0.3), (2.0, 0.3), (1.0, 0.6), (0.5, 0.3)];
/// How soon a word that is met again adds nothing.
const SATURATION: f32 = 1.3;
/// A part of a word is less than the word.
const PART: f32 = 0.5;
/// How many words keywords and a description have, about.
const ABOUT: f32 = 20.0;
/// What of a weight comes from the title beyond saturation.
const TITLE: f32 = 0.2;

/// The weights that an index can hold: sixteen, each a quarter more than the one before.
pub(super) const LEVELS: u32 = 16;
const TOP: f64 = 1.4;
const STEP: f64 = 1.25;

/// The weights between two levels, from the highest on: halfway between them by their ratio.
const BOUNDS: [f32; LEVELS as usize - 1] = {
    let mut bounds = [0.0; LEVELS as usize - 1];
    let mut bound = TOP / 1.118_033_988_749_895; // the square root of a step
    let mut i = 0;
    while i < bounds.len() {
        bounds[i] = bound as f32;
        bound /= STEP;
        i += 1;
    }
    bounds
};

/// The level of a weight.
pub(super) fn level(weight: f32) -> u8 {
    (BOUNDS.len() - BOUNDS.partition_point(|bound| weight <= *bound)) as u8
}

/// Average lengths of fields, in words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Averages([f32; FIELDS]);

impl Averages {
    /// Those of these pages.
    pub fn of<'p>(scanner: &Scanner, pages: impl Iterator<Item = &'p PageFacts>) -> Self {
        let words = |text: &str| {
            let mut count = 0;
            scanner
                .scan(text, &mut |_, piece| count += usize::from(matches!(piece, Piece::Word | Piece::Pair)));
            count
        };
        let (mut count, mut titles, mut headings, mut bodies) = (0usize, 0, 0, 0);
        for page in pages {
            count += 1;
            titles += words(&page.title);
            headings += page.headings.iter().filter(|h| h.level > 1).map(|h| words(&h.text)).sum::<usize>();
            bodies += page.words as usize;
        }
        let mean = |sum: usize| sum as f32 / count.max(1) as f32;
        let body = mean(bodies);
        Self([mean(titles), mean(headings), ABOUT, body, body])
    }
}

/// One group of words in one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub group: GroupId,
    /// The section that is most about it.
    pub section: u16,
    pub level: u8,
}

/// The postings of a page in few bytes: they wait for all other pages.
#[derive(Debug, Default)]
pub(super) struct Packed(Box<[u8]>);

impl Packed {
    /// Packs postings in the order of their groups.
    pub fn new(postings: &[Posting]) -> Self {
        let mut bytes = Vec::with_capacity(postings.len() * 4);
        let mut before = 0;
        for posting in postings {
            pack(posting.group.0.wrapping_sub(before), &mut bytes);
            before = posting.group.0;
            let near = posting.section.min(NEAR);
            bytes.push(posting.level << 4 | near as u8);
            if near == NEAR {
                pack(u32::from(posting.section - NEAR), &mut bytes);
            }
        }
        Self(bytes.into())
    }

    /// The postings again.
    pub fn postings(&self) -> impl Iterator<Item = Posting> {
        let mut bytes = self.0.iter().copied();
        let mut before = 0u32;
        std::iter::from_fn(move || {
            before = before.wrapping_add(unpack(&mut bytes)?);
            let first = bytes.next()?;
            let near = u16::from(first & 15);
            let section = if near == NEAR { near + unpack(&mut bytes)? as u16 } else { near };
            Some(Posting { group: GroupId(before), section, level: first >> 4 })
        })
    }
}

/// Sections from here on take another byte.
const NEAR: u16 = 15;

fn pack(mut n: u32, bytes: &mut Vec<u8>) {
    while n > 127 {
        bytes.push(n as u8 | 128);
        n >>= 7;
    }
    bytes.push(n as u8);
}

fn unpack(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let (mut n, mut shift) = (0, 0);
    loop {
        let byte = bytes.next()?;
        n |= u32::from(byte & 127) << shift;
        if byte < 128 {
            return Some(n);
        }
        shift += 7;
    }
}

/// What is met in a page, in one language, in the making.
pub(super) struct Meeting<'a, 't> {
    scanner: &'a Scanner,
    lexicon: &'a Lexicon,
    indexes: Indexes,
    /// The different words so far, numbered as they come.
    numbers: HashTable<u32>,
    seen: Vec<Seen<'t>>,
    met: Met,
}

/// The words of a page in one language.
#[derive(Default)]
pub(super) struct Met {
    words: Vec<Place>,
    lengths: [u32; FIELDS],
}

/// A word in one field of one section, and how often: its number, later its group, section, field, whether it is a part,
/// and the times, packed so that sorting brings together what belongs together. By their times, too: words of one group
/// come together in any order, and sums of fractions depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place(u64);

/// The most times in a place; a word that is met more often has several.
const TIMES: u64 = 0xfff;

impl Place {
    fn new(number: u32, section: u16, field: Field, part: bool) -> Self {
        let field = (field as u64) << 1 | u64::from(part);
        Self(u64::from(number) << 32 | u64::from(section) << 16 | field << 12)
    }

    /// Whether the word was met in the same place, and can be counted here once more.
    fn takes(self, other: Self) -> bool {
        (self.0 ^ other.0) <= TIMES && self.times() < TIMES
    }

    fn number(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// The same of a group.
    fn with_number(self, number: u32) -> Self {
        Self(u64::from(number) << 32 | self.0 & 0xffff_ffff)
    }

    fn section(self) -> u16 {
        (self.0 >> 16) as u16
    }

    fn field(self) -> usize {
        (self.0 >> 13 & 7) as usize
    }

    fn is_part(self) -> bool {
        self.0 >> 12 & 1 == 1
    }

    fn times(self) -> u64 {
        self.0 & TIMES
    }
}

impl<'a, 't> Meeting<'a, 't> {
    pub fn new(scanner: &'a Scanner, lexicon: &'a Lexicon, indexes: Indexes) -> Self {
        let met = Met { words: Vec::with_capacity(512), lengths: [0; FIELDS] };
        Self {
            scanner,
            lexicon,
            indexes,
            numbers: HashTable::with_capacity(400),
            seen: Vec::with_capacity(400),
            met,
        }
    }

    /// Takes in the text of a field.
    pub fn add(&mut self, text: &'t str, field: Field, section: u16) {
        let (numbers, all, met) = (&mut self.numbers, &mut self.seen, &mut self.met.words);
        let mut length = 0;
        self.scanner.scan(text, &mut |word, piece| {
            let hash = hash_of(word);
            let is_it =
                |n: &u32| all.get(*n as usize).is_some_and(|seen| seen.hash == hash && seen.word == word);
            let number = match numbers.find(spread(hash), is_it) {
                Some(number) => *number,
                None => {
                    let number = all.len() as u32;
                    all.push(Seen { word, hash, times: 0, last: u32::MAX });
                    let hash_at = |n: &u32| all.get(*n as usize).map_or(0, |seen| spread(seen.hash));
                    numbers.insert_unique(spread(hash), number, hash_at);
                    number
                }
            };
            let Some(seen) = all.get_mut(number as usize) else { return };
            seen.times += 1;
            let place = Place::new(number, section, field, piece == Piece::Part);
            match met.get_mut(seen.last as usize).filter(|met| met.takes(place)) {
                Some(met) => met.0 += 1,
                None => {
                    seen.last = met.len() as u32;
                    met.push(Place(place.0 + 1));
                }
            }
            length += u32::from(matches!(piece, Piece::Word | Piece::Pair));
        });
        if let Some(sum) = self.met.lengths.get_mut(field as usize) {
            *sum += length;
        }
    }

    /// All of it. A word is looked up once, however often the page has it.
    pub fn finish(mut self) -> Met {
        let groups = self.lexicon.groups(&self.seen, self.indexes);
        for met in &mut self.met.words {
            *met = met.with_number(groups.get(met.number() as usize).map_or(0, |group| group.0));
        }
        self.met.words.sort_unstable();
        self.met
    }
}

impl Met {
    /// The postings by group; `factor` scales the weights.
    pub fn postings(&self, averages: &Averages, factor: f32, out: &mut Vec<Posting>) {
        let mut worth = [0f32; FIELDS];
        for (i, worth) in worth.iter_mut().enumerate() {
            let (weight, share) = WEIGHTS.get(i).copied().unwrap_or((0.0, 0.0));
            let length = self.lengths.get(i).copied().unwrap_or(0) as f32;
            let average = averages.0.get(i).copied().unwrap_or(1.0).max(1.0);
            *worth = weight / (1.0 - share + share * length / average);
        }
        for same in self.words.chunk_by(|a, b| a.number() == b.number()) {
            let Some(first) = same.first() else { continue };
            let (mut sum, mut title, mut best, mut section) = (0.0f32, 0.0f32, 0.0f32, 0u16);
            for here in same.chunk_by(|a, b| a.section() == b.section()) {
                let mut local = 0.0;
                for met in here {
                    let field = met.field();
                    let part = if met.is_part() { PART } else { 1.0 };
                    let worth = worth.get(field).copied().unwrap_or(0.0) * part * met.times() as f32;
                    if field == Field::Title as usize {
                        title = title.max(part);
                    } else {
                        local += worth;
                    }
                    sum += worth;
                }
                if local > best {
                    best = local;
                    section = here.first().map_or(0, |met| met.section());
                }
            }
            let weight = (sum / (SATURATION + sum) + TITLE * title) * factor;
            out.push(Posting { group: GroupId(first.number()), section, level: level(weight) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::letters::Folding;
    use super::*;

    #[test]
    fn packed_postings_come_out_as_they_went_in() {
        let posting = |group, section, level| Posting { group: GroupId(group), section, level };
        let all = [
            posting(0, 0, 0),
            posting(7, 14, 15),
            posting(300, 15, 3),
            posting(1 << 31, 4000, 9),
            posting(u32::MAX, 1, 1),
        ];
        assert_eq!(Packed::new(&all).postings().collect::<Vec<_>>(), all);
        assert_eq!(Packed::default().postings().next(), None);
    }

    #[test]
    fn a_word_met_more_often_than_a_place_can_tell_has_several() {
        let (scanner, lexicon) = (Scanner::new(), Lexicon::new("en", Folding::of("en")));
        let mut meeting = Meeting::new(&scanner, &lexicon, Indexes::SITE);
        let text = "a ".repeat(9_000);
        meeting.add(&text, Field::Body, 7);
        meeting.add("a", Field::Code, 8);
        let met = meeting.finish();
        let of = |section| met.words.iter().filter(move |place| place.section() == section);
        assert_eq!(of(7).map(|place| place.times()).sum::<u64>(), 9_000);
        assert_eq!((of(7).count(), of(8).count()), (3, 1));
        assert!(of(7).all(|place| place.field() == Field::Body as usize && !place.is_part()));
    }

    #[test]
    fn levels_rise_with_weights_and_stay_in_range() {
        let levels: Vec<u8> = [0.0, 0.06, 0.3, 0.8, 1.4, 9.0].into_iter().map(level).collect();
        assert!(levels.is_sorted() && levels.first() == Some(&0) && levels.last() == Some(&15), "{levels:?}");
    }
}
