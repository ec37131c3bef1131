//! Text with separators (RFC 4180 and what spreadsheets make of it) as rows of cells with their places. Total.

use std::ops::Range;

use super::Fault;

/// A cell: what it says, and where it stands with its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub text: String,
    pub at: Range<usize>,
}

/// All rows that hold something.
pub(super) struct Table {
    pub rows: Vec<Vec<Cell>>,
    pub faults: Vec<Fault>,
    /// What stands between cells.
    pub separator: char,
}

/// Reads a table. `tabs`: its cells are separated by tabs, whatever else there is.
pub(super) fn parse(text: &str, tabs: bool) -> Table {
    let separator = if tabs { '\t' } else { separator(text) };
    let mut table = Table { rows: vec![], faults: vec![], separator };
    let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut row = vec![];
    while at < text.len() {
        let cell = if text[at..].starts_with('"') {
            quoted(text, at, separator, &mut table.faults)
        } else {
            let rest = &text[at..];
            let len = rest.find([separator, '\n']).unwrap_or(rest.len());
            let written = rest[..len].trim_end_matches('\r');
            Cell { text: written.trim().into(), at: at..at + written.len() }
        };
        at = cell.at.end;
        at += text[at..].len() - text[at..].trim_start_matches('\r').len();
        row.push(cell);
        let next = text[at..].chars().next();
        at += next.map_or(0, char::len_utf8);
        if next != Some(separator) || at >= text.len() {
            let row = std::mem::take(&mut row);
            if row.iter().any(|c| !c.text.is_empty()) {
                table.rows.push(row);
            }
        }
    }
    table
}

/// A cell in quotes; `""` is a quote. Spaces may stand behind it.
fn quoted(text: &str, start: usize, separator: char, faults: &mut Vec<Fault>) -> Cell {
    let mut out = String::new();
    let mut at = start + 1;
    loop {
        let Some(i) = text[at..].find('"') else {
            faults.push((
                start..start + 1,
                "this quote is not closed: all that follows stands in one cell".into(),
            ));
            out.push_str(&text[at..]);
            return Cell { text: out.trim().into(), at: start..text.len() };
        };
        out.push_str(&text[at..at + i]);
        at += i + 1;
        if text[at..].starts_with('"') {
            out.push('"');
            at += 1;
            continue;
        }
        let rest = &text[at..];
        let len = rest.find([separator, '\n']).unwrap_or(rest.len());
        let behind = rest[..len].trim_end_matches('\r');
        if !behind.trim().is_empty() {
            faults.push((at..at + behind.len(), "text behind the closing quote of a cell".into()));
            out.push_str(behind);
        }
        return Cell { text: out.trim().into(), at: start..at + behind.len() };
    }
}

/// What the first line has most of.
fn separator(text: &str) -> char {
    let line = text.lines().next().unwrap_or_default();
    let count = |c: char| line.matches(c).count();
    ['\t', ';', ','].into_iter().rev().max_by_key(|c| count(*c)).unwrap_or(',')
}
