//! Alerts of another kind.

use crate::check::reading::{BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "alert/kind-changed",
    severity: Severity::Major,
    what: "An alert has another kind than in the source: a warning became a note.",
    why: "The reader weighs it wrongly.",
    example: "--- content/en-us/a.md\n# A\n\n> [!WARNING]\n> Save the file.\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n> [!NOTE]\n> Spara filen.\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Use the marker of the source; it is never translated.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    let mut changed = vec![];
    for (there, here) in cx.pairs() {
        if let (BlockKind::Alert(expected), BlockKind::Alert(found)) = (&there.kind, &here.kind)
            && expected != found
        {
            let message = format!("[!{}]; in {} it is [!{}]", found.keyword(), cx.other, expected.keyword());
            changed.push(cx.differs(&RULE, here, there, message));
        }
    }
    cx.report_few(changed, sink);
}
