//! A pane that no context leads to.

use rustc_hash::FxHashSet;

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::Site;
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "pane/no-context",
    severity: Severity::Info,
    what: "A help pane has no context id (`pages = \"all\"` of `[output.panes]` makes panes of such pages, too).",
    why: "The portal cannot ask for it; readers find it by search and by links.",
    example: "--- book.toml\n[output.panes]\npages = \"all\"\n--- content/en-us/a.md\n# A\n=> content/en-us/a.md",
    fix: "Give it a context id, or leave it as it is.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    let Some(contexts) = &site.contexts else { return };
    let named: FxHashSet<&str> =
        contexts.ids.values().flat_map(|c| c.panes.iter().map(|p| p.pane.as_ref())).collect();
    for (id, pane) in contexts.panes.iter().filter(|(id, _)| !named.contains(id.as_ref())) {
        let first = site.group(&pane.path).and_then(|g| g.pages.iter().flatten().next().copied());
        if let Some(page) = first {
            let message = format!("no context leads to the pane `{id}`");
            sink.push(Diagnostic::new(&RULE, Span::file(site.page(page).file), message));
        }
    }
}
