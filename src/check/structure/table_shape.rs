//! Tables of another shape.

use crate::check::reading::{Basis, BlockKind, Comparison, counted};
use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/table-shape",
    severity: Severity::Major,
    what: "A table has another number of columns than in the source.",
    why: "Cells are cut off or stand under the wrong head.",
    example: "--- content/en-us/a.md\n# A\n\n| Key | Use |\n|---|---|\n| One | Two |\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n| Tangent |\n|---|\n| Ett |\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Restore the cells and the bars between them.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    let mut found = vec![];
    for (there, here) in cx.pairs() {
        if let (BlockKind::Table(expected), BlockKind::Table(columns)) = (&there.kind, &here.kind)
            && expected != columns
            // Of two translations that differ, the one with less has lost it.
            && (cx.basis != Basis::OtherLocale || columns < expected)
        {
            let message =
                format!("a table of {}; in {} it has {expected}", counted(*columns, "column"), cx.other);
            found.push(cx.differs(&RULE, here, there, message));
        }
    }
    cx.report_few(found, sink);
}
