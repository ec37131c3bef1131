//! A relative link whose target does not exist.

use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Rule, Severity, Sink, is_misspelled};
use crate::model::LinkProblem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/missing-page",
    severity: Severity::Major,
    what: "A relative link leads to a file that is neither in the page's locale nor in the locales it falls back to, and was not redirected.",
    why: "The reader gets an error page.",
    example: "--- content/en-us/a.md\n# A\n\nSee [the set-up](set-pu.md).\n--- content/en-us/set-up.md\n# Set up\n=> content/en-us/a.md:3:18",
    fix: "Correct the path, relative to the file it stands in, or remove the link.",
    docfx: &["file-not-found", "InvalidFileLink"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    for (reference, problem) in cx.broken().filter(|(r, _)| r.is_link()) {
        let LinkProblem::Missing { path, suggestion } = problem else { continue };
        let mut finding = Diagnostic::new(&RULE, reference.link.span, format!("there is no file `{path}`"));
        finding.misspelled = suggestion.as_deref().is_some_and(|near| is_misspelled(path, near));
        sink.push(finding.did_you_mean(suggestion.as_ref()));
    }
}
