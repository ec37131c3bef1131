//! Names that the docset says are not translated.

use std::ops::Range;

use super::kept::{places, spaced};
use crate::check::reading::{Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::{Label, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "term/do-not-translate",
    severity: Severity::Major,
    what: "A name that is not to be translated, by `do-not-translate` in book.toml or by a glossary, stands in the source and not in the translation.",
    why: "Nobody can look up or find a product by a name that it does not have.",
    example: "--- book.toml\n[book]\nlanguage = \"en-us\"\n[check]\ndo-not-translate = [\"Fabrikam Loom\"]\n--- content/en-us/a.md\nOpen Fabrikam Loom, and choose the pattern.\n--- content/sv-se/a.md\nÖppna Fabrikams vävstol och välj mönstret.\n=> content/sv-se/a.md:1:1",
    fix: "Write the name as the source has it.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let Some(lexicon) = cx.page.lexicon else { return };
    let mut taken: Vec<Range<usize>> = vec![];
    let mut target = None;
    for name in &lexicon.kept {
        let mut there = places(cx.source(), &name.text);
        // What is a part of a longer name was looked for with it.
        there.retain(|r| !taken.iter().any(|t| t.start <= r.start && r.end <= t.end));
        let Some(first) = there.first().cloned() else { continue };
        taken.extend(there);
        // The page's own list says the same.
        if cx.page.page.meta.no_loc.contains(&name.text) {
            continue;
        }
        let target = target.get_or_insert_with(|| spaced(cx.segment.target.raw));
        let wanted = spaced(&name.text);
        if target.contains(&wanted) {
            continue;
        }
        let message = match target.to_lowercase().contains(&wanted.to_lowercase()) {
            true => format!("\u{201c}{}\u{201d} is to be written as it is, capitals included", name.text),
            false => format!("\u{201c}{}\u{201d} is not to be translated", name.text),
        };
        cx.report_with(sink, (&RULE, Level::Default), cx.all(), Some(first), message, &[Aspect::Name]);
        if let Some(finding) = sink.last_mut() {
            finding.related.push(Label::new(name.place, "the list"));
        }
    }
}
