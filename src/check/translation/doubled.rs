//! A text that says everything twice.

use crate::check::reading::{Anatomy, Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "translation/doubled",
    severity: Severity::Major,
    what: "A translation consists of the same text twice, and its source does not.",
    why: "The reader reads the sentence again and wonders what is different.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen genast. Spara filen genast.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file at once.</span></span>\n=> content/sv-se/a.md:1:51",
    fix: "Remove one of the two.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    // In the source, the second may begin with a capital, or without: `Don't close it, don't close it!`
    let same_word = |a: &Anatomy<'_>, i: usize, j: usize| a.keys[i] == a.keys[j];
    let as_written = |a: &Anatomy<'_>, i: usize, j: usize| a.word(&a.words[i]) == a.word(&a.words[j]);
    if !is_long(target) || is_doubled(source, same_word) || !is_doubled(target, as_written) {
        return;
    }
    let middle = target.words[target.words.len() / 2].range.start;
    cx.report_alone(
        sink,
        (&RULE, Level::Default),
        middle..cx.segment.target.raw.len(),
        "the same text again",
        &[Aspect::Whole],
    );
}

fn is_doubled(a: &Anatomy<'_>, same: impl Fn(&Anatomy<'_>, usize, usize) -> bool) -> bool {
    let n = a.words.len();
    n > 0 && n.is_multiple_of(2) && (0..n / 2).all(|i| same(a, i, n / 2 + i))
}

/// Four words, or twelve characters of a script without spaces.
fn is_long(a: &Anatomy<'_>) -> bool {
    a.words.iter().map(|w| if w.unspaced { 1 } else { 3 }).sum::<usize>() >= 12
}
