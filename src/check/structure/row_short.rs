//! Rows with fewer cells.

use std::ops::Range;

use crate::check::reading::{Block, BlockKind, LocalePage, Translation, counted, excerpt};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/row-short",
    severity: Severity::Minor,
    what: "A row of a table has fewer or more cells than its head, and all other rows have as many; or two lines are one row that was broken in two; or a row has words in a cell that the head does not have, or one bar that is escaped in place of one that parts cells.",
    why: "Cells stand under the wrong head, and those that the head does not have are not shown.",
    example: "--- content/en-us/a.md\n# A\n\n| Key | Use |\n|---|---|\n| One | Two |\n| Three | Four |\n| Five | Six |\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n| Tangent | Bruk |\n|---|---|\n| Ett | Två |\n| Tre fyra |\n| Fem | Sex |\n\nVänta lite.\n=> content/sv-se/a.md:6:1",
    fix: "Restore the bar between the cells.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    for (head, place) in page.page.blocks.blocks.iter().flat_map(|b| broken_rows(page.page, b)) {
        let message =
            format!("a row that is broken in two: with the next line it has the {head} cells of the head");
        sink.push(Diagnostic::new(&RULE, page.page.span(place), message));
    }
    let known: Vec<usize> =
        page.source_page.iter().flat_map(|s| odd_rows(s)).map(|(cells, ..)| cells).collect();
    let known_long = page.source_page.map_or(0, |s| long_rows(s).len());
    let long = long_rows(page.page);
    let told: Vec<usize> =
        if known_long >= long.len() { vec![] } else { long.iter().map(|(p, _)| p.start).collect() };
    for (place, cells) in long.into_iter().filter(|(p, _)| told.contains(&p.start)) {
        let message = format!("the head has fewer cells than this row: `{cells}` is not shown");
        sink.push(Diagnostic::new(&RULE, page.page.span(place), message));
    }
    for (head, place) in page.page.blocks.blocks.iter().flat_map(|b| escaped_bars(page.page, b)) {
        let message = format!("a bar of this row is none: with it the row has the {head} cells of the head");
        sink.push(Diagnostic::new(&RULE, page.page.span(place), message));
    }
    for (found, head, place) in odd_rows(page.page) {
        if told.contains(&place.start) {
            continue;
        }
        // As the source has it.
        if known.contains(&found) {
            continue;
        }
        let message = format!("a row of {}; the head has {head}", counted(found, "cell"));
        sink.push(Diagnostic::new(&RULE, page.page.span(place), message));
    }
}

/// A line of a table: its cells, whether a bar closes it, where it stands.
type Line = (usize, bool, Range<usize>);

/// The lines of a table.
fn lines(page: &LocalePage, table: &Block) -> Vec<Line> {
    let mut at = table.span.start as usize;
    let mut out = vec![];
    for line in page.text().get(table.span.range()).unwrap_or_default().split_inclusive('\n') {
        let trimmed = line.trim_end().trim_start_matches(['>', ' ']);
        out.push((cells(trimmed), trimmed.ends_with('|'), at..at + line.trim_end().len()));
        at += line.len();
    }
    out
}

/// Rows of a table that a line break parts: the first line is the only one that no bar closes, and both together have the
/// cells of the head.
fn broken_rows(page: &LocalePage, block: &Block) -> Option<(usize, Range<usize>)> {
    let BlockKind::Table(_) = block.kind else { return None };
    let lines = lines(page, block);
    let (head, true, _) = *lines.first()? else { return None };
    let mut open = lines.iter().enumerate().filter(|(_, l)| !l.1);
    let (Some((n, line)), None) = (open.next(), open.next()) else { return None };
    let next = lines.get(n + 1)?;
    (n >= 2 && line.0 < head && line.0 + next.0 == head).then(|| (head, line.2.clone()))
}

/// Of each table all of whose rows but one are like its head: the cells of that row, those of the head, where it stands.
fn odd_rows(page: &LocalePage) -> Vec<(usize, usize, Range<usize>)> {
    let mut out = vec![];
    for block in &page.blocks.blocks {
        let BlockKind::Table(_) = block.kind else { continue };
        let rows = lines(page, block);
        let Some(&(head, ..)) = rows.first() else { continue };
        let odd: Vec<&Line> = rows.iter().skip(2).filter(|r| r.0 != head).collect();
        if let [(found, _, place)] = odd.as_slice()
            // What is too much is not shown at all.
            && (rows.len() >= 5 || rows.len() >= 4 && *found > head)
        {
            out.push((*found, head, place.clone()));
        }
    }
    out
}

/// Rows with words in cells that the head does not have, which are dropped: their places and the first such words. Where
/// most rows are so, the head lacks a cell.
fn long_rows(page: &LocalePage) -> Vec<(Range<usize>, String)> {
    let mut out = vec![];
    for block in &page.blocks.blocks {
        let BlockKind::Table(_) = block.kind else { continue };
        let rows = lines(page, block);
        let Some(&(head, ..)) = rows.first() else { continue };
        let body = rows.len().saturating_sub(2);
        let long = rows.iter().skip(2).filter(|r| r.0 > head);
        let long: Vec<(Range<usize>, String)> =
            long.filter_map(|r| Some((r.2.clone(), dropped(page.text().get(r.2.clone())?, head)?))).collect();
        if long.len() * 2 <= body.max(2) {
            out.extend(long);
        }
    }
    out
}

/// The beginning of what a line has in cells beyond those of the head.
fn dropped(line: &str, head: usize) -> Option<String> {
    let line = line.trim_start_matches(['>', ' ']);
    let bars = bars(line);
    // The bar that ends the last cell shown.
    let skip = head - usize::from(!line.starts_with('|'));
    let rest = line.get(bars.get(skip)? + 1..)?;
    let words = rest.trim_matches(['|', ' ']);
    words.contains(char::is_alphanumeric).then(|| excerpt(words))
}

/// A row that has as many cells as the head with a bar that is escaped or a wide one, as no other row of the table has it.
fn escaped_bars(page: &LocalePage, block: &Block) -> Option<(usize, Range<usize>)> {
    let BlockKind::Table(_) = block.kind else { return None };
    let lines = lines(page, block);
    let (head, ..) = *lines.first()?;
    let text = |l: &Line| page.text().get(l.2.clone()).unwrap_or_default();
    let held = |l: &&Line| text(l).contains("\\|") || text(l).contains('｜');
    let mut held = lines.iter().filter(held);
    let (Some(row), None) = (held.next(), held.next()) else { return None };
    let plain = text(row).replace("\\|", "|").replace('｜', "|");
    let whole = cells(plain.trim_start_matches(['>', ' ']));
    let others = lines.iter().skip(2).all(|l| l.0 == head || l.2 == row.2);
    // With three rows or more the check of one that is odd tells it.
    (row.0 < head && whole == head && !(others && lines.len() >= 5)).then(|| (head, row.2.clone()))
}

/// Cells of a line of a table: bars that are neither escaped nor in code part them.
fn cells(line: &str) -> usize {
    (bars(line).len() + 1)
        .saturating_sub(usize::from(line.starts_with('|')) + usize::from(line.ends_with('|')))
}

/// The bars that part cells.
fn bars(line: &str) -> Vec<usize> {
    let (mut bars, mut code, mut escaped) = (vec![], false, false);
    for (at, c) in line.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '`' => code = !code,
            '|' if !code => bars.push(at),
            _ => {}
        }
    }
    bars
}
