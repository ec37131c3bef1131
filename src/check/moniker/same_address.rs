//! Two pages that are published at one address for the same version.

use rustc_hash::FxHashMap;

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{PageFacts, Site, moniker};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "moniker/same-address",
    severity: Severity::Minor,
    what: "Two pages have the same address on Learn by the `routes` of docfx.yml, and a version in common. On the site each \
           has an address of its own.",
    why: "Learn publishes only one of them for that version.",
    example: "--- content/en-us/docfx.yml\nroutes:\n  v1/: docs/\n  v2/: docs/\n--- content/en-us/v1/a.md\n# A\n--- content/en-us/v2/a.md\n# A\n=> content/en-us/v2/a.md",
    fix: "Give the pages ranges of versions that have nothing in common, or rename one of them.",
    docfx: &["publish-url-conflict"],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    if site.xrefs.routes.is_empty() {
        return;
    }
    let mut by_address: FxHashMap<(u16, String), Vec<&PageFacts>> = FxHashMap::default();
    for page in &site.pages {
        let address = site.xrefs.routed(&page.path).trim_start_matches('/').to_owned();
        let others = by_address.entry((page.locale.0, address)).or_default();
        if let Some(other) = others.iter().find(|other| other.path != page.path && overlap(other, page)) {
            let message = format!("`{}` has the same address on Learn", site.files.get(other.file).path);
            let finding = Diagnostic::new(&RULE, Span::file(page.file), message);
            sink.push(finding.related(Span::file(other.file), "the other page"));
        }
        others.push(page);
    }
}

/// A page without versions is for all of them.
fn overlap(a: &PageFacts, b: &PageFacts) -> bool {
    match (&a.monikers, &b.monikers) {
        (Some(a), Some(b)) => !moniker::shared(a, b).is_empty(),
        _ => true,
    }
}
