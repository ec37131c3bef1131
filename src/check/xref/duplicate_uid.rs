//! Two pages of one locale with one uid.

use std::collections::BTreeMap;

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{LocaleIx, PageId, Site, moniker};

/// The rule.
pub static RULE: Rule = Rule {
    code: "xref/duplicate-uid",
    severity: Severity::Major,
    what: "Two pages of the same locale have the same `uid`, and a version in common.",
    why: "References by that uid lead to one of them; which, only the order of their paths says.",
    example: "--- content/en-us/a.md\n---\nuid: one\n---\n# A\n--- content/en-us/b.md\n---\nuid: one\n---\n# B\n=> content/en-us/b.md:1:1",
    fix: "Give each page a uid of its own.",
    docfx: &["duplicate-uid", "moniker-overlapping", "DuplicateUids"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    let mut seen: BTreeMap<(LocaleIx, &str), Vec<PageId>> = BTreeMap::new();
    for id in site.page_ids() {
        let page = site.page(id);
        let Some(uid) = page.meta.uid.as_deref() else { continue };
        let others = seen.entry((page.locale, uid)).or_default();
        let overlap = |other: &PageId| match (&site.page(*other).monikers, &page.monikers) {
            (Some(a), Some(b)) => !moniker::shared(a, b).is_empty(),
            _ => true,
        };
        let found = others.iter().copied().find(overlap);
        others.push(id);
        let Some(other) = found else { continue };
        let at = crate::text::Span::file(page.file);
        let other = crate::text::Span::file(site.page(other).file);
        let finding = Diagnostic::new(&RULE, at, format!("another page has the uid `{uid}`"));
        sink.push(finding.related(other, "this one"));
    }
}
