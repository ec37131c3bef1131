//! Marks of emphasis that are shown.

use crate::check::reading::{Anatomy, Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "emphasis/literal",
    severity: Severity::Major,
    what: "The translation shows `**`, `*` or `_` as text, and its source does not: the marks of bold or italics stand where they open or close nothing.",
    why: "The reader sees the marks in place of bold or italics.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Välj ** Spara** nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Choose **Save** now.</span></span>\n=> content/sv-se/a.md:1:36",
    fix: "Put the marks directly around the words.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let Some(at) = literal(target).or_else(|| unpaired(source, target)) else { return };
    if literal(source).is_some() {
        return;
    }
    let message = match target.raw[at.clone()].trim_start_matches('\\') {
        "_" => "this underscore is shown, it makes nothing stand out",
        "*" => "this asterisk is shown, it makes nothing stand out",
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

/// A mark that is left of a pair, or that has a space or a backslash where it would open or close: more is marked in the
/// source, and it shows fewer such marks.
fn unpaired(source: &Anatomy<'_>, target: &Anatomy<'_>) -> Option<std::ops::Range<usize>> {
    let fewer = target.strong.len() < source.strong.len()
        || target.strong.len() == source.strong.len() && target.emphasis.len() < source.emphasis.len();
    if !fewer {
        return None;
    }
    let shown = |mark: u8, places: fn(&Anatomy<'_>) -> Places| {
        let ours = if target.signs.byte(mark) { places(target) } else { return None };
        (ours.len() > places(source).len()).then(|| ours.first().cloned()).flatten()
    };
    shown(b'*', asterisks).or_else(|| shown(b'_', underscores))
}

type Places = Vec<std::ops::Range<usize>>;

/// Marks of one text that are looked at.
const MAX_MARKS: usize = 200;

/// The asterisks that are shown, with the backslash that makes them so.
fn asterisks(a: &Anatomy<'_>) -> Places {
    shown(a, '*').take(MAX_MARKS).collect()
}

/// The underscores that are shown at one end of a word.
fn underscores(a: &Anatomy<'_>) -> Places {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let ends = |r: &std::ops::Range<usize>| {
        part(a.raw[..r.start].chars().next_back()) != part(a.raw[r.end..].chars().next())
    };
    shown(a, '_').filter(ends).take(MAX_MARKS).collect()
}

fn shown<'a>(a: &'a Anatomy<'_>, mark: char) -> impl Iterator<Item = std::ops::Range<usize>> + 'a {
    let places = a
        .prose
        .iter()
        .flat_map(move |range| a.raw[range.clone()].match_indices(mark).map(move |(i, _)| range.start + i));
    places.filter(|at| !a.is_literal(*at)).map(|at| {
        let escaped = a.raw[..at].ends_with('\\');
        at - usize::from(escaped)..at + 1
    })
}
