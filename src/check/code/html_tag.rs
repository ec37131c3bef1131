//! Tags of HTML.

use crate::check::reading::{Anatomy, Aspect, HtmlTag, SegmentContext, tokens};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use std::ops::Range;

/// The rule.
pub static RULE: Rule = Rule {
    code: "code/html-tag",
    severity: Severity::Major,
    what: "The translation does not have the tags of the source: one is lost, added or spelled otherwise.",
    why: "The page is laid out wrongly from there on, or a tag shows as text.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Tryck <kbd>F5<kbd> nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Press <kbd>F5</kbd> now.</span></span>\n=> content/sv-se/a.md:1:44",
    fix: "Restore the tag.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let escapes = target.signs.byte(b'\\') && target.signs.byte(b'<') || target.signs.byte(b'&');
    if escapes && let (Some(at), None) = (unclosed(target.raw), unclosed(source.raw)) {
        let message = format!("`{}` is not closed", &target.raw[at.clone()]);
        cx.report(sink, (&RULE, Level::Default), at, message, &[Aspect::Tag]);
    }
    // A link may be one of Markdown's in the translation.
    let linked = |a: &Anatomy<'_>| a.tags.iter().any(|t| is_link(a, t));
    let links = (linked(source) || linked(target)) && target.links.len() == source.links.len();
    let kept = |t: &&HtmlTag| {
        let name = t.name.to_ascii_lowercase();
        if links && matches!(name.as_str(), "a" | "/a") {
            return true;
        }
        // Anchors of headings are compared with those of the source page; a line may end elsewhere.
        !matches!(name.as_str(), "a" | "/a" | "br" | "br/" | "!--")
            || name == "br" && cx.segment.source.raw.contains("<br") != cx.segment.target.raw.contains("<br")
    };
    let list = |a: &Anatomy<'_>| a.tags.iter().filter(kept).cloned().collect::<Vec<_>>();
    let (theirs, ours) = (list(source), list(target));
    let names = |l: &[HtmlTag]| l.iter().map(|t| t.name.to_ascii_lowercase()).collect::<Vec<_>>();
    let (mut lost, mut added) = tokens::unmatched(&names(&theirs), &names(&ours));
    // Said otherwise: in bold or italics as Markdown has them, as a raised digit.
    lost.retain(|&i| !is_said(source, &theirs[i], target));
    added.retain(|&j| !is_said(target, &ours[j], source));
    let Some((at, there, message, name)) = (match (lost.first(), added.first()) {
        (Some(&i), Some(&j)) => Some((
            ours[j].range.clone(),
            Some(theirs[i].range.clone()),
            format!("`<{}>`; in the source it is `<{}>`", ours[j].name, theirs[i].name),
            &theirs[i].name,
        )),
        (Some(&i), None) => Some((
            cx.all(),
            Some(theirs[i].range.clone()),
            format!("`<{}>` is lost", theirs[i].name),
            &theirs[i].name,
        )),
        (None, Some(&j)) => Some((
            ours[j].range.clone(),
            None,
            format!("the source has no `<{}>`", ours[j].name),
            &ours[j].name,
        )),
        (None, None) => None,
    }) else {
        return;
    };
    // `<your tenant>` is for the reader to replace, and may be translated.
    let real = is_element(name.trim_start_matches('/'));
    // What the source shows (`\<name>`, `&lt;name>`) is a tag here, and shown by nobody.
    let escaped = |mark: &str| source.raw.contains(&format!("{mark}{name}"));
    let bared = lost.is_empty() && (escaped("\\<") || escaped("&lt;"));
    let halved = lost.first().is_some_and(|&i| is_halved(&source.raw[theirs[i].range.clone()], target.raw));
    let level = if real || bared || halved {
        Level::Default
    } else if lost.len() == added.len() {
        Level::Pedantic
    } else {
        Level::Strict
    };
    cx.report_with(sink, (&RULE, level), at, there, message, &[Aspect::Tag]);
}

