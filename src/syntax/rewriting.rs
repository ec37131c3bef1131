//! A derived text, derived once more: parts of it are replaced.

use std::iter::Peekable;
use std::ops::Range;
use std::{mem, vec};

use crate::text::{MappedText, TextMapper};

/// A text with other words at some places, and the places of it that are known, moved along.
pub(super) struct Rewriting<'a> {
    text: &'a MappedText,
    out: TextMapper<'a>,
    /// What was read up to here.
    at: usize,
    /// Places in the text that were not come to yet.
    known: Peekable<vec::IntoIter<u32>>,
    /// Where they stand now; one in what is replaced is dropped.
    moved: &'a mut Vec<u32>,
}

impl<'a> Rewriting<'a> {
    /// With room for so many replacements; `places` are ascending.
    pub fn new(text: &'a MappedText, replacements: usize, places: &'a mut Vec<u32>) -> Self {
        let known = mem::replace(places, Vec::with_capacity(places.len())).into_iter().peekable();
        Self { text, out: TextMapper::over(text, replacements), at: 0, known, moved: places }
    }

    fn copy(&mut self, to: usize) {
        let begins = self.out.len();
        while let Some(place) = self.known.next_if(|place| (*place as usize) < to) {
            let within = (place as usize).checked_sub(self.at);
            self.moved.extend(within.map(|i| (begins + i) as u32));
        }
        self.out.copy(self.at..to);
    }

    /// Puts `by` in the place of a range; they come in order.
    pub fn replace(&mut self, range: Range<usize>, by: &str) {
        self.copy(range.start);
        self.at = range.end;
        self.out.replace(range, by);
    }

    /// The rest is copied.
    pub fn finish(mut self) -> MappedText {
        self.copy(self.text.text.len());
        self.out.finish()
    }
}
