//! Tables that are none.

use std::ops::Range;

use crate::check::reading::{BlockKind, LocalePage, Outline, Translation};
use crate::check::{Check, Look};
use crate::diag::Diagnostic;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/table-broken",
    severity: Severity::Major,
    what: "Lines of bars and cells make no table: the line under the head is damaged, or an empty line parts them from the table that they belong to.",
    why: "The reader sees bars and dashes in place of a table.",
    example: "--- content/en-us/a.md\n# A\n\n| Key | Use |\n|---|---|\n| One | Two |\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n| Tangent | Bruk |\n|—|—|\n| Ett | Två |\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Restore the line under the head (`|---|---|`, with as many cells as the head), and remove empty lines between the rows.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let torn = torn(page.page);
    // As the source has it.
    if page.source_page.is_none_or(|s| self::torn(s).len() < torn.len()) {
        for at in &torn {
            let message = "an empty line parts these rows from their table";
            sink.push(Diagnostic::new(&RULE, page.page.span(at.clone()), message));
        }
    }
    // Where the source's table is none either, the source is to be mended.
    let tables = |o: &Outline| o.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Table(_))).count();
    if page.source_page.is_some_and(|s| tables(&s.blocks) <= tables(&page.page.blocks)) {
        return;
    }
    let text = page.page.text();
    let mut before: Option<(usize, &str)> = None;
    for block in &page.page.blocks.blocks {
        let raw = text.get(block.span.range()).filter(|_| matches!(block.kind, BlockKind::Paragraph));
        let Some(raw) = raw.filter(|_| !torn.iter().any(|t| t.start == block.span.start as usize)) else {
            before = None;
            continue;
        };
        let lines: Vec<String> = raw.lines().map(plain).collect();
        let first = raw.lines().next().unwrap_or_default();
        let at = block.span.start as usize;
        let bars = |l: &String| l.matches('|').count();
        let even = |lines: &[String]| {
            lines.iter().all(|l| l.ends_with('|') && bars(l) >= 3 && bars(l) == bars(&lines[0]))
        };
        let rows = lines.iter().all(|l| is_row(l)) && (lines.len() >= 3 || lines.len() == 2 && even(&lines));
        // Without bars at the sides the dashes under the head tell.
        let barred = |l: &String| l.contains('|');
        // A head that is broken in two has them under its second line.
        let under = |n: usize| lines.get(n).is_some_and(|l| is_rule(l));
        let ruled = lines.len() >= 3 && lines.iter().all(barred) && (under(1) || under(2));
        if rows || ruled {
            sink.push(Diagnostic::new(
                &RULE,
                page.page.span(at..at + first.len()),
                "these lines are no table",
            ));
        }
        // Parted from its head by an empty line.
        if let Some((head, line)) = before
            && lines.len() >= 2
            && is_rule(&lines[0])
            && lines.iter().all(barred)
        {
            let place = page.page.span(head..head + line.len());
            sink.push(Diagnostic::new(
                &RULE,
                place,
                "an empty line parts this head of a table from its rows",
            ));
        }
        before = (lines.len() == 1 && is_row(&lines[0])).then_some((at, first));
    }
}

/// The first lines of what follows a table after an empty line and is rows of it.
pub fn torn(page: &LocalePage) -> Vec<Range<usize>> {
    let text = page.text();
    let (mut out, mut end) = (vec![], None);
    for block in &page.blocks.blocks {
        let span = block.span.range();
        match (&block.kind, end) {
            (BlockKind::Table(_), _) => end = Some(span.end),
            (BlockKind::Paragraph, Some(last)) => {
                let gap = text.get(last..span.start).unwrap_or("-");
                let raw = text.get(span.clone()).unwrap_or_default();
                let lines: Vec<String> = raw.lines().map(plain).collect();
                let rows = !lines.is_empty() && lines.iter().all(|l| is_row(l) && l.ends_with('|'));
                let ruled = lines.iter().take(2).any(|l| is_rule(l));
                if rows && !ruled && gap.chars().all(|c| c.is_whitespace() || c == '>') {
                    let first = raw.lines().next().unwrap_or_default();
                    out.push(span.start..span.start + first.len());
                    end = Some(span.end);
                }
            }
            _ => {}
        }
    }
    out
}

fn is_row(line: &str) -> bool {
    line.starts_with('|') && line.matches('|').count() >= 2
}

/// A line of a table with narrow bars, without what it stands in.
fn plain(line: &str) -> String {
    line.trim_start_matches(['>', ' ']).trim().replace('｜', "|")
}

/// Whether a line is bars and dashes of any kind, as is the one under the head.
fn is_rule(line: &str) -> bool {
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '―' | '－' | 'ー' | 'ـ' | '−');
    let cells: Vec<&str> =
        line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches(':')).collect();
    cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(dash)) && line.contains('|')
}
