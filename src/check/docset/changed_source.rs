//! Translations of another version of the source.

use crate::check::reading::{Basis, Edit, Translation};
use crate::check::{Check, Look};
use crate::diag::Diagnostic;
use crate::diag::{Rule, Severity, Sink};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "docset/other-version",
    severity: Severity::Info,
    what: "Much of a translation has no counterpart in the source page, or the other way round: it was made from another version.",
    why: "The reader reads what no longer holds.",
    example: "--- content/en-us/a.md\n# A\n\nThe new text one is here.\n\nThe new text two is here.\n\nThe new text three is here.\n\nThe new text four is here.\n\nThe new text five is here.\n\nThe new text six is here.\n--- content/sv-se/a.md\n# A\n\n[Gammal](b.md)\n\n[Text](c.md)\n\n[Tre](d.md)\n--- content/en-us/b.md\n# B\n--- content/en-us/c.md\n# C\n--- content/en-us/d.md\n# D\n=> content/sv-se/a.md",
    fix: "Translate the page anew from the source as it is.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    for comparison in page.comparisons.iter().filter(|c| c.basis == Basis::SourcePage && !c.same_version) {
        let missing = comparison.edits.iter().filter(|e| matches!(e, Edit::Missing(_))).count();
        let added = comparison.edits.iter().filter(|e| matches!(e, Edit::Added(_))).count();
        let message = format!(
            "made from another version: {missing} blocks of {} are not here, {added} of these are not there",
            comparison.other
        );
        sink.push(
            Diagnostic::new(&RULE, Span::file(page.page.file), message)
                .related(Span::file(comparison.reference.file), "the source"),
        );
    }
}
