//! A TOC entry without a name.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{Site, Target, resolve_link};

/// The rule.
pub static RULE: Rule = Rule {
    code: "toc/no-name",
    severity: Severity::Minor,
    what: "An entry of a table of contents has no `name`. It is shown with the title of its page; without a page it has no \
           text at all.",
    why: "Learn does not show it, and a page's title is often too long for the navigation.",
    example: "--- content/en-us/TOC.yml\n- name: A\n  href: a.md\n- href: b.md\n--- content/en-us/a.md\n# A\n--- content/en-us/b.md\n# B\n=> content/en-us/TOC.yml:3:9",
    fix: "Add a `name` to the entry.",
    docfx: &["missing-attribute", "EmptyTocItemName", "EmptyTocItemNode"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    for locale in site.locale_indices() {
        for &toc in &site.locale_tocs[locale.0 as usize] {
            site.toc(toc).visit(&mut |node, _| {
                if !node.name.is_empty() {
                    return;
                }
                // An entry by uid has the name of what it leads to.
                let by_uid = node.uid.is_some()
                    && node.href.as_deref().is_some_and(|href| {
                        matches!(resolve_link(site, locale, node.file, href), Target::Page { .. })
                    });
                if !by_uid {
                    sink.push(Diagnostic::new(&RULE, node.span, "this entry has no name"));
                }
            });
        }
    }
}
