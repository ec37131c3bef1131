//! An alias for nothing.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink, closest};
use crate::model::{Site, context_key};

/// The rule.
pub static RULE: Rule = Rule {
    code: "context/alias-unknown",
    severity: Severity::Major,
    what: "An alias of contexts.yml stands for an id that there is not, or that leads round in a circle; or its own id is still in use.",
    why: "Portals that ask for the old id find nothing, or another page than is meant.",
    example: "--- book.toml\n[output.panes]\n--- contexts.yml\naliases:\n  money: biling\n--- content/en-us/a.md\n---\nms.assetid: billing\n---\n# A\n=> contexts.yml:2:10",
    fix: "Name an id that a page has.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    let Some(contexts) = &site.contexts else { return };
    for (from, to) in &contexts.sources.aliases {
        if contexts.ids.contains_key(&context_key(&from.text)) {
            let message = format!("`{}` is a context id itself, so the alias is not used", from.text);
            sink.push(Diagnostic::new(&RULE, from.span, message));
        } else if contexts.resolve(&to.text).is_none() {
            let finding = Diagnostic::new(&RULE, to.span, format!("there is no context id `{}`", to.text));
            let known = contexts.ids.values().map(|c| c.id.as_ref());
            sink.push(finding.did_you_mean(closest(&to.text, known)));
        }
    }
}
