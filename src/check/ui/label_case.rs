//! Labels that begin with a small letter.

use crate::check::reading::{Anatomy, Aspect, Piece, SegmentContext, Word};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use std::ops::Range;

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
        if whole(source, there) {
            continue;
        }
        // A path of menus holds several.
        let (labels, shown) = (parts(source, there), parts(target, here));
        if labels.len() != shown.len() {
            continue;
        }
        for (label, at) in labels.into_iter().zip(shown) {
            if is_small(cx, label, &at) {
                // With an article, it is said of the thing.
                let level = if follows_article(cx, here) { Level::Pedantic } else { Level::Strict };
                cx.report(sink, (&RULE, level), at, "the label begins with a capital in the source", &[]);
                return;
            }
        }
    }
}

/// What stands between the `>` of bold, white space taken off.
fn parts(a: &Anatomy<'_>, piece: &Piece) -> Vec<Range<usize>> {
    let text = &a.raw[piece.inner.clone()];
    let part = |part: &str| {
        let start = piece.inner.start + (part.as_ptr() as usize - text.as_ptr() as usize);
        let lead = part.len() - part.trim_start().len();
        start + lead..start + lead + part.trim().len()
    };
    text.split('>').map(|p| part(p.trim_end_matches('\\'))).collect()
}

/// Whether a label of the source begins with a capital and that of the translation with a small letter of its own.
fn is_small(cx: &SegmentContext<'_>, label: Range<usize>, shown: &Range<usize>) -> bool {
    let (source, target) = (cx.source(), cx.target());
    let text = &source.raw[label.clone()];
    // Of a label, not of a sentence that is stressed, nor of a program.
    let titled = text.starts_with(char::is_uppercase)
        && source.words_in(&label).len() <= 4
        && !text.ends_with([':', '.', '!', '?']);
    if !titled || !target.raw[shown.clone()].starts_with(char::is_lowercase) {
        return false;
    }
    let words = target.words_in(shown);
    !words.iter().any(|w| source.raw.contains(target.word(w))) && !has_slipped(cx, words.first())
}

/// Whether bold begins with a small word, or with what the label is: it stands on other words than in the source.
fn has_slipped(cx: &SegmentContext<'_>, first: Option<&Word>) -> bool {
    first.is_none_or(|w| {
        let word = cx.target().word(w);
        cx.style().is_function_word(word) || cx.style().begins_as_code_noun(word)
    })
}

/// Whether an article stands before bold: `les **tableaux**`, `l’**explorateur**`.
fn follows_article(cx: &SegmentContext<'_>, piece: &Piece) -> bool {
    let head = &cx.target().raw[..piece.range.start];
    let word = head.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    head.ends_with(['\'', '’']) || cx.style().is_determiner(word)
}
