//! Panes that a reader cannot tell apart.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{PSEUDO, PageFacts, Site};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "pane/same-title",
    severity: Severity::Minor,
    what: "A context leads to several panes with the same title.",
    why: "The reader gets a list to choose from, in which the entries look the same.",
    example: "--- book.toml\n[output.panes]\n--- content/en-us/a.md\n---\nms.assetid: x\n---\n# Refunds\n--- content/en-us/b.md\n---\nms.assetid: x\n---\n# Refunds\n=> content/en-us/b.md",
    fix: "Say in each title what it is about.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

/// Reported once for two pages of a locale, however many contexts they share.
fn check(site: &Site, sink: &mut Sink) {
    let Some(contexts) = &site.contexts else { return };
    let mut told = FxHashSet::default();
    for locale in
        site.locale_indices().filter(|ix| !PSEUDO.contains(&site.locale(*ix).id.to_string().as_str()))
    {
        for context in contexts.ids.values().filter(|c| c.panes.len() > 1) {
            let mut titles: FxHashMap<&str, &PageFacts> = FxHashMap::default();
            for to in &context.panes {
                let whole = contexts.panes.get(&to.pane).is_some_and(|p| p.section.is_none());
                let page = contexts.shown(site, &to.pane, locale).filter(|_| whole).map(|id| site.page(id));
                let Some(page) = page.filter(|p| p.locale == locale) else { continue };
                let first = *titles.entry(page.pane_title()).or_insert(page);
                if first.file != page.file && told.insert((first.file, page.file)) {
                    let message = format!(
                        "`{}` is also the title of another pane of the context `{}`",
                        page.pane_title(),
                        context.id
                    );
                    let finding = Diagnostic::new(&RULE, Span::file(page.file), message);
                    sink.push(finding.related(Span::file(first.file), "the other"));
                }
            }
        }
    }
}
