//! A translation with ids of its own.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{Site, context_key};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "context/locale-differs",
    severity: Severity::Info,
    what: "A translated page has other context ids than its source page. Those of both count, in every locale.",
    why: "Ids are given in the source; a translation that was made before keeps what is no longer meant.",
    example: "--- book.toml\n[output.panes]\n--- content/en-us/a.md\n---\nms.assetid: billing\n---\n# A\n--- content/sv-se/a.md\n---\nms.assetid: money\n---\n# A\n=> content/sv-se/a.md:2:13",
    fix: "Copy the front matter of the source page.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    if site.contexts.is_none() {
        return;
    }
    for group in &site.groups {
        let mut pages = group.pages.iter();
        let Some(source) = pages.next().copied().flatten().map(|id| site.page(id)) else { continue };
        let keys =
            |p: &crate::model::PageFacts| p.contexts.iter().map(|c| context_key(&c.id)).collect::<Vec<_>>();
        let there = keys(source);
        for page in pages.flatten().map(|id| site.page(*id)) {
            let here = keys(page);
            let added = page.contexts.iter().find(|c| !there.contains(&context_key(&c.id)));
            let lost = source.contexts.iter().find(|c| !here.contains(&context_key(&c.id)));
            let (span, message) = match (added, lost) {
                (Some(own), _) => (own.span, format!("the source page has no context id `{}`", own.id)),
                (None, Some(lost)) => {
                    (Span::file(page.file), format!("the source page has the context id `{}`, too", lost.id))
                }
                (None, None) => continue,
            };
            sink.push(Diagnostic::new(&RULE, span, message).related(Span::file(source.file), "the source"));
        }
    }
}
