//! An image named by an absolute path.

use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::Target;

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/absolute-path",
    severity: Severity::Minor,
    what: "An image's path begins with `/`.",
    why: "It is taken from the root of the web server, not from the docset: nothing is read or copied, and the picture is missing wherever the server has no such file.",
    example: "--- content/en-us/a.md\n# A\n\n![x](/etc/passwd)\n=> content/en-us/a.md:3:6",
    fix: "Use a path relative to the file, or `~/…` from the docset's folder.",
    docfx: &["local-file-path"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    for reference in cx.references.iter().filter(|r| !r.is_link()) {
        if let Target::SiteAbsolute(path) = reference.target {
            sink.push(Diagnostic::new(
                &RULE,
                reference.link.span,
                format!("the image `{path}` is taken from the web server's root"),
            ));
        }
    }
}
