//! Tokens of prose that a translation keeps as they are: identifiers, names, placeholders.

use std::ops::Range;

use super::anatomy::Anatomy;

/// Runs of non-white-space of the prose, punctuation at both ends taken off.
pub fn tokens<'t>(a: &Anatomy<'t>) -> impl Iterator<Item = (Range<usize>, &'t str)> {
    let raw = a.raw;
    a.prose.iter().flat_map(move |r| pieces(raw, r.clone()))
}

fn pieces(raw: &str, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        loop {
            let start = seek(raw, at..range.end, false);
            if start == range.end {
                return None;
            }
            let end = seek(raw, start..range.end, true);
            at = end;
            let word = &raw[start..end];
            let bytes = word.as_bytes();
            let clean = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphanumeric);
            if clean(bytes.first()) && clean(bytes.last()) {
                return Some((start..end, word));
            }
            // An address of mail stands in angle brackets, too.
            let mail = word.contains('@');
            let edge = |c: char| is_edge(c) || mail && matches!(c, '<' | '>' | '\\');
            let lead = word.len() - word.trim_start_matches(edge).len();
            let kept = word[lead..].trim_end_matches(|c: char| edge(c) || matches!(c, '.' | '-'));
            if !kept.is_empty() {
                return Some((start + lead..start + lead + kept.len(), kept));
            }
        }
    })
}

/// The identifiers of the prose.
pub fn identifiers(a: &Anatomy<'_>) -> Vec<(Range<usize>, Shape)> {
    match a.signs.may_hold_identifier() {
        true => tokens(a).filter_map(|(range, token)| Some((range, shape(token)?))).collect(),
        false => vec![],
    }
}

/// The first place from which on the text is, or is not, a break; otherwise the end.
fn seek(raw: &str, range: Range<usize>, wanted: bool) -> usize {
    let mut at = range.start;
    while at < range.end {
        let byte = raw.as_bytes()[at];
        let (found, len) = match byte {
            0..=0x7f => (matches!(byte, b' ' | b'\t'..=b'\r'), 1),
            // Greek to Arabic: no character of these is a break.
            0x80..=0xbf | 0xc3..=0xdf => (false, 1),
            _ => match raw[at..].chars().next() {
                Some(c) => (is_break(c), c.len_utf8()),
                None => break,
            },
        };
        if found == wanted {
            return at;
        }
        at += len;
    }
    range.end
}

/// White space, and scripts without spaces: an identifier ends where they begin.
fn is_break(c: char) -> bool {
    c.is_whitespace()
        || crate::text::is_unspaced(c)
        || matches!(
            c,
            '、' | '。' | '（' | '）' | '，' | '：' | '“' | '”' | '「' | '」' | '\u{200e}' | '\u{200f}'
        )
}

fn is_edge(c: char) -> bool {
    matches!(
        c,
        '(' | ')'
            | '['
            | ']'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '"'
            | '\''
            | '«'
            | '»'
            | '„'
            | '‘'
            | '’'
            | '…'
            | '*'
            | '؟'
            | '،'
            | '؛'
            | '|'
            | '{'
            | '}'
            | '='
            | '\u{a0}'
    )
}

/// What a token of prose looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `onReady`, `SharePoint`: a capital after a small letter.
    Camel,
    /// `Office.context`, `a::b`
    Dotted,
    /// `snake_case`, `MAX_SIZE`
    Snake,
    /// `0x80070005`, `KB4011051`, `Win32`
    Digits,
    /// `--flag`, `/regserver`
    Flag,
    /// `v1.1`, `V2`: a language may write out the letter.
    Version,
    /// `A1:E1`
    Cells,
}

