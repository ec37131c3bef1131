//! An image that does not exist.

use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::LinkProblem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/missing",
    severity: Severity::Major,
    what: "An image (or video or audio file) is neither in the page's locale nor in the locales it falls back to.",
    why: "The reader sees a broken picture.",
    example: "--- content/en-us/a.md\n# A\n\n![Plan](media/plna.png) ![Plan](media/plan.png)\n--- content/en-us/media/plan.png\nPNG\n=> content/en-us/a.md:3:9",
    fix: "Correct the path, or add the file to the source locale: the others fall back to it.",
    docfx: &["file-not-found", "InvalidFileLink"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    for (reference, problem) in cx.broken().filter(|(r, _)| !r.is_link()) {
        let LinkProblem::Missing { path, suggestion } = problem else { continue };
        let noun = reference.noun();
        let finding =
            Diagnostic::new(&RULE, reference.link.span, format!("the {noun} `{path}` does not exist"));
        sink.push(finding.did_you_mean(suggestion.as_ref()));
    }
}
