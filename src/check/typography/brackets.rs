//! Brackets without their other half.

use std::ops::Range;

use crate::check::reading::{Anatomy, Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::text::is_letter_or_digit;

/// The rule.
pub static RULE: Rule = Rule {
    code: "typography/brackets",
    severity: Severity::Minor,
    what: "A bracket is opened and not closed in the translation, or the other way round, and not so in the source.",
    why: "The reader cannot tell what belongs together. Often a word was lost with it.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen (om den finns.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file (if there is one).</span></span>\n=> content/sv-se/a.md:1:31",
    fix: "Restore the bracket.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Bracket) {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    if !PAIRS.iter().any(|(open, close)| target.signs.may_hold_any(&[open.0, open.1, close.0, close.1])) {
        return;
    }
    if let Some(at) = reversed(target)
        && reversed(source).is_none()
    {
        let message = format!("`{}`: these brackets are the wrong way round", &target.raw[at.clone()]);
        cx.report_alone(sink, (&RULE, Level::Default), at, message, &[Aspect::Bracket, Aspect::Space]);
        return;
    }
    let paired = source.raw.trim_start().starts_with(['(', '（']);
    let first = if paired { 0 } else { label(target.raw) };
    let (theirs, ours) = (balance(source, label(source.raw)), balance(target, first));
    let Some((open, close)) =
        PAIRS.iter().zip(theirs).zip(ours).find(|((_, a), b)| *a == 0 && *b != 0).map(|((p, _), _)| *p)
    else {
        return;
    };
    // Smileys, and lists such as `a)`.
    if source.raw.matches(open.0).count() == 0
        && source.raw.matches(close.0).count() == 0
        && target.raw.matches(open.0).count() + target.raw.matches(close.0).count() > 2
    {
        return;
    }
    let message = format!("`{}` and `{}` are not as many", open.0, close.0);
    if source.raw.is_empty() {
        cx.report_alone(sink, (&RULE, Level::Strict), cx.all(), message, &[Aspect::Bracket]);
        return;
    }
    cx.report(sink, (&RULE, Level::Default), cx.all(), message, &[Aspect::Bracket]);
}

/// A word between a closing and an opening bracket: `)CIRT(`, as when text of two directions was set in order by hand.
fn reversed(a: &Anatomy<'_>) -> Option<Range<usize>> {
    a.prose.iter().find_map(|range| {
        let text = &a.raw[range.clone()];
        text.match_indices(')').find_map(|(at, _)| {
            let rest = &text[at + 1..];
            let word = rest.len() - rest.trim_start_matches(char::is_alphanumeric).len();
            let after = rest[word..].strip_prefix('(')?;
            let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '(' | ')'));
            let (before, after) = (text[..at].chars().next_back(), after.chars().next());
            // `f(x)y(z)` is closed before and after.
            let lone = text[..at].matches('(').count() == text[..at].matches(')').count();
            (word > 1 && lone && apart(before) && apart(after))
                .then_some(range.start + at..range.start + at + word + 2)
        })
    })
}

type Marks = (char, char);

/// Each half with its full-width form.
const PAIRS: [(Marks, Marks); 3] =
    [(('(', '（'), (')', '）')), (('[', '［'), (']', '］')), (('{', '｛'), ('}', '｝'))];

/// Opened less closed, for each pair. What is code, an address or escaped is no prose, and `a)` before an item no half
/// of a pair: `first` is where the text after it begins.
fn balance(a: &Anatomy<'_>, first: usize) -> [i32; 3] {
    let mut out = [0; 3];
    for text in a.prose.iter().filter_map(|r| a.raw.get(r.start.max(first)..r.end)) {
        for (at, byte) in text.bytes().enumerate() {
            let c = match byte {
                b'(' | b')' | b'[' | b']' | b'{' | b'}' => char::from(byte),
                // The first byte of those of full width.
                0xEF => text[at..].chars().next().unwrap_or_default(),
                _ => continue,
            };
            for (n, (open, close)) in PAIRS.iter().enumerate() {
                out[n] += i32::from(c == open.0 || c == open.1) - i32::from(c == close.0 || c == close.1);
            }
        }
    }
    out
}

/// The length of a label with one bracket that an item begins with: `a)`, `12)`.
fn label(text: &str) -> usize {
    let body = text.trim_start();
    let letters = body.chars().take_while(|c| is_letter_or_digit(*c)).count();
    match body.char_indices().nth(letters) {
        Some((i, c @ (')' | '）'))) if (1..=3).contains(&letters) => {
            text.len() - body.len() + i + c.len_utf8()
        }
        _ => 0,
    }
}
