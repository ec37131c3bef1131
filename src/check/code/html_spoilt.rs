//! Tags and entities of HTML that a space, another letter or another sign makes text of.

use std::cell::OnceCell;
use std::ops::Range;

use memchr::{memchr_iter, memchr2_iter, memmem};
use rustc_hash::FxHashMap;

use super::html_tag::is_element;
use crate::check::reading::{LocalePage, Outside};

/// What is no tag and no entity, though it was one.
pub fn spoilt(page: &LocalePage) -> Vec<Range<usize>> {
    let text = page.text();
    let outside = Outside::new(page);
    let counted = OnceCell::new();
    let counts = || counted.get_or_init(|| Counts::of(text));
    let bytes = text.as_bytes().get(page.start..).unwrap_or_default();
    let mut out: Vec<Range<usize>> = vec![];
    let tags = memchr_iter(b'<', bytes).filter_map(|i| {
        let at = page.start + i;
        let len = tag(&text[at..]).or_else(|| misspelled(&text[at..], counts))?;
        // A pair may damage none of the markup that carries it.
        let markup = text[at..at + len].contains("tu-id=") || text[at..at + len].contains("sxs-lookup");
        // Of the anchors of headings another check speaks.
        let anchor = text[..at].trim_end().ends_with('#') && text[at..].starts_with("<a ");
        (!markup && !anchor).then_some(at..at + len)
    });
    out.extend(tags);
    let entities = memchr_iter(b'&', bytes).filter_map(|i| {
        let at = page.start + i;
        entity(&text[at..]).or_else(|| escaped(&text[at..], counts)).map(|len| at..at + len)
    });
    out.extend(entities);
    // `br>` and `‹br›`.
    out.extend(memmem::find_iter(bytes, b"br>").filter_map(|i| {
        let at = page.start + i;
        let before = text[..at].chars().next_back();
        let bare = before.is_none_or(|c| c.is_whitespace() || matches!(c, '>' | '|' | '.' | ')' | '。'));
        (bare && !text[..at].trim_end().ends_with('<')).then_some(at..at + 3)
    }));
    let wide = |(first, last): (&'static str, &'static str)| {
        text.match_indices(first).filter_map(move |(at, _)| {
            let rest = &text[at + first.len()..];
            let end = rest.char_indices().take(MAX_WIDE).find(|(_, c)| last.contains(*c))?.0;
            let inner = &rest[..end];
            let name = inner.trim_matches(['/', ' ']);
            let known = is_element(name) && inner.len() <= name.len() + 2;
            (known && at >= page.start).then(|| at..at + first.len() + inner.len() + last.len())
        })
    };
    out.extend([("‹", "›"), ("＜", "＞")].into_iter().flat_map(wide));
    // `＆amp;`
    out.extend(text.match_indices('＆').filter_map(|(at, sign)| {
        let len = name_of_entity(&text[at + sign.len()..])?;
        text[at + sign.len() + len..].starts_with(';').then(|| at..at + sign.len() + len + 1)
    }));
    out.retain(|at| {
        let shown = outside.has(at.start) && !text[..at.start].ends_with('\\');
        // As the source has it.
        let there = || page.pair_at(at.start).and_then(|p| text.get(p.source.clone()));
        shown && there().is_none_or(|source| !source.contains(&text[at.clone()]))
    });
    out.sort_unstable_by_key(|at| at.start);
    out
}

/// Characters of a tag in other brackets.
const MAX_WIDE: usize = 14;

/// How long a damaged tag is that a text begins with.
fn tag(text: &str) -> Option<usize> {
    let end = text.char_indices().skip(1).find(|(_, c)| matches!(c, '<' | '>' | '\n'));
    let end = end.filter(|(_, c)| *c == '>')?.0;
    let inner = &text[1..end];
    let whole = Some(end + 1);
    // `</п>`
    let name = inner.strip_prefix('/');
    if name.is_some_and(|n| {
        !n.is_empty() && n.chars().all(char::is_alphabetic) && !n.is_ascii() && n.chars().count() <= 12
    }) {
        return whole;
    }
    // `< br>`, `< /b>`, `< img src=…`
    let spaced = inner.trim_start();
    let closing = spaced.strip_prefix('/');
    let (name, rest) = split_name(closing.unwrap_or(spaced).trim_start());
    let bare = rest.is_empty() || rest == "/" || rest == " /";
    if spaced.len() < inner.len() || closing.is_some_and(|c| c.starts_with(' ')) {
        let known = is_tag(name) && (name.len() > 1 || closing.is_some());
        return whole.filter(|_| known && (bare || has_attribute(rest)));
    }
    // `<br/ >`
    let void = rest.trim_start().strip_prefix('/').is_some_and(|r| !r.is_empty() && r.trim().is_empty());
    if closing.is_none() && is_tag(name) && void {
        return whole;
    }
    // `<i mg src=…`, `</l i>`
    let second = rest.strip_prefix(' ').map(split_name);
    if let Some((tail, after)) = second
        && !tail.is_empty()
        && is_tag(&format!("{name}{tail}"))
        && !(is_tag(name) && closing.is_none() && after.starts_with('='))
        && (after.is_empty() || has_attribute(after))
    {
        return whole;
    }
    // `<a href=”…”>`, `<img src=a.png">`
    let known = name.starts_with(|c: char| c.is_ascii_alphabetic()) && closing.is_none();
    whole.filter(|_| known && rest.starts_with(' ') && is_quoted_amiss(rest))
}

