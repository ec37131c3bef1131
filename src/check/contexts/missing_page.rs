//! A place of the map that is no page.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink, closest};
use crate::model::{Site, contexts::place_of};

/// The rule.
pub static RULE: Rule = Rule {
    code: "context/missing-page",
    severity: Severity::Major,
    what: "The context map names a page that there is not.",
    why: "The portal's help button leads nowhere, or to less than was meant.",
    example: "--- book.toml\n[output.panes]\n--- contexts.yml\ncontexts:\n  \"7391\": [a, b]\n--- content/en-us/a.md\n# A\n=> contexts.yml:2:15",
    fix: "Write the page's path below the locale's folder: `folder/page` or `folder/page#section`.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    let Some(contexts) = &site.contexts else { return };
    for place in contexts.sources.map.iter().flat_map(|(_, places)| places) {
        if place_of(site, &place.text).is_none() {
            let page = place.text.split('#').next().unwrap_or_default();
            let finding = Diagnostic::new(&RULE, place.span, format!("there is no page `{page}`"));
            let known = site.groups.iter().map(|g| g.path.as_ref());
            sink.push(finding.did_you_mean(closest(page, known)));
        }
    }
}
