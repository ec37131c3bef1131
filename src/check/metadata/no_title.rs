//! Pages without a title.

use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level};
use crate::diag::{Rule, Severity, Sink};
use crate::model::{PageFacts, PageId, Site};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "metadata/no-title",
    severity: Severity::Major,
    what: "A page of a target locale has no `title`, and nearly all other pages of the locale have one; or its title is a mark (`.`, `-`).",
    why: "Search results and tabs show the first heading, or the name of the file.",
    example: "--- content/sv-se/p0.md\n---\ntitle: Sida 0\n---\n# Sida 0\n--- content/sv-se/p1.md\n---\ntitle: Sida 1\n---\n# Sida 1\n--- content/sv-se/p2.md\n---\ntitle: Sida 2\n---\n# Sida 2\n--- content/sv-se/p3.md\n---\ntitle: Sida 3\n---\n# Sida 3\n--- content/sv-se/p4.md\n---\ntitle: Sida 4\n---\n# Sida 4\n--- content/sv-se/p5.md\n---\ntitle: Sida 5\n---\n# Sida 5\n--- content/sv-se/p6.md\n---\ntitle: Sida 6\n---\n# Sida 6\n--- content/sv-se/p7.md\n---\ntitle: Sida 7\n---\n# Sida 7\n--- content/sv-se/p8.md\n---\ntitle: Sida 8\n---\n# Sida 8\n--- content/sv-se/p9.md\n---\ntitle: Sida 9\n---\n# Sida 9\n--- content/en-us/p0.md\n---\ntitle: Page\n---\n# Page\n--- content/sv-se/a.md\n# Hej\n=> content/sv-se/a.md",
    fix: "Translate the title of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Locales(check) };

/// The check of titles that say nothing.
pub static BARE: Check = Check { rule: &RULE, look: Look::Translation(bare) };

fn bare(page: &Translation<'_>, sink: &mut Sink) {
    let Some(front) = &page.page.front else { return };
    let text = page.page.text();
    let Some(entry) = front.entries.iter().find(|e| e.name.as_ref() == "title") else { return };
    let says_nothing = |value: &str| !value.trim().is_empty() && !value.contains(char::is_alphanumeric);
    let source = page.source_page.and_then(|s| s.front.as_ref()?.text(s.text(), "title"));
    if front.text(text, "title").is_some_and(|value| says_nothing(&value))
        && !source.is_some_and(|value| says_nothing(&value))
    {
        let place = page.page.span(entry.value.clone());
        sink.push(Diagnostic::new(&RULE, place, "this title has neither letter nor digit"));
    }
}

fn check(site: &Site, sink: &mut Sink) {
    for locale in site.targets() {
        let pages: Vec<&PageFacts> = site.pages.iter().filter(|p| p.locale == locale).collect();
        let without: Vec<&&PageFacts> = pages.iter().filter(|p| !p.titled).collect();
        if without.len() * 4 > pages.len() {
            continue;
        }
        for page in without {
            let titled = |id: &PageId| site.page(*id).titled;
            let elsewhere = site.group(&page.path).is_some_and(|g| g.pages.iter().flatten().any(titled));
            let level = if elsewhere || !page.headings.is_empty() { Level::Default } else { Level::Pedantic };
            // Beside a page that has one, another check says that the key is missing.
            if elsewhere && site.source().is_some() {
                continue;
            }
            sink.push(Diagnostic::new(&RULE, Span::file(page.file), "this page has no title").level(level));
        }
    }
}
