//! Menu paths: labels with `>` between them.

use std::ops::Range;

use crate::check::reading::Anatomy;

/// The `>` of a text that stand between labels: in prose, with white space or bold beside them.
pub fn menu_marks(a: &Anatomy<'_>) -> Vec<Range<usize>> {
    let mut out = vec![];
    if !a.signs.may_hold_any(&['>', '&', '＞']) {
        return out;
    }
    // What an earlier `<` opened is a tag or a type: `List\<string>`, `Map&lt;K, List&lt;V>>`.
    let opened: Vec<usize> = opened(a);
    for range in &a.prose {
        let text = &a.raw[range.clone()];
        let marks = [">", "&gt;", "＞"].into_iter().filter(|mark| a.signs.may_contain(mark));
        for (i, mark) in marks.flat_map(|mark| text.match_indices(mark)) {
            let (start, end) = (range.start + i, range.start + i + mark.len());
            let before = a.raw[..start].chars().next_back();
            let after = a.raw[end..].chars().next();
            let beside = |c: Option<char>| {
                c.is_none_or(|c| {
                    c.is_whitespace()
                        || matches!(
                            c,
                            '*' | '>' | '[' | ']' | '“' | '”' | '」' | '「' | '"' | '«' | '»' | '\u{200f}'
                        )
                })
            };
            if !opened.contains(&start)
                && !is_named(a.raw, start..end)
                && (beside(before) || beside(after))
                && !a.raw[..start].ends_with(['-', '=', '\\', '<'])
                && !a.raw[..start]
                    .rsplit(char::is_whitespace)
                    .next()
                    .is_some_and(|word| word.contains(['<', '|']))
            {
                out.push(start..end);
            }
        }
    }
    out.sort_by_key(|r| r.start);
    out
}

/// Whether a mark is spoken of: `'>'`, `« > »`.
fn is_named(text: &str, mark: Range<usize>) -> bool {
    let (before, after) = (&text[..mark.start], &text[mark.end..]);
    let straight = |c: char| matches!(c, '\'' | '"');
    before.ends_with(straight) && after.starts_with(straight)
        || before.trim_end().ends_with(['«', '“', '‘', '„', '「', '『'])
            && after.trim_start().starts_with(['»', '”', '’', '“', '」', '』'])
}

/// Whether a text has a `>` that may part labels, however it is written (`\>`).
pub fn leads(a: &Anatomy<'_>) -> bool {
    let opened = opened(a);
    a.prose.iter().any(|range| {
        let marks = a.raw[range.clone()].match_indices(['>', '＞']);
        let entities = a.raw[range.clone()].match_indices("&gt;");
        let at = |i: usize| range.start + i;
        marks
            .chain(entities)
            .any(|(i, m)| !opened.contains(&at(i)) && !is_named(a.raw, at(i)..at(i + m.len())))
    })
}

/// Where in the prose each `<` that begins a name, and not a comparison, is closed.
fn opened(a: &Anatomy<'_>) -> Vec<usize> {
    let mut out = vec![];
    if !a.signs.byte(b'<') && !a.signs.byte(b'&') {
        return out;
    }
    let mut depth = 0u32;
    for range in &a.prose {
        let text = &a.raw[range.clone()];
        let marks = text.match_indices(['<', '>']).map(|(i, m)| (i, m, 1));
        let named = text.match_indices("&lt;").map(|(i, _)| (i, "<", 4));
        let named = named.chain(text.match_indices("&gt;").map(|(i, _)| (i, ">", 4)));
        let mut all: Vec<(usize, &str, usize)> = marks.chain(named).collect();
        all.sort_unstable();
        for (i, mark, len) in all {
            let next = text[i..].chars().nth(len);
            match mark {
                ">" if depth > 0 => {
                    out.push(range.start + i);
                    depth -= 1;
                }
                ">" => {}
                _ => depth += u32::from(next.is_none_or(|c| c.is_alphanumeric() || matches!(c, '_' | '"'))),
            }
        }
    }
    out
}
