//! Blocks that a source lacks.

use std::cell::LazyCell;

use super::table_broken::torn;
use crate::check::reading::{Basis, Block, BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/added-block",
    severity: Severity::Minor,
    what: "A block of the translation has no counterpart in the source.",
    why: "The languages say different things; often a line was cut in two, or a marker was lost.",
    example: "--- content/en-us/a.md\n# A\n\nSave the file in the folder.\n\nClose the window.\n--- content/sv-se/a.md\n# A\n\nSpara filen i mappen.\n\nDrick kaffe.\n\nStäng fönstret.\n=> content/sv-se/a.md:7:1",
    fix: "Remove it, or join it to the block it was cut from.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    // Both halves of a bilingual page share it.
    if cx.basis == Basis::Itself {
        return;
    }
    // What is missing tells of the same: an alert without its marker is a paragraph.
    let is_told = |(block, _): &(&Block, _)| {
        matches!(block.kind, BlockKind::Alert(_)) || cx.missing_level() == Level::Default
    };
    let level = if cx.missing().iter().any(is_told) { Level::Strict } else { Level::Default };
    let torn = LazyCell::new(|| torn(cx.page));
    for block in cx.added() {
        let start = block.span.start as usize;
        if matches!(block.kind, BlockKind::Paragraph) && torn.iter().any(|t| t.start == start) {
            continue;
        }
        if block.kind.is_text() && block.words == 0 {
            continue;
        }
        let place = cx.page.span(block.span.start as usize..block.span.start as usize);
        let message = format!("{} has no such {}", cx.other, block.kind.noun());
        let finding = Diagnostic::new(&RULE, place, message).level(cx.level(level));
        sink.push(finding);
    }
}
