//! Tables that are none.

use crate::check::reading::{BlockKind, Outline, Translation};
use crate::check::{Check, Look};
use crate::diag::Diagnostic;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/table-broken",
    severity: Severity::Major,
    what: "Lines of bars and cells make no table: the line under the head is damaged.",
    why: "The reader sees bars and dashes in place of a table.",
    example: "--- content/en-us/a.md\n# A\n\n| Key | Use |\n|---|---|\n| One | Two |\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n| Tangent | Bruk |\n|—|—|\n| Ett | Två |\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Restore the line under the head: `|---|---|`, with as many cells as the head.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    // Where the source's table is none either, the source is to be mended.
    let tables = |o: &Outline| o.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Table(_))).count();
    if page.source_page.is_some_and(|s| tables(&s.blocks) <= tables(&page.page.blocks)) {
        return;
    }
    let text = page.page.text();
    for block in page.page.blocks.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Paragraph)) {
        let Some(raw) = text.get(block.span.range()) else { continue };
        let lines: Vec<&str> = raw.lines().map(|l| l.trim_start_matches(['>', ' ']).trim()).collect();
        let row = |l: &&str| l.starts_with('|') && l.matches('|').count() >= 2;
        if lines.len() >= 3 && lines.iter().filter(|l| row(l)).count() == lines.len() {
            let at = block.span.start as usize;
            sink.push(Diagnostic::new(
                &RULE,
                page.page.span(at..at + raw.lines().next().map_or(0, str::len)),
                "these lines are no table",
            ));
        }
    }
}
