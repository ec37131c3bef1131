//! A source text that is not that of the source page.

use crate::check::reading::{Basis, BlockKind, Comparison, Likeness};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "bilingual/source-differs",
    severity: Severity::Minor,
    what: "The source text that a bilingual page carries is not what the source page, or most other locales, have in that place.",
    why: "The segment was translated from another text, or its source was changed by mistake.",
    example: "--- content/en-us/a.md\nSave the file.\n\nWait a little.\n\nClose the window.\n\nGo home.\n--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Vänta lite.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Wait a lot.</span></span>\n\n<span data-ttu-id=\"0a1b2-103\">Stäng fönstret.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">Close the window.</span></span>\n\n<span data-ttu-id=\"0a1b2-104\">Gå hem.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-104\">Go home.</span></span>\n=> content/sv-se/a.md:3:104",
    fix: "Take the source text from the source page, and see whether the translation still fits.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    if cx.basis == Basis::Itself || cx.likeness != Likeness::SameLanguage {
        return;
    }
    for (there, here) in cx.pairs() {
        if there.hash == here.hash || there.hash == 0 || here.hash == 0 || !here.kind.is_text() {
            continue;
        }
        // Of two translations that differ, the one with fewer blocks has run two together.
        if cx.basis == Basis::OtherLocale && cx.has_more_at(here) {
            continue;
        }
        let message = format!("the source of this {} is another than in {}", here.kind.noun(), cx.other);
        // The source page may have been changed since; where all else is the same, it was not.
        // A heading whose anchor was made of this very source has kept it.
        let made_of_it = matches!(here.kind, BlockKind::Heading(_)) && here.is_addressed_like(here);
        let aged = cx.basis == Basis::SourcePage && (!cx.lone || made_of_it);
        let level = if aged { Level::Strict } else { Level::Default };
        sink.push(cx.differs(&RULE, here, there, message).level(cx.level(level)));
    }
}
