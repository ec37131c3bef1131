//! A link to a folder.

use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::LinkProblem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/folder",
    severity: Severity::Major,
    what: "A relative link leads to a folder, not to a file.",
    why: "A folder has no page; what the reader sees depends on the web server.",
    example: "--- content/en-us/a.md\n# A\n\n[guides](guides/)\n--- content/en-us/guides/index.md\n# Guides\n=> content/en-us/a.md:3:10",
    fix: "Link to a page in the folder, such as `guides/index.md`.",
    docfx: &["file-not-found"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    for (reference, problem) in cx.broken() {
        let LinkProblem::Folder(path) = problem else { continue };
        let index = format!("{path}/index");
        let finding =
            Diagnostic::new(&RULE, reference.link.span, format!("`{}` is a folder", reference.link.dest));
        let has_index = cx.site.group(index.trim_start_matches('/')).is_some();
        sink.push(if has_index {
            finding.hint("link to its `index.md`")
        } else {
            finding.hint("link to one of its pages")
        });
    }
}
