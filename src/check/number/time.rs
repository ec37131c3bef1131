//! Times of day and spans of time, which every language says in its own way.

use super::value_lost::{ascii_digit, says};
use crate::check::reading::Number;
use crate::l10n::Style;

/// 3 PM is 15, and 3:00 PM is 15.00.
pub fn is_clock(source: &str, number: &Number, ours: &[Number]) -> bool {
    let rest = source[number.range.end..].trim_start().to_ascii_lowercase();
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':' || c == ' ');
    let hour = number.value.split('.').next().and_then(|h| h.parse::<u32>().ok());
    let ours =
        |h: u32| ours.iter().any(|n| n.value.split('.').next().and_then(|n| n.parse().ok()) == Some(h));
    (after.starts_with("pm") || after.starts_with("p.m")) && hour.is_some_and(|h| ours(h + 12))
}

/// Whether a number is a part of a time of day, `1:30`, that the translation has in another form: `01:30`, `1.30`, `13 h 30`,
/// and without its minutes where these are none.
pub fn is_time_kept(source: &str, number: &Number, target: &str) -> bool {
    let digits = |c: char| c.is_ascii_digit();
    let (before, after) = (&source[..number.range.start], &source[number.range.end..]);
    let shown = &source[number.range.clone()];
    let (hour, minute, end) = match (before.strip_suffix(':'), after.strip_prefix(':')) {
        (None, Some(rest)) => {
            let minute = &rest[..rest.len() - rest.trim_start_matches(digits).len()];
            (shown, minute, number.range.end + 1 + minute.len())
        }
        (Some(head), None) => (&head[head.trim_end_matches(digits).len()..], shown, number.range.end),
        _ => return false,
    };
    let of_two = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !of_two(hour) || minute.len() != 2 || !of_two(minute) {
        return false;
    }
    let (Ok(hour), Ok(minute)) = (hour.parse::<u32>(), minute.parse::<u32>()) else { return false };
    let half = source[end..].trim_start().to_ascii_lowercase();
    let hours = match half.as_bytes() {
        [b'p', b'm' | b'.', ..] if hour < 12 => [hour, hour + 12],
        [b'a', b'm' | b'.', ..] if hour == 12 => [12, 0],
        _ => [hour, hour],
    };
    let runs = runs(target);
    runs.iter().enumerate().any(|(n, (at, value))| {
        let next = runs.get(n + 1).filter(|(next, _)| next.start - at.end <= MAX_MARK);
        hours.contains(value) && (minute == 0 || next.is_some_and(|(_, value)| *value == minute))
    })
}

/// Bytes between an hour and its minutes: ` h `, ` giờ `, `時`.
const MAX_MARK: usize = 7;

/// The whole numbers of one or two digits.
fn runs(text: &str) -> Vec<(std::ops::Range<usize>, u32)> {
    let mut out: Vec<(std::ops::Range<usize>, String)> = vec![];
    for (at, c) in text.char_indices() {
        let Some(digit) = ascii_digit(c) else { continue };
        let end = at + c.len_utf8();
        match out.last_mut() {
            Some((range, digits)) if range.end == at => {
                range.end = end;
                digits.push(digit);
            }
            _ => out.push((at..end, digit.into())),
        }
    }
    let small = out.into_iter().filter(|(_, digits)| digits.len() <= 2);
    small.filter_map(|(range, digits)| Some((range, digits.parse().ok()?))).collect()
}

/// Whether a span of time is there in another unit: two weeks for 14 days, half an hour for 30 minutes. `text`: the
/// translation in small letters.
pub fn is_span_kept(style: &Style, source: &str, number: &Number, (text, ours): (&str, &[Number])) -> bool {
    let rest = source[number.range.end..].trim_start_matches([' ', '\u{a0}', '-']);
    let unit = |units: &[&str]| units.iter().any(|u| rest.starts_with(u));
    let (size, share) = match () {
        () if unit(&["minute", "min", "second", "sec"]) => (60, true),
        () if unit(&["hour"]) => (24, false),
        () if unit(&["day"]) => (7, false),
        () if unit(&["month"]) => (12, true),
        () if unit(&["%", "percent"]) => (100, true),
        () => return false,
    };
    let Some(value) = number.value.parse::<u32>().ok().filter(|n| (1..=9 * size).contains(n)) else {
        return false;
    };
    let word = |key: &str| style.number_words(key).iter().any(|w| says(text, w));
    let whole = || (value / size).to_string();
    match value % size {
        // One of a unit needs no number, and nothing tells.
        0 if value > size => ours.iter().any(|n| n.value == whole()) || word(&whole()),
        rest if rest * 2 == size => (share || size == 24) && word("1/2"),
        rest if rest * 4 == size || rest * 4 == size * 3 => share && word("1/4"),
        _ => false,
    }
}

/// Whether a number belongs to the distance of a time zone, `UTC-08:00`.
pub fn is_zone(text: &str, number: &Number) -> bool {
    let before = text[..number.range.start].trim_end_matches(|c: char| c.is_ascii_digit() || c == ':');
    let before = before.trim_end_matches(['+', '-', '\u{2212}', '\u{2013}', '\u{b1}', ' ']);
    before.ends_with("UTC") || before.ends_with("GMT")
}

/// The days of `24/7`, for which languages have phrases of their own.
pub fn is_always(source: &str, number: &Number) -> bool {
    let before = source[..number.range.start].trim_end();
    number.value == "7"
        && before.strip_suffix(['/', 'x', '\u{d7}']).is_some_and(|b| b.trim_end().ends_with("24"))
}
