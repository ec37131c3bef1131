//! Things called by another name than the glossary has.

use std::ops::Range;

use crate::check::reading::SegmentContext;
use crate::check::{Check, Look};
use crate::diag::{Label, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "term/glossary",
    severity: Severity::Minor,
    what: "A term of a glossary stands in the source, and none of the words that the glossary has for it stands in the translation.",
    why: "A thing with two names is two things to the reader, and cannot be searched for.",
    example: "--- book.toml\n[book]\nlanguage = \"en-us\"\n[check]\nglossary = [\"terms.csv\"]\n--- terms.csv\nen-us,sv-se\nalert,avisering\n--- content/en-us/a.md\nThe alert tells you what happened to the harbor.\n--- content/sv-se/a.md\nVarningen talar om vad som har hänt med hamnen.\n=> content/sv-se/a.md:1:1",
    fix: "Use the word of the glossary, or add the other one to it.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let Some(lexicon) = cx.page.lexicon else { return };
    let target = cx.target();
    let mut text = None;
    for (entry, there) in lexicon.terms(cx.source()) {
        if stays(cx, &there)
            || lexicon.is_met(entry, text.get_or_insert_with(|| lexicon.read(target)))
            || lexicon.misnamed(entry, target).is_some()
        {
            continue;
        }
        let names: Vec<String> = entry.approved.iter().map(|n| format!("\u{201c}{n}\u{201d}")).collect();
        let message = format!("\u{201c}{}\u{201d} is {} in the glossary", entry.source, names.join(" or "));
        cx.report_with(sink, (&RULE, Level::Default), cx.all(), Some(there), message, &[]);
        if let Some(finding) = sink.last_mut() {
            finding.related.push(Label::new(entry.place, "the glossary"));
            finding.hint = entry.note.as_ref().map(|note| format!("the glossary remarks: {note}"));
        }
    }
}

/// Whether the term is a part of what the translation keeps as it is: the whole text, the text of a link, a label.
fn stays(cx: &SegmentContext<'_>, there: &Range<usize>) -> bool {
    let source = cx.source();
    let kept = cx.segment.target.raw.to_lowercase();
    let pieces = source.strong.iter().chain(&source.emphasis).map(|p| &p.inner);
    let mut all = pieces.chain(source.links.iter().map(|l| &l.text));
    let holds = |r: &Range<usize>| r.start <= there.start && there.end <= r.end;
    source.raw.trim() == cx.segment.target.raw.trim()
        || all.any(|r| {
            holds(r) && source.raw.get(r.clone()).is_some_and(|t| kept.contains(&t.trim().to_lowercase()))
        })
}
