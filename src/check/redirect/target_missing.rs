//! A page that became one that is not there.

use super::{by_address, own};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "redirect/target-missing",
    severity: Severity::Info,
    what: "A page is redirected with `redirect_document_id`, which says that it has become another page of the docset, and \
           the docset has no page at that address. Looked for where the settings say at which address the docset stands.",
    why: "Readers of old links may find nothing, and the page's history is lost on Learn.",
    example: "--- content/en-us/docfx.yml\nbasePath: /docs\n--- content/en-us/index.md\n# Home\n--- content/en-us/redirections.yml\nrenames:\n  a.md: /docs/gone\n=> content/en-us/redirections.yml:2:9",
    fix: "Correct the address, or set `redirect_document_id` to false.",
    docfx: &["redirect-url-invalid"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    if site.xrefs.base_path.is_none() {
        return;
    }
    for (locale, redirects) in own(site) {
        let moved = by_address(site, locale);
        for (_, redirect) in redirects.into_iter().filter(|(_, r)| r.keeps_id) {
            let path = site.published_path(&redirect.to);
            let moved = path.is_some_and(|path| {
                let path = path.trim_end_matches('/');
                moved.contains_key(path.strip_suffix("/index").unwrap_or(path))
            });
            if !moved && site.published_page(locale, &redirect.to).is_none() {
                let message = format!("no page of the docset stands at `{}`", redirect.to);
                sink.push(Diagnostic::new(&RULE, redirect.span, message));
            }
        }
    }
}
