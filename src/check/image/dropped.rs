//! Pictures that are not there.

use crate::check::reading::{Basis, BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/dropped",
    severity: Severity::Major,
    what: "A picture or video of the source is not in the translation.",
    why: "The reader misses what it shows.",
    example: "--- content/en-us/a.md\n# A\n\n![Plan](m/a.png)\n\nWait a little.\n\nClose the window.\n--- content/en-us/m/a.png\nx\n--- content/sv-se/a.md\n# A\n\nVänta lite.\n\nStäng fönstret.\n=> content/sv-se/a.md:1:1",
    fix: "Restore the picture.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    // Both halves of a bilingual page share it.
    if cx.basis == Basis::Itself {
        return;
    }
    for (block, after) in cx.missing() {
        let (what, path) = match &block.kind {
            BlockKind::Image(path) => ("picture", path),
            BlockKind::Video(path) => ("video", path),
            _ => continue,
        };
        sink.push(cx.lacks(
            &RULE,
            block,
            after,
            format!("the {what} `{path}` of {} is missing after this", cx.other),
        ));
    }
}
