//! Names in another case.

use crate::check::reading::{Aspect, SegmentContext, word_key};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "term/name-case",
    severity: Severity::Minor,
    what: "A name of the source stands in the translation in other letters of case only (`ASP.net` for `ASP.NET`).",
    why: "It looks careless, and searching for it with case fails.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Starta OUTLOOK och SharePoint nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Now start Outlook and SharePoint.</span></span>\n=> content/sv-se/a.md:1:38",
    fix: "Write it as the source does.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Name) {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    for (range, name) in source.names() {
        let capitals = name.chars().skip(1).filter(|c| c.is_uppercase()).count();
        if target.raw.contains(name) || name.chars().count() < 3 && capitals == 0 {
            continue;
        }
        let small = word_key(name);
        let same = target.words.iter().zip(target.keys()).filter(|(_, key)| **key == small).map(|(w, _)| w);
        let Some(word) = { same }.find(|w| !target.is_literal(w.range.start)) else { continue };
        let lower = name.to_lowercase();
        let shown = target.word(word);
        // A common noun is written small in most languages.
        let common = capitals == 0 && shown == lower || is_key(&lower);
        let shouted = name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
        let titled = shouted && shown.chars().skip(1).all(char::is_lowercase) && shown != lower;
        let level = if common {
            Level::Pedantic
        } else if capitals > 0 && !titled {
            Level::Default
        } else {
            Level::Strict
        };
        cx.report_with(
            sink,
            (&RULE, level),
            word.range.clone(),
            Some(range.clone()),
            format!("\u{201c}{shown}\u{201d}; in the source it is \u{201c}{name}\u{201d}"),
            &[Aspect::Name],
        );
        return;
    }
}

/// Keys of a keyboard are written as a language writes them.
fn is_key(word: &str) -> bool {
    matches!(
        word,
        "ctrl"
            | "alt"
            | "shift"
            | "enter"
            | "esc"
            | "tab"
            | "del"
            | "delete"
            | "home"
            | "end"
            | "ok"
            | "space"
    )
}
