//! Links cut in two.

use std::ops::Range;

use crate::check::reading::{Anatomy, Aspect, SegmentContext, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/split",
    severity: Severity::Major,
    what: "Something stands between the two parts of a link, `[text] (address)`, or the bracket between them is lost: it is no link.",
    why: "The address is shown as text, and nothing can be followed.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Läs [guiden] (https://example.com/g) nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Read [the guide](https://example.com/g) now.</span></span>\n=> content/sv-se/a.md:1:42",
    fix: "Write `](` between the two, without a space.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

/// The check of links whose text is a pair, or ends in one.
pub static AROUND: Check = Check { rule: &RULE, look: Look::Translation(around) };

fn around(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    for pair in &page.page.scan.pairs {
        let rest = text.get(pair.whole.end..).unwrap_or_default();
        if let Some(dest) = rest.strip_prefix(")[").filter(|_| text[..pair.whole.start].ends_with('(')) {
            let dest = dest.split([']', ' ', '\n']).next().unwrap_or_default();
            if is_address(dest) && !page.page.is_code(pair.whole.end) {
                let at = pair.whole.end..pair.whole.end + 2;
                let message = "this is no link: its brackets are the other way round";
                sink.push(Diagnostic::new(&RULE, page.page.span(at), message));
            }
            continue;
        }
        let closed = rest.strip_prefix(']');
        // The pair is the whole text of what was a link.
        let open = text[..pair.whole.start].ends_with('[') && rest.starts_with('(');
        let Some(after) = closed.or_else(|| open.then_some(rest)) else { continue };
        let address = after.trim_start_matches([' ', '\t', '\u{a0}', '.', '。']);
        let Some(address) = address.strip_prefix(['(', '（']) else { continue };
        let apart = closed.is_none() || !after.starts_with('(') || address.starts_with(' ');
        let line = address.lines().next().unwrap_or_default();
        let dest = line.split([')', '）', ' ']).find(|part| !part.is_empty()).unwrap_or_default();
        let at = pair.whole.end;
        if apart && is_address(dest) && !page.page.is_code(at) {
            let end = at + rest.len() - after.len() + after.chars().next().map_or(0, char::len_utf8);
            let message = match closed {
                Some(_) => "this is no link: its parts stand apart",
                None => "this is no link: the bracket after its text is lost",
            };
            sink.push(Diagnostic::new(&RULE, page.page.span(at..end), message));
        }
    }
}

/// Whether a text looks like an address.
fn is_address(dest: &str) -> bool {
    ["http", "/", ".", "#", "~", "xref:"].iter().any(|sign| dest.starts_with(sign)) || dest.contains(".md")
}

/// `［text］(address)`: the brackets of Chinese and Japanese.
fn wide(cx: &SegmentContext<'_>) -> Option<Range<usize>> {
    let a = cx.target();
    if !a.signs.may_hold_any(&['］', '】']) {
        return None;
    }
    let closes = |mark: &'static str| {
        let found = a.raw.match_indices(mark).find(|(at, _)| {
            let dest = a.raw[at + mark.len()..].split([')', '）', ' ']).next().unwrap_or_default();
            let leads =
                ["http", "/", "./", "../", "#", "~/", "xref:"].iter().any(|sign| dest.starts_with(sign));
            (leads || dest.contains(".md")) && !a.is_literal(*at)
        });
        found.map(|(at, _)| at..at + mark.len())
    };
    ["］(", "】(", "］（", "】（"].into_iter().find_map(closes)
}

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.segment.source.raw, cx.segment.target.raw);
    if !source.is_empty() && cx.source().links.is_empty() && cx.source().images.is_empty() {
        return;
    }
    if let Some(at) = unclosed(cx) {
        let message = "this is no link: nothing closes its address";
        cx.report_alone(sink, (&RULE, Level::Default), at, message, &[Aspect::Link, Aspect::Bracket]);
        return;
    }
    if let Some(at) = wide(cx).filter(|at| !source.contains(&target[at.clone()])) {
        let message = "this is no link: its brackets are those of another script";
        cx.report_alone(sink, (&RULE, Level::Default), at, message, &[Aspect::Link, Aspect::Bracket]);
        return;
    }
    // All of these have a space beside a mark, or marks of another width.
    let odd = |w: &[u8]| matches!(w, [b']' | b'.' | b'/', b' '] | [b'(', b' ']);
    let signs = &cx.target().signs;
    let wide = signs.may_hold_any(&['\u{a0}', '（']);
    if !(wide || signs.byte(b' ') && target.as_bytes().windows(2).any(odd)) {
        return;
    }
    let breaks = |text: &str| {
        text.matches("] (").count()
            + text.matches("]\u{a0}(").count()
            + text.matches("]（").count()
            + text.matches("( http").count()
    };
    // `](.. /x`
    if let Some(at) = ["](.. /", "](. /", "](/ ", ".. /.."]
        .iter()
        .find_map(|m| target.find(m).filter(|_| !source.contains(m)).map(|i| i..i + m.len()))
    {
        let message = "a space within the address";
        cx.report_alone(sink, (&RULE, Level::Default), at, message, &[Aspect::Link, Aspect::Bracket]);
        return;
    }
    let lost = cx.target().links.len() < cx.source().links.len();
    if breaks(target) <= breaks(source) {
        return;
    }
    let at = ["] (", "]\u{a0}(", "]（", "( http"]
        .iter()
        .filter_map(|m| target.find(m).map(|i| i..i + m.len()))
        .min_by_key(|r| r.start);
    let Some(at) = at else { return };
    let inner = target[at.end..].trim_start().split([')', '）']).next().unwrap_or_default();
    let address = inner.starts_with(['h', '/', '.', '#']) || inner.starts_with("xref:") || lost;
    // A label in brackets with a remark after it.
    if !address && !inner.contains(['/', ':', '#']) {
        return;
    }
    let level = if address { Level::Default } else { Level::Pedantic };
    let message = "this is no link: its parts stand apart";
    cx.report_alone(sink, (&RULE, level), at, message, &[Aspect::Link, Aspect::Bracket]);
}

/// `](https://…` without its `)`, of which the source has none.
fn unclosed(cx: &SegmentContext<'_>) -> Option<Range<usize>> {
    let find = |a: &Anatomy<'_>| {
        let covered =
            |at: usize| a.links.iter().chain(&a.images).any(|l| l.range.start <= at && at < l.range.end);
        let opens = |at: &usize| {
            let rest = &a.raw[at + 2..];
            let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
            ["http", "/", ".", "#"].iter().any(|sign| rest.starts_with(sign))
                && !rest[..len].contains(')')
                // With a space in the address it is another matter.
                && !rest.split(['\n', '[']).next().is_some_and(|line| line.contains(')'))
                && !covered(*at)
                && !a.is_literal(*at)
        };
        a.raw.match_indices("](").map(|(at, _)| at).find(opens)
    };
    let at = find(cx.target()).filter(|_| find(cx.source()).is_none())?;
    Some(at..at + 2)
}
