//! A link to a file that is no page.

use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::LinkProblem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/not-published",
    severity: Severity::Major,
    what: "A link leads to a Markdown file that is no page: an include, or one that docfx.json excludes.",
    why: "The file exists, but the site has no page for it.",
    example: "--- content/en-us/a.md\n# A\n\n[note](includes/note.md)\n--- content/en-us/includes/note.md\nText\n=> content/en-us/a.md:3:8",
    fix: "Link to a page, or include the file.",
    docfx: &["link-out-of-scope"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    for (reference, problem) in cx.broken() {
        let LinkProblem::NotPublished(file) = problem else { continue };
        let path = &cx.site.files.get(*file).path;
        sink.push(Diagnostic::new(
            &RULE,
            reference.link.span,
            format!("`{path}` is not published as a page"),
        ));
    }
}
