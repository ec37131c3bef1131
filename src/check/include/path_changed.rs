//! Includes that lead elsewhere.

use crate::check::reading::{Basis, BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "include/path-changed",
    severity: Severity::Major,
    what: "An include has another path than in the source.",
    why: "Another text is shown, or none.",
    example: "--- content/en-us/a.md\n# A\n\n[!INCLUDE [x](i/x.md)]\n\nWait a little.\n--- content/en-us/i/x.md\nHello there.\n--- content/en-us/i/y.md\nGood night.\n--- content/sv-se/a.md\n# A\n\n[!INCLUDE [x](i/y.md)]\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Use the path of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    // Both halves of a bilingual page share it.
    if cx.basis == Basis::Itself {
        return;
    }
    let mut changed = vec![];
    for (there, here) in cx.pairs() {
        if let (BlockKind::Include(expected), BlockKind::Include(found)) = (&there.kind, &here.kind)
            && clean(expected) != clean(found)
        {
            let message = format!("`{found}`; {} includes `{expected}`", cx.other);
            changed.push(cx.differs(&RULE, here, there, message));
        }
    }
    cx.report_few(changed, sink);
}

fn clean(path: &str) -> String {
    path.trim_start_matches("./").replace("%20", " ")
}
