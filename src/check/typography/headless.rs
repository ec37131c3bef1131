//! Texts that begin with what cannot begin a sentence.

use crate::check::reading::{Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use std::ops::Range;

/// The rule.
pub static RULE: Rule = Rule {
    code: "typography/headless",
    severity: Severity::Minor,
    what: "The translation begins with punctuation or with a particle, or holds a mark twice (`、、`, `..`) or particles without their word (`はを`), and the source does not.",
    why: "A word that belongs there has gone elsewhere.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">, spara filen nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file now.</span></span>\n=> content/sv-se/a.md:1:31",
    fix: "Restore the beginning.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.segment.source.raw.trim_start(), cx.segment.target.raw);
    let text = target.trim_start();
    let lead = target.len() - text.len();
    let odd = |t: &str| {
        t.chars().next().is_some_and(|c| {
            matches!(
                c,
                ',' | ';'
                    | '、'
                    | '。'
                    | '，'
                    | '；'
                    | '：'
                    | '؛'
                    | '،'
                    | ')'
                    | '）'
                    | '!'
                    | '！'
                    | '?'
                    | '？'
                    | '؟'
            )
        }) || t.starts_with(". ")
            || t.starts_with(": ")
    };
    // The second half of a compound.
    let cut = |t: &str| t.strip_prefix('-').is_some_and(|r| r.starts_with(char::is_alphabetic));
    let first = text.split_whitespace().next().unwrap_or_default();
    if cut(text) && !cut(source) && !source.starts_with(['-', '<']) && !source.contains(first) {
        cx.report_alone(sink, (&RULE, Level::Strict), lead..lead + 1, "nothing begins with a hyphen", &[]);
        return;
    }
    let named = text.strip_prefix(['.', ':']).is_some_and(|r| r.starts_with(char::is_alphanumeric));
    if odd(text) && !named && !odd(source) && !source.starts_with('<') {
        let end = lead + text.chars().next().map_or(0, char::len_utf8);
        cx.report_alone(sink, (&RULE, Level::Default), lead..end, "nothing begins with this mark", &[]);
        return;
    }
    const DOUBLES: [&str; 20] = [
        "、、", "。。", "，，", "(、", "（、", "、。", "，。", "。，", ",,", "،،", ",. ", "،. ", ";. ",
        "؛. ", ", ,", "; ;", "(,", "( ,", "(،", "( ،",
    ];
    let signs = &cx.target().signs;
    if let Some(mark) = DOUBLES.iter().find(|d| {
        signs.may_contain(d) && target.contains(**d) && !source.contains(**d) && !source.contains(", ,")
    }) {
        let at = target.find(*mark).unwrap_or(0);
        if !cx.target().is_literal(at) {
            cx.report_alone(
                sink,
                (&RULE, Level::Default),
                at..at + mark.len(),
                format!("`{mark}`: a word is missing between these"),
                &[],
            );
        }
        return;
    }
    if let Some(at) = doubled_mark(cx) {
        let marks = &target[at.clone()];
        let twice = marks.chars().next() == marks.chars().last();
        let message = match twice {
            true => format!("`{marks}`: this mark stands twice"),
            false => format!("`{marks}`: one of these marks is enough"),
        };
        cx.report_alone(sink, (&RULE, Level::Default), at, message, &[Aspect::End]);
        return;
    }
    if let Some(at) = stranded(cx) {
        let message = format!("`{}`: a word is missing here", target[at.clone()].trim());
        cx.report_alone(sink, (&RULE, Level::Strict), at, message, &[]);
        return;
    }
    if source.is_empty() {
        return;
    }
    // A piece of a sentence in the source, too: `and`, `of the file`.
    let other = cx.source();
    let piece = other.words.first().map(|w| other.word(w)).is_some_and(|w| {
        w.starts_with(char::is_lowercase) && source.starts_with(w) && cx.page.source_style.is_function_word(w)
    });
    if piece {
        return;
    }
    let particles = &cx.style().particles;
    let begins = particles.iter().filter(|p| !cx.style().is_determiner(p)).find(|p| {
        // Words begin with the same letters: a particle counts before a space, code or a mark.
        text.strip_prefix(p.as_ref()).is_some_and(|rest| rest.starts_with([' ', '`', '[', '*', '、', '，']))
    });
    if let Some(particle) = begins
        && !particle.is_ascii()
    {
        cx.report_alone(
            sink,
            (&RULE, Level::Strict),
            lead..lead + particle.len(),
            format!("nothing begins with the particle {particle}"),
            &[],
        );
    }
}

/// Two marks of which one is enough.
const DOUBLED: [&str; 14] =
    ["..", "??", "!!", "？？", "！！", "؟؟", ",.", ";.", "،.", "؛.", "。.", ".。", "，.", "；."];

/// A full stop, a question mark or an exclamation mark twice after a word, which the source has nowhere. Three are an
/// ellipsis.
fn doubled_mark(cx: &SegmentContext<'_>) -> Option<Range<usize>> {
    let (source, target) = (cx.segment.source.raw, cx.target());
    let signs = &target.signs;
    DOUBLED.into_iter().find_map(|mark| {
        if !signs.may_contain(mark) || source.contains(mark) {
            return None;
        }
        let ends = |(at, _): &(usize, &str)| {
            let (before, after) = (&target.raw[..*at], &target.raw[at + mark.len()..]);
            before.ends_with(|c: char| c.is_alphanumeric() || ")]*`\"”»）」".contains(c))
                && (after.is_empty()
                    || after.starts_with(|c: char| c.is_whitespace() || !c.is_ascii() && c.is_alphabetic()))
                && !target.is_literal(*at)
        };
        let (at, _) = target.raw.match_indices(mark).find(ends)?;
        Some(at..at + mark.len())
    })
}

/// Particles that stand where their word is missing: side by side in Japanese, by themselves in Korean.
fn stranded(cx: &SegmentContext<'_>) -> Option<Range<usize>> {
    let target = cx.target();
    let found = |range: &Range<usize>| {
        // A mark of code is not of the prose.
        let end = range.end + usize::from(target.raw[range.end..].starts_with('`'));
        let text = &target.raw[range.start..end];
        cx.style().stranded.iter().find_map(|run| {
            let (at, _) = text.match_indices(run.as_ref()).find(|(at, _)| {
                let before = text[..*at].chars().next_back();
                // Code that a hyphen joins to a noun is that noun's.
                if run.ends_with('`') {
                    let end = range.start + at + run.len();
                    let rest = target.codes.iter().find(|c| c.range.start + 1 == end).map(|c| c.range.end);
                    let joined = rest.is_some_and(|end| target.raw[end..].starts_with('-'));
                    let clause = text[..*at].trim_end().ends_with(',');
                    return rest.is_some()
                        && !joined
                        && !clause
                        && !before.is_some_and(char::is_alphanumeric);
                }
                // After a name in Latin letters or after markup a particle may stand apart; `なにを` is a word.
                match run.starts_with(' ') {
                    true => before.is_some_and(|c| c.is_alphabetic() && !c.is_ascii()),
                    false => before != Some('な'),
                }
            })?;
            Some(range.start + at..range.start + at + run.len())
        })
    };
    target.prose.iter().find_map(found)
}
