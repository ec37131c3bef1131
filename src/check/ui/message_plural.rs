//! Plural forms that do not fit the language.

use super::message::MessageContext;
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::l10n::CatalogProblem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "ui/message-plural",
    severity: Severity::Minor,
    what: "A message lacks plural forms that the language tells apart by CLDR, or has some that it has not.",
    why: "The sentence is wrong for some numbers: Arabic has six forms, Japanese one.",
    example: "--- content/en-us/index.md\n# Home\n--- content/sv-se/index.md\n# Hem\n--- locales/sv-se/ui.ftl\npage-count = { $count ->\n    [one] { $count } sida\n    [few] { $count } sidor\n   *[other] { $count } sidor\n }\n=> locales/sv-se/ui.ftl:1:1",
    fix: "Add or remove the forms that are named.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Message(check) };

fn check(cx: &MessageContext<'_>, sink: &mut Sink) {
    if matches!(
        cx.finding.problem,
        CatalogProblem::PluralMissing { .. } | CatalogProblem::PluralUnreachable { .. }
    ) {
        cx.report(sink, &RULE, Level::Default);
    }
}
