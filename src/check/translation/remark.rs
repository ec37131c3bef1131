//! Remarks of those who worked on a text.

use std::ops::Range;

use crate::check::reading::{Anatomy, Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "translation/remark",
    severity: Severity::Major,
    what: "The translation holds a remark that somebody left for a colleague: `[REVIEW]`, `TODO:`, `(??)`, `@@@`, `{TM:72}`; the source has none.",
    why: "It was meant for nobody who reads the page, and the question it asks is open.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen nu. [REVIEW]</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file now.</span></span>\n=> content/sv-se/a.md:1:47",
    fix: "Answer it, and take it out.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.segment.source.raw, cx.target());
    let Some(at) = remark(target).filter(|at| !source.contains(&target.raw[at.clone()])) else { return };
    let message = format!("`{}` is a remark, no part of the text", &target.raw[at.clone()]);
    cx.report_alone(sink, (&RULE, Level::Default), at, message, &[Aspect::End, Aspect::Bracket]);
}

/// Words that call for a colleague, in brackets or before a colon.
const CALLS: [&str; 18] = [
    "REVIEW",
    "TODO",
    "TBD",
    "TBC",
    "FIXME",
    "CHECK",
    "XXX",
    "WIP",
    "QUERY",
    "TRANSLATE",
    "UNTRANSLATED",
    "TRANSLATOR",
    "COMMENT",
    "REVISE",
    "VERIFY",
    "UNCLEAR",
    "TN",
    "NTD",
];

/// Marks that stand for a question or for a place to come back to.
const MARKS: [&str; 9] = ["@@@", "(??)", "(???)", "[??]", "[???]", "[?]", "###", "%%%", "$$$"];

/// The first remark of the prose.
fn remark(a: &Anatomy<'_>) -> Option<Range<usize>> {
    let signs = ['[', '(', '@', '#', '%', '$', ':', '{', '<', '&'];
    if !a.signs.may_hold_any(&signs) && !a.raw.trim_end().ends_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    a.prose.iter().find_map(|range| {
        let text = &a.raw[range.clone()];
        let mark = MARKS.iter().find_map(|m| text.find(m).map(|at| at..at + m.len()));
        let found =
            mark.or_else(|| CALLS.iter().find_map(|call| called(text, call))).or_else(|| tagged(text))?;
        Some(range.start + found.start..range.start + found.end)
    })
}

/// What translation tools put around what they say of a match (`[[fuzzy 87%]]`, `{TM:72}`, `<<CHECK>>`): doubled brackets, or
/// braces around capitals and a number; at the beginning or the end of a text.
fn tagged(text: &str) -> Option<Range<usize>> {
    let trimmed = text.trim_end();
    PAIRS.iter().find_map(|(open, close)| {
        let inner = |said: &str| {
            let plain =
                (2..=40).contains(&said.len()) && said.is_ascii() && !said.contains(['|', '`', '<', '(']);
            let match_of = || {
                let (name, number) = said.split_once([':', ' ', '=']).unwrap_or_default();
                let number = number.trim().trim_end_matches('%');
                !number.is_empty()
                    && number.bytes().all(|b| b.is_ascii_digit())
                    && name.bytes().all(|b| b.is_ascii_alphabetic())
            };
            plain && said.bytes().any(|b| b.is_ascii_alphabetic()) && (open.len() > 1 || match_of())
        };
        let last = trimmed.strip_suffix(close).and_then(|head| {
            let at = head.rfind(open)?;
            let before = text[..at].chars().next_back();
            let apart = before.is_none_or(|c| c.is_whitespace() || !c.is_alphanumeric());
            (apart && inner(&head[at + open.len()..])).then_some(at..trimmed.len())
        });
        last.or_else(|| {
            let end = text.strip_prefix(open)?.find(close)?;
            let whole = open.len() * 2 + end;
            inner(&text[open.len()..open.len() + end]).then_some(0..whole.min(text.len()))
        })
    })
}

/// The brackets of tools.
const PAIRS: [(&str, &str); 5] =
    [("[[", "]]"), ("{{", "}}"), ("<<", ">>"), ("&lt;&lt;", "&gt;&gt;"), ("{", "}")];

/// A call in brackets, with what else these hold, or before a colon.
fn called(text: &str, call: &str) -> Option<Range<usize>> {
    text.match_indices(call).find_map(|(at, _)| {
        let rest = &text[at + call.len()..];
        let open =
            text[..at].chars().next_back().filter(|c| matches!(c, '[' | '(' | '{' | '<' | '【' | '（'));
        if let Some(open) = open
            && !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        {
            let close = rest.find([']', ')', '}', '>', '】', '）']).filter(|n| *n < 80)?;
            let end = at + call.len() + close + rest[close..].chars().next().map_or(1, char::len_utf8);
            // `[TODO](todo.md)` leads somewhere.
            return (!text[end..].starts_with(['(', '['])).then_some(at - open.len_utf8()..end);
        }
        // ` XXX` after a sentence, `##FIXME##`.
        let (before, after) =
            (text[..at].trim_end_matches(['#', '*', '!']), rest.trim_start_matches(['#', '*', '!']));
        let apart = before.trim_end().ends_with(['.', '!', '?', ':', '。', '！', '？', '：', '؟']);
        if apart && after.trim().is_empty() && call.len() > 2 {
            let start = at - (text[..at].len() - text[..at].trim_end_matches('#').len());
            return Some(start..text.trim_end().len());
        }
        let alone = text[..at].trim_end().is_empty() || text[..at].ends_with(". ");
        (alone && rest.starts_with(':')).then_some(at..at + call.len() + 1)
    })
}
