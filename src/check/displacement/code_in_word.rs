//! Code in the middle of a word.

use crate::check::reading::{Aspect, SegmentContext, is_hangul, words_around};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "displacement/code-in-word",
    severity: Severity::Major,
    what: "What stands before and after a piece of code is one word, which the page has elsewhere; or neither stands elsewhere, and the text has a hole (two spaces, a space before a comma) where the code was.",
    why: "Neither half says anything, and the code is where nobody looks for it.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Öppna inställ `run` ningarna nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Open the `run` settings now.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Spara inställningarna.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Save the settings.</span></span>\n=> content/sv-se/a.md:1:45",
    fix: "Put the word together again, and the code to its noun.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let target = cx.target();
    for piece in &target.codes {
        let Some((last, next)) = words_around(target, piece) else { continue };
        let (before, after) = (&target.words[last], &target.words[next]);
        let (head, tail) = (target.word(before), target.word(after));
        let joined = format!("{head}{tail}").to_lowercase();
        // Where words are not spaced, any two characters may stand side by side.
        let parted = !before.unspaced
            && !after.unspaced
            && tail.chars().all(|c| c.is_alphabetic() && !c.is_uppercase());
        if !parted {
            continue;
        }
        let message = match cx.page.word_count(&joined) {
            0 if is_dropped(cx, head, tail) => {
                format!(
                    "this parts \u{201c}{head}\u{201d} and \u{201c}{tail}\u{201d}, and elsewhere there is a hole"
                )
            }
            1.. if is_torn(cx, head, tail, joined.chars().count()) => {
                format!("this stands within the word \u{201c}{head}{tail}\u{201d}")
            }
            _ => continue,
        };
        cx.report(sink, (&RULE, Level::Default), piece.range.clone(), message, &[Aspect::Code]);
    }
}

/// Whether two halves of a word that the page does not have elsewhere were parted by what is missing in another place:
/// neither is a word of the page, and there is a hole.
fn is_dropped(cx: &SegmentContext<'_>, head: &str, tail: &str) -> bool {
    let rare = |word: &str| cx.page.word_count(word) <= 1 && !cx.style().is_function_word(word);
    let half = |word: &str| word.chars().count() >= 3;
    half(head)
        && half(tail)
        && tail.starts_with(|c: char| c.is_lowercase())
        && head.chars().all(char::is_alphabetic)
        && rare(head)
        && rare(tail)
        && cx.has_hole()
}

/// Whether two words are halves of one rather than words of their own that somebody ran together in one place.
fn is_torn(cx: &SegmentContext<'_>, head: &str, tail: &str, letters: usize) -> bool {
    let (page, style) = (cx.page, cx.style());
    let (one, two) = (page.word_count(head) > 1, page.word_count(tail) > 1);
    if tail.starts_with(|c: char| c.is_lowercase()) {
        let own = |seen: bool, word: &str| seen || style.is_function_word(word);
        return letters >= 6 && !(own(one, head) && own(two, tail));
    }
    // Short words are run together lawfully here, and a particle stands apart from code.
    let particle = || style.particles.iter().chain(&style.bound_endings).any(|p| tail == p.as_ref());
    let function = style.is_function_word(head) || style.is_function_word(tail);
    letters >= if tail.contains(is_hangul) { 3 } else { 6 } && !one && !two && !function && !particle()
}
