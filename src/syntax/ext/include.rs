//! Includes: `[!INCLUDE [title](path)]` (learn-markdown.md §2). Found here, expanded by the loader.

use std::ops::Range;

use super::{Extension, Line};
use crate::syntax::mark::{Cx, Mark};
use crate::syntax::tree::{Include, Kind};

/// The extension.
pub static EXTENSION: Extension =
    Extension { name: "include", block: Some(block), inline: Some(inline), ..Extension::NONE };

fn block(line: &Line<'_>, cx: &mut Cx<'_>) -> Option<Mark> {
    let (len, path, range) = include(line.text, '+')?;
    (len == line.text.len()).then(|| mark(line.text, path, range, line.start, false, cx))
}

fn inline(text: &str, at: usize, cx: &mut Cx<'_>) -> Option<(usize, Mark)> {
    let (len, path, range) = include(text, '-')?;
    Some((len, mark(&text[..len], path, range, at, true, cx)))
}

fn mark(spelled: &str, path: String, range: Range<usize>, at: usize, inline: bool, cx: &Cx<'_>) -> Mark {
    let path_span = cx.span(at + range.start..at + range.end);
    let include = Include { spelled: spelled.into(), path: path.into(), path_span, inline, embed: None };
    Mark::leaf(Kind::Include(Box::new(include)))
}

/// Reads an include at the start of `text`: its length, the path unescaped, the path's byte range. `flag` is the
/// sign that may follow the word.
fn include(text: &str, flag: char) -> Option<(usize, String, Range<usize>)> {
    let head = text.get(..9).filter(|h| h.eq_ignore_ascii_case("[!include"))?;
    let rest = &text[head.len()..];
    let rest = rest.strip_prefix(flag).unwrap_or(rest).trim_start_matches([' ', '\t']);
    let title = rest.strip_prefix('[')?;
    let rest = &title[closing_bracket(title)? + 1..];
    let rest = rest.strip_prefix('(')?.trim_start_matches([' ', '\t']);
    let start = text.len() - rest.len();
    let (path, raw_len) = path(rest)?;
    let after = &rest[raw_len..];
    let close = after.find(')')?;
    // What stands between path and parenthesis is a title, or nothing.
    if !after[..close].is_empty() && !after.starts_with([' ', '\t', '>']) {
        return None;
    }
    let rest = after[close + 1..].strip_prefix(']')?;
    let angle = usize::from(rest.len() != text.len() && text[start..].starts_with('<'));
    Some((text.len() - rest.len(), path, start + angle..start + raw_len))
}

/// Where the bracket that closes a title stands; escapes and nested brackets are passed over.
fn closing_bracket(title: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut escaped = false;
    for (i, c) in title.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => depth += 1,
            ']' if depth == 0 => return Some(i),
            ']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// A path up to `)`, white space, or (after `<`) `>`; the unescaped text and the raw length (without `>`).
fn path(text: &str) -> Option<(String, usize)> {
    let angle = text.starts_with('<');
    let mut out = String::new();
    let mut chars = text.char_indices().skip(usize::from(angle)).peekable();
    while let Some((i, c)) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(|(_, n)| n.is_ascii_punctuation() && *n != '.') => {
                out.extend(chars.next().map(|(_, n)| n));
            }
            '>' if angle => return (!out.is_empty()).then_some((out, i)),
            // An empty path is an include that leads nowhere, not a link.
            ')' if !angle => return Some((out, i)),
            c if c.is_whitespace() && !angle => return (!out.is_empty()).then_some((out, i)),
            c => out.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<(&str, &str)>) {
        let got = include(text, '-')
            .map(|(len, path, range)| (text[..len].to_owned(), path, text[range].to_owned()));
        match (got, expect) {
            (Some((whole, path, _)), Some((w, p))) => assert_eq!((whole.as_str(), path.as_str()), (w, p)),
            (got, expect) => assert_eq!(got.is_some(), expect.is_some(), "{text}: {got:?}"),
        }
    }

    #[test]
    fn includes_are_read_as_docfx_reads_them() {
        check("[!INCLUDE [t](a/b.md)] x", Some(("[!INCLUDE [t](a/b.md)]", "a/b.md")));
        check("[!include-[t](a.md)]", Some(("[!include-[t](a.md)]", "a.md")));
        check("[!Include[](<a b.md>)]", Some(("[!Include[](<a b.md>)]", "a b.md")));
        check(
            r#"[!INCLUDE[t](a\(x\).md "title")]"#,
            Some((r#"[!INCLUDE[t](a\(x\).md "title")]"#, "a(x).md")),
        );
        check("[!INCLUDE [t [u]](..\\a.md)]", Some(("[!INCLUDE [t [u]](..\\a.md)]", "..\\a.md")));
        check("[!INCLUDE [t](a.md) ]", None);
        check("[!INCLUDE [t](a.md)", None);
        check("[!INCLUDE t](a.md)]", None);
    }
}
