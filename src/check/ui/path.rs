//! Menu paths: labels with `>` between them.

use std::ops::Range;

use crate::check::reading::Anatomy;

/// The `>` of a text that stand between labels: in prose, with white space or bold beside them.
pub fn menu_marks(a: &Anatomy<'_>) -> Vec<Range<usize>> {
    let mut out = vec![];
    if !a.signs.may_hold_any(&['>', '&', '＞']) {
        return out;
    }
    for range in &a.prose {
        let text = &a.raw[range.clone()];
        for (i, mark) in
            text.match_indices('>').chain(text.match_indices("&gt;")).chain(text.match_indices('＞'))
        {
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
            // What an earlier `<` opened is a tag or a type.
            let closes = a.raw[..start].matches('<').count() > a.raw[..start].matches('>').count();
            if !closes
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
