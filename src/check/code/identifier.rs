//! Identifiers in the text.

use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};
use std::ops::Range;

use crate::check::reading::tokens::{self, Shape};
use crate::check::reading::{Aspect, SegmentContext, show_at};
use crate::diag::Level;

/// The rule.
pub static RULE: Rule = Rule {
    code: "code/identifier",
    severity: Severity::Major,
    what: "An identifier that stands in the source's prose (`Office.context`, `onReady`, `MAX_SIZE`) is in another case, cut by a space, or not in the translation.",
    why: "It is no name of anything any more.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Anropa Office. onready innan allt annat.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Call Office.onReady before anything else.</span></span>\n=> content/sv-se/a.md:1:38",
    fix: "Copy it from the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let source = cx.source();
    let raw = cx.segment.target.raw;
    let target = cx.target();
    let word = || target.words.first().is_some_and(|w| target.word(w).chars().count() > 1);
    if is_letter(source.raw) && word() {
        let message = format!("`{}` of a list is translated as if it were a word", source.raw.trim());
        cx.report(sink, (&RULE, Level::Strict), cx.all(), message, &[Aspect::Whole]);
        return;
    }
    cut_at_mark(cx, sink);
    let mut done: Vec<&str> = vec![];
    for (range, shape) in source.identifiers() {
        // The ending of a genitive is no part of the name.
        let written = &source.raw[range.clone()];
        let (shape, token) = (*shape, written.strip_suffix("'s").unwrap_or(written));
        if done.contains(&token) {
            continue;
        }
        done.push(token);
        if raw.contains(token) {
            again(cx, (range, token, shape), sink);
            continue;
        }
        // The case of an address of mail says nothing.
        if token.contains('@') && raw.to_lowercase().contains(&token.to_lowercase()) {
            continue;
        }
        // A plural or a genitive is no part of the name.
        if token.strip_suffix('s').is_some_and(|t| t.len() >= 3 && raw.contains(t)) {
            continue;
        }
        let squeezed = |t: &str| {
            t.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect::<String>()
        };
        let wanted = squeezed(token);
        // In an address the letters may be in another case.
        let found = find_squeezed(raw, &wanted).filter(|at| !cx.target().is_literal(at.start));
        // A newer source may write it in another case, not with a space in it.
        let paired = found.as_ref().is_some_and(|at| raw[at.clone()].contains(' '));
        let (at, message, level) = match found {
            Some(at) => {
                let shown = &raw[at.clone()];
                // Only a capital within: a language may write the word small.
                let titled = shape == Shape::Camel
                    && !shown.contains(' ')
                    && shown.chars().skip(1).all(|c| !c.is_uppercase());
                let titled = titled
                    && token.starts_with(char::is_uppercase)
                    && shown.chars().next() == token.chars().next();
                let certain = !matches!(shape, Shape::Digits | Shape::Version) || shown.contains(' ');
                let same_letters = shown.chars().filter(|c| !c.is_whitespace()).eq(token.chars());
                let level = match () {
                    () if is_habit(token, shown) => Level::Pedantic,
                    () if shape == Shape::Version => Level::Strict,
                    () if !titled && (certain || same_letters) => Level::Default,
                    () => Level::Strict,
                };
                (at.clone(), format!("`{shown}`; in the source it is `{token}`"), level)
            }
            None if let Some((at, shown)) = misspelled(cx, token, shape) => {
                (at, format!("`{shown}`; in the source it is `{token}`"), Level::Default)
            }
            None if shape == Shape::Version => continue,
            None => {
                let level = match shape {
                    // What stands in italics is to be replaced by the reader: `tagN`, `package1`.
                    _ if source.emphasis.iter().any(|p| p.inner.contains(&range.start)) => Level::Pedantic,
                    _ if is_numeronym(token) => Level::Pedantic,
                    Shape::Camel if is_unit(source.raw, range) => Level::Pedantic,
                    Shape::Dotted if is_domain(token) => Level::Pedantic,
                    // No language has a word for it; it may have a short form.
                    Shape::Flag if is_option(token) && !has_short_option(cx) => Level::Default,
                    Shape::Dotted | Shape::Snake | Shape::Flag | Shape::Camel => Level::Strict,
                    Shape::Digits | Shape::Cells | Shape::Version => Level::Strict,
                };
                (cx.all(), format!("`{token}` of the source is not here"), level)
            }
        };
        // Where one name is cut, other spaces went astray for the same reason.
        let explains: &[Aspect] =
            if raw[at.clone()].contains(' ') { &[Aspect::Name, Aspect::Space] } else { &[Aspect::Name] };
        cx.report_with(sink, (&RULE, level), at, Some(range.clone()), message, explains);
        if paired {
            show_at(level, sink);
        }
    }
}

