//! Headings in mid-line.

use memchr::memmem;

use super::marker_broken::is_mark;
use crate::check::reading::{Outside, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/heading-joined",
    severity: Severity::Major,
    what: "The marks and the anchor of a heading stand in mid-line, after the text of a paragraph.",
    why: "The marks are shown, the heading is a part of the paragraph, and the contents list lacks it.",
    example: "--- content/en-us/b.md\n# B\n--- content/sv-se/a.md\nSpara filen nu. ## <a name=\"next\"></a>Nästa steg\n=> content/sv-se/a.md:1:17",
    fix: "Put the heading on a line of its own, after an empty one.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    let outside = Outside::new(page.page);
    let body = text.get(page.page.start..).unwrap_or_default();
    for i in memmem::find_iter(body.as_bytes(), b"<a name=") {
        let tag = page.page.start + i;
        let start = text[..tag].rfind('\n').map_or(0, |n| n + 1);
        let before = text[start..tag].trim_end();
        let head = before.trim_end_matches('#');
        let marks = before.len() - head.len();
        let at = start + head.len();
        // An item of a list may be a heading.
        let first = head.trim_matches(['>', ' ', '\t']);
        let begins = first.is_empty() || first == "#" && marks == 0 || is_mark(first);
        if (1..=6).contains(&marks) && head.ends_with(' ') && !begins && outside.has(at) {
            let message = "no heading: these marks do not begin the line";
            sink.push(Diagnostic::new(&RULE, page.page.span(at..at + marks), message));
        }
    }
}
