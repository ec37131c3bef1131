//! A picture that nothing describes.

use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};
use crate::model::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/no-alt",
    severity: Severity::Minor,
    what: "A picture of a page in the source language has no alternative text.",
    why: "Who cannot see the picture learns nothing of it, and translators have nothing to translate.",
    example: "--- content/en-us/a.md\n# A\n\nSee ![](a.png).\n--- content/en-us/a.png\nx\n=> content/en-us/a.md:3:5",
    fix: "Say what the picture shows: `![The form](form.png)`. One that only decorates is a `:::image type=\"icon\"`.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    if cx.page.locale != Site::SOURCE || cx.page.segments > 0 {
        return;
    }
    for &span in &cx.page.unnamed_images {
        sink.push(Diagnostic::new(&RULE, span, "this picture has no alternative text").level(Level::Strict));
    }
}
