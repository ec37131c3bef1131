//! A reference that leads out of the docset.

use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::LinkProblem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/outside-root",
    severity: Severity::Major,
    what: "A relative link or image leads above the docset's folder.",
    why: "Nothing outside the docset is read or published; the reference leads nowhere on the site.",
    example: "--- content/en-us/a.md\n# A\n\n![x](../../../etc/passwd)\n=> content/en-us/a.md:3:6",
    fix: "Move the file into the docset, or link to its public address.",
    docfx: &["file-not-found", "local-file-path"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    for (reference, problem) in cx.broken() {
        if *problem == LinkProblem::Outside {
            let (noun, dest) = (reference.noun(), &reference.link.dest);
            sink.push(Diagnostic::new(
                &RULE,
                reference.link.span,
                format!("the {noun} `{dest}` leads out of the docset"),
            ));
        }
    }
}
