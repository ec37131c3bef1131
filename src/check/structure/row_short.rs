//! Rows with fewer cells.

use std::ops::Range;

use crate::check::reading::{Block, BlockKind, LocalePage, Translation, counted};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/row-short",
    severity: Severity::Minor,
    what: "A row of a table has fewer or more cells than its head, and all other rows have as many; or two lines are one row that was broken in two.",
    why: "Cells stand under the wrong head.",
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
    for (found, head, place) in odd_rows(page.page) {
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

/// Cells of a line of a table: bars that are neither escaped nor in code part them.
fn cells(line: &str) -> usize {
    let (mut bars, mut code, mut escaped) = (0usize, false, false);
    for c in line.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '`' => code = !code,
            '|' if !code => bars += 1,
            _ => {}
        }
    }
    (bars + 1).saturating_sub(usize::from(line.starts_with('|')) + usize::from(line.ends_with('|')))
}
