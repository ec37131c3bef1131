//! A page that nothing leads to.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::Site;
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "docset/orphan-page",
    severity: Severity::Info,
    what: "A page stands in no table of contents, and no other page links to it.",
    why: "A reader finds it by search only.",
    example: "--- content/en-us/TOC.yml\n- name: A\n  href: a.md\n--- content/en-us/a.md\n# A\n--- content/en-us/b.md\n# B\n=> content/en-us/b.md",
    fix: "Add it to the table of contents, link to it, or delete it. A folder's index page needs no link.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

/// Reported once for a group of translations: in the source locale, otherwise in the first that has the page.
fn check(site: &Site, sink: &mut Sink) {
    for group in &site.groups {
        let reached = group.pages.iter().flatten().any(|id| site.used.contains(&site.page(*id).file));
        let Some(&id) = group.pages.iter().flatten().next() else { continue };
        let page = site.page(id);
        let index = group.path.rsplit('/').next() == Some("index");
        if reached || index || site.toc_for(page.locale, &page.path).is_none() {
            continue;
        }
        sink.push(Diagnostic::new(
            &RULE,
            Span::file(page.file),
            "no table of contents and no page leads here",
        ));
    }
}
