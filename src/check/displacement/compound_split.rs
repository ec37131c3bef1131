//! Compounds in two pieces.

use crate::check::reading::{Anatomy, SegmentContext, Word};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::l10n::{Joiner, Style};
use crate::text::is_titled;

/// The rule.
pub static RULE: Rule = Rule {
    code: "displacement/compound-split",
    severity: Severity::Minor,
    what: "The halves of a compound stand apart: a word that ends as only first halves do (`Bedrohungs Experten`), a hyphen with a space after it (`HTTP- Protokoll`), or a second half with a capital (`Überwachung und -Analyse`).",
    why: "The word reads as two things, and searching for it fails.",
    example: "--- content/de-de/a.md\n<span data-ttu-id=\"0a1b2-101\">Die Bedrohungs Experten helfen.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">The threat experts help.</span></span>\n=> content/de-de/a.md:1:35",
    fix: "Write the compound as one word or with a hyphen.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (style, target) = (cx.style(), cx.target());
    if style.joiner != Joiner::Hyphen {
        return;
    }
    // Where nouns are small, the first may be a genitive: `organisations` for `organization's`.
    let owner = |marks: &[&str]| marks.iter().any(|m| cx.source().raw.contains(m));
    let genitive = !style.noun_capitals && owner(&["'s", "’s", "s' ", "s’ "]);
    let kept = |word: &str| cx.source().words.iter().any(|w| cx.source().word(w) == word);
    let found = target.words.windows(2).find_map(|pair| {
        let (one, two) = (&pair[0], &pair[1]);
        let gap = target.raw.get(one.range.end..two.range.start)?;
        let (first, second) = (target.word(one), target.word(two));
        let is = match gap {
            " " => !genitive && is_first_half(style, target, one) && is_noun(style, second) && !kept(first),
            "- " => is_open(cx, (first, second)),
            " -" => style.noun_capitals && is_second_half(style, target, (one, two)),
            _ => false,
        };
        is.then_some(one.range.start..two.range.end)
    });
    if let Some(at) = found {
        let message = format!("\u{201c}{}\u{201d}: a compound in two pieces", &target.raw[at.clone()]);
        cx.report(sink, (&RULE, Level::Strict), at, message, &[]);
    }
}

/// Whether a word may be the second half: a noun, where nouns have capitals.
fn is_noun(style: &Style, word: &str) -> bool {
    let letter = if style.noun_capitals { char::is_uppercase } else { char::is_lowercase };
    word.starts_with(letter)
        && word.chars().nth(1).is_some_and(char::is_lowercase)
        && !style.is_function_word(word)
}

/// Whether a word is only ever the first half of another.
fn is_first_half(style: &Style, a: &Anatomy<'_>, word: &Word) -> bool {
    let text = a.word(word).to_lowercase();
    let linked = |ending: &str| text.strip_suffix(ending).is_some_and(|stem| stem.chars().count() >= 3);
    style.linking_endings.iter().any(|e| linked(e)) || style.bound_nouns.iter().any(|n| n.as_ref() == text)
}

/// Whether a hyphen that nothing follows stands between two words: no `Vor- und Nachteile`.
fn is_open(cx: &SegmentContext<'_>, (first, second): (&str, &str)) -> bool {
    let noun = is_noun(cx.style(), second);
    noun && first.chars().all(char::is_alphabetic) && !cx.source().raw.contains("- ")
}

/// Whether the second half of a word has a capital, whose first half stands before a conjunction and has no hyphen itself.
fn is_second_half(style: &Style, a: &Anatomy<'_>, (conjunction, half): (&Word, &Word)) -> bool {
    let before = a.words.partition_point(|w| w.range.start < conjunction.range.start).checked_sub(1);
    let first = before.and_then(|i| a.words.get(i));
    let first = first.filter(|w| a.raw.get(w.range.end..conjunction.range.start) == Some(" "));
    let text = a.word(half);
    let conjunction = a.word(conjunction);
    let capital = text.len() > 3 && is_titled(text);
    let whole = first.is_some_and(|w| {
        let joined = a.raw[..w.range.start].ends_with('-');
        !joined && a.word(w).chars().skip(1).all(char::is_lowercase)
    });
    whole && capital && style.is_never_capital(conjunction) && style.is_function_word(conjunction)
}
