//! Marks of direction without their end.

use std::ops::Range;

use crate::check::reading::SegmentContext;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};
use crate::model::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "typography/bidi",
    severity: Severity::Minor,
    what: "A mark that begins a change of direction (U+202A–202E, U+2066–2069) has no end, or an end no beginning.",
    why: "Everything after it may be shown in the wrong order.",
    example: "--- content/ar-sa/a.md\n<span data-ttu-id=\"0a1b2-101\">\u{202e}احفظ الملف الآن.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file now.</span></span>\n=> content/ar-sa/a.md:1:31",
    fix: "Remove the mark, or add U+202C or U+2069 after the text it is for.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if !cx.target().signs.byte(0xe2) {
        return;
    }
    if let Some(at) = unpaired(cx.segment.target.raw) {
        cx.report_alone(sink, (&RULE, Level::Default), at, MESSAGE, &[]);
    }
}

const MESSAGE: &str = "a change of direction without its other end";

/// The check of the names in tables of contents.
pub static TOCS: Check = Check { rule: &RULE, look: Look::Locales(tocs) };

fn tocs(site: &Site, sink: &mut Sink) {
    for locale in site.targets() {
        for &id in site.locale_tocs.get(usize::from(locale.0)).into_iter().flatten() {
            site.toc(id).visit(&mut |node, _| {
                if site.locale_of(node.file) == locale && unpaired(&node.name).is_some() {
                    sink.push(Diagnostic::new(&RULE, node.name_span, MESSAGE));
                }
            });
        }
    }
}

/// The first of the marks of a text in which not all have their other end.
fn unpaired(text: &str) -> Option<Range<usize>> {
    let mut embeds = 0i32;
    let mut isolates = 0i32;
    let mut first = None;
    for (i, c) in text.char_indices() {
        match c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => embeds += 1,
            '\u{202c}' => embeds -= 1,
            '\u{2066}'..='\u{2068}' => isolates += 1,
            '\u{2069}' => isolates -= 1,
            _ => continue,
        }
        first.get_or_insert(i..i + c.len_utf8());
    }
    first.filter(|_| embeds != 0 || isolates != 0)
}
