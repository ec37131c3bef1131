//! A page that moved and is still there.

use super::own;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::Site;
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "redirect/file-remains",
    severity: Severity::Minor,
    what: "A redirected page is still in the docset. It is not built: its address leads to the new one.",
    why: "Whoever edits the file sees no effect, and translators work on a page that nobody can read.",
    example: "--- content/en-us/index.md\n# Home\n--- content/en-us/a.md\n# A\n--- content/en-us/redirections.yml\nredirections:\n  a.md: https://example.com/b\n=> content/en-us/a.md",
    fix: "Delete the file, or remove the redirection.",
    docfx: &["redirected-file-not-removed"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    for (locale, redirects) in own(site) {
        for (path, redirect) in redirects {
            let file = site.files.find(site.locale(locale).root, path);
            // A page that says itself where it went is meant to be there.
            if let Some(file) = file.filter(|&file| file != redirect.span.file) {
                let message = format!("this page is redirected to `{}`", redirect.to);
                sink.push(
                    Diagnostic::new(&RULE, Span::file(file), message)
                        .related(redirect.span, "the redirection"),
                );
            }
        }
    }
}
