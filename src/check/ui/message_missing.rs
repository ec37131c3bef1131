//! Texts of the site that a locale lacks.

use super::message::MessageContext;
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::l10n::CatalogProblem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "ui/message-missing",
    severity: Severity::Minor,
    what: "The docset has texts of the site of its own, and this locale lacks some of them.",
    why: "Its readers see them in another language.",
    example: "--- content/en-us/index.md\n# Home\n--- content/sv-se/index.md\n# Hem\n--- themes/mine/page.html\n{{ t(id=\"greeting\") }}\n--- book.toml\n[output.site]\ntheme = \"mine\"\n--- locales/en-us/ui.ftl\ngreeting = Good morning to you\n--- locales/sv-se/ui.ftl\nhome = Hem\n=> locales/sv-se/ui.ftl:1:1",
    fix: "Translate them in the locale's file.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Message(check) };

fn check(cx: &MessageContext<'_>, sink: &mut Sink) {
    if matches!(cx.finding.problem, CatalogProblem::Missing(_)) {
        cx.report(sink, &RULE, Level::Default);
    }
}
