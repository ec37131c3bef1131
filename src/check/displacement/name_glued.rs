//! Names written into the words around them.

use crate::check::reading::{SegmentContext, Word, inflected};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::text::is_unspaced;

/// The rule.
pub static RULE: Rule = Rule {
    code: "displacement/name-glued",
    severity: Severity::Minor,
    what: "A name of the source stands glued to other letters on both sides, where the page puts spaces around such names. In Korean, where a particle follows a name without a space, the word before it is enough.",
    why: "The name is hard to see, and searching for it fails.",
    example: "--- content/ja-jp/a.md\n<span data-ttu-id=\"0a1b2-101\">Teams を開くと Excel のファイルと Word の文書があります。</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Open Teams to see the Excel file and the Word text.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">次にExcelを閉じると Word と Outlook が開きます。</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Then close Excel and Word and Outlook open.</span></span>\n=> content/ja-jp/a.md:3:33",
    fix: "Put spaces around the name, as elsewhere on the page.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let target = cx.target();
    if let Some((word, name)) = glued_to_small(cx) {
        let message = format!("{name} is glued to the word beside it");
        cx.report(sink, (&RULE, Level::Default), word.range.clone(), message, &[]);
        return;
    }
    if let Some(word) = glued_to_word(cx) {
        let message = "two words are written as one here".to_owned();
        cx.report_alone(sink, (&RULE, Level::Default), word.range.clone(), message, &[]);
        return;
    }
    if !matches!(cx.style().language.as_ref(), "ja" | "zh" | "ko") || cx.page.spaces_latin() != Some(true) {
        return;
    }
    let names: Vec<&str> = cx.source().names().map(|(_, n)| n).collect();
    for word in target.words.iter().filter(|w| !w.unspaced && names.contains(&name(target.word(w)))) {
        let before = target.raw[..word.range.start].chars().next_back().is_some_and(is_unspaced);
        let after = target.raw[word.range.end..].chars().next().is_some_and(is_unspaced);
        if before && after || is_after_korean(cx, target.word(word)) {
            let message = format!("{} is glued to the words around it", name(target.word(word)));
            cx.report(sink, (&RULE, Level::Strict), word.range.clone(), message, &[]);
            return;
        }
    }
}

/// A name of the source with a small word written to it: `pourExcel`, `Outlookde`. Endings are written so in many languages,
/// as is what elides; that a noun comes first goes with neither.
fn glued_to_small<'a>(cx: &SegmentContext<'a>) -> Option<(&'a Word, &'a str)> {
    let (style, target) = (cx.style(), cx.target());
    if !style.is_latin() {
        return None;
    }
    let small =
        |text: &str| text.len() >= 2 && text.chars().all(char::is_lowercase) && style.is_function_word(text);
    let names: Vec<&str> = cx.source().names().map(|(_, n)| n).filter(|n| n.len() >= 4).collect();
    target.words.iter().filter(|w| w.letters && !target.is_literal(w.range.start)).find_map(|word| {
        let text = target.word(word);
        let name = *names.iter().find(|name| {
            let before = text.strip_suffix(**name).is_some_and(small);
            // `Tableau` is a word of its own.
            let lone = || cx.page.word_count(text) == 1 && cx.page.spelled(name, false) >= 2;
            before || style.noun_first && text.strip_prefix(**name).is_some_and(small) && lone()
        })?;
        (!cx.source().raw.contains(text)).then_some((word, name))
    })
}

/// A name with a word of the page written to it: `mouvementOffice`, `UsługaExperts`.
fn glued_to_word<'a>(cx: &SegmentContext<'a>) -> Option<&'a Word> {
    let (style, target) = (cx.style(), cx.target());
    if !style.is_latin() {
        return None;
    }
    let known = |text: &str| {
        let source = &cx.segment.source.raw;
        source.contains(text) || cx.page.source_page.is_some_and(|p| p.text().contains(text))
    };
    target.words.iter().filter(|w| w.letters && !target.is_literal(w.range.start)).find(|word| {
        let text = target.word(word);
        let capital = |(at, c): &(usize, char)| *at > 0 && c.is_uppercase();
        let Some((at, _)) = text.char_indices().find(capital) else { return false };
        let (head, tail) = text.split_at(at);
        let small = head.chars().all(char::is_lowercase);
        let titled = head.chars().skip(1).all(char::is_lowercase) && !head.is_ascii();
        head.chars().count() >= 3
            && tail.len() >= 4
            && tail.chars().skip(1).all(char::is_lowercase)
            && (small || titled)
            && cx.page.spelled(text, false) == 1
            && cx.page.spelled(tail, false) >= 2
            && (style.is_function_word(head) || cx.page.word_count(head) >= 1)
            && !known(text)
            && !cx.page.code_holds(text)
    })
}

/// A name without what is written to it.
fn name(word: &str) -> &str {
    inflected(word).map_or(word, |(_, name, _)| name)
}

/// Whether the word before a name, known by its ending, is written to it: `다음Excel`, `파일을Excel`. Others may be a part of
/// the name's own compound.
fn is_after_korean(cx: &SegmentContext<'_>, word: &str) -> bool {
    let Some((before, ..)) = inflected(word).filter(|(before, ..)| !before.is_empty()) else { return false };
    let particle =
        ["을", "를", "은", "는", "에서", "으로", "하고", "하면"].iter().any(|p| before.ends_with(p));
    cx.style().language.as_ref() == "ko" && (particle || cx.style().is_function_word(before))
}