/// Whether a token is an identifier: nothing that a language changes.
pub fn shape(token: &str) -> Option<Shape> {
    let bytes = token.as_bytes();
    // A word of small letters, its first perhaps a capital.
    if bytes.len() < 3 || bytes[1..].iter().all(u8::is_ascii_lowercase) && bytes[0].is_ascii_alphabetic() {
        return None;
    }
    if !token.is_ascii() || token.contains("://") || token.contains('\\') {
        return None;
    }
    let letters = bytes.iter().filter(|b| b.is_ascii_alphabetic()).count();
    if letters == 0 {
        return None;
    }
    if let Some(number) = token.strip_prefix(['v', 'V'])
        && number.contains('.')
        && number.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    {
        return Some(Shape::Version);
    }
    if token.split_once(':').is_some_and(|(from, to)| is_cell(from) && is_cell(to)) {
        return Some(Shape::Cells);
    }
    // An address of mail.
    if let Some((name, host)) = token.split_once('@') {
        let word = |p: &str| {
            !p.is_empty()
                && p.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'+'))
        };
        return (word(name) && word(host) && host.contains('.')).then_some(Shape::Dotted);
    }
    if token.starts_with("--") && letters >= 2 && !token.contains('=') {
        return Some(Shape::Flag);
    }
    if token.starts_with(['-', '/', '.', '<', '>'])
        || token.contains(['/', '&', '+', '<', '>', '#', '$', '%', '"', '(', '[', ',', ';'])
    {
        return None;
    }
    if bytes.windows(3).any(|w| w[1] == b'_' && w[0].is_ascii_alphanumeric() && w[2].is_ascii_alphanumeric())
    {
        return Some(Shape::Snake);
    }
    let parts: Vec<&str> = token.split('.').collect();
    let long =
        |p: &&str| p.len() >= 2 && p.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if parts.len() >= 2 && parts.iter().all(|p| !p.is_empty()) {
        return (parts.iter().all(long) && parts.iter().any(|p| p.bytes().any(|b| b.is_ascii_alphabetic())))
            .then_some(Shape::Dotted);
    }
    if token.contains('-') {
        return None;
    }
    if bytes.windows(2).any(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase()) {
        return Some(Shape::Camel);
    }
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    let mixed = digits > 0
        && (letters >= 2 || token.starts_with("0x"))
        && bytes.iter().all(u8::is_ascii_alphanumeric);
    let ordinal = bytes[0].is_ascii_digit() && !token.starts_with("0x");
    (mixed && !ordinal).then_some(Shape::Digits)
}

/// Whether a text is a cell of a sheet: `A1`.
fn is_cell(text: &str) -> bool {
    let column = text.bytes().take_while(u8::is_ascii_uppercase).count();
    (1..=3).contains(&column) && text.len() > column && text.bytes().skip(column).all(|b| b.is_ascii_digit())
}

/// Words that begin with a capital of the Latin script and stand within a sentence: names, as a rule.
pub fn names<'t>(a: &Anatomy<'t>) -> Vec<(Range<usize>, &'t str)> {
    let mut out = vec![];
    for (i, word) in a.words.iter().enumerate() {
        let text = a.word(word);
        if !text.as_bytes().first().is_some_and(u8::is_ascii_uppercase) || text.len() < 2 {
            continue;
        }
        let first = begins_sentence(a, i);
        let inner = || text.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit());
        if !first || inner() {
            out.push((word.range.clone(), text));
        }
    }
    out
}

/// A name between percent signs, or after a dollar sign: `%TEMP%`, `$HOME`, `${name}`. Its length.
fn variable(text: &str) -> Option<usize> {
    let word = |t: &str| t.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
    let letter = |t: &str| t.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    if let Some(rest) = text.strip_prefix("${") {
        let n = rest.find('}').filter(|n| *n <= 48 && !rest[..*n].contains(['\n', '{']))?;
        return letter(rest).then_some(n + 3);
    }
    let rest = &text[1..];
    let n = word(rest);
    if n < 2 || !letter(rest) {
        return None;
    }
    match text.starts_with('$') {
        true => Some(n + 1),
        false => rest[n..].starts_with('%').then_some(n + 2),
    }
}

