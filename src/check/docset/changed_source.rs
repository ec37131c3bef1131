//! Translations of another version of the source.

use crate::check::reading::{Basis, Block, BlockKind, Comparison, Edit, Likeness, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "docset/other-version",
    severity: Severity::Info,
    what: "Much of a translation has no counterpart in the source page, or the other way round: it was made from another version.",
    why: "The reader reads what no longer holds.",
    example: "--- content/en-us/a.md\n# A\n\nThe new text about `one1` and `one2`.\n\nThe new text about `two1` and `two2`.\n\nThe new text about `three1` and `three2`.\n\nThe new text about `four1` and `four2`.\n\nThe new text about `five1` and `five2`.\n\nThe new text about `six1` and `six2`.\n--- content/sv-se/a.md\n# A\n\nDen gamla texten om `oldone1` och `oldone2`.\n\nDen gamla texten om `oldtwo1` och `oldtwo2`.\n\nDen gamla texten om `oldthree1` och `oldthree2`.\n\nDen gamla texten om `oldfour1` och `oldfour2`.\n\nDen gamla texten om `oldfive1` och `oldfive2`.\n\nDen gamla texten om `oldsix1` och `oldsix2`.\n=> content/sv-se/a.md",
    fix: "Translate the page anew from the source as it is.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    for comparison in
        page.comparisons.iter().filter(|c| c.basis == Basis::SourcePage && !c.same_version && texts(c) >= 6)
    {
        let missing = comparison.edits.iter().filter(|e| matches!(e, Edit::Missing(_))).count();
        let added = comparison.edits.iter().filter(|e| matches!(e, Edit::Added(_))).count();
        // In the source language, what was rewritten shows as well.
        let changed =
            comparison.pairs().filter(|(a, b)| a.hash != 0 && b.hash != 0 && a.hash != b.hash).count();
        let other = comparison.other;
        let message = match comparison.likeness {
            Likeness::SameLanguage => format!(
                "made from another version: {changed} texts of {other} have changed, {missing} blocks are not here, {added} of these are not there"
            ),
            Likeness::Translation => format!(
                "made from another version: {missing} blocks of {other} are not here, {added} of these are not there"
            ),
        };
        // New addresses and a new date alone leave nothing to translate.
        let level = match comparison.likeness {
            Likeness::SameLanguage if changed + missing + added < 3 => Level::Pedantic,
            _ => Level::Default,
        };
        sink.push(
            Diagnostic::new(&RULE, Span::file(page.page.file), message)
                .related(Span::file(comparison.reference.file), "the source")
                .level(level),
        );
    }
}

/// Texts of the source page, tables aside.
fn texts(comparison: &Comparison<'_>) -> usize {
    let text = |b: &&Block| b.kind.is_text() && b.kind != BlockKind::Cell;
    comparison.expected.blocks.iter().filter(text).count()
}
