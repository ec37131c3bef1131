//! Descriptions of pictures left in the source language.

use crate::check::reading::{Basis, BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/alt-untranslated",
    severity: Severity::Minor,
    what: "The description of a picture (its alternative text) is word for word that of the source.",
    why: "Who cannot see the picture hears a foreign language.",
    example: "--- content/en-us/a.md\n# A\n\n![The plan of the house](m/a.png)\n\nWait a little.\n--- content/en-us/m/a.png\nx\n--- content/sv-se/a.md\n# A\n\n![The plan of the house](m/a.png)\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Translate the description.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    if cx.basis == Basis::OtherLocale {
        return;
    }
    for (there, here) in cx.pairs() {
        let (BlockKind::Image(_), BlockKind::Image(_)) = (&there.kind, &here.kind) else { continue };
        // Within a pair each language has its own; outside it stands in the translation's only.
        let in_pair = cx.page.pair_at(here.span.start as usize).is_some();
        if cx.page.is_bilingual() && in_pair != (cx.basis == Basis::Itself) {
            continue;
        }
        let words = there.label.split_whitespace().count();
        let small = there.label.split_whitespace().filter(|w| w.chars().all(char::is_lowercase)).count();
        if words >= 3 && small >= 2 && there.label.trim() == here.label.trim() {
            let finding = cx.differs(&RULE, here, there, "this description is not translated".into());
            sink.push(finding.level(match words {
                // So many words are no name that a language takes over.
                4.. => Level::Default,
                _ => Level::Strict,
            }));
        }
    }
}
