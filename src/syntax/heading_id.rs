//! Learn's heading ids: Markdig's `UrilizeAsGfm` (learn-markdown.md §11.1).

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use unicode_general_category::{GeneralCategory, get_general_category};

/// The id made of a heading's plain text: letters (Lu Ll Lt Lm Lo), decimal digits, `-` and `_` kept in lower
/// case, a space becomes `-`, everything else and every character outside the basic plane goes. Nothing is
/// trimmed or collapsed. Empty: `section`.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
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
    if out.is_empty() { "section".into() } else { out }
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
    used: FxHashSet<String>,
    /// The next number to try for a slug, so that thousands of equal headings stay cheap.
    next: FxHashMap<String, usize>,
}

impl Ids {
    /// No ids yet; room for so many.
    pub fn with_capacity(headings: usize) -> Self {
        Self { used: FxHashSet::with_capacity_and_hasher(headings, FxBuildHasher), ..Self::default() }
    }

    /// The slug of `text`, made unique in the document.
    pub fn unique(&mut self, text: &str) -> String {
        let slug = slug(text);
        if self.used.insert(slug.clone()) {
            return slug;
        }
        let n = self.next.entry(slug.clone()).or_insert(1);
        loop {
            let candidate = format!("{slug}-{n}");
            *n += 1;
            if self.used.insert(candidate.clone()) {
                return candidate;
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
        let all: Vec<_> = ["A", "A", "A-1", "A"].iter().map(|t| ids.unique(t)).collect();
        assert_eq!(all, ["a", "a-1", "a-1-1", "a-2"]);
    }
}
