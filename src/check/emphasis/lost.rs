//! Bold that is lost.

use crate::check::reading::{Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "emphasis/lost",
    severity: Severity::Minor,
    what: "The translation has fewer bold or italic passages than its source, on a page that keeps them otherwise.",
    why: "Labels to look for on the screen no longer stand out.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Välj **Spara** nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Choose **Save** now.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Välj **Öppna** nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Choose **Open** now.</span></span>\n\n<span data-ttu-id=\"0a1b2-103\">Välj Stäng nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">Choose **Close** now.</span></span>\n=> content/sv-se/a.md:5:31",
    fix: "Mark the words that translate those of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Emphasis) {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    let mark = |n: usize, m: usize, what: &str, explain: &[Aspect], sink: &mut Sink| {
        if m >= n {
            return;
        }
        let kept = if what == "bold" { cx.page.keeps_bold() } else { false };
        // Some languages set labels in quotes instead, or not at all.
        let level = match (kept, m) {
            (true, 0) if !cx.style().labels_in_quotes => Level::Default,
            (true, _) => Level::Strict,
            (false, _) => Level::Pedantic,
        };
        let message = match m {
            0 => format!("nothing is {what} here"),
            _ => format!("{m} {what} passages, {n} in the source"),
        };
        cx.report(sink, (&RULE, level), cx.all(), message, explain);
    };
    mark(source.strong.len(), target.strong.len(), "bold", &[Aspect::Emphasis], sink);
    if source.strong.len() <= target.strong.len() {
        mark(source.emphasis.len(), target.emphasis.len(), "italic", &[Aspect::Emphasis], sink);
    }
}
