//! Asterisks that are shown.

use crate::check::reading::{Anatomy, Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "emphasis/literal",
    severity: Severity::Major,
    what: "The translation shows `**` as text, and its source does not: the marks of bold stand where they open or close nothing.",
    why: "The reader sees asterisks in place of bold.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Välj ** Spara** nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Choose **Save** now.</span></span>\n=> content/sv-se/a.md:1:36",
    fix: "Put the marks directly around the words.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let Some(at) = literal(target).or_else(|| unpaired(source, target)) else { return };
    if literal(source).is_some() {
        return;
    }
    let message = match target.raw[at.clone()].len() {
        1 => "this asterisk is shown, it makes nothing stand out",
        _ => "these asterisks are shown, they make nothing bold",
    };
    cx.report_alone(sink, (&RULE, Level::Default), at, message, &[Aspect::Emphasis]);
}

/// The first `**` of the prose that is neither code nor a mark; `\*\*` too, as writers of bilingual pages escape it.
fn literal(a: &Anatomy<'_>) -> Option<std::ops::Range<usize>> {
    if !a.signs.byte(b'*') {
        return None;
    }
    let plain =
        a.prose.iter().find_map(|r| a.raw[r.clone()].find("**").map(|i| r.start + i..r.start + i + 2));
    let escaped = || a.raw.find("\\*\\*").map(|i| i..i + 4);
    plain.or_else(escaped).filter(|r| !a.is_literal(r.start))
}

/// One asterisk at a word that is left of a pair: there is more emphasis in the source.
fn unpaired(source: &Anatomy<'_>, target: &Anatomy<'_>) -> Option<std::ops::Range<usize>> {
    let marked = |a: &Anatomy<'_>| a.strong.len() + a.emphasis.len();
    if !target.signs.byte(b'*') || marked(target) >= marked(source) || lone(source).is_some() {
        return None;
    }
    lone(target)
}

/// The first asterisk of the prose with a word on one side only, which no backslash stands before.
fn lone(a: &Anatomy<'_>) -> Option<std::ops::Range<usize>> {
    a.prose.iter().find_map(|range| {
        let text = &a.raw[range.clone()];
        text.match_indices('*').map(|(i, _)| range.start + i).find_map(|i| {
            let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let (before, after) = (a.raw[..i].chars().next_back(), a.raw[i + 1..].chars().next());
            (before != Some('\\') && word(before) != word(after)).then_some(i..i + 1)
        })
    })
}
