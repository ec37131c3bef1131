//! Headings that a line break cuts in two.

use crate::check::reading::{Aspect, BlockKind, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/heading-split",
    severity: Severity::Major,
    what: "The translation of a heading holds a line break, and its source does not: a heading ends with its line.",
    why: "The second half of the heading is shown as a paragraph, and the contents list has the first alone.",
    example: "--- content/sv-se/a.md\n# <a name=\"how-to-save-a-file\"></a><span data-ttu-id=\"0a1b2-101\">Så sparar du\nen fil</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">How to save a file</span></span>\n=> content/sv-se/a.md:1:78",
    fix: "Put the heading on one line.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.segment.source.raw.trim(), cx.segment.target.raw);
    let heading = cx.segment.id.is_some() && matches!(cx.segment.place, Some(BlockKind::Heading(_)));
    let Some(at) = target.trim_end().find('\n').filter(|_| heading && !source.contains('\n')) else { return };
    // The marks of the heading stand on the line on which the pair begins.
    let before = cx.page.page.text().get(..cx.segment.target.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start_matches(['>', ' ']);
    if line.starts_with('#') && !target[..at].trim().is_empty() {
        let end = target[..at].trim_end_matches('\r').len();
        let explains = [Aspect::Length, Aspect::Name, Aspect::End, Aspect::Space];
        cx.report(
            sink,
            (&RULE, Level::Default),
            end..at + 1,
            "a line break cuts this heading in two",
            &explains,
        );
    }
}
