//! Headings of another level.

use crate::check::reading::{BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/heading-level",
    severity: Severity::Major,
    what: "A heading has another level than in the source.",
    why: "The contents list and the way screen readers go through the page are no longer those of the source.",
    example: "--- content/en-us/a.md\n# A\n\n## First steps here\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n### Första stegen här\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Give it as many `#` as the source has.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    let mut found = vec![];
    for (there, here) in cx.pairs() {
        if let (BlockKind::Heading(expected), BlockKind::Heading(level)) = (&there.kind, &here.kind)
            && expected != level
        {
            let message = format!("a heading of level {level}; in {} it has level {expected}", cx.other);
            found.push(cx.differs(&RULE, here, there, message));
        }
    }
    cx.report_few(found, sink);
}