/// Whether a tag begins a link: `<a href="…">`.
fn is_link(text: &Anatomy<'_>, tag: &HtmlTag) -> bool {
    tag.name.eq_ignore_ascii_case("a")
        && text.raw.get(tag.range.clone()).is_some_and(|raw| raw.contains("href"))
}

/// Whether a tag stands in a text without one of its brackets.
fn is_halved(tag: &str, text: &str) -> bool {
    let (Some(without_first), Some(without_last)) = (tag.get(1..), tag.strip_suffix('>')) else {
        return false;
    };
    let second = || text.match_indices(without_first).any(|(i, _)| !text[..i].ends_with(['<', '/']));
    let first =
        || text.match_indices(without_last).any(|(i, m)| !text[i + m.len()..].starts_with(['>', ' ']));
    tag.len() > 3 && (second() || first())
}

/// A placeholder in angle brackets that are shown (`\<name>`, `&lt;name&gt;`) without the second.
fn unclosed(text: &str) -> Option<Range<usize>> {
    let opens = |mark: &'static str| text.match_indices(mark).map(move |(i, _)| (i, i + mark.len()));
    let mut all = opens("\\<").chain(opens("&lt;"));
    let found = all.find(|(_, start)| {
        let rest = &text[*start..];
        let end = rest.char_indices().nth(64).map_or(rest.len(), |(i, _)| i);
        let is_closed = rest[..end].contains('>') || rest[..end].contains("&gt;");
        rest.starts_with(char::is_alphabetic) && !is_closed
    })?;
    let name = text[found.1..].find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_'));
    Some(found.0..name.map_or(text.len(), |n| found.1 + n))
}

/// Whether a text says by other means what a tag says in `there`.
fn is_said(there: &Anatomy<'_>, tag: &HtmlTag, here: &Anatomy<'_>) -> bool {
    let name = tag.name.trim_start_matches('/').to_ascii_lowercase();
    let marks = |a: &Anatomy<'_>| match name.as_str() {
        "b" | "strong" => Some(a.strong.len()),
        "i" | "em" => Some(a.emphasis.len()),
        _ => None,
    };
    let tags = there.tags.iter().filter(|t| t.name.eq_ignore_ascii_case(&name)).count();
    if let (Some(theirs), Some(ours)) = (marks(there), marks(here)) {
        return tags > 0 && ours >= theirs + tags;
    }
    let raised = |text: &str, marks: &str| -> Option<String> {
        text.chars().map(|c| marks.chars().nth(c.to_digit(10)? as usize)).collect()
    };
    let marks = match name.as_str() {
        "sup" => "⁰¹²³⁴⁵⁶⁷⁸⁹",
        "sub" => "₀₁₂₃₄₅₆₇₈₉",
        _ => return false,
    };
    let start = if tag.name.starts_with('/') {
        there.raw[..tag.range.start].rfind('>').map_or(0, |n| n + 1)
    } else {
        tag.range.end
    };
    let rest = &there.raw[start..];
    let text = rest.split('<').next().unwrap_or_default();
    !text.is_empty() && raised(text, marks).is_some_and(|text| here.raw.contains(&text))
}

/// Elements of HTML that are met in running text.
pub(super) fn is_element(name: &str) -> bool {
    matches!(
        name.to_ascii_lowercase().as_str(),
        "a" | "b"
            | "i"
            | "u"
            | "s"
            | "em"
            | "strong"
            | "code"
            | "kbd"
            | "samp"
            | "var"
            | "sub"
            | "sup"
            | "span"
            | "div"
            | "p"
            | "ul"
            | "ol"
            | "li"
            | "table"
            | "tr"
            | "td"
            | "th"
            | "thead"
            | "tbody"
            | "img"
            | "pre"
            | "q"
            | "cite"
            | "small"
            | "mark"
            | "del"
            | "ins"
            | "dl"
            | "dt"
            | "dd"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "details"
            | "summary"
            | "font"
            | "center"
            | "br"
    )
}
