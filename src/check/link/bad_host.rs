//! An address of the web without a host.

use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{Target, link};

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/bad-host",
    severity: Severity::Major,
    what: "An `http` or `https` address has no host, or one with blanks, escapes or brackets in it.",
    why: "No browser can follow such a link. Often a sentence, or a placeholder, took the place of an address.",
    example: "--- content/en-us/a.md\n# A\n\n[The portal](https://{tenant}.example.com/)\n=> content/en-us/a.md:3:14",
    fix: "Correct the address; a placeholder is better shown as code.",
    docfx: &["file-not-found", "InvalidFileLink"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    for reference in &cx.references {
        if matches!(reference.target, Target::External(to) if link::has_bad_host(to)) {
            let message = format!("`{}` has no host that can be", reference.link.dest);
            sink.push(Diagnostic::new(&RULE, reference.link.span, message));
        }
    }
}
