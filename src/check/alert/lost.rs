//! Alerts that became something else.

use super::marker_broken::{markers, names_other};
use crate::check::reading::{Basis, BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "alert/lost",
    severity: Severity::Major,
    what: "An alert of the source is a plain quote or a paragraph in the translation, or is not there.",
    why: "A warning that is not seen as one warns nobody.",
    example: "--- content/en-us/a.md\n# A\n\n> [!WARNING]\n> Save the file.\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n> Spara filen.\n\nVänta lite.\n=> content/sv-se/a.md:1:1",
    fix: "Restore `> [!WARNING]` on a line of its own; the marker is never translated.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    // One whose marker is broken, or names no kind, is reported as such.
    if !markers(cx.page).is_empty() || names_other(cx.page) {
        return;
    }
    let mut unmarked = vec![];
    for (block, after) in cx.missing() {
        if let BlockKind::Alert(kind) = &block.kind {
            let message = format!("the alert [!{}] of {} is not here", kind.keyword(), cx.other);
            let finding = cx.lacks(&RULE, block, after, message);
            // What it says is here, word for word, and so is what stands around it: only the marker is lost.
            let kept =
                cx.basis == Basis::SourcePage && cx.keeps_texts_of(block) && cx.is_settled(None, block);
            if kept { unmarked.push(finding) } else { sink.push(finding) }
        }
    }
    cx.report_few(unmarked, sink);
}
