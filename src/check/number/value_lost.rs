//! Numbers that are lost or changed.

use std::ops::Range;

use super::time::{is_always, is_clock, is_span_kept, is_time_kept, is_zone};
use crate::check::reading::{Anatomy, Aspect, Number, SegmentContext, is_hangul, tokens};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::l10n::Style;
use crate::text::is_unspaced;

/// The rule.
pub static RULE: Rule = Rule {
    code: "number/value-lost",
    severity: Severity::Major,
    what: "A number of the source is not in the translation, or another stands there; numbers in words, in other digits and with other separators count as the same.",
    why: "The reader waits 5 minutes in place of 50.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Vänta i 80 minuter.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Wait for 30 minutes.</span></span>\n=> content/sv-se/a.md:1:39",
    fix: "Write the number of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Number) {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    let (ours, theirs) = cx.page.numbers(cx.index);
    if theirs.is_empty() {
        return;
    }
    if let Some((there, at)) = parted_range(source, target) {
        let message =
            format!("`{}`; in the source it is `{}`", &target.raw[at.clone()], &source.raw[there.clone()]);
        return cx.report_with(sink, (&RULE, Level::Default), at, Some(there), message, &[Aspect::Number]);
    }
    let style = cx.style();
    fn values(list: &[Number]) -> Vec<&str> {
        list.iter().map(|n| n.value.as_str()).collect()
    }
    let (lost, added) = tokens::unmatched(&values(theirs), &values(ours));
    if lost.is_empty() {
        return;
    }
    if let Some((number, other)) = replaced(theirs, ours)
        && !is_clock(source.raw, number, ours)
        && !is_time_kept(source.raw, number, target.raw)
    {
        let zone = is_zone(source.raw, number) && is_zone(target.raw, other);
        return report(cx, sink, (number, Some(other)), if zone { Level::Strict } else { Level::Default });
    }
    let written = source.raw.to_lowercase();
    let is_new = |j: &usize| {
        let shown = &target.raw[ours[*j].range.clone()];
        let long = shown.len() > 1 && source.raw.contains(shown);
        !long && !stands(source.raw, shown) && !is_in_words(cx.page.source_style, &ours[*j].value, &written)
    };
    let mut free: Vec<usize> = added.into_iter().filter(is_new).collect();
    let text = target.raw.to_lowercase();
    let prose = target.prose_text();
    let digits = digits(&prose);
    // Spaces or brackets are left where something was taken out.
    let empty = |a: &Anatomy<'_>| a.raw.matches("()").count() + a.raw.matches("（）").count();
    let gap = cx.has_hole() || empty(target) > empty(source);
    for i in lost {
        let number = &theirs[i];
        // The same digits with other marks, or parts of a date in another order.
        if let Some(k) = free.iter().position(|&j| ours[j].digits == number.digits) {
            free.remove(k);
            continue;
        }
        // It still stands there, if not as often: only where another has taken its place is that a loss.
        let shown = &source.raw[number.range.clone()];
        let section = is_section(source.raw, number);
        let whole = stands(&prose, shown) || target.codes.iter().any(|c| stands(target.code(c), shown));
        let alike = free.first().is_some_and(|j| is_likely_changed(&number.digits, &ours[*j].digits))
            && !is_multiplied(source.raw, number);
        let told = whole || number.digits.len() >= 3 && digits.contains(&number.digits);
        if told && !gap && !alike
            || !section && !alike && is_in_words(style, &number.value, &text)
            || is_time_kept(source.raw, number, target.raw)
            || is_always(source.raw, number) && ours.iter().any(|n| n.value == "24")
            || is_span_kept(style, source.raw, number, (&text, ours))
            || is_magnitude(&number.digits, &text)
            || is_tenths(source.raw, number, &text)
            || is_month(source.raw, number, &digits)
        {
            continue;
        }
        let clock = is_clock(source.raw, number, ours);
        let partner = free.first().copied();
        if partner.is_some() {
            free.remove(0);
        }
        let short = number.digits.len() < 2;
        let level = match partner {
            Some(_) if clock => continue,
            Some(j) if short && ours[j].digits.len() < 2 && whole && !section => Level::Strict,
            // A time zone as an example.
            Some(j) if is_zone(source.raw, number) && is_zone(target.raw, &ours[j]) => Level::Strict,
            Some(_) => Level::Default,
            None => match number.digits.len() {
                _ if gap || section => Level::Default,
                0..=1 => Level::Pedantic,
                2 if !is_named(source.raw, number) && is_said_otherwise(source.raw, number) => Level::Strict,
                _ => Level::Default,
            },
        };
        report(cx, sink, (number, partner.map(|j| &ours[j])), level);
    }
}

