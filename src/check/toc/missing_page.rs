//! A TOC entry that leads nowhere.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink, is_misspelled};
use crate::model::{LinkProblem, Site, Target, resolve_link};

/// The rule.
pub static RULE: Rule = Rule {
    code: "toc/missing-page",
    severity: Severity::Major,
    what: "An entry of a table of contents leads to a file that does not exist, is no page, or lies outside the docset.",
    why: "The navigation of every page has a dead entry.",
    example: "--- content/en-us/TOC.yml\n- name: A\n  href: a.md\n- name: B\n  href: b.md\n--- content/en-us/a.md\n# A\n=> content/en-us/TOC.yml:4:9",
    fix: "Correct the `href`, or remove the entry.",
    docfx: &["file-not-found", "InvalidTocLink", "link-out-of-scope"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    for locale in site.locale_indices() {
        for &toc in &site.locale_tocs[locale.0 as usize] {
            site.toc(toc).visit(&mut |node, _| {
                let Some(href) = node.href.as_deref().filter(|h| !h.trim().is_empty()) else { return };
                let Target::Broken(problem) = resolve_link(site, locale, node.file, href) else { return };
                let mut misspelled = false;
                let (message, hint) = match problem {
                    LinkProblem::Missing { path, suggestion } => {
                        misspelled = suggestion.as_deref().is_some_and(|near| is_misspelled(&path, near));
                        (
                            format!("there is no file `{path}`"),
                            suggestion.map(|s| format!("did you mean `{s}`?")),
                        )
                    }
                    LinkProblem::WrongCase { actual, .. } => (
                        format!("the file is named `{actual}`"),
                        Some("paths are case-sensitive on the web".into()),
                    ),
                    LinkProblem::NotPublished(file) => {
                        (format!("`{}` is not published as a page", site.files.get(file).path), None)
                    }
                    LinkProblem::Outside => (format!("`{href}` leads out of the docset"), None),
                    LinkProblem::Folder(_) | LinkProblem::Empty => return,
                };
                let mut finding = Diagnostic::new(&RULE, node.span, message);
                finding.misspelled = misspelled;
                sink.push(match hint {
                    Some(hint) => finding.hint(hint),
                    None => finding,
                });
            });
        }
    }
}
