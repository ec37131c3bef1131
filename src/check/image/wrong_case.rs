//! An image whose path differs from the file's name in case.

use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{LinkProblem, relative_reference};

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/wrong-case",
    severity: Severity::Major,
    what: "An image's path differs from the name of the file in upper and lower case.",
    why: "The picture shows on the writer's computer and is missing on the web server.",
    example: "--- content/en-us/a.md\n# A\n\n![Plan](media/Plan.png)\n--- content/en-us/media/plan.png\nPNG\n=> content/en-us/a.md:3:9",
    fix: "Write the path as the file is named.",
    docfx: &["file-not-found"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    for (reference, problem) in cx.broken().filter(|(r, _)| !r.is_link()) {
        let LinkProblem::WrongCase { actual, .. } = problem else { continue };
        let near = relative_reference(cx.site.files.folder(reference.link.file), actual);
        sink.push(
            Diagnostic::new(&RULE, reference.link.span, format!("the file is named `{near}`"))
                .hint("paths are case-sensitive on the web"),
        );
    }
}
