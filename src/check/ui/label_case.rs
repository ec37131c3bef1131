//! Labels that begin with a small letter.

use crate::check::reading::{Anatomy, Aspect, Piece, SegmentContext, Word};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "ui/label-case",
    severity: Severity::Minor,
    what: "A label in bold begins with a small letter, and that of the source with a capital.",
    why: "The label on the screen begins with a capital: the reader looks for another word.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Klicka på **dela** nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Click **Share** now.</span></span>\n=> content/sv-se/a.md:1:43",
    fix: "Write the label as the screen shows it.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    if cx.is_explained(Aspect::Emphasis)
        || target.strong.is_empty()
        || source.strong.len() != target.strong.len()
    {
        return;
    }
    let whole = |a: &Anatomy<'_>, p: &Piece| a.raw[..p.range.start].trim().is_empty();
    for (there, here) in source.strong.iter().zip(&target.strong) {
        let (label, shown) = (source.raw[there.inner.clone()].trim(), target.raw[here.inner.clone()].trim());
        // Of a label, not of a sentence that is stressed, nor of a program.
        let titled = label.starts_with(char::is_uppercase)
            && source.words_in(&there.inner).len() <= 4
            && !label.ends_with([':', '.', '!', '?'])
            && !whole(source, there);
        if !titled || !shown.starts_with(char::is_lowercase) {
            continue;
        }
        let words = target.words_in(&here.inner);
        let named = words.iter().any(|w| source.raw.contains(target.word(w)));
        if !named && !has_slipped(cx, words.first()) {
            // With an article, it is said of the thing.
            let level = if follows_article(cx, here) { Level::Pedantic } else { Level::Strict };
            let at = here.inner.clone();
            cx.report(sink, (&RULE, level), at, "the label begins with a capital in the source", &[]);
            return;
        }
    }
}

/// Whether bold begins with a small word, or with what the label is: it stands on other words than in the source.
fn has_slipped(cx: &SegmentContext<'_>, first: Option<&Word>) -> bool {
    first.is_none_or(|w| {
        let word = cx.target().word(w).to_lowercase();
        let is_noun = |names: &[Box<str>]| names.iter().any(|n| word.starts_with(n.as_ref()));
        cx.style().is_function_word(&word) || cx.style().code_nouns().any(|(_, names)| is_noun(names))
    })
}

/// Whether an article stands before bold: `les **tableaux**`, `l’**explorateur**`.
fn follows_article(cx: &SegmentContext<'_>, piece: &Piece) -> bool {
    let head = &cx.target().raw[..piece.range.start];
    let word = head.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    head.ends_with(['\'', '’']) || cx.style().is_determiner(word)
}
