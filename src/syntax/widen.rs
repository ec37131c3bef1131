//! Tables whose rows have more cells than their head: the head is filled up with empty cells, as Markdig does
//! (learn-markdown.md §12). CommonMark's table extension would drop those cells.

use std::ops::Range;

use super::bars::{content, is_delimiter_row, line_at, most_cells, row};
use super::rewriting::Rewriting;
use crate::text::MappedText;

/// Cells that a head is given at most: a row of nothing but bars is no table.
const MAX_CELLS: usize = 128;

/// `text` with the cells that heads of tables lack; `places` of it move along.
pub(super) fn widened(text: MappedText, places: &mut Vec<u32>) -> MappedText {
    let missing = missing_cells(&text.text);
    if missing.is_empty() {
        return text;
    }
    let mut out = Rewriting::new(&text, missing.len(), places);
    for (place, cells) in missing {
        out.replace(place..place, &cells);
    }
    out.finish()
}

/// Texts to put in at places, in order.
fn missing_cells(text: &str) -> Vec<(usize, String)> {
    let mut out = vec![];
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(bar) = memchr::memchr(b'|', &bytes[at..]).map(|i| at + i) {
        let line = line_at(bytes, bar);
        at = line.end;
        if line.start == 0 || !is_delimiter_row(&bytes[line.clone()]) {
            continue;
        }
        let head = line_at(bytes, line.start - 1);
        let (head_cells, line_cells) = (Cells::of(bytes, &head), Cells::of(bytes, &line));
        // A head of another width is no head, and what follows is no table.
        if head_cells.count != line_cells.count || head_cells.count == 0 {
            continue;
        }
        let mut widest = head_cells.count;
        while at < bytes.len() {
            let next = line_at(bytes, at);
            if content(&bytes[next.clone()]).is_empty() {
                break;
            }
            at = next.end;
            if most_cells(content(&bytes[next.clone()])) > widest {
                widest = widest.max(Cells::of(bytes, &next).filled);
            }
        }
        let more = widest.min(MAX_CELLS).saturating_sub(head_cells.count);
        if more > 0 {
            out.push((head_cells.end, head_cells.more(" |", more)));
            out.push((line_cells.end, line_cells.more("-|", more)));
        }
    }
    out
}

/// The cells of a row.
struct Cells {
    count: usize,
    /// Up to the last that is not empty.
    filled: usize,
    /// Where its content ends.
    end: usize,
    /// It ends with a bar.
    closed: bool,
}

impl Cells {
    fn of(bytes: &[u8], line: &Range<usize>) -> Self {
        let mut bound = vec![];
        row(bytes, line.clone(), &mut bound);
        let inner = content(&bytes[line.clone()]);
        let start = line.start + bytes[line.clone()].len() - bytes[line.clone()].trim_ascii_start().len();
        let end = line.start + bytes[line.clone()].trim_ascii_end().len();
        // Of a blank line, the two ends have passed each other.
        let start = end.saturating_sub(inner.len()).max(start).min(end);
        bound.sort_unstable();
        let is_border = |at: &usize| {
            let slashes = bytes[..*at].iter().rev().take_while(|b| **b == b'\\').count();
            slashes % 2 == 0 && bound.binary_search(at).is_err()
        };
        let bars = memchr::memchr_iter(b'|', &bytes[start..end]).map(|i| start + i);
        let borders: Vec<usize> = bars.filter(is_border).collect();
        let closed = borders.last() == Some(&(end.saturating_sub(1)));
        let mut edges: Vec<usize> = borders.clone();
        if edges.first() != Some(&start) {
            edges.insert(0, start);
        }
        if !closed {
            edges.push(end);
        }
        let empty = |pair: &[usize]| bytes[pair[0]..pair[1]].iter().all(|b| matches!(b, b'|' | b' ' | b'\t'));
        let count = if borders.is_empty() { 0 } else { edges.len().saturating_sub(1) };
        let filled = edges.windows(2).rposition(|pair| !empty(pair)).map_or(0, |i| i + 1);
        Self { count, filled: filled.min(count), end, closed }
    }

    /// What gives the row more cells.
    fn more(&self, cell: &str, count: usize) -> String {
        let close = if self.closed { "" } else { " |" };
        format!("{close}{}", cell.repeat(count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_gets_the_cells_of_the_widest_row() {
        for (text, expect) in [
            ("a | b\n-- | -\n0 | 1 | 2\n", "a | b | |\n-- | - |-|\n0 | 1 | 2\n"),
            ("> |a|\n> |-|\n> |0|1|2|\n", "> |a| | |\n> |-|-|-|\n> |0|1|2|\n"),
            ("|a|b|\n|-|-|\n|0|1| | |\n", "|a|b|\n|-|-|\n|0|1| | |\n"),
            ("|a|b|\n|-|-|\n|`0|1`|x \\| y|\n", "|a|b|\n|-|-|\n|`0|1`|x \\| y|\n"),
            ("|a|\n|-|-|\n|0|1|\n", "|a|\n|-|-|\n|0|1|\n"),
            ("\n|---\n|0|1|\n", "\n|---\n|0|1|\n"),
            ("> \n> |---\n \t\n|-|\n", "> \n> |---\n \t\n|-|\n"),
        ] {
            let mut out = String::new();
            let mut at = 0;
            for (place, more) in missing_cells(text) {
                out.push_str(&text[at..place]);
                out.push_str(&more);
                at = place;
            }
            out.push_str(&text[at..]);
            assert_eq!(out, expect);
        }
    }
}
