//! Variables that a message lost.

use super::message::MessageContext;
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::l10n::CatalogProblem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "ui/message-variables",
    severity: Severity::Major,
    what: "A message does not use the variables that the same message of the reference uses.",
    why: "A name or a number is missing from the sentence; of one that is not given, the message cannot be shown at all.",
    example: "--- content/en-us/index.md\n# Home\n--- content/sv-se/index.md\n# Hem\n--- locales/sv-se/ui.ftl\nupdated = Uppdaterad { $datum }\n=> locales/sv-se/ui.ftl:1:1",
    fix: "Use the variables as the reference names them.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Message(check) };

fn check(cx: &MessageContext<'_>, sink: &mut Sink) {
    if matches!(cx.finding.problem, CatalogProblem::Variables { .. }) {
        cx.report(sink, &RULE, Level::Default);
    }
}
