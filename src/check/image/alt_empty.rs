//! Descriptions of pictures that are lost.

use crate::check::reading::{BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/alt-empty",
    severity: Severity::Major,
    what: "A picture has no description (alternative text), and that of the source has one.",
    why: "Who cannot see the picture learns nothing of it.",
    example: "--- content/en-us/a.md\n# A\n\n![The plan of the house](m/a.png)\n\nWait a little.\n--- content/en-us/m/a.png\nx\n--- content/sv-se/a.md\n# A\n\n![](m/a.png)\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Translate the description of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    for (there, here) in cx.pairs() {
        let (BlockKind::Image(_), BlockKind::Image(_)) = (&there.kind, &here.kind) else { continue };
        if here.label.trim().is_empty() && !there.label.trim().is_empty() {
            sink.push(cx.differs(&RULE, here, there, "this picture has no description".into()));
        }
    }
}