/// The ASCII letters and digits that a text begins with, and the rest.
fn split_name(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len()))
}

/// Elements, with some that running text hardly has.
fn is_tag(name: &str) -> bool {
    let more = ["br", "hr", "img", "iframe", "video", "center", "a", "input", "button", "nobr"];
    is_element(name) || more.iter().any(|n| n.eq_ignore_ascii_case(name))
}

/// Whether ` src="…"` follows the name of an element.
fn has_attribute(rest: &str) -> bool {
    let (name, after) = split_name(rest.trim_start());
    rest.starts_with(' ') && !name.is_empty() && after.trim_start().starts_with("=")
}

/// Whether a value of an attribute has typographic quotation marks, or only the second of two.
fn is_quoted_amiss(attributes: &str) -> bool {
    let mut quoted = false;
    let mut rest = attributes;
    while let Some(i) = rest.find(['"', '\'', '=']) {
        let c = rest[i..].chars().next().unwrap_or_default();
        let after = &rest[i + 1..];
        if c != '=' {
            // A quoted value ends with its mark.
            let Some(end) = after.find(c) else { return false };
            rest = &after[end + 1..];
            quoted = true;
            continue;
        }
        let value = after.trim_start();
        if value.starts_with(['“', '”', '„', '«', '»', '‘', '’', '「', '」', '＂']) {
            return true;
        }
        let word = value.split(char::is_whitespace).next().unwrap_or_default();
        if !value.starts_with(['"', '\'']) && word.len() > 1 && word.trim_end_matches('/').ends_with('"') {
            return word.matches('"').count() == 1 && !quoted;
        }
        rest = after;
    }
    false
}

/// Entities that texts have.
const ENTITIES: [&str; 12] =
    ["nbsp", "lt", "gt", "amp", "quot", "apos", "copy", "reg", "trade", "mdash", "ndash", "hellip"];

/// How long the name of an entity is that a text begins with: `nbsp`, `#8212`.
fn name_of_entity(text: &str) -> Option<usize> {
    if let Some(number) = text.strip_prefix('#') {
        let digits = number.trim_start_matches(['x', 'X']);
        let marks = number.len() - digits.len();
        let len = digits.bytes().take_while(u8::is_ascii_hexdigit).count();
        return (marks <= 1 && (1..=6).contains(&len)).then_some(1 + marks + len);
    }
    ENTITIES.iter().find(|name| text.starts_with(**name)).map(|name| name.len())
}

/// How long a damaged entity is that a text begins with: one with a space, or another semicolon.
fn entity(text: &str) -> Option<usize> {
    let inner = text.get(1..)?;
    let first = inner.trim_start_matches(' ');
    let marked = first.strip_prefix('#').filter(|rest| rest.starts_with(' '));
    let spaced = inner.len() - first.len();
    if spaced == 1 || spaced == 0 && marked.is_some() {
        // `& nbsp;`, `&# 8212;`
        let (len, rest) = match marked {
            Some(number) => {
                let digits = number.trim_start();
                let len = digits.bytes().take_while(u8::is_ascii_digit).count();
                (len, digits.get(len..)?)
            }
            None => {
                let len = name_of_entity(first)?;
                (len, first.get(len..)?)
            }
        };
        return (len > 0 && rest.starts_with(';')).then(|| text.len() - rest.len() + 1);
    }
    // `&nbsp ;`, `&nbsp；`
    let len = name_of_entity(inner)?;
    let rest = &inner[len..];
    let mark = rest.strip_prefix(' ').unwrap_or(rest);
    let wide = rest.starts_with('；');
    if wide || mark.len() < rest.len() && mark.starts_with(';') {
        return Some(1 + len + if wide { '；'.len_utf8() } else { 2 });
    }
    None
}

/// How often each tag stands on a page, with its slash.
struct Counts(FxHashMap<String, u32>);

impl Counts {
    fn of(text: &str) -> Self {
        let mut all = FxHashMap::default();
        for i in memchr2_iter(b'<', b'&', text.as_bytes()) {
            let Some(rest) = text[i + 1..].strip_prefix("lt;").or_else(|| text.get(i + 1..)) else {
                continue;
            };
            let escaped = text[i..].starts_with('&');
            if escaped && !text[i..].starts_with("&lt;") {
                continue;
            }
            let slash = rest.starts_with('/');
            let (name, _) = split_name(&rest[usize::from(slash)..]);
            if (1..=10).contains(&name.len()) {
                let mark = if escaped { "&" } else { "" };
                let slash = if slash { "/" } else { "" };
                *all.entry(format!("{mark}{slash}{}", name.to_ascii_lowercase())).or_default() += 1;
            }
        }
        Self(all)
    }

