//! Capitals within and at the beginning of sentences.

use std::ops::Range;

use crate::check::reading::{Anatomy, SegmentContext, Word, begins_small};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::text::is_titled;

/// The rule.
pub static RULE: Rule = Rule {
    code: "typography/capitals",
    severity: Severity::Info,
    what: "A conjunction or an article has a capital in mid-sentence, or the translation begins with a small letter where the source begins with a capital.",
    why: "It reads as two sentences run into one, or as a piece of one.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen Och stäng fönstret.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file and close the window.</span></span>\n=> content/sv-se/a.md:1:43",
    fix: "Correct the letter.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let style = cx.style();
    let pairs = if style.knows_never_capital() { target.words.windows(2) } else { [].windows(2) };
    for (i, pair) in pairs.enumerate() {
        let (one, two) = (&pair[0], &pair[1]);
        let word = target.word(two);
        let capital = is_titled(word) && word.chars().nth(1).is_some();
        if !capital || target.raw.get(one.range.end..two.range.start) != Some(" ") {
            continue;
        }
        let before = target.word(one);
        // German nouns have capitals; in a title the word after has one, too.
        let noun = || {
            let after = target.words.get(i + 2).map(|w| target.word(w));
            style.noun_capitals && after.is_some_and(|w| w.starts_with(char::is_lowercase))
        };
        let small = before.starts_with(char::is_lowercase) || noun();
        // `Oder-Verknüpfung`
        let compound = target.raw[two.range.end..].starts_with('-');
        let never = style.is_never_capital(word);
        // Other small words may begin a title.
        let polite = || style.is_request_pronoun(word) || style.is_polite_pronoun(word);
        let function = || style.is_function_word(word) && !polite();
        if small && !compound && (never || function()) && !source.raw.contains(word) {
            cx.report(
                sink,
                (&RULE, if never { Level::Strict } else { Level::Pedantic }),
                two.range.clone(),
                format!("\u{201c}{word}\u{201d} in mid-sentence"),
                &[],
            );
            return;
        }
    }
    if let Some((at, word)) = after_bracket(cx).or_else(|| after_code(cx)) {
        let message = format!("\u{201c}{word}\u{201d} in mid-sentence");
        cx.report(sink, (&RULE, Level::Strict), at, message, &[]);
        return;
    }
    if let Some(at) = begins_small(source, target) {
        let message = "begins with a small letter, the source with a capital";
        cx.report(sink, (&RULE, Level::Strict), at, message, &[]);
    }
}

/// An article or a conjunction with a capital at the beginning of a bracket, where the source's brackets all begin small.
fn after_bracket<'a>(cx: &SegmentContext<'a>) -> Option<(Range<usize>, &'a str)> {
    let (source, target) = (cx.source(), cx.target());
    if !target.signs.byte(b'(') {
        return None;
    }
    fn opened<'s, 'a>(a: &'s Anatomy<'a>) -> impl Iterator<Item = (Range<usize>, &'a str)> + 's {
        let inner = a.words.iter().filter(|w| a.raw[..w.range.start].ends_with(" ("));
        inner.map(|w| (w.range.clone(), a.word(w)))
    }
    let small =
        opened(source).all(|(_, w)| w.starts_with(char::is_lowercase)) && opened(source).next().is_some();
    let wrong = |word: &str| is_titled(word) && cx.style().is_never_capital(word);
    opened(target).find(|(_, w)| small && wrong(w))
}

/// A verb with a capital after the code that a text begins with: `` `run` Startet `` for `` `run` starts ``.
fn after_code<'a>(cx: &SegmentContext<'a>) -> Option<(Range<usize>, &'a str)> {
    fn second<'s, 'a>(a: &'s Anatomy<'a>) -> Option<(&'a str, &'s Word)> {
        let code = a.codes.first().filter(|p| a.raw[..p.range.start].trim().is_empty())?;
        let word = a.words.first()?;
        (a.raw.get(code.range.end..word.range.start) == Some(" ")).then_some((a.code(code), word))
    }
    let (source, target) = (cx.source(), cx.target());
    let ((name, theirs), (same, ours)) = (second(source)?, second(target)?);
    let (there, here) = (source.word(theirs), target.word(ours));
    let capital = there.starts_with(char::is_lowercase) && is_titled(here) && here.chars().nth(1).is_some();
    // Nouns of such a language are another matter.
    let noun = cx.style().begins_as_code_noun(here);
    let known = source.words.iter().any(|w| source.word(w) == here);
    // A title, not a sentence.
    let sentence = source.words.len() > 1;
    (name == same && sentence && capital && !noun && !known).then_some((ours.range.clone(), here))
}
