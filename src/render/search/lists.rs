//! For each group of words the pages that have it, as the index writes them.

use rayon::prelude::*;

use super::digest::Posting;
use super::lexicon::GroupId;
use super::vlq;

/// The pages of one group.
#[derive(Clone, Default)]
struct List {
    /// For each page the way from the page before, level and section.
    text: String,
    /// How many pages there are.
    pages: u32,
    /// The last of them.
    last: u32,
}

/// The lists of all groups.
pub(super) struct Lists(Vec<List>);

impl Lists {
    /// Empty lists.
    pub fn new(groups: usize) -> Self {
        Self(vec![List::default(); groups])
    }

    /// Adds a page; pages come in the order of their numbers.
    pub fn add(&mut self, page: u32, posting: &Posting) {
        if let Some(list) = self.0.get_mut(posting.group.0 as usize) {
            write(page - list.last, posting.level, posting.section, &mut list.text);
            list.pages += 1;
            list.last = page;
        }
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// How many pages have a group.
    pub fn pages(&self, group: GroupId) -> usize {
        self.0.get(group.0 as usize).map_or(0, |list| list.pages as usize)
    }

    /// Leaves the best pages of each list, at most `most`.
    pub fn cut(&mut self, most: usize) {
        self.0.par_iter_mut().for_each(|list| list.cut(most));
    }

    /// How long a list is as it is written.
    pub fn size(&self, group: GroupId) -> usize {
        self.0
            .get(group.0 as usize)
            .map_or(0, |list| list.text.len() + 1 + list.pages.max(1).ilog2() as usize / 5)
    }

    /// A list as it is written: the number of pages, then those that are left.
    pub fn written(&self, group: GroupId) -> String {
        let Some(list) = self.0.get(group.0 as usize) else { return String::new() };
        let mut out = String::with_capacity(list.text.len() + 4);
        vlq::number(list.pages, &mut out);
        out.push_str(&list.text);
        out
    }
}

impl List {
    fn cut(&mut self, most: usize) {
        if self.pages as usize <= most {
            return;
        }
        let mut best = self.entries();
        best.sort_by_key(|&(page, level, _)| (std::cmp::Reverse(level), page));
        best.truncate(most);
        best.sort_unstable();
        self.text = String::with_capacity(most * 4);
        let mut before = 0;
        for (page, level, section) in best {
            write(page - before, level, section, &mut self.text);
            before = page;
        }
    }

    fn entries(&self) -> Vec<(u32, u8, u16)> {
        let mut entries = Vec::with_capacity(self.pages as usize);
        let mut read = vlq::Reader::new(&self.text);
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
}

fn write(way: u32, level: u8, section: u16, out: &mut String) {
    vlq::number(way, out);
    let near = u32::from(section.min(3));
    vlq::digit(u32::from(level) << 2 | near, out);
    if near == 3 {
        vlq::number(u32::from(section) - 3, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_list_the_best_pages_stay_and_the_count_is_true() {
        let mut lists = Lists::new(1);
        for (page, level, section) in [(0, 3, 0), (5, 9, 2), (6, 1, 3), (900, 9, 70)] {
            lists.add(page, &Posting { group: GroupId(0), section, level });
        }
        assert_eq!(lists.pages(GroupId(0)), 4);
        let group = GroupId(0);
        lists.cut(4);
        assert_eq!(lists.written(group), "EAMFmBHA-bnjC");
        lists.cut(2);
        let cut = lists.written(group);
        assert_eq!(cut.len(), lists.size(group));
        let mut read = vlq::Reader::new(&cut);
        assert_eq!(read.number(), Some(4));
        let rest = List { text: cut[1..].into(), pages: 2, last: 0 };
        assert_eq!(rest.entries(), [(5, 9, 2), (900, 9, 70)]);
    }
}
