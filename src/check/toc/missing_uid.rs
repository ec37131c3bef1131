//! A TOC entry by a uid that nothing has.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink, closest};
use crate::model::{Site, Target, XrefHref, resolve_link};

/// The rule.
pub static RULE: Rule = Rule {
    code: "toc/missing-uid",
    severity: Severity::Major,
    what: "An entry of a table of contents leads to a uid that no page of the docset has, and no cross-reference map knows.",
    why: "The navigation of every page has a dead entry.",
    example: "--- content/en-us/TOC.yml\n- name: A\n  uid: set-up\n- name: B\n  uid: set-pu\n--- content/en-us/a.md\n---\nuid: set-up\n---\n# A\n=> content/en-us/TOC.yml:4:8",
    fix: "Correct the uid, or name the page by `href`.",
    docfx: &["xref-not-found", "UidNotFound"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    for locale in site.locale_indices() {
        for &toc in &site.locale_tocs[locale.0 as usize] {
            site.toc(toc).visit(&mut |node, _| {
                let Some(href) = node.href.as_deref() else { return };
                let Target::Xref(href) = resolve_link(site, locale, node.file, href) else { return };
                let uid = XrefHref::parse(href).uid;
                if site.xrefs.entries.contains_key(uid.as_str()) {
                    return;
                }
                let finding = Diagnostic::new(&RULE, node.span, format!("nothing has the uid `{uid}`"));
                sink.push(finding.did_you_mean(closest(&uid, site.all_uids())));
            });
        }
    }
}
