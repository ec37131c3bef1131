//! An id that looks like something else.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{Site, contexts::joined};

/// The rule.
pub static RULE: Rule = Rule {
    code: "context/dirty-id",
    severity: Severity::Minor,
    what: "A context id holds white space, brackets or control characters, or is several numbers joined by a slash.",
    why: "It is most likely a note, or two ids in one: no portal asks for it as it is. Joined numbers are taken for an id each.",
    example: "--- book.toml\n[output.panes]\n--- content/en-us/a.md\n---\nms.assetid: 9004197/7378\n---\n# A\n=> content/en-us/a.md:2:13",
    fix: "Write one id for each item of a list.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    if site.contexts.is_none() {
        return;
    }
    for fact in site.pages.iter().flat_map(|p| &p.contexts) {
        let odd = |c: char| c.is_whitespace() || c.is_control() || "()[]{}<>\"'".contains(c);
        let message = if joined(&fact.id).is_some() {
            format!("`{}` is taken for several ids", fact.id)
        } else if fact.id.contains(odd) {
            format!("`{}` is an odd context id", fact.id.escape_debug())
        } else {
            continue;
        };
        sink.push(Diagnostic::new(&RULE, fact.span, message));
    }
}
