//! A text in a third language, or rewritten in the source language.

use rustc_hash::FxHashSet;

use crate::check::reading::language::{self, Share};
use crate::check::reading::{Aspect, Scripts, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::l10n::language_name;

/// The rule.
pub static RULE: Rule = Rule {
    code: "translation/wrong-language",
    severity: Severity::Major,
    what: "A translation is written in the letters or with the words of another language than its locale's.",
    why: "The reader cannot read it. Files of another locale in the wrong folder look like this.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Wählen Sie die Datei aus und klicken Sie auf den Link.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Select the file and click the link.</span></span>\n=> content/sv-se/a.md:1:31",
    fix: "Put the translation of the right locale there.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let style = cx.style();
    let scripts = &target.scripts;
    let total = scripts.total();
    let own = scripts.own(style);
    if total >= 8 && own * 5 < total && !style.is_latin() {
        let theirs: FxHashSet<u64> = source.keys.iter().copied().collect();
        let new = target
            .words
            .iter()
            .zip(&target.keys)
            .filter(|(w, key)| w.letters && !w.unspaced && !theirs.contains(key))
            .filter(|(w, _)| target.word(w).chars().next().is_some_and(char::is_lowercase))
            .count();
        let foreign = total - own - scripts.latin;
        if foreign >= 6 || new >= 3 {
            let level = if foreign >= 6 || new >= 4 || own == 0 { Level::Default } else { Level::Strict };
            let message = format!("hardly a letter of this is {}", language_name(&style.language));
            cx.report_alone(sink, (&RULE, level), cx.all(), message, &[Aspect::Whole]);
        }
        return;
    }
    let foreign = |s: &Scripts| s.total() - s.own(style) - if style.is_latin() { 0 } else { s.latin };
    let there = &source.scripts;
    let native = foreign(there) * 4 < there.total();
    // What the source has, too, is spoken of.
    let added = foreign(scripts).saturating_sub(foreign(there));
    if added >= 6 && added * 3 >= total && native {
        let message = format!("much of this is not written as {} is", language_name(&style.language));
        cx.report_alone(sink, (&RULE, Level::Default), cx.all(), message, &[Aspect::Whole]);
        return;
    }
    // A language that is written in Latin letters has none of others, but in names that the source has, too.
    if style.is_latin() && foreign(scripts) >= 3 && foreign(there) == 0 {
        let message = format!("letters of another script than that of {}", language_name(&style.language));
        cx.report_alone(sink, (&RULE, Level::Default), cx.all(), message, &[Aspect::Whole]);
        return;
    }
    // Chinese where Japanese is expected has no kana; Japanese where Chinese is expected has.
    if style.language.as_ref() == "ja"
        && scripts.han >= 14
        && scripts.kana == 0
        && target.prose.iter().any(|r| target.raw[r.clone()].contains(is_chinese))
    {
        let letters =
            || target.raw.chars().filter(|c| style.is_foreign_letter(*c)).collect::<FxHashSet<char>>();
        let level = if letters().len() >= 3 { Level::Default } else { Level::Strict };
        cx.report_alone(sink, (&RULE, level), cx.all(), "there is no kana in this", &[Aspect::Whole]);
        return;
    }
    let kana = scripts.kana.saturating_sub(there.kana);
    if style.language.as_ref() == "zh" && kana >= 4 && kana * 4 >= scripts.han {
        cx.report_alone(
            sink,
            (&RULE, Level::Default),
            cx.all(),
            "there is kana in this: it is Japanese",
            &[Aspect::Whole],
        );
        return;
    }
    // A text in the letters of its language is in no other, whatever names it holds.
    let own_letters = !style.is_latin() && own * 6 >= total;
    if scripts.latin * 2 > total && !own_letters {
        by_words(cx, sink);
    }
}

/// Characters and marks that Chinese has in most sentences, and Japanese in none. A heading in Han alone may be either.
fn is_chinese(c: char) -> bool {
    "，；您你这們们请该为吗个时对应开关选击单设务认证户线网页图没还从让给过进实现".contains(c)
}

/// Languages of one script: their commonest words tell.
fn by_words(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (target, style) = (cx.target(), cx.style());
    if !style.known || target.words.len() < 5 {
        return;
    }
    // Most texts hold enough of their own commonest words.
    let own = language::votes(target, style, None);
    if own * 6 >= target.words.len() {
        return;
    }
    let words = language::words(target).count();
    let best = language::shares(target, style)
        .filter(|s| s.style.language != style.language)
        .max_by_key(|s| (s.all, s.telling, std::cmp::Reverse(s.style.language.clone())));
    let Some(Share { style: other, all, telling }) = best else { return };
    if telling < 3 || all < 2 * own + 2 || all * 5 < words {
        return;
    }
    // Pieces of the source are reported as such.
    let theirs: FxHashSet<u64> = cx.source().keys.iter().copied().collect();
    let kept = language::words(target).filter(|w| theirs.contains(w)).count();
    if other.language == cx.page.source_style.language && kept * 2 > words.min(theirs.len()) {
        return;
    }
    // The source itself may be in that language.
    let there = language::votes(cx.source(), other, Some(cx.page.source_style));
    // Words that both languages have say nothing.
    let apart = language::votes(target, style, Some(other));
    let certain = there < 3 && (telling >= 4 && own <= 1 || own == 0 || apart == 0);
    let level = if certain { Level::Default } else { Level::Strict };
    let message = format!(
        "this reads as {}, not as {}",
        language_name(&other.language),
        language_name(&style.language)
    );
    cx.report_alone(sink, (&RULE, level), cx.all(), message, &[Aspect::Whole]);
}