/// Whether a sentence begins with a word, given by its index.
pub fn begins_sentence(a: &Anatomy<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else { return true };
    let (Some(before), Some(word)) = (a.words.get(before), a.words.get(index)) else { return true };
    let gap = a.raw.get(before.range.end..word.range.start).unwrap_or_default();
    gap.bytes().any(|b| matches!(b, b'.' | b':' | b'!' | b'?' | b'\n' | b'|' | b'>'))
}

/// Placeholders in the prose: `{name}`, `${x}`, `%s`, `%1$s`, `{{x}}`, `%NAME%`, `$NAME`, `\<name>`, `&lt;name&gt;`.
pub fn placeholders<'t>(a: &Anatomy<'t>) -> Vec<(Range<usize>, &'t str)> {
    let mut out = vec![];
    if [b'\\', b'&'].iter().any(|b| a.signs.byte(*b)) {
        out.extend(angled(a));
    }
    if ![b'{', b'%', b'$'].iter().any(|b| a.signs.byte(*b)) {
        return out;
    }
    for range in &a.prose {
        let text = &a.raw[range.clone()];
        let mut at = 0;
        while let Some(i) = text[at..].find(['{', '%', '$']) {
            let start = at + i;
            let rest = &text[start..];
            // `US$` and `100%` are no such thing.
            let apart = !text[..start].ends_with(|c: char| c.is_ascii_alphanumeric());
            let len = if rest.starts_with('$') {
                variable(rest).filter(|_| apart)
            } else if let Some(len) = variable(rest).filter(|_| apart && rest.starts_with('%')) {
                Some(len)
            } else if rest.starts_with('{') {
                let open = rest.bytes().take_while(|b| *b == b'{').count();
                rest.find('}')
                    .filter(|n| *n > open && *n <= 48 && !rest[..*n].contains('\n'))
                    .map(|n| n + rest[n..].bytes().take_while(|b| *b == b'}').count().min(open))
            } else {
                let digits = rest[1..].bytes().take_while(u8::is_ascii_digit).count();
                let after = &rest[1 + digits..];
                let dollar = usize::from(digits > 0 && after.starts_with('$'));
                let kind = after[dollar..].chars().next().filter(|c| matches!(c, 's' | 'd' | '@' | 'f'));
                let word = after[dollar..].chars().nth(1).is_some_and(char::is_alphanumeric);
                let before = text[..start].chars().next_back().is_some_and(|c| c.is_alphanumeric());
                kind.filter(|_| !word && !before).map(|c| 1 + digits + dollar + c.len_utf8())
            };
            match len {
                Some(len) => {
                    out.push((range.start + start..range.start + start + len, &text[start..start + len]));
                    at = start + len;
                }
                None => at = start + 1,
            }
        }
    }
    out
}

/// Names in escaped angle brackets. Markdown takes each escape for a text of its own.
fn angled<'t>(a: &Anatomy<'t>) -> impl Iterator<Item = (Range<usize>, &'t str)> {
    let starts = a.raw.match_indices(['\\', '&']).map(|(at, _)| at);
    let found = starts.filter_map(|at| Some(at..at + escaped_name(&a.raw[at..])?.1));
    found.filter(|range| !a.is_literal(range.start)).map(|range| (range.clone(), &a.raw[range]))
}

/// The name in angle brackets that a text begins with, escaped so that it is no tag, and the length of it all.
pub fn escaped_name(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix("\\<").or_else(|| text.strip_prefix("&lt;"))?;
    let len = inner.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '.' | ' '))?;
    let end = ["\\>", ">", "&gt;"].into_iter().find(|end| inner[len..].starts_with(end))?;
    let named = (2..=40).contains(&len) && inner.starts_with(char::is_alphabetic);
    named.then(|| (&inner[..len], text.len() - inner.len() + len + end.len()))
}

/// Whether a part of a text holds one of two brackets or straight quotation marks: `「アドイン`, `保存] を選択`. Curved marks,
/// which open in one language and close in another, do not count.
pub fn cuts_brackets(text: &str) -> bool {
    const PAIRS: [(char, char); 4] = [('[', ']'), ('［', '］'), ('「', '」'), ('『', '』')];
    let count = |mark: char| text.matches(mark).count();
    let quotes = count('"') % 2 == 1;
    let round = count('(') + count('（') != count(')') + count('）');
    round || quotes || PAIRS.iter().any(|(open, close)| count(*open) != count(*close))
}

