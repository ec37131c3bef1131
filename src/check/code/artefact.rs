//! Marks that a tool put in while it worked.

use std::ops::Range;

use crate::check::reading::{Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "code/artefact",
    severity: Severity::Major,
    what: "The translation holds a mark that a tool of translation sets for what it keeps, and the source has none: `{0}`, `%1$s`, `[[1]]`, `__PH0__`, `[bpt1]`, `§LTA`, `<ph id=\"1\"/>`, `<notranslate>`; or a character that does not show (U+200B, U+2060, U+FEFF) where the language has no use for it.",
    why: "The reader sees the mark; what does not show breaks search and copies of commands.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara __PH0__ filen nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file now.</span></span>\n=> content/sv-se/a.md:1:37",
    fix: "Remove it, and look whether something of the source stood in its place.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.segment.source.raw, cx.segment.target.raw);
    let signs = &cx.target().signs;
    let marked = [b'{', b'%', b'[', b'_', b'<', 0xc2, 0xe2].iter().any(|b| signs.byte(*b));
    let found = if marked { mark(target) } else { None };
    if let Some(at) = found
        && !source.contains(&target[at.clone()])
        && mark(source).is_none()
        && let certain = is_tag(&target[at.clone()])
        && (certain || !source.is_empty())
    {
        let message = format!("`{}` is a mark of a tool; the source has none", &target[at.clone()]);
        let explains = [Aspect::Tag, Aspect::Bracket, Aspect::Emphasis];
        match certain {
            true => cx.report_alone(sink, (&RULE, Level::Default), at, message, &explains),
            false => cx.report(sink, (&RULE, Level::Default), at, message, &explains),
        }
        return;
    }
    if source.is_empty() {
        return;
    }
    let hidden = |t: &str| t.find(HIDDEN);
    if (signs.byte(0xe2) || signs.byte(0xef))
        && let Some(i) = hidden(target)
        && hidden(source).is_none()
        // Between words of scripts that are written without spaces it says where a line may break.
        && !matches!(&*cx.style().language, "th" | "km" | "lo" | "my" | "bo" | "dz")
    {
        let c = target[i..].chars().next().unwrap_or_default();
        let message = format!("U+{:04X} does not show; the source has none", c as u32);
        // A mark of byte order has no use within a text, nor has anything that does not show within a word.
        let useless =
            target[i..].trim_start_matches('\u{200b}').starts_with('\u{feff}') || in_word(target, i);
        let level = if useless { Level::Default } else { Level::Pedantic };
        cx.report(sink, (&RULE, level), i..i + c.len_utf8(), message, &[]);
    }
}

/// Whether a mark is one of a tool wherever it stands; the others may be what a writer means.
fn is_tag(mark: &str) -> bool {
    mark.starts_with(['<', '⟦'])
        || mark.starts_with("__")
        || mark.ends_with('>')
        || mark.starts_with("[bpt")
        || mark.starts_with("[ept")
}

/// Characters that do not show and do not join: a place where a line may break, a mark of byte order.
const HIDDEN: [char; 3] = ['\u{200b}', '\u{2060}', '\u{feff}'];

/// Whether letters stand on both sides of the characters that do not show.
fn in_word(text: &str, at: usize) -> bool {
    let after = text[at..].trim_start_matches(HIDDEN);
    text[..at].ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
}

/// The first mark of a tool.
fn mark(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    while let Some(i) = text[at..].find(['{', '%', '[', '_', '§', '<', '⟦']) {
        let start = at + i;
        let rest = &text[start..];
        if let Some(len) = length(rest) {
            // `a__B__` and `` `{0}` `` are names and code of the text; what stands beside a letter is no mark of a tool.
            if !text[..start]
                .ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '`' | '$' | '\\' | '{' | '_'))
            {
                return Some(start..start + len);
            }
        }
        at = start + rest.chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// How long the mark is that a text begins with.
fn length(text: &str) -> Option<usize> {
    let digits = |t: &str| t.bytes().take_while(u8::is_ascii_digit).count();
    let capitals = |t: &str| t.bytes().take_while(u8::is_ascii_uppercase).count();
    let end = |from: usize, n: usize, close: &str| {
        (n > 0 && text.get(from + n..)?.starts_with(close)).then_some(from + n + close.len())
    };
    // `[1}text{1]`, `{1>text<1}`, `⟦b⟧text⟦/b⟧`
    for (open, close) in [('[', "}"), ('{', "]"), ('{', ">"), ('<', "}")] {
        if let Some(rest) = text.strip_prefix(open)
            && let Some(n) = end(1, digits(rest), close)
        {
            return Some(n).filter(|n| *n <= 5);
        }
    }
    if text.starts_with('⟦') {
        return text.find('⟧').filter(|n| *n <= 12).map(|n| n + '⟧'.len_utf8());
    }
    if let Some(rest) = text.strip_prefix("[[") {
        return end(2, digits(rest), "]]").filter(|n| *n <= 7);
    }
    if let Some(rest) = text.strip_prefix('[') {
        let name = ["bpt", "ept", "ph", "it", "bx", "ex"].iter().find(|n| rest.starts_with(**n))?;
        return end(1 + name.len(), digits(&rest[name.len()..]), "]").filter(|n| *n <= 7);
    }
    if let Some(rest) = text.strip_prefix('{') {
        return end(1, digits(rest), "}").filter(|n| *n <= 5);
    }
    if let Some(rest) = text.strip_prefix("__") {
        let n = capitals(rest);
        let parted = usize::from(rest[n..].starts_with('_'));
        return end(2, n + parted + digits(&rest[n + parted..]), "__").filter(|_| (2..=6).contains(&n));
    }
    if let Some(rest) = text.strip_prefix('§') {
        let n = capitals(rest);
        let word = rest[n..].starts_with(|c: char| c.is_alphanumeric());
        return ((2..=6).contains(&n) && !word).then_some('§'.len_utf8() + n);
    }
    if let Some(rest) = text.strip_prefix('%') {
        let n = digits(rest);
        let kind = rest[n..].strip_prefix('$')?.starts_with(['s', 'd', '@']);
        return (n > 0 && kind).then_some(n + 3);
    }
    if let Some(n) = ["<notranslate>", "<no-loc>", "<dnt>"].iter().find(|n| text.starts_with(**n)) {
        return Some(n.len());
    }
    let name = ["<ph ", "<g ", "<x ", "<bpt ", "<ept ", "<it ", "<bx ", "<ex "]
        .iter()
        .find(|n| text.starts_with(**n))?;
    let close = text.find('>').filter(|n| *n < 80)?;
    text[name.len()..close].contains("id=").then_some(close + 1)
}