/// Two numbers that a hyphen joins in the source, `0-189`, and a space or a point parts in the translation, which has no other
/// sign of a range there: where in the source, where in the translation.
fn parted_range(source: &Anatomy<'_>, target: &Anatomy<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let digits = |t: &str| t.len() - t.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    source.prose.iter().find_map(|range| {
        let text = &source.raw[range.clone()];
        text.match_indices(['-', '–']).find_map(|(at, mark)| {
            let (head, tail) = (&text[..at], &text[at + mark.len()..]);
            let from = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let to = digits(tail);
            let joined = |c: Option<char>| {
                c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '–' | '.' | ',' | '/'))
            };
            let (first, last) = (&head[at - from..], &tail[..to]);
            let ends =
                tail[to..].chars().next().filter(|c| !matches!(c, '.' | ',')).or(tail[to..].chars().nth(1));
            if from == 0 || to == 0 || joined(head[..at - from].chars().next_back()) || joined(ends) {
                return None;
            }
            let there = range.start + at - from..range.start + at + mark.len() + to;
            [" ", ".", ""].iter().find_map(|gap| {
                let form = format!("{first}{gap}{last}");
                let mut places = target.raw.match_indices(&form).map(|(i, _)| i..i + form.len());
                let apart = |at: &Range<usize>| {
                    let (before, after) = (&target.raw[..at.start], &target.raw[at.end..]);
                    !joined(before.chars().next_back()) && !after.starts_with(|c: char| c.is_alphanumeric())
                };
                let here = places.find(apart)?;
                (!source.raw.contains(&form)).then(|| (there.clone(), here))
            })
        })
    })
}

/// Reports a number of the source that is lost, or that another stands for.
fn report(
    cx: &SegmentContext<'_>,
    sink: &mut Sink,
    (number, other): (&Number, Option<&Number>),
    level: Level,
) {
    let shown = &cx.source().raw[number.range.clone()];
    let (at, message) = match other {
        Some(other) => (
            other.range.clone(),
            format!("{}; in the source it is {shown}", &cx.target().raw[other.range.clone()]),
        ),
        None => (cx.all(), format!("the number {shown} is lost")),
    };
    cx.report_with(sink, (&RULE, level), at, Some(number.range.clone()), message, &[Aspect::Number]);
}

/// The only one of at least two numbers that is another in the translation, the others being the same in the same order.
fn replaced<'n>(source: &'n [Number], target: &'n [Number]) -> Option<(&'n Number, &'n Number)> {
    if source.len() != target.len() || source.len() < 2 {
        return None;
    }
    let mut other = source.iter().zip(target).filter(|(s, t)| s.value != t.value);
    let ((s, t), None) = (other.next()?, other.next()) else { return None };
    (s.digits != t.digits && is_likely_changed(&s.digits, &t.digits)).then_some((s, t))
}

/// Whether a number in brackets belongs to the name before it, as in `printf(3)` and `O(1)`: languages do not write it in
/// words.
fn is_section(source: &str, number: &Number) -> bool {
    let name = source[..number.range.start].strip_suffix('(');
    name.is_some_and(|n| n.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '*' | '_' | '`')))
        && source[number.range.end..].starts_with(')')
}

/// Whether a number as it is written stands in a text, and not as a part of a longer one.
fn stands(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        !digit(text[..at].chars().next_back()) && !digit(text[at + number.len()..].chars().next())
    })
}

/// Whether a number is a number of thousands or more: `100K`, `4 million`.
fn is_multiplied(source: &str, number: &Number) -> bool {
    let rest = source[number.range.end..].trim_start_matches([' ', '\u{a0}', '-']);
    let word = rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    matches!(word, "K" | "k" | "M" | "thousand" | "million" | "millions" | "billion")
}

/// Whether a number that the source does not have is one of it, changed: of as many digits, of one more or
/// less, or with more zeros.
fn is_likely_changed(digits: &str, other: &str) -> bool {
    let longer = |a: &str, b: &str| {
        a.len() == b.len() + 1 && (a.starts_with(b) || a.ends_with(b) && !a.starts_with('0'))
    };
    // Thousands for millions.
    let shifted = |a: &str, b: &str| b.strip_prefix(a).is_some_and(|rest| matches!(rest, "00" | "000"));
    digits.len() == other.len()
        || longer(digits, other)
        || longer(other, digits)
        || shifted(digits, other)
        || shifted(other, digits)
}

/// The digits of a text in ASCII; a space where more than a separator of numbers or dates stands between two.
fn digits(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match ascii_digit(c) {
            Some(digit) => out.push(digit),
            None if c.is_alphabetic() || matches!(c, '(' | ')' | '+' | '=' | '<' | '>') => out.push(' '),
            None => {}
        }
    }
    out
}

pub(super) fn ascii_digit(c: char) -> Option<char> {
    match c {
        '\u{660}'..='\u{669}' => char::from_digit(c as u32 - 0x660, 10),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(c as u32 - 0x6f0, 10),
        '\u{ff10}'..='\u{ff19}' => char::from_digit(c as u32 - 0xff10, 10),
        _ => c.is_ascii_digit().then_some(c),
    }
}

