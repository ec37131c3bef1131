//! For each group of words the pages that have it, as the index writes them.

use std::iter::once;
use std::ops::Range;

use rayon::prelude::*;

use super::digest::Posting;
use super::lexicon::GroupId;
use super::vlq;

/// The pages of one group.
#[derive(Clone, Copy, Default)]
struct List {
    /// Where its text begins, and how long it is: for each page the way from the page before, level and section.
    start: u32,
    len: u32,
    /// How many pages there are.
    pages: u32,
    /// The last of them.
    last: u32,
}

/// The lists of all groups, in one text: most are short.
#[derive(Default)]
pub(super) struct Lists {
    text: Vec<u8>,
    lists: Vec<List>,
}

impl Lists {
    /// The lists of so many groups. `each` gives the postings of all pages, in the order of their numbers; it is asked
    /// twice, first for the lengths.
    pub fn new(groups: usize, mut each: impl FnMut(&mut dyn FnMut(u32, Posting))) -> Self {
        let mut out = Self { text: vec![], lists: vec![List::default(); groups] };
        each(&mut |page, posting| {
            out.add(page, &posting);
        });
        let mut start = 0;
        for list in &mut out.lists {
            let len = std::mem::take(list).len;
            list.start = start;
            start += len;
        }
        out.text = vec![0; start as usize];
        each(&mut |page, posting| {
            if let Some((place, way)) = out.add(page, &posting)
                && let Some(text) = out.text.get_mut(place)
            {
                let entry = entry(way, posting.level, posting.section);
                text.iter_mut().zip(entry).for_each(|(byte, digit)| *byte = digit);
            }
        });
        out
    }

    /// Counts a page in; where its entry belongs in the text, and its way from the page before.
    fn add(&mut self, page: u32, posting: &Posting) -> Option<(Range<usize>, u32)> {
        let list = self.lists.get_mut(posting.group.0 as usize)?;
        let way = page - list.last;
        let at = (list.start + list.len) as usize;
        let len = entry(way, posting.level, posting.section).count();
        list.len += len as u32;
        list.pages += 1;
        list.last = page;
        Some((at..at + len, way))
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.lists.len()
    }

    /// How many pages have a group.
    pub fn pages(&self, group: GroupId) -> usize {
        self.lists.get(group.0 as usize).map_or(0, |list| list.pages as usize)
    }

    /// Leaves the best pages of each list, at most `most`.
    pub fn cut(&mut self, most: usize) {
        let long = self.lists.par_iter().enumerate().filter(|(_, list)| list.pages as usize > most);
        let cuts: Vec<(usize, String)> = long.map(|(i, list)| (i, best(self.text_of(list), most))).collect();
        for (i, text) in cuts {
            // It is no longer than what it was cut from: the way over pages that are left out is no longer than their ways.
            if let Some(list) = self.lists.get_mut(i)
                && let Some(place) = self.text.get_mut(list.start as usize..list.start as usize + text.len())
            {
                place.copy_from_slice(text.as_bytes());
                list.len = text.len() as u32;
            }
        }
    }

    /// How long a list is as it is written.
    pub fn size(&self, group: GroupId) -> usize {
        self.lists
            .get(group.0 as usize)
            .map_or(0, |list| list.len as usize + 1 + list.pages.max(1).ilog2() as usize / 5)
    }

    /// A list as it is written: the number of pages, then those that are left.
    pub fn written(&self, group: GroupId) -> String {
        let Some(list) = self.lists.get(group.0 as usize) else { return String::new() };
        let mut out = String::with_capacity(list.len as usize + 4);
        vlq::number(list.pages, &mut out);
        out.push_str(self.text_of(list));
        out
    }

    fn text_of(&self, list: &List) -> &str {
        let text = self.text.get(list.start as usize..(list.start + list.len) as usize);
        text.and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default()
    }
}

/// The best pages of a list, at most `most`.
fn best(text: &str, most: usize) -> String {
    let mut best = entries(text);
    best.sort_by_key(|&(page, level, _)| (std::cmp::Reverse(level), page));
    best.truncate(most);
    best.sort_unstable();
    let mut out = String::with_capacity(most * 4);
    let mut before = 0;
    for (page, level, section) in best {
        out.extend(entry(page - before, level, section).map(char::from));
        before = page;
    }
    out
}

fn entries(text: &str) -> Vec<(u32, u8, u16)> {
    let mut entries = vec![];
    let mut read = vlq::Reader::new(text);
    let mut page = 0;
    while let Some(way) = read.number() {
        page += way;
        let Some(digit) = read.digit() else { break };
        let near = digit & 3;
        let section = if near == 3 { 3 + read.number().unwrap_or(0) } else { near };
        entries.push((page, (digit >> 2) as u8, section as u16));
    }
    entries
}

/// A page in its list.
fn entry(way: u32, level: u8, section: u16) -> impl Iterator<Item = u8> {
    let section = u32::from(section);
    let far = section.checked_sub(3).into_iter().flat_map(vlq::digits);
    vlq::digits(way).chain(once(vlq::one(u32::from(level) << 2 | section.min(3)))).chain(far)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_list_the_best_pages_stay_and_the_count_is_true() {
        let mut lists = Lists::new(1, |add| {
            for (page, level, section) in [(0, 3, 0), (5, 9, 2), (6, 1, 3), (900, 9, 70)] {
                add(page, Posting { group: GroupId(0), section, level });
            }
        });
        assert_eq!(lists.pages(GroupId(0)), 4);
        let group = GroupId(0);
        lists.cut(4);
        assert_eq!(lists.written(group), "EAMFmBHA-bnjC");
        lists.cut(2);
        let cut = lists.written(group);
        assert_eq!(cut.len(), lists.size(group));
        let mut read = vlq::Reader::new(&cut);
        assert_eq!(read.number(), Some(4));
        assert_eq!(entries(&cut[1..]), [(5, 9, 2), (900, 9, 70)]);
    }
}
