//! Numbers of prose, whatever script and marks they are written with.

use std::ops::Range;

use super::anatomy::Anatomy;

/// A number in prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Where.
    pub range: Range<usize>,
    /// Its digits in ASCII, with `.` before decimals and no group marks; of versions, all parts joined by dots.
    pub value: String,
    /// Digits only.
    pub digits: String,
}

/// The numbers of the prose. Digits of other scripts count as their values. `decimal` and `group`: how the language
/// writes numbers; a mark between three-digit groups is a group mark where it can be one.
pub fn numbers(a: &Anatomy<'_>, decimal: char, group: &[char]) -> Vec<Number> {
    let mut out = vec![];
    if !a.signs.may_hold_digit() {
        return out;
    }
    for range in &a.prose {
        let text = &a.raw[range.clone()];
        let mut at = 0;
        while let Some((i, c)) = next_digit(text, at) {
            let before = text[..i].chars().next_back().unwrap_or(' ');
            // Digits within a word are a part of its name.
            let named = before.is_ascii_alphabetic() || before == '_';
            let mut end = i + c.len_utf8();
            while let Some(d) = text[end..].chars().next() {
                let past = end + d.len_utf8();
                let next = text[past..].chars().next();
                let joins = matches!(d, '.' | ',' | '\u{a0}' | '\u{202f}' | '\'' | '’' | '٬' | '٫')
                    || (d == ' ' && group.contains(&'\u{a0}'));
                let three = || {
                    let mut rest = text[past..].chars().map(|c| digit(c).is_some());
                    (0..3).all(|_| rest.next() == Some(true)) && rest.next() != Some(true)
                };
                if digit(d).is_some()
                    || (joins
                        && next.is_some_and(|n| digit(n).is_some())
                        && (matches!(d, '.' | ',' | '٫') || three()))
                {
                    end = past;
                } else {
                    break;
                }
            }
            at = end;
            let after = text[end..].chars().next();
            if named || after.is_some_and(|c| c.is_ascii_alphabetic() && !is_unit(&text[end..])) {
                continue;
            }
            let written = &text[i..end];
            let digits: String = written.chars().filter_map(digit).map(|d| char::from(b'0' + d)).collect();
            out.push(Number {
                range: range.start + i..range.start + end,
                value: value(written, decimal, group),
                digits,
            });
        }
    }
    out
}

/// The first digit from a place on.
fn next_digit(text: &str, from: usize) -> Option<(usize, char)> {
    let mut at = from;
    let bytes = text.as_bytes();
    // Bytes that digits begin with; in Arabic, many letters do.
    let starts = |at: &usize| match bytes[*at] {
        b'0'..=b'9' | 0xe0 | 0xef => true,
        0xd9 => matches!(bytes.get(at + 1), Some(0xa0..=0xa9)),
        0xdb => matches!(bytes.get(at + 1), Some(0xb0..=0xb9)),
        _ => false,
    };
    loop {
        at = (at..bytes.len()).find(starts)?;
        let c = text[at..].chars().next()?;
        if digit(c).is_some() {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
}

fn is_unit(rest: &str) -> bool {
    let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    matches!(
        &rest[..len],
        "x" | "K"
            | "k"
            | "M"
            | "MB"
            | "GB"
            | "KB"
            | "kB"
            | "TB"
            | "ms"
            | "s"
            | "h"
            | "px"
            | "pt"
            | "em"
            | "st"
            | "nd"
            | "rd"
            | "th"
            | "bit"
            | "e"
            | "er"
            | "ème"
            | "AM"
            | "PM"
            | "am"
            | "pm"
            | "Mo"
            | "Go"
            | "Ko"
            | "D"
            | "G"
    )
}

/// The value of a digit of any decimal script.
fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '\u{660}'..='\u{669}' => Some((c as u32 - 0x660) as u8),
        '\u{6f0}'..='\u{6f9}' => Some((c as u32 - 0x6f0) as u8),
        '\u{966}'..='\u{96f}' => Some((c as u32 - 0x966) as u8),
        '\u{ff10}'..='\u{ff19}' => Some((c as u32 - 0xff10) as u8),
        _ => None,
    }
}

fn value(written: &str, decimal: char, group: &[char]) -> String {
    let mut parts: Vec<(char, String)> = vec![(' ', String::new())];
    for c in written.chars() {
        match (digit(c), parts.last_mut()) {
            (Some(d), Some((_, part))) => part.push(char::from(b'0' + d)),
            _ => parts.push((c, String::new())),
        }
    }
    let marks: Vec<char> = parts[1..].iter().map(|(m, _)| *m).collect();
    let grouped = |m: char| {
        m != decimal
            && (group.contains(&m) || matches!(m, ',' | '\u{a0}' | '\u{202f}' | ' ' | '\'' | '’' | '٬'))
    };
    // One mark before three digits is a group mark; several equal ones before three digits each are.
    let all_three = parts[1..].iter().all(|(_, p)| p.len() == 3) && parts[0].1.len() <= 3;
    if !marks.is_empty() && all_three && marks.iter().all(|m| grouped(*m)) {
        return parts.into_iter().map(|(_, p)| p).collect();
    }
    let mut out = parts[0].1.clone();
    for (n, (mark, part)) in parts[1..].iter().enumerate() {
        let last = n + 2 == parts.len();
        if grouped(*mark) && part.len() == 3 && !last {
            out.push_str(part);
        } else {
            out.push('.');
            out.push_str(part);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_value_that_the_language_gives_them() {
        let values = |raw: &str, decimal, group: &[char]| {
            numbers(&Anatomy::new(raw), decimal, group).into_iter().map(|n| n.value).collect::<Vec<_>>()
        };
        assert_eq!(values("5,000 or 1.5 of 1,234.5", '.', &[',']), ["5000", "1.5", "1234.5"]);
        assert_eq!(values("5\u{a0}000 ou 1,5", ',', &['\u{a0}', '\u{202f}']), ["5000", "1.5"]);
        assert_eq!(values("5.000 und 2.0.1", ',', &['.']), ["5000", "2.0.1"]);
        assert_eq!(values("٣٠ يوم Win32 v2 30日", '٫', &['٬']), ["30", "30"]);
    }
}
