//! Keys to press.

use crate::check::reading::{Anatomy, Aspect, SegmentContext, tokens};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "code/keys-changed",
    severity: Severity::Major,
    what: "A combination of keys of the source ends in another key in the translation: Ctrl+C became Ctrl+V.",
    why: "The reader presses something else.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Tryck på Ctrl+V nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Press Ctrl+C now.</span></span>\n=> content/sv-se/a.md:1:40",
    fix: "Use the keys of the source, unless the program has others in this language.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let theirs = keys(cx.source());
    if theirs.is_empty() {
        return;
    }
    let ours = keys(cx.target());
    // Programs have keys of their own in some languages; the number of modifiers tells what was meant to be the same.
    let plain = |list: &[(usize, String, std::ops::Range<usize>)]| {
        list.iter().map(|(n, k, _)| (*n, k.clone())).collect::<Vec<_>>()
    };
    let (lost, added) = tokens::unmatched(&plain(&theirs), &plain(&ours));
    for i in lost {
        let (count, key, there) = &theirs[i];
        let Some(&j) = added.iter().find(|&&j| ours[j].0 == *count) else { continue };
        let message = format!("{}; in the source the last key is {key}", ours[j].1);
        let at = ours[j].2.clone();
        cx.report_with(sink, (&RULE, Level::Default), at, Some(there.clone()), message, &[Aspect::Name]);
    }
}

/// Combinations of keys in the prose: how many keys are held, the last one, where.
fn keys(a: &Anatomy<'_>) -> Vec<(usize, String, std::ops::Range<usize>)> {
    let mut out = vec![];
    if !a.raw.contains('+') {
        return out;
    }
    for (range, token) in joined(a) {
        let parts: Vec<&str> = token.split('+').map(str::trim).collect();
        let Some((last, held)) = parts.split_last() else { continue };
        // `A + B` is a sum.
        let spaced = token.contains(char::is_whitespace);
        if spaced && !held.iter().all(|k| HELD.iter().any(|name| name.eq_ignore_ascii_case(k))) {
            continue;
        }
        let named = |p: &&str| p.chars().count() >= 2 && p.chars().all(char::is_alphabetic);
        let end = last.len() == 1 && last.bytes().all(|b| b.is_ascii_uppercase())
            || last.len() <= 3
                && last.starts_with('F')
                && last[1..].bytes().all(|b| b.is_ascii_digit())
                && last.len() > 1;
        if !held.is_empty() && held.iter().all(named) && end {
            out.push((held.len(), (*last).to_owned(), range));
        }
    }
    out
}

/// Keys that are held down, where spaces part them from the sign.
const HELD: [&str; 18] = [
    "Ctrl", "Control", "Strg", "Alt", "AltGr", "Option", "Shift", "Maj", "Umschalt", "Skift", "Mayús", "Cmd",
    "Command", "Win", "Windows", "Fn", "Meta", "Esc",
];

/// The tokens of the prose, those joined by a `+` with spaces around it made one.
fn joined<'t>(a: &Anatomy<'t>) -> Vec<(std::ops::Range<usize>, &'t str)> {
    let mut out: Vec<(std::ops::Range<usize>, &str)> = vec![];
    for (range, token) in tokens::tokens(a) {
        if let Some((before, text)) = out.last_mut()
            && (text.ends_with('+') || token.starts_with('+'))
            && a.raw[before.end..range.start].chars().all(|c| matches!(c, ' ' | '\u{a0}'))
        {
            before.end = range.end;
            *text = &a.raw[before.clone()];
        } else {
            out.push((range, token));
        }
    }
    out
}
