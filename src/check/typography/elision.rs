//! Words that elide before a vowel.

use crate::check::reading::SegmentContext;
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "typography/elision",
    severity: Severity::Minor,
    what: "A word that loses its vowel before another (`de`, `le`) has kept it, or has lost it before a consonant: `elides` in `style.toml`.",
    why: "It is a slip of grammar that a machine makes where it puts a name in.",
    example: "--- content/fr-fr/a.md\n<span data-ttu-id=\"0a1b2-101\">En cas de attaque, enregistrez le fichier.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">In case of an attack, save the file.</span></span>\n=> content/fr-fr/a.md:1:38",
    fix: "Write `d’attaque`, `de Spécialistes`.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (style, target) = (cx.style(), cx.target());
    if style.elides.is_empty() {
        return;
    }
    for (i, word) in target.words.iter().enumerate() {
        let text = target.word(word);
        if target.is_literal(word.range.start) {
            continue;
        }
        // `de attaque`
        if let Some(next) = target.words.get(i + 1)
            && target.raw.get(word.range.end..next.range.start) == Some(" ")
            && style.elides.iter().any(|e| **e == *text)
            // `ouvrez-le ensuite`
            && !target.raw[..word.range.start].ends_with(['-', '‑'])
            && begins_with_vowel(target.word(next))
            && !target.is_literal(next.range.start)
        {
            // Before a word of the source, kept as it is, some elide and some do not.
            let foreign = cx.source().keys.contains(&target.keys[i + 1]);
            let level = if foreign { Level::Strict } else { Level::Default };
            let message = format!("\u{201c}{text} {}\u{201d}: the vowel is not elided", target.word(next));
            cx.report_alone(sink, (&RULE, level), word.range.start..next.range.end, message, &[]);
            return;
        }
        // `d’ attaque`
        let stem =
            |w: &str| style.elides.iter().any(|e| e.len() == w.len() + 1 && e.starts_with(&w.to_lowercase()));
        if let Some(next) = target.words.get(i + 1)
            && matches!(target.raw.get(word.range.end..next.range.start), Some("’ " | "' "))
            && stem(text)
            && target.word(next).starts_with(char::is_alphabetic)
        {
            let message =
                format!("\u{201c}{text}’ {}\u{201d}: no space follows what is elided", target.word(next));
            cx.report_alone(sink, (&RULE, Level::Default), word.range.start..next.range.end, message, &[]);
            return;
        }
        // `d’Spécialistes`
        if let Some((head, tail)) = text.split_once(['’', '\''])
            && style.elides.iter().any(|e| e.len() == head.len() + 1 && e.starts_with(&head.to_lowercase()))
            && begins_with_consonant(tail)
        {
            let message = format!("\u{201c}{text}\u{201d}: nothing is elided before a consonant");
            cx.report_alone(sink, (&RULE, Level::Default), word.range.clone(), message, &[]);
            return;
        }
    }
}

/// A common word that begins with a vowel; `h` and `y` may be either, numbers and names are read as they are.
fn begins_with_vowel(word: &str) -> bool {
    let vowel = |c: char| "aàâeéèêëiîïoôuùûœ".contains(c);
    word.chars().next().is_some_and(vowel)
        && word.chars().count() > 2
        && word.chars().all(char::is_lowercase)
        && !matches!(
            word,
            "oui" | "onze" | "onzième" | "ouistiti" | "uns" | "une" | "ululer" | "ou" | "url" | "id"
        )
}

/// A word, and no abbreviation, that begins with a consonant.
fn begins_with_consonant(word: &str) -> bool {
    let consonant = |c: char| "bcdfgjklmnpqrstvwzç".contains(c.to_ascii_lowercase());
    word.chars().next().is_some_and(consonant)
        && word.chars().count() > 3
        && word.chars().skip(1).all(char::is_lowercase)
}
