//! Bold that the source lacks.

use crate::check::reading::{Anatomy, Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "emphasis/added",
    severity: Severity::Info,
    what: "The translation has more bold or italic passages than its source.",
    why: "A label cut in two looks like two labels.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Välj **Spara** **nu**.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Choose **Save now**.</span></span>\n=> content/sv-se/a.md:1:31",
    fix: "Join the parts, or remove the marks.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let (n, m) = (source.strong.len() + source.emphasis.len(), target.strong.len() + target.emphasis.len());
    if cx.is_explained(Aspect::Emphasis) || m <= n {
        return;
    }
    // Translators mark a term again where the source says "it"; two passages side by side were one.
    let level =
        if n > 0 && side_by_side(target) > side_by_side(source) { Level::Strict } else { Level::Pedantic };
    cx.report(
        sink,
        (&RULE, level),
        cx.all(),
        format!("{m} bold or italic passages, {n} in the source"),
        &[Aspect::Emphasis],
    );
}

/// Passages that nothing but white space parts from the next.
fn side_by_side(a: &Anatomy<'_>) -> usize {
    [&a.strong, &a.emphasis]
        .into_iter()
        .flat_map(|pieces| pieces.windows(2))
        .filter(|pair| a.raw.get(pair[0].range.end..pair[1].range.start).is_some_and(|g| g.trim().is_empty()))
        .count()
}
