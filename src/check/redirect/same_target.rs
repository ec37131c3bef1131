//! Two pages that both claim to have become the same one.

use std::collections::BTreeMap;

use super::own;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "redirect/same-target",
    severity: Severity::Minor,
    what: "Two pages are redirected to one address with `redirect_document_id`: both hand their identity on to the same \
           page.",
    why: "Only one page's history, ratings and comments can move along.",
    example: "--- content/en-us/index.md\n# Home\n--- content/en-us/redirections.yml\nrenames:\n  a.md: https://example.com/b\n  c.md: https://example.com/b\n=> content/en-us/redirections.yml:2:9",
    fix: "Set `redirect_document_id` to false for all but one of them.",
    docfx: &["redirection-url-conflict"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    for (_, redirects) in own(site) {
        let mut by_target: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (path, redirect) in redirects.into_iter().filter(|(_, r)| r.keeps_id) {
            by_target.entry(&redirect.to).or_default().push((path, redirect.span));
        }
        for pages in by_target.values().filter(|pages| pages.len() > 1) {
            let names: Vec<String> = pages.iter().map(|(path, _)| format!("`{path}`")).collect();
            let message = format!("{} have all become this page", names.join(", "));
            let finding = Diagnostic::new(&RULE, pages[0].1, message);
            sink.push(finding.related(pages[1].1, "another one"));
        }
    }
}
