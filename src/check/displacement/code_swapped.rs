//! Two pieces of code in each other's place.

use super::nouns::{follows, noun_after, precedes};
use crate::check::reading::{Anatomy, Aspect, Piece, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "displacement/code-swapped",
    severity: Severity::Major,
    what: "The source says what each of two pieces of code is (`run` method, `Job` class), and in the translation each stands beside the noun of the other.",
    why: "The sentence says of both what they are not.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Metoden `Job` finns i klassen `run`.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">The `run` method is in the `Job` class.</span></span>\n=> content/sv-se/a.md:1:61",
    fix: "Exchange the two.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

/// A text with more pieces of code is no sentence.
const MAX_CODES: usize = 20;

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let codes = source.codes.len().max(target.codes.len());
    if cx.is_explained(Aspect::Code) || !cx.style().known || !(2..=MAX_CODES).contains(&codes) {
        return;
    }
    let named: Vec<Named<'_>> = source.codes.iter().filter_map(|piece| named(cx, piece)).collect();
    for (i, one) in named.iter().enumerate() {
        for two in &named[i + 1..] {
            let (first, second) = (
                is_beside_other(cx, one.place, one.nouns, two.nouns),
                is_beside_other(cx, two.place, two.nouns, one.nouns),
            );
            // Where one stands beside the noun of the other, that other has no noun, or that of the first.
            if first && (second || is_bare(cx, two)) || second && is_bare(cx, one) {
                let (code, other) = (target.code(one.place), target.code(two.place));
                let message = format!("`{code}` and `{other}` stand beside each other\u{2019}s nouns");
                let (at, there) = (one.place.range.clone(), Some(one.there.range.clone()));
                cx.report_with(sink, (&RULE, Level::Default), at, there, message, &[Aspect::Code]);
                return;
            }
        }
    }
}

/// Whether a piece of code has lost the noun that it has in the source.
fn is_bare(cx: &SegmentContext<'_>, named: &Named<'_>) -> bool {
    let a = cx.target();
    !follows(cx, a, named.place, named.nouns) && !precedes(cx, a, named.place, named.nouns)
}

/// A piece of code of which the source says what it is.
struct Named<'a> {
    /// In the source.
    there: &'a Piece,
    /// In the translation.
    place: &'a Piece,
    /// What the noun may be in the translation.
    nouns: &'a [Box<str>],
}

fn named<'a>(cx: &SegmentContext<'a>, there: &'a Piece) -> Option<Named<'a>> {
    let (source, target) = (cx.source(), cx.target());
    let code = source.code(there);
    let nouns = noun_after(cx, source, there)?.words;
    Some(Named { there: only(source, code)?, place: only(target, code)?, nouns })
}

/// The only place of a piece of code.
fn only<'a>(a: &'a Anatomy<'_>, code: &str) -> Option<&'a Piece> {
    let mut those = a.codes.iter().filter(|c| a.code(c) == code);
    those.next().filter(|_| those.next().is_none())
}

/// Whether the noun of the other comes right after code or, where none of both does, right before it, and not one that its
/// own may be, too.
fn is_beside_other(cx: &SegmentContext<'_>, piece: &Piece, own: &[Box<str>], other: &[Box<str>]) -> bool {
    let a = cx.target();
    match (follows(cx, a, piece, own), follows(cx, a, piece, other)) {
        (false, false) => !precedes(cx, a, piece, own) && precedes(cx, a, piece, other),
        (own, other) => !own && other,
    }
}
