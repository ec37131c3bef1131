//! Different texts, each held once.

use std::hash::BuildHasher as _;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

/// A set of texts, numbered in the order in which they came. They stand one after another in one text: a text of its own
/// for each takes several times the room of a word.
#[derive(Debug, Default)]
pub struct Strings {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// Their numbers, by hash.
    table: HashTable<u32>,
}

impl Strings {
    /// With room for so many, of so many bytes together.
    pub fn with_capacity(count: usize, bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            ends: Vec::with_capacity(count),
            table: HashTable::with_capacity(count),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The number of a text, and whether it is new.
    pub fn insert(&mut self, text: &str) -> (u32, bool) {
        let Self { text: all, ends, table } = self;
        let read = |n: &u32| {
            let start = n.checked_sub(1).map_or(0, |before| ends[before as usize]);
            &all[start as usize..ends[*n as usize] as usize]
        };
        let hash = FxBuildHasher.hash_one(text);
        if let Some(known) = table.find(hash, |n| read(n) == text) {
            return (*known, false);
        }
        let new = ends.len() as u32;
        table.insert_unique(hash, new, |n| FxBuildHasher.hash_one(read(n)));
        all.push_str(text);
        ends.push(all.len() as u32);
        (new, true)
    }
}

#[cfg(test)]
mod tests {
    use super::Strings;

    #[test]
    fn a_text_keeps_the_number_it_got_first() {
        let mut strings = Strings::with_capacity(1, 1);
        assert!(strings.is_empty());
        for (text, expect) in
            [("a", (0, true)), ("", (1, true)), ("ab", (2, true)), ("", (1, false)), ("a", (0, false))]
        {
            assert_eq!(strings.insert(text), expect, "{text}");
        }
        for n in 0..1000 {
            assert_eq!(strings.insert(&n.to_string()), (n + 3, true));
        }
        assert_eq!((strings.insert("ab"), strings.len()), ((2, false), 1003));
    }
}
