//! Learn's heading ids: Markdig's `UrilizeAsGfm` (learn-markdown.md §11.1).

use std::fmt::Write as _;
use std::hash::BuildHasher as _;
use std::ops::Range;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::{FxBuildHasher, FxHashMap};
use unicode_general_category::{GeneralCategory, get_general_category};

/// The id made of a heading's plain text: letters (Lu Ll Lt Lm Lo), decimal digits, `-` and `_` kept in lower
/// case, a space becomes `-`, everything else and every character outside the basic plane goes. Nothing is
/// trimmed or collapsed. Empty: `section`.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    write_slug(text, &mut out);
    out
}

/// Appends the [`slug`] of `text`.
fn write_slug(text: &str, out: &mut String) {
    let start = out.len();
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' | '-' | '_' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            ' ' => out.push('-'),
            _ if c.is_ascii() || c as u32 > 0xFFFF => {}
            _ if is_letter_or_digit(c) => out.push(lower(c)),
            _ => {}
        }
    }
    if out.len() == start {
        out.push_str("section");
    }
}

/// .NET's `char.IsLetterOrDigit`; Rust's `is_alphanumeric` also takes combining marks and other numbers.
fn is_letter_or_digit(c: char) -> bool {
    use GeneralCategory as G;
    matches!(
        get_general_category(c),
        G::UppercaseLetter
            | G::LowercaseLetter
            | G::TitlecaseLetter
            | G::ModifierLetter
            | G::OtherLetter
            | G::DecimalNumber
    )
}

/// .NET lower-cases one character to one character (`İ` stays `i`, without a combining dot).
fn lower(c: char) -> char {
    let mut it = c.to_lowercase();
    match (it.next(), it.next()) {
        (Some(l), None) => l,
        (Some(l), Some(_)) if c == 'İ' => l,
        _ => c,
    }
}

/// Ids of one document; gives `-1`, `-2`, … to what is taken.
#[derive(Default)]
pub struct Ids {
    /// All ids, one after another.
    text: String,
    /// Where each stands in `text`.
    used: HashTable<Range<u32>>,
    /// The next number to try for a slug, so that thousands of equal headings stay cheap.
    next: FxHashMap<Box<str>, usize>,
}

impl Ids {
    /// No ids yet; room for so many.
    pub fn with_capacity(headings: usize) -> Self {
        Self {
            text: String::with_capacity(headings * 32),
            used: HashTable::with_capacity(headings),
            next: FxHashMap::default(),
        }
    }

    /// The slug of `text`, made unique in the document.
    pub fn unique(&mut self, text: &str) -> &str {
        let start = self.text.len();
        write_slug(text, &mut self.text);
        if !self.take(start) {
            let slug: Box<str> = self.text[start..].into();
            let mut n = self.next.get(&slug).copied().unwrap_or(1);
            loop {
                self.text.truncate(start + slug.len());
                // Writing to a string does not fail.
                let _ = write!(self.text, "-{n}");
                n += 1;
                if self.take(start) {
                    break;
                }
            }
            self.next.insert(slug, n);
        }
        &self.text[start..]
    }

    /// Takes the id that stands at the end of the text, unless it is taken.
    fn take(&mut self, start: usize) -> bool {
        let text = &self.text;
        let read = |r: &Range<u32>| &text[r.start as usize..r.end as usize];
        let hash = |r: &Range<u32>| FxBuildHasher.hash_one(read(r));
        let id = start as u32..text.len() as u32;
        match self.used.entry(hash(&id), |other| read(other) == read(&id), hash) {
            Entry::Occupied(_) => false,
            Entry::Vacant(place) => {
                place.insert(id);
                true
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_follow_learns_algorithm() {
        for (text, id) in [
            ("This - is a &@! heading _ with . and ! -", "this---is-a--heading-_-with--and---"),
            ("1. Deploying", "1-deploying"),
            ("Översikt över Ämnet", "översikt-över-ämnet"),
            ("Étape\u{a0}: suite", "étape-suite"),
            ("हिन्दी", "हनद"),
            ("🎉", "section"),
            ("", "section"),
            ("İstanbul", "istanbul"),
        ] {
            assert_eq!(slug(text), id, "{text}");
        }
    }

    #[test]
    fn taken_ids_get_a_number() {
        let mut ids = Ids::default();
        let all: Vec<_> = ["A", "A", "A-1", "A"].iter().map(|t| ids.unique(t).to_owned()).collect();
        assert_eq!(all, ["a", "a-1", "a-1-1", "a-2"]);
    }
}
