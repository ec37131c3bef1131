//! Links without text.

use std::ops::Range;

use memchr::memmem;

use crate::check::reading::{Anatomy, Link, LinkStyle, LocalePage, SegmentContext, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/empty-text",
    severity: Severity::Major,
    what: "A link of the translation has no text, and that of its source has.",
    why: "There is nothing to click, and a screen reader reads out the address.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Läs guiden [](https://example.com/g) nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Read [the guide](https://example.com/g) now.</span></span>\n=> content/sv-se/a.md:1:42",
    fix: "Put the words that belong to the link between its brackets.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

/// The check of links beside the pair that was their text.
pub static BESIDE: Check = Check { rule: &RULE, look: Look::Translation(beside) };

fn beside(page: &Translation<'_>, sink: &mut Sink) {
    // As the source has it.
    let theirs = || page.source_page.map_or(0, |s| memmem::find_iter(s.text().as_bytes(), "[](").count());
    let found: Vec<_> = emptied(page.page).collect();
    let known = if found.is_empty() { 0 } else { theirs() };
    for at in found.into_iter().skip(known) {
        let message = "this link has no text: it stands beside it";
        sink.push(Diagnostic::new(&RULE, page.page.span(at), message));
    }
}

/// `[](address)` before or after a pair.
fn emptied(page: &LocalePage) -> impl Iterator<Item = Range<usize>> {
    let text = page.text();
    let body = text.get(page.start..).unwrap_or_default();
    memmem::find_iter(body.as_bytes(), "[](").filter_map(move |i| {
        let at = page.start + i;
        let before = text[..at].trim_end_matches([' ', '\u{a0}']);
        let end = at + text[at..].lines().next()?.find(')')? + 1;
        let after = text.len() - text[end..].trim_start_matches([' ', '\u{a0}']).len();
        let follows = before.len().checked_sub(1).is_some_and(|last| page.pair_at(last).is_some());
        let outside = page.pair_at(at).is_none() && !before.ends_with(['!', '\\']);
        let beside = follows || page.pair_at(after).is_some();
        (outside && beside && !page.is_code(at) && !page.is_code_span(at)).then_some(at..end)
    })
}

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let empty = |a: &Anatomy<'_>, l: &Link| l.style == LinkStyle::Inline && a.link_text(l).trim().is_empty();
    let (source, target) = (cx.source(), cx.target());
    let before = source.links.iter().filter(|l| empty(source, l)).count();
    for link in target.links.iter().filter(|l| empty(target, l)).skip(before) {
        cx.report_alone(sink, (&RULE, Level::Default), link.range.clone(), "this link has no text", &[]);
    }
}
