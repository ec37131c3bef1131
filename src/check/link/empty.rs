//! A link without a destination.

use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::LinkProblem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/empty",
    severity: Severity::Major,
    what: "A link or image has no destination: `[text]()`.",
    why: "It leads back to the page it stands in, or shows nothing.",
    example: "--- content/en-us/a.md\n# A\n\n[guide]()\n=> content/en-us/a.md:3:1",
    fix: "Add the destination, or keep the text without the link.",
    docfx: &["link-is-empty"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    for (reference, problem) in cx.broken() {
        if *problem == LinkProblem::Empty {
            sink.push(Diagnostic::new(
                &RULE,
                reference.link.span,
                format!("this {} has no destination", reference.noun()),
            ));
        }
    }
}
