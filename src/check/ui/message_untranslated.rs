//! Messages in the language of the reference.

use super::message::MessageContext;
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::l10n::CatalogProblem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "ui/message-untranslated",
    severity: Severity::Minor,
    what: "A message of the docset's own texts of the site has the words of the reference, in a file of another language.",
    why: "Its readers see the site in two languages.",
    example: "--- content/en-us/index.md\n# Home\n--- content/sv-se/index.md\n# Hem\n--- locales/sv-se/ui.ftl\nskip-to-content = Skip to main content\n=> locales/sv-se/ui.ftl:1:1",
    fix: "Translate it in that file.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Message(check) };

fn check(cx: &MessageContext<'_>, sink: &mut Sink) {
    if let CatalogProblem::Untranslated { words } = cx.finding.problem {
        // Single words are often the same in both.
        cx.report(sink, &RULE, if words > 1 { Level::Default } else { Level::Pedantic });
    }
}
