//! Learn's heading ids: Markdig's `UrilizeAsGfm` (learn-markdown.md §11.1).

use std::fmt::Write as _;
use std::ops::Range;

use rustc_hash::FxHashMap;
use unicode_general_category::{GeneralCategory, get_general_category};

use super::tree::{Document, Kind, NodeId, XrefForm};
use crate::text::Strings;

/// The id made of a heading's plain text: letters (Lu Ll Lt Lm Lo), decimal digits, `-` and `_` kept in lower
/// case, a space becomes `-`, everything else and every character outside the basic plane goes. Nothing is
/// trimmed or collapsed. Empty: `section`.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    write_slug(text, &mut out);
    out
}

/// Writes the [`slug`] of `text` into an empty string.
fn write_slug(text: &str, out: &mut String) {
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
    if out.is_empty() {
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
    used: Strings,
    /// The id at hand.
    id: String,
    /// The next number to try for a slug, so that thousands of equal headings stay cheap.
    next: FxHashMap<Box<str>, usize>,
}

impl Ids {
    /// No ids yet; room for so many.
    pub fn with_capacity(headings: usize) -> Self {
        Self { used: Strings::with_capacity(headings, headings * 32), ..Self::default() }
    }

    /// The slug of `text`, made unique in the document.
    pub fn unique(&mut self, text: &str) -> &str {
        self.id.clear();
        write_slug(text, &mut self.id);
        if !self.used.insert(&self.id).1 {
            let n = self.next.entry(self.id.as_str().into()).or_insert(1);
            let slug = self.id.len();
            loop {
                self.id.truncate(slug);
                // Writing to a string does not fail.
                let _ = write!(self.id, "-{n}");
                *n += 1;
                if self.used.insert(&self.id).1 {
                    break;
                }
            }
        }
        &self.id
    }
}

/// Gives every heading its ids, in reading order: the kept anchor, and the generated one, which is taken in any
/// case (docfx `HeadingIdRewriter` runs after the auto ids).
pub(super) fn name_headings(doc: &mut Document, headings: &[NodeId]) {
    let mut ids = Ids::with_capacity(headings.len());
    let mut text = String::new();
    for &id in headings {
        let anchor = kept_anchor(doc, id);
        text.clear();
        let mut walk = doc.walk(id);
        while let Some(n) = walk.next() {
            match doc.kind(n) {
                Kind::Text(s) | Kind::Code(s) => text.push_str(doc.str(s)),
                Kind::SoftBreak => text.push(' '),
                // A mention is text that may turn out to be a uid.
                Kind::Xref(xref) if xref.form == XrefForm::Mention => {
                    text.push_str(xref.shown.as_deref().unwrap_or_default());
                }
                // Markdig names headings by what it knows itself.
                Kind::Element(_) => walk.skip_children(n),
                _ => {}
            }
        }
        // A kept anchor's own text node may begin with the blank that followed it; ids are not trimmed.
        let auto = ids.unique(if anchor.is_some() { text.trim_start() } else { &text });
        let Kind::Heading(heading) = &mut doc.node_mut(id).kind else { continue };
        match anchor {
            Some((name, range)) => {
                heading.alias = (auto != name.as_ref()).then(|| auto.into());
                heading.id = name;
                heading.anchor_range = Some(range);
                heading.kept = true;
                let rest: Vec<NodeId> = doc.children(id).skip(2).collect();
                doc.set_children(id, &rest);
            }
            None => heading.id = auto.into(),
        }
    }
}

/// The name in a heading's leading `<a name="…"></a>`, when more follows (learn-markdown.md §11.2).
fn kept_anchor(doc: &Document, id: NodeId) -> Option<(Box<str>, Range<u32>)> {
    let mut children = doc.children(id);
    let open = children.next()?;
    let Kind::RawHtml(open_html) = doc.kind(open) else { return None };
    let (close, _) = (children.next()?, children.next()?);
    let Kind::RawHtml(close_html) = doc.kind(close) else { return None };
    if doc.str(close_html) != "</a>" {
        return None;
    }
    let html = doc.str(open_html);
    let rest = html.strip_prefix("<a ")?.trim_start_matches(' ');
    let value = rest.strip_prefix("name=\"").or_else(|| rest.strip_prefix("id=\""))?;
    let (name, end) = value.split_once('"')?;
    let valid =
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | ' ' | '-' | '.'));
    if !valid || end.trim_start_matches(' ') != ">" {
        return None;
    }
    let start = doc.node(open).range.start + (html.len() - value.len()) as u32;
    Some((name.into(), start..start + name.len() as u32))
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
