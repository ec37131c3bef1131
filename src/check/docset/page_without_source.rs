//! Pages that the source lacks.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level};
use crate::diag::{Rule, Severity, Sink};
use crate::model::{LocaleIx, Site};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "docset/page-without-source",
    severity: Severity::Info,
    what: "A page of a target locale has no page in the source locale; for certain where the locale lacks a page of nearly the same name.",
    why: "The source page was deleted or moved: this one grows old, and nobody sees it.",
    example: "--- content/en-us/a.md\n# Hello\n--- content/sv-se/a.md\n# Hej\n--- content/sv-se/b.md\n# Hopp\n=> content/sv-se/b.md",
    fix: "Delete or move it as the source was.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Locales(check) };

fn check(site: &Site, sink: &mut Sink) {
    let source = site.groups.iter().filter(|g| g.page(Site::SOURCE).is_some()).count();
    // A docset without its source has nothing to say of it.
    if source == 0 || site.source().is_none() {
        return;
    }
    for page in site.pages.iter().filter(|p| p.locale != Site::SOURCE) {
        let Some(group) = site.group(&page.path) else { continue };
        if group.page(Site::SOURCE).is_some() {
            continue;
        }
        let finding = match renamed(site, page.locale, &page.path) {
            Some(path) => {
                let message =
                    format!("the source locale has no such page; `{path}`, which it has, is not here");
                Diagnostic::new(&RULE, Span::file(page.file), message)
            }
            None => Diagnostic::new(&RULE, Span::file(page.file), "the source locale has no such page")
                .level(Level::Strict),
        };
        sink.push(finding);
    }
}

/// The page of the source that a locale lacks and that stands in the same folder under nearly this name.
fn renamed<'a>(site: &'a Site, locale: LocaleIx, path: &str) -> Option<&'a str> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let lacking = site.groups.iter().filter(|g| g.page(Site::SOURCE).is_some() && g.page(locale).is_none());
    let mut near = lacking.filter_map(|g| {
        let (theirs, other) = g.path.rsplit_once('/').unwrap_or(("", &g.path));
        let plain = |n: &str| n.replace(['_', '-', ' '], "").to_lowercase();
        let (a, b) = (plain(name), plain(other));
        let same = theirs == folder
            && b.len() >= MIN_NAME
            && (a == b || a.starts_with(&b) && a.len() <= b.len() * 2);
        same.then_some(&*g.path)
    });
    near.next()
}

/// Letters of a name that another may begin with.
const MIN_NAME: usize = 5;
