//! Two pages of one locale with one uid.

use std::collections::BTreeMap;

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{LocaleIx, PageId, Site};

/// The rule.
pub static RULE: Rule = Rule {
    code: "xref/duplicate-uid",
    severity: Severity::Major,
    what: "Two pages of the same locale have the same `uid`.",
    why: "References by that uid lead to one of them; which, only the order of their paths says.",
    example: "--- content/en-us/a.md\n---\nuid: one\n---\n# A\n--- content/en-us/b.md\n---\nuid: one\n---\n# B\n=> content/en-us/b.md:1:1",
    fix: "Give each page a uid of its own.",
    docfx: &["duplicate-uid", "DuplicateUids"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    let mut first: BTreeMap<(LocaleIx, &str), PageId> = BTreeMap::new();
    for id in site.page_ids() {
        let page = site.page(id);
        let Some(uid) = page.meta.uid.as_deref() else { continue };
        let Some(&other) = first.get(&(page.locale, uid)) else {
            first.insert((page.locale, uid), id);
            continue;
        };
        let at = crate::text::Span::file(page.file);
        let other = crate::text::Span::file(site.page(other).file);
        let finding = Diagnostic::new(&RULE, at, format!("another page has the uid `{uid}`"));
        sink.push(finding.related(other, "this one"));
    }
}
