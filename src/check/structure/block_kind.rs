//! Blocks that became blocks of another kind.

use crate::check::reading::{BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/block-kind",
    severity: Severity::Minor,
    what: "A text has another kind of block than in the source: a numbered list became a plain one, a heading a paragraph.",
    why: "The page loses its shape: numbers of steps, entries of the contents list.",
    example: "--- content/en-us/a.md\n# A\n\n1. Save the file.\n2. Close the window.\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n- Spara filen.\n- Stäng fönstret.\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Use the marker that the source uses.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    for (there, here) in cx.pairs() {
        let name = |kind: &BlockKind| match kind {
            BlockKind::List(true) => "numbered list",
            BlockKind::List(false) => "plain list",
            other => other.noun(),
        };
        let other_kind = !there.kind.is_like(&here.kind)
            && !matches!(
                (&there.kind, &here.kind),
                (BlockKind::Item | BlockKind::Paragraph, BlockKind::Item | BlockKind::Paragraph)
            );
        let other_list =
            matches!((&there.kind, &here.kind), (BlockKind::List(a), BlockKind::List(b)) if a != b);
        if other_kind || other_list {
            let message = format!("a {}; in {} it is a {}", name(&here.kind), cx.other, name(&there.kind));
            sink.push(cx.differs(&RULE, here, there, message));
        }
    }
}
