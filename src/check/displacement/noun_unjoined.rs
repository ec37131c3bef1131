//! Code and noun that are not joined.

use crate::check::reading::{Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::l10n::Joiner;

/// The rule.
pub static RULE: Rule = Rule {
    code: "displacement/noun-unjoined",
    severity: Severity::Minor,
    what: "In a language that joins a name or code and its noun by a hyphen, they stand apart by a space.",
    why: "The compound reads as two things.",
    example: "--- content/de-de/a.md\n<span data-ttu-id=\"0a1b2-101\">Die `run` Methode ist schnell.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">The `run` method is fast.</span></span>\n=> content/de-de/a.md:1:35",
    fix: "Write a hyphen between them.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Code) || cx.style().joiner != Joiner::Hyphen {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    for piece in &target.codes {
        let Some(word) = target.words.iter().find(|w| w.range.start >= piece.range.end) else { continue };
        let gap = &target.raw[piece.range.end..word.range.start];
        let noun = target.word(word);
        if gap != " " || !noun.chars().next().is_some_and(char::is_uppercase) {
            continue;
        }
        // `Schritt für Schritt`
        let next = target.words.iter().skip_while(|w| w.range.start <= word.range.start);
        if next.take(2).any(|w| target.word(w) == noun) {
            continue;
        }
        // `Stufe 1`: the noun belongs to its number.
        let rest = target.raw[word.range.end..].trim_start_matches([' ', '\u{a0}', '<', '>', '=', '\\']);
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let code = target.code(piece);
        // In the source, too, a noun follows the code; after a number it is what was counted.
        let followed = source.codes.iter().any(|c| {
            let next = source.words.iter().find(|w| w.range.start >= c.range.end);
            source.code(c) == code
                && next.is_some_and(|w| {
                    source.raw.get(c.range.end..w.range.start) == Some(" ")
                        && !cx.page.source_style.is_function_word(source.word(w))
                })
        });
        let followed = followed && code.contains(|c: char| !c.is_ascii_digit());
        let known = cx.style().begins_as_code_noun(noun);
        if followed && (known || noun.chars().skip(1).all(char::is_lowercase)) {
            let message = format!("`{code}` and \u{201c}{noun}\u{201d} are not joined");
            // A noun that is none of code may be the object of a verb: `exported compiler flags`.
            let level = if known { Level::Strict } else { Level::Pedantic };
            cx.report(sink, (&RULE, level), piece.range.start..word.range.end, message, &[]);
        }
    }
}
