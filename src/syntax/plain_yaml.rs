//! The YAML that nearly all front matter is: `key: value` lines with plain or quoted scalars on one line, and lists of
//! such. Read at a fraction of what a YAML parser takes; whatever is not surely of that kind is left to it.

use std::collections::BTreeMap;

use serde_yaml::Value;

use crate::text::is_letter_or_digit;

/// The mapping, as the YAML parser would give it; `None`: it is to be asked.
pub fn read(source: &str) -> Option<BTreeMap<String, Value>> {
    if !is_plain(source) {
        return None;
    }
    // In order, the last of a key being its value: a map is made of all at once.
    let mut out: Vec<(String, Value)> = vec![];
    // A key without a value, which a list may follow, and the list with its indentation.
    let mut open: Option<&str> = None;
    let mut list: Option<(usize, Vec<Value>)> = None;
    let close = |out: &mut Vec<(String, Value)>, open: &mut Option<&str>, list: &mut Option<_>| {
        let items: Option<(usize, Vec<Value>)> = list.take();
        if let Some(key) = open.take() {
            let value = items.map_or(Value::Null, |(_, items)| Value::Sequence(items));
            out.push((key.to_owned(), value));
        }
    };
    let mut rest = source;
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let line = &rest[..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.len() > 1000 || memchr::memchr(b'\r', line.as_bytes()).is_some() {
            return None;
        }
        // Of all that is white space, nothing but spaces is left here.
        let text = line.trim_ascii();
        let indent = line.len() - line.trim_ascii_start().len();
        if text.is_empty() {
            if list.is_some() {
                return None;
            }
            continue;
        }
        if let Some(item) = text.strip_prefix("- ") {
            open?;
            let (column, items) = list.get_or_insert((indent, vec![]));
            if *column != indent {
                return None;
            }
            items.push(scalar(item.trim_ascii_start())?);
            continue;
        }
        if indent > 0 {
            return None;
        }
        let len =
            text.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-')).count();
        let (key, rest) = text.split_at(len);
        let value = rest.strip_prefix(':')?;
        if !key.starts_with(|c: char| c.is_ascii_alphabetic()) || is_word_of_yaml(key) {
            return None;
        }
        close(&mut out, &mut open, &mut list);
        match value.strip_prefix(' ').map(str::trim_ascii_start) {
            None if value.is_empty() => open = Some(key),
            None => return None,
            Some(value) => out.push((key.to_owned(), scalar(value)?)),
        }
    }
    close(&mut out, &mut open, &mut list);
    (!out.is_empty()).then(|| out.into_iter().collect())
}

/// Whether all characters are plain.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let plain = match byte {
            // All characters of these bytes are; those in between continue one.
            b' '..=b'~' | b'\n' | b'\r' | 0x80..=0xbf | 0xc3..=0xe1 | 0xe3..=0xee => true,
            _ => text[at..].chars().next().is_some_and(is_plain_char),
        };
        if !plain {
            return false;
        }
        at += 1;
    }
    true
}

/// Characters that mean nothing to a YAML reader wherever they stand, and its line ends.
fn is_plain_char(c: char) -> bool {
    matches!(c, ' '..='~' | '\n' | '\r' | '\u{a0}'..='\u{1fff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{d7ff}'
        | '\u{e000}'..='\u{fdcf}' | '\u{ff00}'..='\u{ffef}')
}