/// Whether a text is one name that a translation keeps: `TaskPaneApp`, `Outlook`, `Range.moveTo`.
pub fn is_kept_name(text: &str) -> bool {
    text.len() >= 3
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_'))
        && (shape(text).is_some() || text.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// The words that stand in a text beside a name, before or after it, a space between: part of a sentence, where they begin
/// with a small letter and stand in no brackets.
pub fn added_to<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let after = text.strip_prefix(name).and_then(|r| r.strip_prefix(' '));
    let before = || text.strip_suffix(name).and_then(|r| r.strip_suffix(' '));
    let rest = after.or_else(before)?.trim();
    let sentence =
        rest.starts_with(char::is_lowercase) && !rest.contains(['(', '"', '“', '«', '„', '/', '&', '`', '*']);
    sentence.then_some(rest)
}

/// What of `left` has no equal in `right`, and the reverse: indices.
pub fn unmatched<T: PartialEq>(left: &[T], right: &[T]) -> (Vec<usize>, Vec<usize>) {
    let mut free: Vec<bool> = vec![true; right.len()];
    let mut lost = vec![];
    for (i, x) in left.iter().enumerate() {
        match right.iter().enumerate().find(|(j, y)| free[*j] && *y == x) {
            Some((j, _)) => free[j] = false,
            None => lost.push(i),
        }
    }
    let added = free.iter().enumerate().filter(|(_, free)| **free).map(|(j, _)| j).collect();
    (lost, added)
}

/// Whether a text is a signature or a command rather than a sentence: `add(key: string, value: any)`,
/// `Get-Thing -All:$true | Where-Object { … }`.
pub fn is_statement(text: &str) -> bool {
    let text = text.trim();
    if text.ends_with(['.', '?', '!', '。']) {
        return false;
    }
    let name = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '$'))).unwrap_or(0);
    if name > 1 && text[name..].starts_with('(') {
        let mut depth = 0i32;
        let end = text[name..].char_indices().find_map(|(i, c)| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            (depth == 0).then_some(name + i + 1)
        });
        return end.is_some_and(|end| text[end..].is_empty() || text[end..].trim_start().starts_with(':'));
    }
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let verb_noun = first.split_once('-').is_some_and(|(verb, noun)| {
        let titled = |w: &str| w.starts_with(|c: char| c.is_ascii_uppercase()) && w.len() > 2;
        titled(verb) && titled(noun) && verb.bytes().all(|b| b.is_ascii_alphabetic()) && noun.is_ascii()
    });
    let flag = |w: &str| {
        let name = w.trim_start_matches('-');
        name.len() < w.len()
            && w.len() - name.len() <= 2
            && name.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    let program = first.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'.' | b'-' | b'/'));
    (verb_noun || program && first.len() > 1) && words.any(flag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_told_from_words() {
        for (token, expected) in [
            ("onReady", Some(Shape::Camel)),
            ("Office.context", Some(Shape::Dotted)),
            ("MAX_SIZE", Some(Shape::Snake)),
            ("0x80070005", Some(Shape::Digits)),
            ("KB4011051", Some(Shape::Digits)),
            ("--verbose", Some(Shape::Flag)),
            ("e.g", None),
            ("and/or", None),
            ("2nd", None),
            ("Excel", None),
            ("API", None),
        ] {
            assert_eq!(shape(token), expected, "{token}");
        }
    }

    #[test]
    fn placeholders_are_found_in_prose_only() {
        let raw = "Put {name} and ${x} in 100% done, %s or `{code}` %1$s";
        let found: Vec<_> = placeholders(&Anatomy::new(raw)).into_iter().map(|(_, t)| t).collect();
        assert_eq!(found, ["{name}", "${x}", "%s", "%1$s"]);
    }
}
