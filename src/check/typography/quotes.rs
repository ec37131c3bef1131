//! Quotation marks without their other half.

use crate::check::reading::{Anatomy, Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "typography/quotes",
    severity: Severity::Info,
    what: "A quotation mark of the translation has no partner, and those of the source have.",
    why: "The reader cannot tell where the quotation ends.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Skriv ”ja nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Write “yes” now.</span></span>\n=> content/sv-se/a.md:1:31",
    fix: "Add the other mark.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Bracket) {
        return;
    }
    let odd = |a: &Anatomy<'_>| {
        const MARKS: [char; 11] = ['"', '“', '”', '„', '‟', '«', '»', '「', '『', '」', '』'];
        if !a.signs.may_hold_any(&MARKS) {
            return false;
        }
        let count = |marks: &[char]| {
            a.prose.iter().flat_map(|r| a.raw[r.clone()].chars()).filter(|c| marks.contains(c)).count()
        };
        let straight = count(&['"']) % 2 == 1;
        let curly = count(&['“', '”', '„', '‟']) % 2 == 1;
        let angle = count(&['«']) != count(&['»']) && count(&['«', '»']) % 2 == 1;
        let corner = count(&['「', '『']) != count(&['」', '』']);
        straight || curly || angle || corner
    };
    if odd(cx.target()) && !odd(cx.source()) {
        cx.report(
            sink,
            (&RULE, Level::Strict),
            cx.all(),
            "one quotation mark has no partner",
            &[Aspect::Bracket],
        );
    }
}
