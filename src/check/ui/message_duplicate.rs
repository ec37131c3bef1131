//! Messages that stand in a file twice.

use super::message::MessageContext;
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::l10n::CatalogProblem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "ui/message-duplicate",
    severity: Severity::Minor,
    what: "A message stands twice in a file; the later one counts.",
    why: "Who changes the first one sees no change.",
    example: "--- content/en-us/index.md\n# Home\n--- content/sv-se/index.md\n# Hem\n--- locales/sv-se/ui.ftl\nhome = Hem\nhome = Start\n=> locales/sv-se/ui.ftl:2:1",
    fix: "Remove one of them.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Message(check) };

fn check(cx: &MessageContext<'_>, sink: &mut Sink) {
    if cx.finding.problem == CatalogProblem::Duplicate {
        cx.report(sink, &RULE, Level::Default);
    }
}
