//! A place of the map that is no section.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink, closest};
use crate::model::Site;
use crate::model::contexts::place_of;

/// The rule.
pub static RULE: Rule = Rule {
    code: "context/missing-section",
    severity: Severity::Minor,
    what: "The context map names a section that its page does not have. The page is shown from its beginning.",
    why: "The reader searches the page for what the portal meant.",
    example: "--- book.toml\n[output.panes]\n--- contexts.yml\ncontexts:\n  \"7391\": a#refund\n--- content/en-us/a.md\n# A\n\n## Refunds\n=> contexts.yml:2:11",
    fix: "Write the id of a heading, or of an anchor of the page.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    let Some(contexts) = &site.contexts else { return };
    for place in contexts.sources.map.iter().flat_map(|(_, places)| places) {
        let Some((page, Some(section))) = place_of(site, &place.text) else { continue };
        if !page.has_anchor(section) {
            let message = format!("`{}` has no section `{section}`", page.path);
            let finding = Diagnostic::new(&RULE, place.span, message);
            sink.push(finding.did_you_mean(closest(section, page.anchors.iter().map(|a| a.id.as_ref()))));
        }
    }
}
