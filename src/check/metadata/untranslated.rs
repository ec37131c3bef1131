//! Titles and descriptions left in the source language.

use crate::check::reading::{Anatomy, BlockKind, Translation, Word, language, text_hash};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "metadata/untranslated",
    severity: Severity::Major,
    what: "The `title` or `description` of a page is word for word that of its source, or equals the source's heading; or words in a row, small ones among them, are still the source's.",
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
        // A half that is still the source's has a place of its own, and says more than the rest.
        let left = source.as_deref().filter(|_| !as_source).and_then(|s| left(page, &anatomy, s));
        if let Some((words, level)) = left {
            let message = format!("{words} words of the {key} are still those of the source");
            let place = page.page.span(entry.value.clone());
            sink.push(Diagnostic::new(&RULE, place, message).level(level));
            continue;
        }
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

/// How many words in a row of a value are those of its source, and how readily that is told; small words that the page's
/// own language has, too, say nothing.
fn left(page: &Translation<'_>, value: &Anatomy<'_>, source: &str) -> Option<(usize, Level)> {
    let source = Anatomy::new(source);
    let run = |from: &[u64]| {
        let starts = (0..source.keys.len()).map(|i| &source.keys[i..]);
        starts.map(|there| there.iter().zip(from).take_while(|(a, b)| a == b).count()).max()
    };
    // Small words of the source's language, those of them that the page's own lacks, and all words without a capital.
    let count = |words: &[Word]| {
        let (mut function, mut telling, mut small) = (0, 0, 0);
        for word in words.iter().map(|w| value.word(w)).filter(|w| w.starts_with(char::is_lowercase)) {
            small += 1;
            if page.source_style.is_function_word(word) {
                function += 1;
                telling += usize::from(!page.style.is_function_word(word));
            }
        }
        (telling, function, small)
    };
    let runs = (0..value.keys.len()).filter_map(|j| {
        let words = value.words.get(j..j + run(&value.keys[j..])?)?;
        Some((words.len(), count(words)))
    });
    let (words, (telling, function, small)) = runs.max()?;
    match (words, telling) {
        // `Contoso Mail for Windows and Linux`.
        _ if small < 3 => (telling >= 2).then_some((words, Level::Pedantic)),
        (5.., 2..) => Some((words, Level::Default)),
        (6.., 1) if function >= 2 && small >= 4 => Some((words, Level::Default)),
        (4.., 2..) | (6.., 1..) => Some((words, Level::Strict)),
        _ => None,
    }
}
