//! A link of a pane that has nowhere to lead.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{LinkKind, Site, Target, pane_id, resolve_link};

/// The rule.
pub static RULE: Rule = Rule {
    code: "pane/link-leaves",
    severity: Severity::Minor,
    what: "A help pane links to a page that is no pane, and `site-url` of `[output.site]` does not say where the site is. The pane shows the link's text only.",
    why: "A portal does not know where the rest of the documentation is, and the reader does not get there.",
    example: "--- book.toml\n[output.panes]\n--- content/en-us/a.md\n---\nms.assetid: x\n---\n# A\n\n[B](b.md)\n--- content/en-us/b.md\n# B\n=> content/en-us/a.md:6:5",
    fix: "Set `site-url`, give the page a context id, or make panes of all pages (`pages = \"all\"`).",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

fn check(site: &Site, sink: &mut Sink) {
    let Some(contexts) = &site.contexts else { return };
    if !site.config.output.site.site_url.is_empty() {
        return;
    }
    for page in site.pages.iter().filter(|p| contexts.pane_of(&p.path).is_some()) {
        for link in page.links.iter().filter(|l| l.kind == LinkKind::Link) {
            let Target::Page { page: to, .. } = resolve_link(site, page.locale, link.file, &link.dest) else {
                continue;
            };
            let path = &site.page(to).path;
            if contexts.panes.contains_key(&pane_id(path)) || contexts.pane_of(path).is_some() {
                continue;
            }
            sink.push(Diagnostic::new(
                &RULE,
                link.span,
                format!("`{path}` is no pane: this link leads nowhere in a portal"),
            ));
        }
    }
}
