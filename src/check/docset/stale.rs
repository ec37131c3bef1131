//! Translations older than their source.

use crate::check::reading::{Basis, Comparison, Edit, Likeness, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "docset/stale",
    severity: Severity::Minor,
    what: "The source page was changed after the translation was handed off: its `ms.date` is later than `ms.lasthandoff` or the translation's own `ms.date`.",
    why: "The reader follows steps that have changed.",
    example: "--- content/en-us/a.md\n---\ntitle: Hello\nms.date: 05/10/2023\n---\n# Hello\n--- content/sv-se/a.md\n---\ntitle: Hej\nms.date: 05/10/2021\nms.lasthandoff: 05/12/2021\n---\n# Hej\n=> content/sv-se/a.md:4:17",
    fix: "Translate the page anew.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let Some(source) = page.source_page else { return };
    let Some(changed) = &source.meta.date else { return };
    let meta = &page.page.meta;
    let (Some(done), key) = (match (&meta.handoff().last_handoff, &meta.date) {
        (Some(handoff), _) => (Some(handoff), "ms.lasthandoff"),
        (None, date) => (date.as_ref(), "ms.date"),
    }) else {
        return;
    };
    if done >= changed {
        return;
    }
    let entry = page.page.front.as_ref().and_then(|f| f.entries.iter().find(|e| e.name.as_ref() == key));
    let at = entry.map_or(0..0, |e| e.value.clone());
    let there = source
        .front
        .as_ref()
        .and_then(|f| f.entries.iter().find(|e| e.name.as_ref() == "ms.date"))
        .map_or(0..0, |e| e.value.clone());
    let message = format!("translated on {done}, the source changed on {changed}");
    // A new date alone leaves nothing to translate.
    let level = if page.comparisons.iter().any(is_word_for_word) { Level::Pedantic } else { Level::Default };
    let finding = Diagnostic::new(&RULE, page.page.span(at), message).level(level);
    sink.push(finding.related(source.span(there), "the source"));
}

/// Whether a bilingual page carries the very texts of the source page.
fn is_word_for_word(comparison: &Comparison<'_>) -> bool {
    let same = |e: &Edit| match e {
        Edit::Both(i, j) => comparison.expected.blocks[*i].hash == comparison.blocks.blocks[*j].hash,
        _ => false,
    };
    comparison.basis == Basis::SourcePage
        && comparison.likeness == Likeness::SameLanguage
        && comparison.edits.iter().all(same)
}
