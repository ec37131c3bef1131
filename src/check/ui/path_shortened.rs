//! Menu paths with fewer steps.

use std::ops::Range;

use super::path::menu_marks;
use crate::check::reading::{Anatomy, Aspect, SegmentContext};
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
    // A path may be written without spaces, or with an arrow.
    let all = |a: &Anatomy<'_>| a.prose.iter().map(|r| a.raw[r.clone()].matches('>').count()).sum::<usize>();
    let bold = target.strong.iter().map(|p| target.raw[p.inner.clone()].matches('>').count()).sum::<usize>();
    let m = menu_marks(target).len().max(bold);
    if m >= n || all(target) >= all(source) || listed(target) >= n {
        return;
    }
    // What is no label may be put in other words: `right-click the line > **Open**`.
    let beside = |at: &Range<usize>| {
        source.strong.iter().any(|p| {
            let gap = source.raw.get(p.range.end..at.start);
            p.range.contains(&at.start) || gap.is_some_and(|g| g.chars().all(char::is_whitespace))
        })
    };
    let labels = menu_marks(source).iter().any(beside);
    // Chinese and Japanese may list the steps by commas or arrows.
    let other_marks =
        target.raw.contains(['、', '→', '＞', '›', '←', '\u{226b}']) || cx.style().language.as_ref() == "ja";
    let level = match (other_marks, labels) {
        (true, _) => Level::Pedantic,
        (_, true) => Level::Default,
        _ => Level::Strict,
    };
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

/// How many steps of a list are written with arrows, or with commas between labels in brackets, quotes or bold.
fn listed(a: &Anatomy<'_>) -> usize {
    let arrows = |c: char| a.raw.matches(c).count();
    let most = ['→', '←', '＞', '›', '≫'].into_iter().map(arrows).max().unwrap_or_default();
    let commas = a.raw.match_indices('、').filter(|(i, comma)| {
        let (before, after) = (&a.raw[..*i], &a.raw[i + comma.len()..]);
        before.ends_with([']', '］', '」', '』', '”', '"', '*'])
            && after.starts_with(['[', '［', '「', '『', '“', '"', '*'])
    });
    most.max(commas.count())
}
