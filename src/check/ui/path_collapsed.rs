//! Menu paths whose labels fell out.

use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};
use std::ops::Range;

use super::path::{leads, menu_marks};
use crate::check::reading::{Anatomy, Aspect, SegmentContext};
use crate::diag::Level;

/// The rule.
pub static RULE: Rule = Rule {
    code: "ui/path-collapsed",
    severity: Severity::Major,
    what: "Two or more `>` stand side by side in the translation: the labels between them have gone elsewhere.",
    why: "The reader cannot tell what to choose.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Välj **Arkiv** > > **Spara**.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Choose **File** > **Options** > **Save**.</span></span>\n=> content/sv-se/a.md:1:46",
    fix: "Put each label back between its marks.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let Some(at) = collapsed(target) else { return };
    // Where the source is known and leads nowhere, these are no paths.
    if collapsed(source).is_some() || !source.raw.is_empty() && !leads(source) {
        return;
    }
    cx.report_alone(
        sink,
        (&RULE, Level::Default),
        at,
        "a label is missing here",
        &[Aspect::Menu, Aspect::Emphasis],
    );
}

/// The first two marks with nothing between them, or a last one with nothing after it.
fn collapsed(a: &Anatomy<'_>) -> Option<Range<usize>> {
    let marks: Vec<Range<usize>> = menu_marks(a);
    let dangling = |m: &&Range<usize>| {
        let rest = a.raw[m.end..].trim_start_matches([' ', '*', '\u{a0}']);
        let rest = rest.trim_start_matches(['"', '”', '»', '」']);
        rest.is_empty() || rest.starts_with(['.', ',', ';', '(', ')', '。', '，', '、', '（'])
    };
    let last = || marks.last().filter(dangling).cloned();
    let between = marks.windows(2).find_map(|w| {
        let gap = a.raw.get(w[0].end..w[1].start)?;
        let empty = gap.chars().all(|c| c.is_whitespace() || matches!(c, '*' | '\u{a0}'));
        (empty && !gap.is_empty()).then(|| w[0].start..w[1].end)
    });
    between.or_else(last)
}
