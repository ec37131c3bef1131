//! Descriptions of pictures in the source's language, where no other page tells what they say.

use crate::check::reading::{BlockKind, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/alt-foreign",
    severity: Severity::Minor,
    what: "The description of a picture on a translated page (its alternative text) has five words or more, two of them are words that every text of the source language is full of, and none is one of the page's language.",
    why: "Who cannot see the picture hears a foreign language.",
    example: "--- content/sv-se/a.md\n![The plan of the house with its doors](https://example.com/a.png)\n\n<span data-ttu-id=\"0a1b2-101\">Vänta lite.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Wait a little.</span></span>\n=> content/sv-se/a.md:1:1",
    fix: "Translate the description.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let (style, source) = (page.style, page.source_style);
    if !style.known {
        return;
    }
    let images = page.page.blocks.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Image(_)));
    for image in images {
        // Within a pair its source stands beside it.
        let told = page.page.pair_at(image.span.start as usize).is_some()
            || sink.iter().any(|f| f.code() == "image/alt-untranslated" && f.primary.span == image.place);
        let words: Vec<&str> = image
            .label
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .filter(|w| !w.is_empty())
            .collect();
        let foreign =
            words.iter().filter(|w| source.is_function_word(w) && !style.is_function_word(w)).count();
        let own =
            words.iter().any(|w| style.is_function_word(w) && !source.is_function_word(w) || !w.is_ascii());
        if !told && words.len() >= 5 && foreign >= 2 && !own {
            sink.push(Diagnostic::new(&RULE, image.place, "this description is in the source's language"));
        }
    }
}
