//! A file that wants to stand where a page does.

use rustc_hash::FxHashMap;

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{LocaleIx, Site};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "docset/output-conflict",
    severity: Severity::Major,
    what: "Another page, or an HTML file of the docset, would be published at the address of a page.",
    why: "There is room for one of them: the page stands there, and the file is left out.",
    example: "--- content/en-us/a.md\n# A\n\n[file](a.html)\n--- content/en-us/a.html\n<p>A</p>\n=> content/en-us/a.html",
    fix: "Rename one of the two.",
    docfx: &["output-path-conflict", "DuplicateOutputFiles"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    for pair in site.pages.windows(2) {
        let (a, b) = (&pair[0], &pair[1]);
        if (a.locale, &a.path) == (b.locale, &b.path) {
            let message = format!("`{}` is published at this page's address", site.files.get(a.file).path);
            let finding = Diagnostic::new(&RULE, Span::file(b.file), message);
            sink.push(finding.related(Span::file(a.file), "the other page"));
        }
    }
    let mut pages: FxHashMap<(LocaleIx, &str), _> = FxHashMap::default();
    for locale in site.locale_indices() {
        pages.extend(
            site.groups
                .iter()
                .filter_map(|g| Some(((locale, g.path.as_ref()), site.shown(&g.path, locale)?))),
        );
    }
    for file in site.published_media() {
        let Some(stem) = site.files.get(file).path.strip_suffix(".html") else { continue };
        if let Some(page) = pages.get(&(site.locale_of(file), stem)) {
            let finding =
                Diagnostic::new(&RULE, Span::file(file), "a page is published at this file's address");
            sink.push(finding.related(Span::file(site.page(*page).file), "the page"));
        }
    }
}
