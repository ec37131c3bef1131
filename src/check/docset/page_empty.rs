//! Pages of which nothing is left.

use crate::check::reading::{LocalePage, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "docset/page-empty",
    severity: Severity::Critical,
    what: "A page or an include of a target locale is an empty file, or ends with its front matter, and its source does not.",
    why: "The reader sees an empty page, or a hole where the text should be.",
    example: "--- content/en-us/a.md\n# A\n\nSave the file.\n--- content/sv-se/a.md\n---\nms.topic: article\n---\n=> content/sv-se/a.md",
    fix: "Restore the text, or delete the file: then the source is shown.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let leads_on = |p: &LocalePage| {
        p.front.as_ref().is_some_and(|f| f.entries.iter().any(|e| e.name.starts_with("redirect_")))
    };
    if is_empty(page.page) && !page.source_page.is_some_and(is_empty) && !leads_on(page.page) {
        let message = match page.page.front {
            Some(_) => "nothing stands after the front matter",
            None => "this file is empty",
        };
        sink.push(Diagnostic::new(&RULE, Span::file(page.page.file), message));
    }
}

/// Whether a page has no text at all.
pub fn is_empty(page: &LocalePage) -> bool {
    page.text().get(page.start..).unwrap_or_default().trim().is_empty()
}
