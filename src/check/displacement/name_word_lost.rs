//! A word beside a name that vanished.

use crate::check::reading::{Aspect, CLAUSE_ENDS, SegmentContext, Word, inflected};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::l10n::Joiner;

/// The rule.
pub static RULE: Rule = Rule {
    code: "displacement/name-word-lost",
    severity: Severity::Minor,
    what: "In the source a noun follows a product's name after an article (the Excel workbook); in the translation the article and the name are there, and no noun; or what stands for the noun in nearly all other texts of the locale is not here, and no other word is at its place.",
    why: "The sentence speaks of the product in place of the thing.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Öppna en Contoso och vänta.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Open a Contoso workbook and wait.</span></span>\n=> content/sv-se/a.md:1:40",
    fix: "Translate the noun as well.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    if !cx.style().known || cx.is_explained(Aspect::Length) {
        return;
    }
    for (range, name) in source.names() {
        let at = source.words.partition_point(|w| w.range.start < range.start);
        let Some(after) = source.words.get(at + 1) else { continue };
        // Of a name of several words, what stands before the first.
        let named =
            |w: &&Word| source.word(w).starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
        let whole = cx.style().joiner != Joiner::None;
        let Some(before) = source.words[..at].iter().rev().find(|w| !(whole && named(w))) else { continue };
        let noun = source.word(after);
        let beside = source.raw.get(range.end..after.range.start) == Some(" ");
        let lower = noun.starts_with(char::is_lowercase) && noun.len() >= 3 && !noun.ends_with("ing");
        if !beside
            || !lower
            || is_verb(cx, noun, source.word(before), source.words.get(at + 2).map(|w| source.word(w)))
            || !cx.page.source_style.is_determiner(source.word(before))
            || cx.page.source_style.is_function_word(noun)
        {
            continue;
        }
        // A particle may be written to it.
        let is_name = |word: &str| {
            let particle = |p: &str| cx.style().particles.iter().any(|x| x.as_ref() == p);
            word == name || inflected(word).is_some_and(|(b, n, p)| n == name && b.is_empty() && particle(p))
        };
        let mut places = target.words.iter().enumerate().filter(|(_, w)| is_name(target.word(w)));
        let (Some((i, word)), None) = (places.next(), places.next()) else { continue };
        let determined = before_name(cx, i).is_some_and(|w| cx.style().is_determiner(target.word(w)));
        let rest = &target.raw[word.range.end..];
        let next =
            target.words.get(i + 1).filter(|w| target.raw.get(word.range.end..w.range.start) == Some(" "));
        let ends = rest.is_empty() || rest.starts_with(CLAUSE_ENDS) || target.word(word) != name;
        let function = next.is_some_and(|w| cx.style().is_function_word(target.word(w)));
        if determined && (ends || function) {
            let message = format!("\u{201c}{noun}\u{201d} after {name} has no translation here");
            cx.report_with(
                sink,
                (&RULE, Level::Strict),
                word.range.clone(),
                Some(range.clone()),
                message,
                &[],
            );
            return;
        }
    }
}

/// The word before a name of the translation. Where the noun comes last, other words of the name may come before that of
/// the index: `the Microsoft 365 Defender`.
fn before_name<'a>(cx: &SegmentContext<'a>, mut at: usize) -> Option<&'a Word> {
    let (source, target) = (cx.source(), cx.target());
    loop {
        let word = at.checked_sub(1).and_then(|i| target.words.get(i))?;
        if target.raw.get(word.range.end..target.words[at].range.start) != Some(" ") {
            return None;
        }
        let text = target.word(word);
        let name = text.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
        let kept = name && source.words.iter().any(|w| source.word(w) == text);
        if !kept || cx.style().noun_first || cx.style().joiner == Joiner::None {
            return Some(word);
        }
        at -= 1;
    }
}

/// Whether what follows a name in the source is its verb: `This JSON creates two rules`, `the API doesn't answer`.
fn is_verb(cx: &SegmentContext<'_>, word: &str, before: &str, after: Option<&str>) -> bool {
    let style = cx.page.source_style;
    let singular = matches!(before.to_lowercase().as_str(), "this" | "that" | "a" | "an" | "each" | "every");
    let ends = word.ends_with('s') && !word.ends_with("ss");
    let object = || {
        after.is_some_and(|w| {
            style.is_determiner(w)
                || matches!(w, "it" | "them" | "you" | "to" | "no" | "not")
                || w.bytes().all(|b| b.is_ascii_digit())
                || (1..=12).any(|n: u8| style.number_words(&n.to_string()).iter().any(|x| x.as_ref() == w))
        })
    };
    // `the URL passed to the method`
    let participle = word.ends_with("ed") && after.is_some_and(|w| style.is_function_word(w));
    word.contains(['\'', '’']) || participle || ends && (singular || object())
}
