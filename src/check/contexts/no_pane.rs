//! A context that shows nothing in a locale.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{LocaleIx, PSEUDO, Site};

/// The rule.
pub static RULE: Rule = Rule {
    code: "context/no-pane",
    severity: Severity::Minor,
    what: "In a locale, a context id leads to no pane: neither the locale nor one that it falls back to has the page.",
    why: "Readers of this language are told that there is no help.",
    example: "--- book.toml\n[output.panes]\n--- content/en-us/b.md\n# B\n--- content/sv-se/a.md\n---\nms.assetid: billing\n---\n# A\n=> content/sv-se/a.md:2:13",
    fix: "Write the page in the source locale, or name a locale that has it under `fallback` of the other.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    let Some(contexts) = &site.contexts else { return };
    for context in contexts.ids.values() {
        let lacks =
            |ix: &LocaleIx| context.panes.iter().all(|p| contexts.shown(site, &p.pane, *ix).is_none());
        let tags = site.locale_indices().filter(lacks).map(|ix| site.locale(ix).id.to_string());
        let tags: Vec<String> = tags.filter(|tag| !PSEUDO.contains(&tag.as_str())).collect();
        if !tags.is_empty() {
            let message = format!("the context `{}` has no pane in {}", context.id, tags.join(", "));
            sink.push(Diagnostic::new(&RULE, context.span, message));
        }
    }
}
