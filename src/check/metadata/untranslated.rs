//! Titles and descriptions left in the source language.

use crate::check::reading::{Anatomy, BlockKind, Translation, language, text_hash};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "metadata/untranslated",
    severity: Severity::Major,
    what: "The `title` or `description` of a page is word for word that of its source, or equals the source's heading.",
    why: "Search results and tabs show the page in a foreign language.",
    example: "--- content/en-us/a.md\n---\ntitle: How to save a file\n---\n# How to save a file\n--- content/sv-se/a.md\n---\ntitle: How to save a file\n---\n# Spara en fil\n=> content/sv-se/a.md:2:8",
    fix: "Translate the value as the page is.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let Some(front) = &page.page.front else { return };
    let text = page.page.text();
    for key in ["title", "description"] {
        let Some(value) = front.text(text, key) else { continue };
        let Some(entry) = front.entries.iter().find(|e| e.name.as_ref() == key) else { continue };
        let source = page.source_page.and_then(|s| s.front.as_ref()?.text(s.text(), key));
        let hash = text_hash(&value);
        let same = |other: &str| text_hash(other) == hash;
        let heading = page.segments.iter().find(|s| matches!(s.place, Some(BlockKind::Heading(1))));
        let as_heading = heading.is_some_and(|h| same(h.source.raw) && !same(h.target.raw));
        let as_source = source.as_deref().is_some_and(same);
        let anatomy = Anatomy::new(&value);
        let theirs = language::votes(&anatomy, page.source_style, Some(page.style));
        let ours = language::votes(&anatomy, page.style, Some(page.source_style));
        let small = anatomy
            .words
            .iter()
            .filter(|w| anatomy.word(w).chars().next().is_some_and(char::is_lowercase))
            .count();
        let latin = page.style.is_latin();
        let scripts = anatomy.scripts;
        let own_letters = !latin && scripts.own(page.style) > 0;
        let foreign_letters = !latin && !own_letters && scripts.total() >= 12 && small >= 3;
        let level = match (as_source || as_heading, theirs) {
            (true, 1..) if small >= 2 => Level::Default,
            // The same text is translated where it is the page's heading.
            (true, _) if as_heading && small >= 1 && anatomy.words.len() >= 3 => Level::Default,
            (true, _) if as_source && small >= 2 && anatomy.words.len() >= 4 => Level::Default,
            (true, _) if small >= 2 && anatomy.words.len() >= 3 => Level::Strict,
            (true, _) if anatomy.words.len() >= 2 && small >= 1 => Level::Pedantic,
            (false, 3..) if ours == 0 && page.style.known => Level::Default,
            (false, _) if foreign_letters => Level::Default,
            (false, 2) if ours == 0 && !own_letters && page.style.known && anatomy.words.len() >= 4 => {
                Level::Strict
            }
            _ => continue,
        };
        // A page about a third language may be in it on purpose.
        let third = language::is_third(&anatomy, theirs, [page.style, page.source_style]);
        let level = if third { level.max(Level::Strict) } else { level };
        let message = format!("the {key} is not translated");
        sink.push(Diagnostic::new(&RULE, page.page.span(entry.value.clone()), message).level(level));
    }
}