    fn get(&self, name: &str) -> u32 {
        self.0.get(name).copied().unwrap_or_default()
    }

    /// Whether one tag of an element is missing: its opening ones, its closing ones.
    fn lacks(&self, name: &str, closing: bool) -> bool {
        let (opened, closed) = (self.get(name), self.get(&format!("/{name}")));
        if closing { opened == closed + 1 } else { opened + 1 == closed }
    }
}

/// A tag whose name has its letters in another order, or one of them twice, where exactly that tag is missing.
fn misspelled<'c>(text: &str, counts: impl Fn() -> &'c Counts) -> Option<usize> {
    let end = text.find('>').filter(|n| (3..=12).contains(n))?;
    let inner = &text[1..end];
    let closing = inner.starts_with('/');
    let name = inner.trim_matches('/').trim_end().to_ascii_lowercase();
    if !(2..=8).contains(&name.len()) || !name.bytes().all(|b| b.is_ascii_alphanumeric()) || is_tag(&name) {
        return None;
    }
    let counts = counts();
    if !closing && matches!(name.as_str(), "brr" | "bbr" | "rb") {
        return (counts.get("br") > 0 && counts.get(&name) == 1).then_some(end + 1);
    }
    let odd = counts.get(&name) != counts.get(&format!("/{name}"));
    let right = PAIRED.iter().find(|p| is_alike(p, &name) && counts.lacks(p, closing));
    (odd && right.is_some()).then_some(end + 1)
}

/// Elements that are opened and closed.
const PAIRED: [&str; 22] = [
    "li", "ul", "ol", "td", "th", "tr", "table", "details", "summary", "strong", "em", "sup", "sub", "kbd",
    "code", "div", "span", "center", "dl", "dt", "dd", "p",
];

/// Whether two words have the same letters, or one has a letter more or less.
fn is_alike(one: &str, other: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters = word.as_bytes().to_vec();
        letters.sort_unstable();
        letters
    };
    one != other
        && one.len() > 1
        && (sorted(one) == sorted(other) || one.len() >= 4 && strsim::levenshtein(one, other) == 1)
}

/// `&lt;/li&gt;` where just that tag is missing on the page.
fn escaped<'c>(text: &str, counts: impl Fn() -> &'c Counts) -> Option<usize> {
    let rest = text.strip_prefix("&lt;")?;
    let closing = rest.starts_with('/');
    let (name, after) = split_name(&rest[usize::from(closing)..]);
    let lower = name.to_ascii_lowercase();
    let whole = after.strip_prefix("&gt;").map(|_| text.len() - after.len() + 4)?;
    if !PAIRED.contains(&lower.as_str()) {
        return None;
    }
    let counts = counts();
    let own = if closing { format!("&/{lower}") } else { format!("&{lower}") };
    let other = if closing { format!("&{lower}") } else { format!("&/{lower}") };
    let alone = counts.get(&own) == counts.get(&other) + 1;
    (alone && counts.lacks(&lower, closing)).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::{Counts, entity, misspelled, tag};

    #[test]
    fn spoilt_tags_are_told_from_text() {
        for text in [
            "< br>",
            "<br/ >",
            "< img src=\"a\">",
            "<i mg src='a'>",
            "</п>",
            "< /li>",
            "</ li>",
            "</t d>",
            "<a href=”b”>",
            "<img src=a.png\">",
            "<img alt=\"\" src= “a”>",
        ] {
            assert_eq!(tag(text), Some(text.len()), "{text}");
        }
        for text in [
            "<br>",
            "<br/>",
            "<br />",
            "< b>",
            "<имя>",
            "<your name>",
            "< size and b >",
            "<img src=\"a\" alt=\"x = “y”\">",
            "<img alt='a=b\"'>",
            "<p a b>",
            "</li >",
            "<td nowrap>",
            "<a b>",
        ] {
            assert_eq!(tag(text), None, "{text}");
        }
    }

    #[test]
    fn spoilt_entities_are_told_from_text() {
        for text in ["& nbsp;", "&# 8212;", "& #8212;", "&nbsp ;", "&nbsp；", "&#160；"] {
            assert_eq!(entity(text), Some(text.len()), "{text}");
        }
        for text in ["&nbsp;", "&#8212;", "& b;", "& reg", "&&", "&", "& lt", "R&D;"] {
            assert_eq!(entity(text), None, "{text}");
        }
    }

    #[test]
    fn a_misspelled_tag_stands_where_one_is_missing() {
        let page = "<ul><li>a</li><il>b</li></ul>";
        let told = |text: &str, page: &str| {
            let counts = Counts::of(page);
            misspelled(text, || &counts)
        };
        assert_eq!(told("<il>b", page), Some(4));
        assert_eq!(told("<il>b", "<il> <li>a</li>"), None);
        assert_eq!(told("<id>b", "<id> <tr><td>a</tr>"), None);
    }
}
