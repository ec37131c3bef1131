//! A heading without a text.

use super::written;
use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "heading/empty",
    severity: Severity::Minor,
    what: "A heading has no text.",
    why: "The contents list has an empty entry, and screen readers announce a heading of nothing.",
    example: "--- content/en-us/a.md\n# A\n\n##\n\nText.\n=> content/en-us/a.md:3:1",
    fix: "Write the heading's text, or remove the `#` signs.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    for heading in written(cx).filter(|h| h.text.is_empty()) {
        sink.push(Diagnostic::new(&RULE, heading.span, "this heading has no text"));
    }
}
