//! Pages that the source lacks.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level};
use crate::diag::{Rule, Severity, Sink};
use crate::model::Site;
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "docset/page-without-source",
    severity: Severity::Info,
    what: "A page of a target locale has no page in the source locale.",
    why: "The source page was deleted or moved: this one grows old, and nobody sees it.",
    example: "--- content/en-us/a.md\n# Hello\n--- content/sv-se/a.md\n# Hej\n--- content/sv-se/b.md\n# Hopp\n=> content/sv-se/b.md",
    fix: "Delete or move it as the source was.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Locales(check) };

fn check(site: &Site, sink: &mut Sink) {
    let source = site.groups.iter().filter(|g| g.pages.first().is_some_and(Option::is_some)).count();
    // A docset without its source has nothing to say of it.
    if source == 0 || site.source().is_none() {
        return;
    }
    for page in site.pages.iter().filter(|p| p.locale != Site::SOURCE) {
        let Some(group) = site.group(&page.path) else { continue };
        if group.pages.first().is_some_and(Option::is_some) {
            continue;
        }
        sink.push(
            Diagnostic::new(&RULE, Span::file(page.file), "the source locale has no such page")
                .level(Level::Strict),
        );
    }
}
