//! Words that the glossary forbids.

use std::ops::Range;

use crate::check::reading::SegmentContext;
use crate::check::{Check, Look};
use crate::diag::{Label, Level, Rule, Severity, Sink};

use super::lexicon::Entry;

/// The rule.
pub static RULE: Rule = Rule {
    code: "term/forbidden",
    severity: Severity::Minor,
    what: "The translation calls a thing by a word that a glossary says must not be used for it.",
    why: "Somebody has decided against that word: it misleads, or belongs to something else.",
    example: "--- book.toml\n[book]\nlanguage = \"en-us\"\n[check]\nglossary = [\"terms.csv\"]\n--- terms.csv\nen-us,sv-se,forbidden [sv-se]\nalert,avisering,varning\n--- content/en-us/a.md\nThe alert tells you what happened to the harbor.\n--- content/sv-se/a.md\nEn varning talar om vad som har hänt med hamnen.\n=> content/sv-se/a.md:1:4",
    fix: "Use the word of the glossary.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let Some(lexicon) = cx.page.lexicon else { return };
    let report = |entry: &Entry, there: Option<Range<usize>>, sink: &mut Sink| {
        let Some(((name, place, _), at)) = lexicon.misnamed(entry, cx.target()) else { return };
        let message = match entry.approved.as_slice() {
            [] => format!("the glossary forbids \u{201c}{name}\u{201d}"),
            [first, ..] => {
                format!("the glossary forbids \u{201c}{name}\u{201d}; it has \u{201c}{first}\u{201d}")
            }
        };
        cx.report_with(sink, (&RULE, Level::Default), at, there, message, &[]);
        if let Some(finding) = sink.last_mut() {
            finding.related.push(Label::new(*place, "the glossary"));
            finding.hint = entry.note.as_ref().map(|note| format!("the glossary remarks: {note}"));
        }
    };
    for (entry, there) in lexicon.terms(cx.source()) {
        report(entry, Some(there), sink);
    }
    for entry in lexicon.banned() {
        report(entry, None, sink);
    }
}
