//! Texts of the site that are not Fluent.

use super::message::MessageContext;
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::l10n::CatalogProblem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "ui/message-invalid",
    severity: Severity::Major,
    what: "A file of the docset's own texts of the site, `locales/<locale>/*.ftl`, is not Fluent at this place.",
    why: "The message is left out: readers see the built-in text, or one in another language.",
    example: "--- content/en-us/index.md\n# Home\n--- content/sv-se/index.md\n# Hem\n--- locales/sv-se/ui.ftl\nhome = Hem\nnext-page = { $broken\n=> locales/sv-se/ui.ftl:2:22",
    fix: "Correct the syntax; mostly a brace is not closed, or a line is not indented.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Message(check) };

fn check(cx: &MessageContext<'_>, sink: &mut Sink) {
    if matches!(cx.finding.problem, CatalogProblem::Syntax(_) | CatalogProblem::Excessive) {
        cx.report(sink, &RULE, Level::Default);
    }
}
