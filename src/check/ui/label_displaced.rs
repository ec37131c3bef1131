//! Labels away from their mark.

use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};
use std::ops::Range;

use super::path::menu_marks;
use crate::check::reading::{Anatomy, Aspect, Piece, SegmentContext};
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
    let (theirs, marks) = (menu_marks(source), menu_marks(target));
    let both = [true, false];
    let labelled = |mark: &Range<usize>| both.iter().all(|before| is_label_beside(source, mark, *before));
    if theirs.is_empty() || theirs.len() != marks.len() || !theirs.iter().all(labelled) {
        return;
    }
    // Where the words beside a mark are those of the source, the label is there; only its bold is not.
    let kept = |n: usize, before: bool| {
        let word = word_beside(target, &marks[n], before);
        word.is_some() && word == word_beside(source, &theirs[n], before)
    };
    let stray = |n: &usize| {
        both.iter().any(|before| !is_label_beside(target, &marks[*n], *before) && !kept(*n, *before))
    };
    if let Some(n) = (0..marks.len()).find(stray) {
        cx.report(
            sink,
            (&RULE, Level::Default),
            marks[n].clone(),
            "a label has left this mark",
            &[Aspect::Menu],
        );
    }
}

/// Whether bold, code or a quotation mark stands before or after a mark, or around it.
fn is_label_beside(a: &Anatomy<'_>, mark: &Range<usize>, before: bool) -> bool {
    let at = if before { mark.start } else { mark.end };
    let near = match before {
        true => a.raw[..at].trim_end().chars().next_back(),
        false => a.raw[at..].trim_start().chars().next(),
    };
    let quoted = near.is_some_and(|c| matches!(c, '"' | '“' | '”' | '「' | '」' | '»' | '«' | '『' | '』'));
    let beside = |p: &Piece| {
        let gap = if before { a.raw.get(p.range.end..at) } else { a.raw.get(at..p.range.start) };
        gap.is_some_and(|g| g.chars().all(char::is_whitespace))
    };
    quoted || a.codes.iter().any(beside) || a.strong.iter().any(|p| beside(p) || p.range.contains(&at))
}

/// The word before or after a mark.
fn word_beside(a: &Anatomy<'_>, mark: &Range<usize>, before: bool) -> Option<String> {
    let next = a.words.partition_point(|w| w.range.start < mark.end);
    let word = if before { a.words.get(next.checked_sub(1)?)? } else { a.words.get(next)? };
    Some(a.word(word).to_lowercase())
}
