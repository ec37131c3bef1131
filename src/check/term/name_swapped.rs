//! Names in the place of other names.

use super::names;
use crate::check::reading::{Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "term/name-swapped",
    severity: Severity::Critical,
    what: "A name that the locale keeps everywhere else is gone, and a name that the source does not have stands there.",
    why: "The text speaks of another product.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Öppna Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Open Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Stäng Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Close Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-103\">Starta Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">Start Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-104\">Hämta Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-104\">Get Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-105\">Spara Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-105\">Save Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-106\">Visa Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-106\">Show Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-107\">Dölj Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-107\">Hide Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-108\">Flytta Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-108\">Move Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-109\">Sök i Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-109\">Search Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-110\">Läs i Fabrikam nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-110\">Read in Contoso now.</span></span>\n=> content/sv-se/a.md:19:37",
    fix: "Write the name that the source has.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check =
    Check { rule: &RULE, look: Look::Corpus(|corpus, sink| names::report(corpus, &RULE, sink)) };

/// The check of names that are misspelt in texts of which the source is not known for certain.
pub static MISSPELT: Check = Check { rule: &RULE, look: Look::Text(misspelt) };

/// Shorter words are often one letter from another.
const MIN_LETTERS: usize = 6;

/// Words of a text that are looked at.
const MAX_WORDS: usize = 400;

fn misspelt(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.segment.sure || !cx.style().known {
        return;
    }
    let target = cx.target();
    let page = cx.page;
    let name_like = |w: &str| {
        w.len() >= MIN_LETTERS
            && w.starts_with(|c: char| c.is_ascii_uppercase())
            && w.bytes().skip(1).all(|b| b.is_ascii_lowercase())
    };
    let words = || target.words.iter().filter(|w| w.letters).take(MAX_WORDS);
    for word in words().filter(|w| name_like(target.word(w))) {
        let text = target.word(word);
        if page.spelled(text, false) != 1
            || cx.is_explained(Aspect::Lesson)
            || target.is_literal(word.range.start)
        {
            continue;
        }
        let near = page.page_names().iter().find(|name| is_slip(text, name));
        let Some(name) = near.filter(|_| !page.source_page.is_some_and(|s| s.text().contains(text))) else {
            continue;
        };
        let message = format!("\u{201c}{text}\u{201d} is \u{201c}{name}\u{201d} misspelt");
        cx.report_alone(sink, (&RULE, Level::Default), word.range.clone(), message, &[]);
        return;
    }
}

/// Whether a word is another with one letter changed, left out, doubled or two exchanged, within it.
fn is_slip(text: &str, name: &str) -> bool {
    let ends = |a: &str, b: &str| {
        a.as_bytes().first() == b.as_bytes().first()
            && a.as_bytes().iter().rev().take(2).eq(b.as_bytes().iter().rev().take(2))
    };
    text != name
        && text.len().abs_diff(name.len()) <= 1
        && ends(text, name)
        && strsim::osa_distance(text, name) == 1
}
