//! Numbers with another unit.

use std::ops::Range;

use crate::check::reading::{Anatomy, Aspect, Number, SegmentContext, tokens};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::l10n::Style;

/// The rule.
pub static RULE: Rule = Rule {
    code: "number/unit-changed",
    severity: Severity::Major,
    what: "A number of the source has another unit in the translation: 20 MB became 20 GB, 5 % became 5, 90 days became 90 weeks.",
    why: "The reader is told a wrong size or time.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Filen får ha 20 GB.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">The file may have 20 MB.</span></span>\n=> content/sv-se/a.md:1:46",
    fix: "Write the unit of the source, as the language spells it.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

/// Units that are the same in a row are spellings of one: French counts octets.
const UNITS: [&[&str]; 10] = [
    &["KB", "kB", "Ko", "ko", "KO"],
    &["MB", "Mo", "MO", "Mb"],
    &["GB", "Go", "GO", "Gb"],
    &["TB", "To", "TO"],
    &["px"],
    &["pt"],
    &["ms"],
    &["s"],
    &["kbps", "Kbps"],
    &["Mbps", "mbps"],
];

/// The same rows in words of other scripts, each longer one before what it ends in.
const WORDS: [(usize, &[&str]); 4] = [
    (
        2,
        &[
            "غيغابايت",
            "جيجابايت",
            "غيغا بايت",
            "جيجا بايت",
            "千兆字节",
            "吉字节",
            "ギガバイト",
            "기가바이트",
            "гб",
            "гигабайт",
        ],
    ),
    (0, &["كيلوبايت", "كيلو بايت", "千字节", "キロバイト", "킬로바이트", "кб", "килобайт"]),
    (
        1,
        &[
            "ميغابايت",
            "ميجابايت",
            "ميغا بايت",
            "ميجا بايت",
            "兆字节",
            "メガバイト",
            "메가바이트",
            "мб",
            "мегабайт",
        ],
    ),
    (3, &["تيرابايت", "تيرا بايت", "太字节", "テラバイト", "테라바이트", "тб", "терабайт"]),
];

/// A number with the unit after it.
struct Measure<'a> {
    number: &'a Number,
    unit: usize,
    at: Range<usize>,
}

impl<'a> Measure<'a> {
    /// Those of a text.
    fn all((a, style): (&Anatomy<'_>, &Style), numbers: &'a [Number]) -> Vec<Self> {
        let measure = |number: &'a Number| {
            let end = number.range.end;
            let (unit, len) = unit(&a.raw[end..]).or_else(|| time(&a.raw[end..], style))?;
            Some(Self { number, unit, at: end..end + len })
        };
        numbers.iter().filter_map(measure).collect()
    }
}

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    if !source.raw.bytes().any(|b| b.is_ascii_digit()) {
        return;
    }
    let (ours, theirs) = cx.page.numbers(cx.index);
    if signs(target.raw) < signs(source.raw)
        && !is_share([cx.style(), cx.page.source_style], &target.raw.to_lowercase())
    {
        percent(cx, ours, theirs, sink);
    }
    let theirs = Measure::all((source, cx.page.source_style), theirs);
    if theirs.is_empty() {
        return;
    }
    let ours = Measure::all((target, cx.style()), ours);
    fn pairs<'m>(list: &'m [Measure<'_>]) -> Vec<(&'m str, usize)> {
        list.iter().map(|m| (m.number.value.as_str(), m.unit)).collect()
    }
    let (lost, mut added) = tokens::unmatched(&pairs(&theirs), &pairs(&ours));
    for i in lost {
        let (value, there) = (&theirs[i].number.value, theirs[i].at.clone());
        let Some(k) = added.iter().position(|&j| ours[j].number.value == *value) else { continue };
        let at = ours[added.remove(k)].at.clone();
        let (here, original) = (target.raw[at.clone()].trim(), source.raw[there.clone()].trim());
        let message = format!("`{value} {here}`; in the source it is `{value} {original}`");
        cx.report_with(sink, (&RULE, Level::Default), at, Some(there), message, &[Aspect::Number]);
    }
}

