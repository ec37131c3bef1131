//! A heading more than one level below the one before it.

use super::written;
use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "heading/skipped-level",
    severity: Severity::Info,
    what: "A heading is more than one level below the heading before it.",
    why: "Who goes through a page by its headings looks for a part that is not there.",
    example: "--- content/en-us/a.md\n# A\n\n### B\n=> content/en-us/a.md:3:1",
    fix: "Write it one level below the heading before it.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    let headings: Vec<_> = written(cx).collect();
    for pair in headings.windows(2) {
        let (above, heading) = (pair[0], pair[1]);
        if heading.level > above.level + 1 {
            let message = format!("level {} after level {}", heading.level, above.level);
            sink.push(Diagnostic::new(&RULE, heading.span, message).level(Level::Strict));
        }
    }
}
