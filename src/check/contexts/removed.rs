//! An id that portals use and that is no more.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink, closest};
use crate::model::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "context/removed",
    severity: Severity::Critical,
    what: "A context id of contexts.lock is in no page and in no map any more, and no alias stands for it.",
    why: "Portals that are in use ask for it: their help button leads nowhere, and no search finds out.",
    example: "--- book.toml\n[output.panes]\n--- contexts.lock\nbilling\nrefunds\n--- content/en-us/a.md\n---\nms.assetid: billing\n---\n# A\n=> contexts.lock:2:1",
    fix: "Give the id back to a page, or name the one that stands for it now under `aliases` of contexts.yml. If no portal uses it any more, run `diglot build --write-lock`.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    let Some(contexts) = &site.contexts else { return };
    for name in &contexts.sources.locked {
        if contexts.resolve(&name.text).is_none() {
            let message = format!("the context id `{}` was published and is no more", name.text);
            let known = contexts.ids.values().map(|c| c.id.as_ref());
            let finding = Diagnostic::new(&RULE, name.span, message);
            sink.push(match closest(&name.text, known) {
                Some(near) => {
                    finding.hint(format!("is it `{near}` now? Then write an alias in contexts.yml"))
                }
                None => finding,
            });
        }
    }
}
