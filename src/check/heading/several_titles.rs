//! Two headings of level 1.

use super::written;
use crate::check::{Check, Look, PageContext};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "heading/several-titles",
    severity: Severity::Minor,
    what: "A page has more than one heading of level 1.",
    why: "The first one is the page's title. Search engines and screen readers take the others for titles, too.",
    example: "--- content/en-us/a.md\n# A\n\nText.\n\n# B\n=> content/en-us/a.md:5:1",
    fix: "Write the others with two `#` or more, and what is below them one level deeper.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Page(check) };

fn check(cx: &PageContext<'_>, sink: &mut Sink) {
    let titles: Vec<_> = written(cx).filter(|h| h.level == 1).collect();
    if let [first, second, ..] = titles[..] {
        let finding = Diagnostic::new(&RULE, second.span, "this page has a title already");
        sink.push(finding.related(first.span, "the title").level(Level::Strict));
    }
}
