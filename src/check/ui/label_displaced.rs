//! Labels away from their mark.

use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};
use std::ops::Range;

use super::path::menu_marks;
use crate::check::reading::{Anatomy, Aspect, SegmentContext};
use crate::diag::Level;

/// The rule.
pub static RULE: Rule = Rule {
    code: "ui/label-displaced",
    severity: Severity::Minor,
    what: "In a menu path of the translation, something that is no label stands beside a `>`, where the source has labels on both sides.",
    why: "The steps are told in an order that no menu has.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Välj **Arkiv** och sedan > **Spara**.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Choose **File** > **Save**.</span></span>\n=> content/sv-se/a.md:1:56",
    fix: "Put the label next to its mark.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Menu) {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    let stray = |a: &Anatomy<'_>| -> Vec<Range<usize>> {
        let beside = |at: usize, before: bool| {
            let near = match before {
                true => a.raw[..at].trim_end().chars().next_back(),
                false => a.raw[at..].trim_start().chars().next(),
            };
            // A label may stand in quotes.
            let quoted =
                near.is_some_and(|c| matches!(c, '"' | '“' | '”' | '「' | '」' | '»' | '«' | '『' | '』'));
            quoted
                || a.strong.iter().any(|p| {
                    let gap = if before { a.raw.get(p.range.end..at) } else { a.raw.get(at..p.range.start) };
                    gap.is_some_and(|g| g.chars().all(char::is_whitespace)) || p.range.contains(&at)
                })
        };
        menu_marks(a).into_iter().filter(|m| !beside(m.start, true) || !beside(m.end, false)).collect()
    };
    let marks = menu_marks(source).len();
    if marks == 0 || !stray(source).is_empty() || marks != menu_marks(target).len() {
        return;
    }
    if let Some(at) = stray(target).first() {
        // Two labels in one bold stand on one side of it.
        let bare = target.strong.is_empty() && target.words.iter().any(|w| w.unspaced);
        let joined = target.strong.len() < source.strong.len() && !bare;
        let level = if joined { Level::Default } else { Level::Strict };
        cx.report(sink, (&RULE, level), at.clone(), "a label has left this mark", &[Aspect::Menu]);
    }
}
