//! Alerts without text.

use crate::check::reading::{BlockKind, Translation};
use crate::check::{Check, Look};
use crate::diag::Diagnostic;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "alert/empty",
    severity: Severity::Major,
    what: "An alert has a marker and no text.",
    why: "The reader is warned of nothing.",
    example: "--- content/en-us/a.md\n# A\n\n> [!NOTE]\n> Save the file.\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n> [!NOTE]\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Put the text into the quote, each line after a `>`.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let blocks = &page.page.blocks.blocks;
    for (i, block) in blocks.iter().enumerate() {
        if !matches!(block.kind, BlockKind::Alert(_)) {
            continue;
        }
        let inside = blocks[i + 1..].iter().take_while(|b| b.depth > block.depth);
        if !inside.into_iter().any(|b| b.words > 0 || !b.kind.is_text()) {
            sink.push(Diagnostic::new(&RULE, block.span, "this alert says nothing"));
        }
    }
}
