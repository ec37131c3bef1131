//! Menu paths with fewer steps.

use super::path::menu_marks;
use crate::check::reading::{Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "ui/path-shortened",
    severity: Severity::Major,
    what: "A menu path of the translation has fewer steps than that of the source.",
    why: "The reader is led half way.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Välj **Arkiv** > **Spara**.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Choose **File** > **Options** > **Save**.</span></span>\n=> content/sv-se/a.md:1:31",
    fix: "Translate every step.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Menu) {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    let n = menu_marks(source).len();
    if n == 0 || source.strong.is_empty() {
        return;
    }
    // A path may be written without spaces.
    let bold = target.strong.iter().map(|p| target.raw[p.inner.clone()].matches('>').count()).sum::<usize>();
    let m = menu_marks(target).len().max(bold);
    if m >= n {
        return;
    }
    // Chinese and Japanese may list the steps by commas or arrows.
    let listed =
        target.raw.contains(['、', '→', '＞', '›', '←', '\u{226b}']) || cx.style().language.as_ref() == "ja";
    let level = if listed { Level::Pedantic } else { Level::Default };
    let there = source.strong.first().map(|p| p.range.clone());
    cx.report_with(
        sink,
        (&RULE, level),
        cx.all(),
        there,
        format!("{} steps; the source has {}", m + 1, n + 1),
        &[Aspect::Menu],
    );
}