/// A scalar on one line, without white space around it.
fn scalar(text: &str) -> Option<Value> {
    let first = text.chars().next()?;
    if let '"' | '\'' = first {
        let inner = text[1..].strip_suffix(first)?;
        let simple = !inner.contains(first) && (first == '\'' || !inner.contains('\\'));
        return simple.then(|| Value::String(inner.to_owned()));
    }
    // A bracket may open a flow; a colon or a number sign may end the text.
    let bytes = text.as_bytes();
    if !(is_letter_or_digit(first) || first == '/') || bytes.iter().any(|b| matches!(b, b'[' | b'{')) {
        return None;
    }
    let ends = |two: &[u8]| matches!(two, b": " | b" #");
    if text.ends_with(':') || bytes.windows(2).any(ends) || is_word_of_yaml(text) {
        return None;
    }
    if !first.is_ascii_digit() {
        return Some(Value::String(text.to_owned()));
    }
    // What has none of these may be a number in one of its many notations.
    let zero = bytes[0] == b'0' && bytes.len() > 1;
    if bytes.iter().all(u8::is_ascii_digit) {
        let number = (!zero && bytes.len() <= 18).then(|| text.parse::<u64>().ok()).flatten()?;
        return Some(Value::Number(number.into()));
    }
    let based = zero && matches!(bytes[1].to_ascii_lowercase(), b'x' | b'o' | b'b');
    let in_number =
        |b: &u8| b.is_ascii_digit() || matches!(b, b'e' | b'E' | b'+' | b'-' | b'.' | b'_' | b':');
    let dashes = bytes.iter().filter(|b| **b == b'-').count();
    let telling = bytes.iter().any(|b| !in_number(b)) || dashes >= 2;
    (!based && telling).then(|| Value::String(text.to_owned()))
}

/// Words that some version of YAML reads as no text.
fn is_word_of_yaml(text: &str) -> bool {
    const WORDS: [&str; 12] =
        ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity"];
    text.len() <= 8 && WORDS.iter().any(|w| w.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn by_library(source: &str) -> Option<BTreeMap<String, Value>> {
        serde_yaml::from_str(source).ok()
    }

    #[test]
    fn a_text_is_plain_if_all_its_characters_are() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_plain(c.encode_utf8(&mut [0; 4])), is_plain_char(c), "{c:?}");
        }
    }

    #[test]
    fn front_matter_as_writers_write_it_is_read_without_the_library() {
        for source in [
            "title: '8000026: Ändringar i Outlook.com'\r\nms.author: daeite\r\nms.date: 04/21/2020\r\n",
            "ms.assetid: 77216e51-08d8-4f75-8c8c-e91e14eed75d\nms.custom: 8000026\nROBOTS: NOINDEX, NOFOLLOW\n",
            "ms.openlocfilehash: d0f9d580e6a48bd9\nh: 0a12c\nms.collection:\n- M365\n- \"b: c\"\nempty:\nlast: x y",
            "a:\n  - 1\n  - 2020-04-21\nb: https://example.com/#x\n",
        ] {
            let read = read(source);
            assert!(read.is_some(), "{source}");
            assert_eq!(read, by_library(source), "{source}");
        }
    }

    #[test]
    fn what_may_be_more_is_left_to_the_library() {
        for source in [
            "",
            "a",
            "- a",
            "a: b: c",
            "a: b # c",
            "a: [b]",
            "a: |\n  b",
            "a: b\n  c",
            "a: *b",
            "a: 'b''c'",
            "a: \"\\t\"",
            "a: true",
            "a: 1.5",
            "a: 0x1f",
            "a: 7e10",
            "yes: a",
            "a:b",
            "a: b\nc",
            "a:\n- b\n - c",
            "a:\tb",
            "a: ~",
            "a: 07",
            "a: b\u{2028}c",
            "a: 1_000",
            "\"a\": b",
            "a:\n-\n",
        ] {
            assert_eq!(read(source), None, "{source}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_read_as_the_library_reads_it(
            source in "([a-e.]{1,3}:? ?( ?[-a-f0-9.:#'\"xo/+_ åx]{0,7}|true|No|1e3|0o7)?\r?\n(( {0,2}- [-a-d0-9.:#' ]{0,5})\n){0,2}){0,4}"
        ) {
            if let Some(read) = read(&source) {
                prop_assert_eq!(Some(read), by_library(&source));
            }
        }
    }
}
