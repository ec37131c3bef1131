//! Messages that nobody asks for.

use super::message::MessageContext;
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::l10n::CatalogProblem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "ui/message-obsolete",
    severity: Severity::Info,
    what: "A message is neither one of the built-in texts nor asked for by a template of the docset's theme.",
    why: "It is translated for nothing; or its name is misspelt, and the text that was meant is not shown.",
    example: "--- content/en-us/index.md\n# Home\n--- content/sv-se/index.md\n# Hem\n--- locales/sv-se/ui.ftl\nhome = Hem\nhoem = Hem\n=> locales/sv-se/ui.ftl:2:1",
    fix: "Correct the name, or remove the message.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Message(check) };

fn check(cx: &MessageContext<'_>, sink: &mut Sink) {
    if cx.finding.problem == CatalogProblem::Obsolete {
        cx.report(sink, &RULE, Level::Default);
    }
}