/// Whether a token stands for the unit of a number, which is written in the letters of the language: `dBm`, `kWh`.
fn is_unit(source: &str, range: &Range<usize>) -> bool {
    let before = source[..range.start].trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    range.len() <= 4 && before.ends_with(|c: char| c.is_ascii_digit())
}

/// A token of the source that is no identifier by itself, cut at one of its marks: `deb - src`, `rc99. tar.gz`.
fn cut_at_mark(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.segment.target.raw);
    if !["- ", " -", ". ", "("].iter().any(|sign| target.contains(sign)) {
        return;
    }
    let tokens = tokens::tokens(source).filter(|(_, t)| {
        t.len() >= 5
            && t.is_ascii()
            && tokens::shape(t).is_none()
            && t[1..t.len() - 1].contains(['-', '.'])
            && target.matches(*t).count() < source.raw.matches(*t).count()
    });
    let found = tokens.take(MAX_TOKENS).find_map(|(range, token)| {
        let marks = token.match_indices(['-', '.']).filter(|(i, _)| *i > 0 && i + 1 < token.len());
        marks
            .flat_map(|(i, mark)| {
                let (head, tail) = (&token[..i], &token[i + 1..]);
                let forms = match mark {
                    // The page of a manual: `deb-symbols(5)`.
                    "-" if tail.contains('(') => {
                        [" - ", "- ", " -", " "].map(|gap| format!("{head}{gap}{tail}")).into()
                    }
                    "-" => [" - ", "- ", " -"].map(|gap| format!("{head}{gap}{tail}")).into(),
                    _ => vec![format!("{head}. {tail}")],
                };
                forms.into_iter().filter(move |_| tail.starts_with(|c: char| c.is_ascii_alphanumeric()))
            })
            .find_map(|form| target.find(&form).map(|at| (range.clone(), token, at..at + form.len())))
    });
    if let Some((there, token, at)) = found {
        let message = format!("`{}`; in the source it is `{token}`", &target[at.clone()]);
        cx.report_with(
            sink,
            (&RULE, Level::Default),
            at,
            Some(there),
            message,
            &[Aspect::Name, Aspect::Space],
        );
    }
}

/// More tokens of a text are not looked at.
const MAX_TOKENS: usize = 200;

/// An identifier that the source has several times, and the translation once more in other letters.
fn again(cx: &SegmentContext<'_>, (range, token, shape): (&Range<usize>, &str, Shape), sink: &mut Sink) {
    let (source, target) = (cx.segment.source.raw, cx.segment.target.raw);
    if source.matches(token).count() <= target.matches(token).count() {
        return;
    }
    let near = misspelled(cx, token, shape).or_else(|| cut(cx, token));
    // A site or an address may begin with a capital.
    let near = near.filter(|(_, shown)| shape == Shape::Camel || !shown.eq_ignore_ascii_case(token));
    if let Some((at, shown)) = near {
        let message = format!("`{shown}`; in the source it is `{token}`");
        cx.report_with(sink, (&RULE, Level::Default), at, Some(range.clone()), message, &[Aspect::Name]);
    }
}

/// The identifier with a space in it, in the text.
fn cut<'t>(cx: &SegmentContext<'t>, token: &str) -> Option<(Range<usize>, &'t str)> {
    let (raw, wanted) = (cx.target().raw, token.to_lowercase());
    cx.target().prose.iter().find_map(|range| {
        let mut from = range.start;
        // The first may stand there as it should.
        while let Some(found) = find_squeezed(raw.get(from..range.end)?, &wanted) {
            let at = from + found.start..from + found.end;
            let shown = &raw[at.clone()];
            if shown.contains(' ') && !cx.segment.source.raw.contains(shown) {
                return Some((at, shown));
            }
            from = at.end;
        }
        None
    })
}

