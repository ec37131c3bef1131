//! Blocks that became blocks of another kind.

use crate::check::reading::{Basis, BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};

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
    let mut found = vec![];
    let mut moved = 0;
    for (there, here) in cx.pairs() {
        let name = |kind: &BlockKind| match kind {
            BlockKind::List(true) => "a numbered list".to_owned(),
            BlockKind::List(false) => "a plain list".to_owned(),
            other => other.named(),
        };
        // What stands in an item that moved moved with it.
        let by = i16::from(here.depth) - i16::from(there.depth);
        let items = matches!((&there.kind, &here.kind), (BlockKind::Item, BlockKind::Item));
        if items && by != moved && by != 0 && there.hash == here.hash && there.hash != 0 {
            let message = format!("an item of another list than in {}", cx.other);
            sink.push(cx.differs(&RULE, here, there, message));
        }
        moved = by;
        let other_kind = !there.kind.is_like(&here.kind)
            && !matches!(
                (&there.kind, &here.kind),
                (BlockKind::Item | BlockKind::Paragraph, BlockKind::Item | BlockKind::Paragraph)
            );
        let other_list =
            matches!((&there.kind, &here.kind), (BlockKind::List(a), BlockKind::List(b)) if a != b);
        if other_kind || other_list {
            let message = format!("{}; in {} it is {}", name(&here.kind), cx.other, name(&there.kind));
            // A heading that keeps its anchor was one; the other locale's was not always a paragraph.
            let headed = cx.basis == Basis::OtherLocale
                && matches!(here.kind, BlockKind::Heading(_))
                && !here.anchors.is_empty();
            let finding = cx.differs(&RULE, here, there, message);
            if headed { sink.push(finding.level(Level::Pedantic)) } else { found.push(finding) }
        }
    }
    cx.report_few(found, sink);
}
