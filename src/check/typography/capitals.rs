//! Capitals within and at the beginning of sentences.

use crate::check::reading::{Anatomy, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

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
        let mut letters = word.chars();
        let capital = letters.next().is_some_and(char::is_uppercase)
            && letters.clone().next().is_some()
            && letters.all(char::is_lowercase);
        if !capital || target.raw.get(one.range.end..two.range.start) != Some(" ") {
            continue;
        }
        let before = target.word(one);
        // German nouns have capitals; in a title the word after has one, too.
        let noun = || {
            let after = target.words.get(i + 2).map(|w| target.word(w));
            &*style.language == "de" && after.is_some_and(|w| w.starts_with(char::is_lowercase))
        };
        let small = before.starts_with(char::is_lowercase) || noun();
        // `Oder-Verknüpfung`
        let compound = target.raw[two.range.end..].starts_with('-');
        if small && !compound && style.is_never_capital(word) && !source.raw.contains(word) {
            cx.report(
                sink,
                (&RULE, Level::Strict),
                two.range.clone(),
                format!("\u{201c}{word}\u{201d} in mid-sentence"),
                &[],
            );
            return;
        }
    }
    let first = |a: &Anatomy<'_>| {
        let word = a.words.first()?;
        let lead = a.raw.get(..word.range.start)?;
        let plain =
            lead.chars().all(|c| c.is_whitespace() || matches!(c, '*' | '"' | '(' | '“' | '\u{201e}'));
        plain.then(|| (a.word(word).chars().next(), word.range.clone()))
    };
    if let (Some((Some(there), _)), Some((Some(here), at))) = (first(source), first(target))
        && there.is_uppercase()
        && here.is_lowercase()
        && source.words.len() >= 3
        // In a script without capitals, a sentence may begin with any word of another.
        && !target.words.iter().any(|w| target.word(w).starts_with(is_caseless))
        && !source.words.iter().any(|w| source.word(w) == target.word(&target.words[0]))
    {
        cx.report(
            sink,
            (&RULE, Level::Strict),
            at,
            "begins with a small letter, the source with a capital",
            &[],
        );
    }
}

fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}