/// A token of the translation that the source does not have and that is nearly this one.
fn misspelled<'t>(cx: &SegmentContext<'t>, token: &str, shape: Shape) -> Option<(Range<usize>, &'t str)> {
    let known = cx.segment.source.raw;
    let target = cx.target();
    let ours = target.identifiers().iter().filter(|(_, s)| *s == shape);
    let mut ours = ours.map(|(at, _)| (at.clone(), &target.raw[at.clone()]));
    let near = ours.find(|(_, t)| {
        t.len().abs_diff(token.len()) <= 2
            && !known.contains(*t)
            && strsim::levenshtein(t, token) <= if token.len() >= 8 { 2 } else { 1 }
    });
    // In other letters it may look like a word: `binnmu`.
    let word = || {
        let found = target.words.iter().find(|w| {
            let word = target.word(w);
            word.is_ascii() && word != token && word.eq_ignore_ascii_case(token) && !known.contains(word)
        });
        found.map(|w| (w.range.clone(), target.word(w)))
    };
    near.or_else(word)
}

/// Whether a token is written as the language writes it: with a capital as a noun (`Riscv64`), its number apart (`RFC 9580`).
fn is_habit(token: &str, shown: &str) -> bool {
    let capital = token.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        && shown.starts_with(|c: char| c.is_ascii_uppercase())
        && shown.get(1..) == token.get(1..);
    let (name, number) = token.split_at(token.find(|c: char| c.is_ascii_digit()).unwrap_or(token.len()));
    let apart = number.len() >= 3
        && number.bytes().all(|b| b.is_ascii_digit())
        && name.bytes().all(|b| b.is_ascii_uppercase())
        && shown.split_once(char::is_whitespace) == Some((name, number));
    capital || apart
}

/// Whether a token is an option, not a line with a word on it: `--output`.
fn is_option(token: &str) -> bool {
    token.strip_prefix("--").is_some_and(|name| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    })
}

/// Whether a translation has an option of one letter that its source does not have.
fn has_short_option(cx: &SegmentContext<'_>) -> bool {
    fn short(text: &str) -> impl Iterator<Item = &str> {
        text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .filter(|word| matches!(word.as_bytes(), [b'-', letter] if letter.is_ascii_alphabetic()))
    }
    short(cx.segment.target.raw).any(|word| short(cx.segment.source.raw).all(|w| w != word))
}

/// Whether a number says how many letters were left out: `i18n`, `k8s`.
fn is_numeronym(token: &str) -> bool {
    let inner = token.strip_prefix(|c: char| c.is_ascii_lowercase());
    let inner = inner.and_then(|t| t.strip_suffix(|c: char| c.is_ascii_lowercase()));
    inner.is_some_and(|t| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit()))
}

fn is_domain(token: &str) -> bool {
    token
        .rsplit('.')
        .next()
        .is_some_and(|last| last.len() <= 4 && last.bytes().all(|b| b.is_ascii_lowercase()))
}

/// Where `wanted` stands, whatever the case, white space and marks of direction within it, and with any full stop.
fn find_squeezed(text: &str, wanted: &str) -> Option<Range<usize>> {
    let first = wanted.chars().next()?;
    // `Office. Context. Mailbox. Item`
    let dots = wanted.matches('.').count();
    for (start, c) in text.char_indices() {
        if c.to_lowercase().next() != Some(first)
            || text[..start].chars().next_back().is_some_and(char::is_alphanumeric)
        {
            continue;
        }
        let mut want = wanted.chars().peekable();
        let mut spaces = 0;
        for (i, c) in text[start..].char_indices() {
            let c = if matches!(c, '。' | '．' | '｡') { '.' } else { c };
            if c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}') {
                spaces += 1;
                if spaces > 2.max(dots) {
                    break;
                }
                continue;
            }
            if want.peek().copied() != c.to_lowercase().next() {
                break;
            }
            want.next();
            if want.peek().is_none() {
                let end = start + i + c.len_utf8();
                return Some(start..end);
            }
        }
    }
    None
}

/// Whether a text is the letter of an item of a list: `a.`, `b)`.
fn is_letter(text: &str) -> bool {
    let text = text.trim().as_bytes();
    matches!(text, [letter, b'.' | b')'] if letter.is_ascii_lowercase())
}