fn is_in_words(style: &Style, value: &str, text: &str) -> bool {
    style.number_words(value).iter().any(|w| says(text, w))
        || han(value).is_some_and(|h| text.contains(&h))
        || is_composed(style, value, text)
}

/// Whether a text, in small letters, has a word or a form of it. Two letters are a word by themselves only (`on` is ten in
/// Turkish), three where a word begins.
pub(super) fn says(text: &str, word: &str) -> bool {
    let letters =
        word.chars().take(4).filter(|c| c.is_alphabetic() && !is_unspaced(*c) && !is_hangul(*c)).count();
    let bound = |c: Option<char>| !c.is_some_and(char::is_alphabetic);
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        match letters {
            1 | 2 => bound(before) && bound(after),
            3 => bound(before),
            _ => true,
        }
    })
}

/// A number below a thousand in the words of its parts: `einundzwanzig`, `zwei|hundert`.
fn is_composed(style: &Style, value: &str, text: &str) -> bool {
    let Some(n) = value.parse::<u32>().ok().filter(|n| (13..1000).contains(n)) else { return false };
    let places = |n: u32| {
        let words = style.number_words(&n.to_string()).iter();
        words.flat_map(|w| text.match_indices(w.as_ref()).map(|(i, w)| i..i + w.len())).collect::<Vec<_>>()
    };
    // At most a space and a letter or an ending apart.
    let near = |a: u32, b: u32| {
        let second = places(b);
        places(a).iter().any(|a| second.iter().any(|b| b.start >= a.end && b.start - a.end <= 4))
    };
    let (hundreds, tens, ones) = (n / 100, n / 10 % 10 * 10, n % 10);
    let hundred = match hundreds {
        0 => true,
        1 => !places(100).is_empty(),
        _ => !places(hundreds * 100).is_empty() || near(hundreds, 100),
    };
    hundred
        && match (tens, ones) {
            (0, 0) => true,
            (0, n) | (n, 0) => !places(n).is_empty(),
            // German, Dutch and Arabic say the ones first.
            _ => near(tens, ones) || near(ones, tens),
        }
}

/// 80% as 8 tenths, in the words of Chinese and Japanese.
fn is_tenths(source: &str, number: &Number, text: &str) -> bool {
    let tenths = number.digits.strip_suffix('0').filter(|t| t.len() == 1);
    source[number.range.end..].starts_with('%')
        && tenths.is_some_and(|t| {
            ["割", "成"].iter().any(|mark| {
                text.match_indices(mark).any(|(i, _)| {
                    let before = text[..i].trim_end();
                    before.ends_with(t) || han(t).is_some_and(|h| before.ends_with(&h))
                })
            })
        })
}

/// The month or the day of `05/20/2026`, which most languages say in words, the year being there in `digits`.
fn is_month(source: &str, number: &Number, digits: &str) -> bool {
    let of_date = |c: char| c.is_ascii_digit() || c == '/';
    let before = &source[..number.range.start];
    let start = before.trim_end_matches(of_date).len();
    let rest = &source[number.range.end..];
    let end = source.len() - rest.trim_start_matches(of_date).len();
    let parts: Vec<&str> = source.get(start..end).unwrap_or_default().split('/').collect();
    let year = parts.iter().find(|p| p.len() == 4);
    let small = number.digits.parse::<u32>().is_ok_and(|n| (1..=12).contains(&n));
    parts.len() == 3 && small && year.is_some_and(|year| digits.contains(*year))
}

/// Small numbers in Han.
fn han(value: &str) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let n: usize = value.parse().ok().filter(|n| (1..100).contains(n))?;
    let (tens, ones) = (n / 10, n % 10);
    Some(match tens {
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        _ => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    })
}

/// 10,000 as 1 万, 3 million as 3 000 000.
fn is_magnitude(digits: &str, text: &str) -> bool {
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    zeros >= 3
        && ["万", "千", "億", "亿", "만", "ألف", "mil", "k", "tus", "tys"].iter().any(|m| text.contains(m))
}

/// Whether a number of two digits may be said without it: a day for 24 hours, a year for 12 months, `the twentieth`.
fn is_said_otherwise(source: &str, number: &Number) -> bool {
    let rest = &source[number.range.end..];
    let ordinal = ["th", "st", "nd", "rd"].iter().any(|e| rest.starts_with(e));
    let unit = rest.trim_start_matches([' ', '\u{a0}', '-']);
    ordinal
        || matches!(number.digits.as_str(), "12" | "24")
            && (unit.starts_with("hour") || unit.starts_with("month"))
        || number.digits == "60" && (unit.starts_with("second") || unit.starts_with("minute"))
}

/// Whether a number is a part of a name: `Windows 10`.
fn is_named(source: &str, number: &Number) -> bool {
    let before = source[..number.range.start].trim_end_matches(' ');
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    before.len() + 1 == number.range.start
        && word.chars().next().is_some_and(char::is_uppercase)
        && word.len() > 2
}
