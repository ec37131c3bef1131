//! Pictures within a text.

use crate::check::reading::{Anatomy, Aspect, SegmentContext, tokens};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/changed",
    severity: Severity::Major,
    what: "A picture within a text has another path than in the source, or is not there.",
    why: "Another picture is shown, or none.",
    example: "--- content/sv-se/m/a.png\nx\n--- content/sv-se/m/b.png\nx\n--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Tryck på ![knapp](m/b.png) nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Press ![button](m/a.png) now.</span></span>\n=> content/sv-se/a.md:1:40",
    fix: "Use the path of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    // In a plain translation pictures are compared as blocks.
    if cx.segment.id.is_none() {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    let paths = |a: &Anatomy<'_>| a.images.iter().map(|i| i.dest.clone()).collect::<Vec<_>>();
    let (lost, added) = tokens::unmatched(&paths(source), &paths(target));
    for (n, &i) in lost.iter().enumerate() {
        let there = &source.images[i];
        let (at, message) = match added.get(n) {
            Some(&j) => (
                target.images[j].range.clone(),
                format!("`{}`; in the source it is `{}`", target.images[j].dest, there.dest),
            ),
            None => (cx.all(), format!("the picture `{}` is lost", there.dest)),
        };
        cx.report_with(
            sink,
            (&RULE, Level::Default),
            at,
            Some(there.range.clone()),
            message,
            &[Aspect::Link],
        );
    }
}
