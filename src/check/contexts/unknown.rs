//! An id that a portal asks for and that there is not.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink, closest};
use crate::model::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "context/unknown",
    severity: Severity::Major,
    what: "A portal's source asks for a context id that no page and no map has.",
    why: "The help button there leads nowhere.",
    example: "--- book.toml\n[output.panes]\nportal-source = [\"portal\"]\n--- portal/page.html\n<button data-help-context=\"biling\">?</button>\n--- content/en-us/a.md\n---\nms.assetid: billing\n---\n# A\n=> portal/page.html:1:28",
    fix: "Correct the id in the portal, or give it to a page. The bundle has constants of all ids (contexts.d.ts and others), with which a compiler finds the mistake.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    let Some(contexts) = &site.contexts else { return };
    for name in &contexts.sources.used {
        if contexts.resolve(&name.text).is_none() {
            let finding =
                Diagnostic::new(&RULE, name.span, format!("there is no context id `{}`", name.text));
            let known = contexts.ids.values().map(|c| c.id.as_ref());
            sink.push(finding.did_you_mean(closest(&name.text, known)));
        }
    }
}
