//! Bars that are no cell borders. Code spans, links and HTML tags bind tighter than `|` in Learn's tables
//! (learn-markdown.md §12); CommonMark's table extension cuts them. Such bars are set aside before parsing.

use std::ops::Range;

/// A link is not looked for further than this. Bytes.
const MAX_LINK: usize = 4096;

/// Whether a row of a table may have more cells than its head, and the bars of table rows that stand inside a code
/// span, a link or a tag, in order.
pub(crate) fn bound(text: &str) -> (bool, Vec<usize>) {
    let mut out = vec![];
    let mut wide = false;
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(bar) = memchr::memchr(b'|', &bytes[at..]).map(|i| at + i) {
        let line = line_at(bytes, bar);
        if !is_delimiter_row(&bytes[line.clone()]) {
            at = line.end;
            continue;
        }
        if line.start > 0 {
            row(bytes, line_at(bytes, line.start - 1), &mut out);
        }
        let cells = most_cells(content(&bytes[line.clone()]));
        at = line.end;
        while at < bytes.len() {
            let line = line_at(bytes, at);
            let inner = content(&bytes[line.clone()]);
            if inner.is_empty() {
                break;
            }
            wide |= most_cells(inner) > cells;
            at = line.end;
            row(bytes, line, &mut out);
        }
    }
    out.sort_unstable();
    out.dedup();
    (wide, out)
}

/// How many cells a row has at most: each bar of it may be a border.
pub(super) fn most_cells(row: &[u8]) -> usize {
    let outer = usize::from(row.starts_with(b"|")) + usize::from(row.ends_with(b"|"));
    (memchr::memchr_iter(b'|', row).count() + 1).saturating_sub(outer)
}

/// The line that holds `at`, with its end.
pub(super) fn line_at(bytes: &[u8], at: usize) -> Range<usize> {
    let start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |i| i + 1);
    let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |i| at + i + 1);
    start..end
}

/// A line without quote marks, indentation and white space at the end.
pub(super) fn content(line: &[u8]) -> &[u8] {
    let start = line.iter().position(|b| !matches!(b, b' ' | b'\t' | b'>')).unwrap_or(line.len());
    line[start..].trim_ascii_end()
}

/// `|---|:-:|`, with or without its outer bars, also after a list marker.
pub(super) fn is_delimiter_row(line: &[u8]) -> bool {
    let line = content(line);
    line.contains(&b'|')
        && line.contains(&b'-')
        && line.iter().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t' | b'*' | b'+'))
}

/// Looks for bound bars in one row.
pub(super) fn row(bytes: &[u8], line: Range<usize>, out: &mut Vec<usize>) {
    let mut bind = |range: Range<usize>| {
        out.extend(memchr::memchr_iter(b'|', &bytes[range.clone()]).map(|i| range.start + i));
    };
    let mut open: Vec<usize> = vec![];
    let mut unclosed: Vec<usize> = vec![];
    let mut at = line.start;
    let special = |b: &u8| matches!(b, b'\\' | b'`' | b'<' | b'[' | b']');
    while let Some(rest) = bytes.get(at..line.end).filter(|rest| !rest.is_empty()) {
        // Outside brackets only what opens something counts, and that is sought faster.
        let next = match open.is_empty() {
            true => memchr::memchr3(b'`', b'<', b'[', rest),
            false => rest.iter().position(special),
        };
        let Some(next) = next else { break };
        if open.is_empty() && rest[..next].iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1 {
            at += next + 1;
            continue;
        }
        at += next;
        match bytes[at] {
            b'\\' => at += 1,
            b'`' => {
                let len = run(&bytes[at..line.end]);
                let inside = at + len;
                let close =
                    (!unclosed.contains(&len)).then(|| closing(&bytes[inside..line.end], len)).flatten();
                match close {
                    Some(close) => {
                        bind(inside..inside + close);
                        at = inside + close + len;
                    }
                    None => {
                        unclosed.push(len);
                        at = inside;
                    }
                }
                continue;
            }
            b'<' if bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/') => {
                if let Some(close) = memchr::memchr2(b'>', b'<', &bytes[at + 1..line.end])
                    && bytes[at + 1 + close] == b'>'
                {
                    bind(at..at + 1 + close);
                    at += 1 + close;
                }
            }
            b'[' => open.push(at),
            b']' => {
                let start = open.pop();
                if let (Some(start), Some(b'(')) = (start, bytes.get(at + 1))
                    && let Some(close) = parenthesis(&bytes[at + 2..line.end.min(at + 2 + MAX_LINK)])
                {
                    bind(start..at + 2 + close);
                    at += 2 + close;
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Length of the run of backticks at the start.
fn run(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| **b == b'`').count()
}

/// Where a run of exactly `len` backticks begins.
fn closing(bytes: &[u8], len: usize) -> Option<usize> {
    let mut at = 0;
    loop {
        at += memchr::memchr(b'`', &bytes[at..])?;
        let found = run(&bytes[at..]);
        if found == len {
            return Some(at);
        }
        at += found;
    }
}

/// Where the parenthesis that is open closes.
fn parenthesis(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0usize;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::bound;

    #[test]
    fn bars_in_code_links_and_tags_of_rows_are_bound() {
        for (text, expect) in [
            ("| a |\n|---|\n| `x|y` |\n", 1),
            ("> | `a|b` |\n> |--|\n> | ``c|`|d`` [e | f](g|h) <b title=\"|\"> |\n", 6),
            ("a | `b\n-|-\nc|d`\n", 0),
            ("`a|b`\n\n| a |\n|---|\n\n`c|d`\n", 0),
            ("| [a | b] | \\`c|d` |\n|--|\n", 0),
        ] {
            assert_eq!(bound(text).1.len(), expect, "{text}");
        }
    }
}
