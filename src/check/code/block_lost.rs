//! Code that a translation lacks.

use crate::check::reading::{BlockKind, Comparison, excerpt};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "code/block-lost",
    severity: Severity::Major,
    what: "A code block or snippet of the source is not in the translation, or is no code there: an open fence does this.",
    why: "The reader misses the code, or reads text as code.",
    example: "--- content/en-us/a.md\n# A\n\n```js\nrun();\n```\n\nWait a little.\n\nClose the window.\n--- content/sv-se/a.md\n# A\n\nVänta lite.\n\nStäng fönstret.\n=> content/sv-se/a.md:1:1",
    fix: "Restore the block with both its fences.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    let mut lost = vec![];
    for (block, after) in cx.missing() {
        if let BlockKind::Code { text, fenced, .. } = &block.kind {
            let first = text.lines().next().unwrap_or_default().trim();
            let shown: String = first.chars().take(40).collect();
            let finding = cx.lacks(
                &RULE,
                block,
                after,
                format!("the code `{shown}` of {} is missing after this", cx.other),
            );
            if !*fenced {
                sink.push(finding.level(Level::Pedantic));
            } else if !cx.same_version && !cx.is_settled(None, block) {
                sink.push(finding);
            } else {
                lost.push(finding);
            }
        } else if let BlockKind::Snippet(written) = &block.kind {
            let message = format!("the snippet `{}` of {} is missing after this", excerpt(written), cx.other);
            sink.push(cx.lacks(&RULE, block, after, message));
        }
    }
    cx.report_few(lost, sink);
}
