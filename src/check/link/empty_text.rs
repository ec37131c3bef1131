//! Links without text.

use crate::check::reading::{Anatomy, Link, LinkStyle, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

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

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let empty = |a: &Anatomy<'_>, l: &Link| l.style == LinkStyle::Inline && a.link_text(l).trim().is_empty();
    let (source, target) = (cx.source(), cx.target());
    let before = source.links.iter().filter(|l| empty(source, l)).count();
    for link in target.links.iter().filter(|l| empty(target, l)).skip(before) {
        cx.report_alone(sink, (&RULE, Level::Default), link.range.clone(), "this link has no text", &[]);
    }
}
