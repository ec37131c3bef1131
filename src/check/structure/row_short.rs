//! Rows with fewer cells.

use std::ops::Range;

use crate::check::reading::{BlockKind, LocalePage, Translation, counted};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/row-short",
    severity: Severity::Minor,
    what: "A row of a table has fewer or more cells than its head, and all other rows have as many.",
    why: "Cells stand under the wrong head.",
    example: "--- content/en-us/a.md\n# A\n\n| Key | Use |\n|---|---|\n| One | Two |\n| Three | Four |\n| Five | Six |\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n| Tangent | Bruk |\n|---|---|\n| Ett | Två |\n| Tre fyra |\n| Fem | Sex |\n\nVänta lite.\n=> content/sv-se/a.md:6:1",
    fix: "Restore the bar between the cells.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
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

/// Of each table all of whose rows but one are like its head: the cells of that row, those of the head, where it stands.
fn odd_rows(page: &LocalePage) -> Vec<(usize, usize, Range<usize>)> {
    let text = page.text();
    let mut out = vec![];
    for block in &page.blocks.blocks {
        let BlockKind::Table(_) = block.kind else { continue };
        let Some(raw) = text.get(block.span.range()) else { continue };
        let mut at = block.span.start as usize;
        let mut rows: Vec<(usize, Range<usize>)> = vec![];
        for line in raw.split_inclusive('\n') {
            let trimmed = line.trim_end().trim_start_matches(['>', ' ']);
            rows.push((cells(trimmed), at..at + line.trim_end().len()));
            at += line.len();
        }
        let Some(&(head, _)) = rows.first() else { continue };
        let odd: Vec<&(usize, Range<usize>)> = rows.iter().skip(2).filter(|r| r.0 != head).collect();
        if let ([(found, place)], true) = (odd.as_slice(), rows.len() >= 5) {
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
