//! Code piled up.

use crate::check::reading::{Anatomy, Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "displacement/code-piled",
    severity: Severity::Major,
    what: "Two pieces of code stand side by side with nothing but a space between them, and not so in the source.",
    why: "They have left the words that they belong to: nobody can tell what each is.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Metoden och egenskapen `run` `name`.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">The `run` method and the `name` property.</span></span>\n=> content/sv-se/a.md:1:60",
    fix: "Put each piece of code back to its noun.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let before = piled(source).count();
    for i in piled(target).skip(before) {
        let (a, b) = (&target.codes[i], &target.codes[i + 1]);
        if cx.segment.source.raw.contains(&cx.segment.target.raw[a.range.start..b.range.end]) {
            continue;
        }
        cx.report(
            sink,
            (&RULE, Level::Default),
            b.range.clone(),
            "code follows code: one of them has left its place",
            &[Aspect::Code],
        );
        return;
    }
}

/// Places of code that only white space parts from the next.
fn piled<'a>(a: &'a Anatomy<'_>) -> impl Iterator<Item = usize> + 'a {
    (1..a.codes.len()).map(|i| i - 1).filter(|&i| {
        a.raw
            .get(a.codes[i].range.end..a.codes[i + 1].range.start)
            .is_some_and(|gap| gap.trim().is_empty() && !gap.contains('\n'))
    })
}
