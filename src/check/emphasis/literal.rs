//! Asterisks that are shown.

use crate::check::reading::{Anatomy, Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "emphasis/literal",
    severity: Severity::Major,
    what: "The translation shows `**` as text, and its source does not: the marks of bold stand where they open or close nothing.",
    why: "The reader sees asterisks in place of bold.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Välj ** Spara** nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Choose **Save** now.</span></span>\n=> content/sv-se/a.md:1:36",
    fix: "Put the marks directly around the words.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let Some(at) = literal(target) else { return };
    if literal(source).is_some() {
        return;
    }
    cx.report_alone(
        sink,
        (&RULE, Level::Default),
        at,
        "these asterisks are shown, they make nothing bold",
        &[Aspect::Emphasis],
    );
}

/// The first `**` of the prose that is neither code nor a mark; `\*\*` too, as writers of bilingual pages escape it.
fn literal(a: &Anatomy<'_>) -> Option<std::ops::Range<usize>> {
    if !a.signs.byte(b'*') {
        return None;
    }
    let plain =
        a.prose.iter().find_map(|r| a.raw[r.clone()].find("**").map(|i| r.start + i..r.start + i + 2));
    let escaped = || a.raw.find("\\*\\*").map(|i| i..i + 4);
    plain.or_else(escaped).filter(|r| !a.is_literal(r.start))
}
