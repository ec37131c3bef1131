//! Pages that a locale lacks.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level};
use crate::diag::{Rule, Severity, Sink};
use crate::model::{Group, LocaleIx, Site};
use crate::text::{FileId, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "docset/page-missing",
    severity: Severity::Info,
    what: "A page of the source locale, or where the docset lacks its source one of all other locales, is not there in a locale; or a text that its pages include.",
    why: "Its readers get it in another language.",
    example: "--- content/en-us/a.md\n# Hello\n--- content/en-us/b.md\n# Bye\n--- content/sv-se/a.md\n# Hej\n=> content/sv-se/a.md",
    fix: "Have it translated, or exclude it from the locale.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Locales(check) };

fn check(site: &Site, sink: &mut Sink) {
    if site.source().is_none() {
        among_locales(site, sink);
        return;
    }
    for locale in site.locale_indices().filter(|ix| *ix != Site::SOURCE) {
        let source: Vec<&Group> = site.groups.iter().filter(|g| g.page(Site::SOURCE).is_some()).collect();
        let missing: Vec<&&Group> = source.iter().filter(|g| g.page(locale).is_none()).collect();
        // The only page of a locale that all others have.
        let others = || site.targets().filter(|ix| *ix != locale);
        let held = |g: &Group| {
            let with = others().filter(|ix| g.page(*ix).is_some()).count();
            with + 1 >= MIN_LOCALES && with * 3 >= others().count() * 2
        };
        // A locale with few pages is one in the making; one page that lacks is an oversight.
        let count = missing.len();
        // Three in a hundred are an oversight for certain.
        let level = match count {
            n if n * 33 <= source.len() => Level::Default,
            1 if source.len() >= FEW_PAGES && held(missing[0]) => Level::Default,
            n if n * 10 <= source.len() => Level::Strict,
            1 if source.len() >= FEW_PAGES => Level::Strict,
            _ => Level::Pedantic,
        };
        let Some(place) = site.pages.iter().find(|p| p.locale == locale).map(|p| p.file) else { continue };
        for group in missing {
            let Some(page) = group.page(Site::SOURCE) else { continue };
            let near = site
                .pages
                .iter()
                .filter(|p| p.locale == locale && p.path < group.path)
                .map(|p| p.file)
                .next_back();
            let message = format!("{} has no page `{}`", site.locale(locale).slug, group.path);
            let finding = missing_page(near.unwrap_or(place), message, level);
            sink.push(finding.related(Span::file(site.page(page).file), "the source"));
        }
    }
}

/// So many locales show which pages all of them should have.
const MIN_LOCALES: usize = 3;

/// A docset of fewer pages is one in the making.
const FEW_PAGES: usize = 3;

/// Pages that all locales have, so that fewer of them show what one has lost.
const MANY_PAGES: usize = 100;

/// Without the source, a page that all other locales have is one that this locale should have.
fn among_locales(site: &Site, sink: &mut Sink) {
    let locales: Vec<LocaleIx> = site.targets().collect();
    if locales.len() < 2 {
        return;
    }
    let shared = site.groups.iter().filter(|g| locales.iter().all(|ix| g.page(*ix).is_some())).count();
    for &locale in &locales {
        let lacks = |g: &&Group| {
            g.page(locale).is_none()
                && locales.iter().filter(|ix| g.page(**ix).is_some()).count() + 1 == locales.len()
        };
        let missing: Vec<&Group> = site.groups.iter().filter(lacks).collect();
        let level = match missing.len() {
            // However few locales there are.
            n if shared >= MANY_PAGES && n * 100 <= shared => Level::Default,
            _ if locales.len() < MIN_LOCALES => continue,
            1 if shared >= FEW_PAGES => Level::Default,
            _ if locales.len() == MIN_LOCALES => continue,
            n if n * 10 <= site.groups.len() || n == 1 => Level::Strict,
            _ => Level::Pedantic,
        };
        let Some(place) = site.pages.iter().find(|p| p.locale == locale).map(|p| p.file) else { continue };
        for group in missing {
            let who =
                if locales.len() == 2 { "the other locale has it" } else { "all other locales have it" };
            let message = format!("{} has no page `{}`; {who}", site.locale(locale).slug, group.path);
            sink.push(missing_page(place, message, level));
        }
    }
}

/// A page that is not there. Where many are, it is worth knowing only.
fn missing_page(near: FileId, message: String, level: Level) -> Diagnostic {
    let severity = if level == Level::Pedantic { Severity::Info } else { Severity::Minor };
    let finding = Diagnostic::new(&RULE, Span::file(near), message).level(level);
    Diagnostic { severity, ..finding }
}
