//! Names of pages that came apart.

use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "metadata/uid-spaced",
    severity: Severity::Critical,
    what: "The `uid` of a translated page holds a space, and that of its source does not.",
    why: "References by `xref:` and contents lists find no such page.",
    example: "--- content/en-us/b.md\n# B\n--- content/sv-se/a.md\n---\ntitle: Hej\nuid: app / start\n---\n# Hej\n=> content/sv-se/a.md:3:6",
    fix: "Copy the `uid` from the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let Some(entry) = page.page.front.as_ref().and_then(|f| f.entry("uid")) else { return };
    let value = page.page.text().get(entry.value.clone()).unwrap_or_default();
    let spaced = value.trim().trim_matches(['"', '\'']).trim().contains(char::is_whitespace);
    // A name of a program may have one after a comma.
    if !spaced || value.contains([',', '#']) || page.source_page.is_some_and(|s| s.text().contains(value)) {
        return;
    }
    sink.push(Diagnostic::new(&RULE, page.page.span(entry.value.clone()), "this uid holds a space"));
}