/// A sign of percent that is gone: for certain where its number stands without one.
fn percent(cx: &SegmentContext<'_>, ours: &[Number], theirs: &[Number], sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let signed = |a: &Anatomy<'_>, n: &Number| {
        let rest = a.raw[n.range.end..].trim_start_matches([' ', '\u{a0}', '\u{202f}', '\\']);
        // Persian and Turkish say it before the number.
        rest.starts_with(SIGNS) || a.raw[..n.range.start].trim_end().ends_with(SIGNS)
    };
    for share in theirs.iter().filter(|n| signed(source, n)) {
        let count = |a: &Anatomy<'_>, all: &[Number], with: bool| {
            all.iter().filter(|n| n.value == share.value && signed(a, n) == with).count()
        };
        if count(target, ours, true) >= count(source, theirs, true) {
            continue;
        }
        let bare = ours.iter().find(|n| n.value == share.value && !signed(target, n));
        let (level, at) = match bare.filter(|_| count(target, ours, false) > count(source, theirs, false)) {
            Some(number) => (Level::Default, number.range.clone()),
            None => (Level::Pedantic, cx.all()),
        };
        let there = Some(share.range.end..share.range.end + 1).filter(|r| source.raw.is_char_boundary(r.end));
        let message = format!("no % at {}", share.value);
        cx.report_with(sink, (&RULE, level), at, there, message, &[Aspect::Number]);
        return;
    }
}

/// Signs of percent.
const SIGNS: [char; 3] = ['%', '％', '٪'];

/// How many signs of percent a text has.
fn signs(text: &str) -> usize {
    text.matches(SIGNS).count()
}

/// Whether a text (in lower case) speaks of percent in the words of one of two languages.
fn is_share(styles: [&Style; 2], text: &str) -> bool {
    let says = |style: &Style| style.percent_words.iter().any(|w| text.contains(w.as_ref()));
    text.contains("&#37;") || styles.into_iter().any(says)
}

/// The unit of time that a text begins with, maybe after a hyphen or a word that counts (`3 か月`): its row, after those of
/// [`UNITS`], and how many bytes it takes.
fn time(rest: &str, style: &Style) -> Option<(usize, usize)> {
    let text = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '-', '\u{2011}']);
    let text = text.strip_prefix(COUNTERS).unwrap_or(text);
    let (unit, len) = style.time_units.unit(text)?;
    Some((UNITS.len() + unit, rest.len() - text.len() + len))
}

/// What stands between a number and a month or an hour in Chinese, Japanese and Korean.
const COUNTERS: [char; 9] = ['个', '個', 'か', 'ヶ', 'ケ', 'カ', 'ヵ', '箇', '개'];

/// The unit that a text begins with: its row, and how many bytes it takes with the space before it.
fn unit(rest: &str) -> Option<(usize, usize)> {
    let text = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let before = rest.len() - text.len();
    if !text.starts_with(|c: char| c.is_ascii()) {
        let head: String = text.chars().take(12).flat_map(char::to_lowercase).collect();
        return WORDS.iter().find_map(|(row, words)| {
            let word = words.iter().find(|w| head.starts_with(**w))?;
            let len = text.char_indices().nth(word.chars().count()).map_or(text.len(), |(i, _)| i);
            Some((*row, before + len))
        });
    }
    let len = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    // `Mb/s` is `Mbps`.
    let each = text[len..].starts_with("/s").then(|| format!("{}ps", &text[..len]));
    let of = |unit: &str| UNITS.iter().position(|row| row.contains(&unit));
    match each {
        Some(unit) => of(&unit).map(|row| (row, before + len + 2)),
        None => of(&text[..len]).map(|row| (row, before + len)),
    }
}
