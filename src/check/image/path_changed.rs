//! Pictures by another path.

use crate::check::reading::{Basis, BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/path-changed",
    severity: Severity::Major,
    what: "A picture has another path than in the source, and the name of its file differs too.",
    why: "Another picture is shown, or none.",
    example: "--- content/en-us/a.md\n# A\n\n![Plan](m/a.png)\n\nWait a little.\n--- content/en-us/m/a.png\nx\n--- content/en-us/m/b.png\nx\n--- content/sv-se/a.md\n# A\n\n![Ritning](m/b.png)\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Use the path of the source, or that of a picture made for the language.",
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
        let (BlockKind::Image(expected), BlockKind::Image(found)) = (&there.kind, &here.kind) else {
            continue;
        };
        let name = |p: &str| {
            p.rsplit(['/', '\\']).next().unwrap_or(p).split('?').next().unwrap_or_default().to_owned()
        };
        if expected == found {
            continue;
        }
        let same_name = name(expected) == name(found);
        let message = format!("`{found}`; in {} it is `{expected}`", cx.other);
        let finding = cx.differs(&RULE, here, there, message);
        if same_name { sink.push(finding.level(Level::Pedantic)) } else { changed.push(finding) }
    }
    cx.report_few(changed, sink);
}
