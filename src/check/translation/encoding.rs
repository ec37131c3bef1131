//! Characters damaged on the way.

use crate::check::reading::{SegmentContext, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};
use crate::model::Site;
use crate::text::is_unspaced;

/// The rule.
pub static RULE: Rule = Rule {
    code: "translation/encoding",
    severity: Severity::Major,
    what: "A text holds characters that stand for a failed conversion: U+FFFD, control characters, UTF-8 read as another encoding, references encoded twice, letters in the escapes of a program (`\\u00e9`), a question mark or a box in place of a letter, a letter of another script that looks alike.",
    why: "The reader sees nonsense in place of letters.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">FÃ¶lj länken.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Follow the link.</span></span>\n=> content/sv-se/a.md:1:32",
    fix: "Restore the characters; look at which step wrote the file in another encoding.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

/// The check of the names in tables of contents.
pub static TOCS: Check = Check { rule: &RULE, look: Look::Locales(tocs) };

fn tocs(site: &Site, sink: &mut Sink) {
    for locale in site.targets() {
        let han = is_of_east_asia(&site.locale(locale).id.language());
        for &id in site.locale_tocs.get(usize::from(locale.0)).into_iter().flatten() {
            site.toc(id).visit(&mut |node, _| {
                if site.locale_of(node.file) == locale
                    && let Some(range) = damage(&node.name, han).or_else(|| misread(&node.name))
                {
                    sink.push(Diagnostic::new(&RULE, node.name_span, lost_there(&node.name[range])));
                }
            });
        }
    }
}

/// The check of titles and descriptions.
pub static FRONT: Check = Check { rule: &RULE, look: Look::Translation(front) };

fn front(page: &Translation<'_>, sink: &mut Sink) {
    let Some(front) = &page.page.front else { return };
    let text = page.page.text();
    let han = is_of_east_asia(&page.style.language);
    for entry in front.entries.iter().filter(|e| matches!(e.name.as_ref(), "title" | "description")) {
        let Some(value) = front.text(text, &entry.name) else { continue };
        let Some(range) = damage(&value, han).or_else(|| misread(&value)) else { continue };
        let source = page.source_page.and_then(|s| s.front.as_ref()?.text(s.text(), &entry.name));
        if source.is_some_and(|s| s.contains(&value[range.clone()])) {
            continue;
        }
        let place = page.page.span(entry.value.clone());
        sink.push(Diagnostic::new(&RULE, place, lost_there(&value[range])));
    }
}

/// A letter as JSON and programs may write it, in a word: `\u00e9`.
fn escaped(cx: &SegmentContext<'_>) -> Option<std::ops::Range<usize>> {
    let a = cx.target();
    if !a.signs.byte(b'\\') {
        return None;
    }
    let letter = |at: usize| {
        let code = u32::from_str_radix(a.raw.get(at + 2..at + 6)?, 16).ok()?;
        char::from_u32(code).filter(|c| !c.is_ascii() && c.is_alphabetic())
    };
    let found = a.raw.match_indices("\\u").find(|(at, _)| {
        let beside = a.raw[..*at].ends_with(char::is_alphabetic)
            || a.raw
                .get(at + 6..)
                .is_some_and(|rest| rest.starts_with(char::is_alphabetic) || rest.starts_with("\\u"));
        letter(*at).is_some() && beside && !a.is_literal(*at)
    });
    let (at, _) = found?;
    (!cx.segment.source.raw.contains(&a.raw[at..at + 6])).then_some(at..at + 6)
}

/// Chinese, Japanese and Korean have no letters of Latin-1: three of them in a row were one character.
fn is_of_east_asia(language: &str) -> bool {
    matches!(language, "zh" | "ja" | "ko")
}

fn lost_there(damaged: &str) -> String {
    let shown: String = damaged.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    format!("`{shown}` stands for a character that was lost")
}

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    look_alike(cx, sink);
    if let Some(range) = escaped(cx) {
        let message = lost_there(&cx.target().raw[range.clone()]);
        cx.report_alone(sink, (&RULE, Level::Default), range, message, &[]);
        return;
    }
    let (source, target) = (cx.segment.source.raw, cx.segment.target.raw);
    // What begins damage, or follows the beginning of it.
    let signs = &cx.target().signs;
    let leads = [b'&', 0x7f, 0xc2, 0xc5, 0xc6, 0xcb, 0xe2, 0xef];
    let read_wrongly = MISREAD.iter().any(|read| read.signs.chars().any(|c| signs.may_hold(c)));
    let controls = (0..b' ').filter(|b| !matches!(b, b'\t' | b'\n' | b'\r'));
    let replaced = signs.byte(b'?') || signs.may_hold_any(&BOXES);
    if !controls.chain(leads).any(|b| signs.byte(b)) && !read_wrongly && !replaced {
        return;
    }
    let han = is_of_east_asia(&cx.style().language);
    let damage = |text: &str| damage(text, han).or_else(|| if read_wrongly { misread(text) } else { None });
    let Some(range) = damage(target).or_else(|| lost(cx)) else { return };
    if damage(source).is_some_and(|there| source[there] == target[range.clone()]) {
        return;
    }
    let message = lost_there(&target[range.clone()]);
    cx.report_alone(sink, (&RULE, Level::Default), range, message, &[]);
}

/// A word with a letter or two of another script that look like those of its own: `pа` with a Cyrillic letter.
fn look_alike(cx: &SegmentContext<'_>, sink: &mut Sink) {
    const LATIN: &str = "aceiopxykmtbhACEIOPXYKMTBHjsS";
    const OTHERS: &str = "асеіорхукмтвнАСЕІОРХУКМТВНјѕЅαοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    let target = cx.target();
    let scripts = &target.scripts;
    let others = scripts.cyrillic + scripts.greek;
    if others == 0 || scripts.latin == 0 {
        return;
    }
    let is_other = |c: char| matches!(c as u32, 0x370..=0x52f);
    let mixed = |text: &str| {
        let (latin, other) =
            (|| text.chars().filter(char::is_ascii_alphabetic), || text.chars().filter(|c| is_other(*c)));
        let (a, b) = (latin().count(), other().count());
        // An ending written to an abbreviation.
        let shouted = latin().all(|c| c.is_ascii_uppercase());
        match (a, b) {
            (0, _) | (_, 0) => false,
            (1..=2, 3..) => {
                latin().all(|c| LATIN.contains(c)) && !(a == 2 && shouted) && !text.contains(['\'', '’'])
            }
            (3.., 1..=2) => other().all(|c| OTHERS.contains(c)) && !shouted,
            _ => false,
        }
    };
    let found = target
        .words
        .iter()
        .find(|w| w.letters && mixed(target.word(w)) && !cx.source().raw.contains(target.word(w)));
    if let Some(word) = found {
        let message = format!("`{}` has letters of two scripts", target.word(word));
        cx.report_alone(sink, (&RULE, Level::Default), word.range.clone(), message, &[]);
    }
}

/// What fonts and converters show in place of a letter.
const BOXES: [char; 3] = ['□', '■', '▯'];

/// The first mark that stands for letters that a conversion lost (`f?r`, `f□r`, `????`), where the source has none.
fn lost(cx: &SegmentContext<'_>) -> Option<std::ops::Range<usize>> {
    let (source, target) = (cx.source(), cx.target());
    let asks = source.raw.contains(['?', '？']);
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_unspaced(c));
    // Letters of a script that has a question mark of its own.
    let arabic = |c: Option<char>| c.is_some_and(|c| matches!(c as u32, 0x620..=0x6ff));
    let small = |c: Option<char>| letter(c) && !c.is_some_and(char::is_uppercase);
    let han = |c: Option<char>| c.is_some_and(is_unspaced);
    target.prose.iter().find_map(|range| {
        let text = &target.raw[range.clone()];
        let found = text.char_indices().find_map(|(i, c)| {
            let (before, end) = (text[..i].chars().next_back(), i + c.len_utf8());
            let mut rest = text[end..].chars();
            let (after, next) = (rest.next(), rest.next());
            let around = |c: Option<char>| letter(c) || han(c);
            match c {
                '?' if !asks && text[end..].starts_with("??") => {
                    Some(i..end + text[end..].len() - text[end..].trim_start_matches('?').len())
                }
                '?' if after == Some('?') && small(next) && !source.raw.contains("??") => Some(i..end + 1),
                '?' => {
                    let inside = letter(before) && small(after);
                    let code = || target.raw[range.start + end..].starts_with(" `");
                    let goes_on = next.is_none() && !source.raw.is_empty() && code();
                    let mark =
                        matches!(after, Some(',' | ';' | ':' | '،' | '，' | '、' | '。' | '；' | '：'));
                    let stop = after == Some('.') && next.is_none_or(char::is_whitespace);
                    let at_edge = matches!(before, Some(' ' | '(')) && small(after)
                        || matches!(before, Some(' ') | None) && after == Some(' ') && small(next)
                        || letter(before) && (after == Some(' ') && small(next) || goes_on || mark || stop)
                        || arabic(before)
                        || han(before) && (mark || after == Some(' ') && next == Some('('))
                        || han(after);
                    (inside || !asks && at_edge).then_some(i..end)
                }
                _ => {
                    let alone = matches!(before, Some(' ' | '\'' | '’')) && after == Some(' ');
                    let alone = alone && !source.raw.contains(c);
                    (BOXES.contains(&c) && (around(before) || around(after) || alone)).then_some(i..end)
                }
            }
        });
        // A pattern (`s?t`) or an address without its host.
        let literal = |at: &std::ops::Range<usize>| {
            let apart = |c: char| c.is_whitespace() || matches!(c, '（' | '）' | '，' | '：' | '。');
            let head = text[..at.start].rsplit(apart).next().unwrap_or_default();
            let start = at.start - head.len();
            let token = text[start..].split(apart).next().unwrap_or_default();
            text[at.clone()].starts_with('?') && token.contains(['/', '=', '*'])
                || token.len() > 1 && source.raw.contains(token)
        };
        let found = found.filter(|at| !literal(at));
        let found =
            found.filter(|at| !(source.raw.contains(&text[at.clone()]) && text[at.clone()].len() > 1));
        found.map(|at| range.start + at.start..range.start + at.end)
    })
}

/// The first run of damaged characters.
fn damage(text: &str, han: bool) -> Option<std::ops::Range<usize>> {
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map_or('\0', |(_, c)| *c);
        let end = |n: char| i + c.len_utf8() + n.len_utf8();
        let found = match c {
            '\u{fffd}' => Some(i + 3),
            '\0'..='\u{8}'
            | '\u{b}'
            | '\u{c}'
            | '\u{e}'..='\u{1f}'
            | '\u{7f}'..='\u{84}'
            | '\u{86}'..='\u{9f}' => Some(i + c.len_utf8()),
            // A lead byte of UTF-8 as Latin-1 or Windows-1252, and a byte that can follow it.
            // `à`, whose second byte is a space that does not break.
            '\u{c3}' if next == '\u{a0}' && !text[..i].ends_with(char::is_uppercase) => Some(end(next)),
            '\u{c2}'..='\u{c5}' | '\u{ce}'..='\u{d1}' | '\u{d8}'..='\u{d9}'
                if follows(next)
                    && !is_word_like(&text[..i], c, next)
                    && !stands_alone(&text[..i], c, &text[i + c.len_utf8()..]) =>
            {
                Some(end(next))
            }
            '\u{e2}' if next == '\u{20ac}' => Some(end(next)),
            '\u{e3}'..='\u{ed}' if follows(next) && next != '\u{bb}' && next != '\u{b7}' => {
                let third = text[end(next)..].chars().next().unwrap_or('\0');
                follows(third).then(|| end(next) + third.len_utf8())
            }
            '\u{e3}'..='\u{ed}' if han && (follows(next) || next == '\u{a0}') => {
                let third = text[end(next)..].chars().next().unwrap_or('\0');
                (follows(third) || third == '\u{a0}').then(|| end(next) + third.len_utf8())
            }
            '\u{ef}' if next == '\u{bf}' || next == '\u{bb}' => {
                let third = text[end(next)..].chars().next().unwrap_or('\0');
                follows(third).then(|| end(next) + third.len_utf8())
            }
            '&' => twice(&text[i..]).map(|n| i + n),
            _ => None,
        };
        if let Some(end) = found {
            return Some(i..end);
        }
    }
    None
}

/// What UTF-8's further bytes look like in Latin-1 and Windows-1252.
fn follows(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{bf}' | '\u{20ac}' | '\u{201a}' | '\u{192}' | '\u{201e}' | '\u{2026}' | '\u{2020}' | '\u{2021}'
        | '\u{2c6}' | '\u{2030}' | '\u{160}' | '\u{2039}' | '\u{152}' | '\u{17d}' | '\u{2018}'..='\u{2019}'
        | '\u{201c}'..='\u{201d}' | '\u{2022}' | '\u{2013}'..='\u{2014}' | '\u{2dc}' | '\u{2122}' | '\u{161}'
        | '\u{203a}' | '\u{153}' | '\u{17e}' | '\u{178}')
        && c != '\u{a0}'
}

/// `&amp;quot;`: a reference encoded once too often. `& nbsp;`: one cut in two.
fn twice(text: &str) -> Option<usize> {
    if let Some(rest) = text.strip_prefix("& ") {
        let name = rest.bytes().take_while(u8::is_ascii_lowercase).count();
        return ((2..=8).contains(&name) && rest[name..].starts_with(';')).then_some(name + 3);
    }
    // `&#39 ;`: cut before its end.
    if let Some((name, _)) = text[1..].split_once(" ;").filter(|(name, _)| (3..=8).contains(&name.len())) {
        let known = matches!(name, "quot" | "nbsp" | "apos" | "laquo" | "raquo" | "rsquo" | "lsquo" | "amp")
            || name.strip_prefix('#').is_some_and(|n| n.bytes().all(|b| b.is_ascii_hexdigit() || b == b'x'));
        if known {
            return Some(name.len() + 3);
        }
    }
    let rest = text.strip_prefix("&amp;")?;
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let len = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    ((2..=8).contains(&len) && name[len..].starts_with(';')).then(|| 5 + rest.len() - name.len() + len + 1)
}

/// `Å“`: a capital of a language's own before a closing quotation mark.
fn is_word_like(before: &str, lead: char, next: char) -> bool {
    let quotes = matches!(
        next,
        '\u{2018}'
            ..='\u{201e}'
                | '\u{2026}'
                | '\u{2013}'
                | '\u{2014}'
                | '\u{203a}'
                | '\u{bb}'
                | '\u{ab}'
                | '\u{b7}'
                | '\u{2122}'
    );
    quotes
        && !matches!(lead, '\u{c2}' | '\u{c3}')
        && before.chars().next_back().is_some_and(char::is_uppercase)
}

/// `„Ä“`, `A–Å`: a letter that is spoken of, before a mark. Nothing of a word stands beside it.
fn stands_alone(before: &str, letter: char, rest: &str) -> bool {
    let mut rest = rest.chars();
    let (mark, after) = (rest.next(), rest.next());
    let mark = mark.is_some_and(|c| {
        matches!(
            c,
            '\u{2018}'..='\u{201e}' | '\u{2026}' | '\u{2013}' | '\u{2014}' | '\u{203a}' | '\u{bb}' | '\u{ab}'
        )
    });
    let last = before.chars().next_back();
    let quoted = last.is_some_and(|c| {
        matches!(c, '"' | '\'' | '\u{2018}'..='\u{201e}' | '\u{2039}' | '\u{203a}' | '\u{bb}' | '\u{ab}')
    });
    // A range ends with another letter: `Å–Ö`.
    let range = after.is_some_and(char::is_uppercase)
        && rest.next().is_none_or(|c| !c.is_alphanumeric() && !follows(c));
    let ends = after.is_none_or(|c| !c.is_alphanumeric() && !follows(c)) || range;
    // Signs that are no letters of any language (`Â`, `Ã`, `Ø` of Arabic text) need the quotation mark.
    let bare = !matches!(letter, '\u{c2}' | '\u{c3}' | '\u{ce}'..='\u{d1}' | '\u{d8}'..='\u{d9}');
    mark && ends && (quoted || bare && last.is_none_or(|c| !c.is_alphanumeric() && !follows(c)))
}

/// What UTF-8 looks like when it is read in an encoding of East Asia.
struct Misread {
    /// What its commonest bytes become: characters that a text has once in a lifetime.
    signs: &'static str,
    /// How many of them, each with another after it, no text has.
    at_least: usize,
}

static MISREAD: [Misread; 4] = [
    // U+FFFD, twice, in GBK; in the Korean encoding.
    Misread { signs: "锟", at_least: 1 },
    Misread { signs: "쏙", at_least: 1 },
    // Kana in Shift JIS; marks and `的` in GBK.
    Misread { signs: "縺繧繝", at_least: 2 },
    Misread { signs: "銆锛鈥鐨", at_least: 2 },
];

/// The text from the first sign to the last that it was read in a wrong encoding.
fn misread(text: &str) -> Option<std::ops::Range<usize>> {
    MISREAD.iter().find_map(|read| {
        let is_sign = |c: char| read.signs.contains(c);
        let is_met = |(i, c): (usize, char)| {
            let rest = &text[i + c.len_utf8()..];
            match c {
                '锟' => rest.starts_with("斤拷"),
                '쏙' => text[..i].ends_with('占') && rest.starts_with('옙'),
                // `繧繝` is a pattern of cloth.
                _ => rest.starts_with(|c: char| !is_sign(c) && !c.is_ascii()),
            }
        };
        let found = || text.char_indices().filter(|(_, c)| is_sign(*c)).filter(|at| is_met(*at));
        let (first, _) = found().next().filter(|_| found().count() >= read.at_least)?;
        let (last, c) = found().next_back()?;
        let start = if c == '쏙' { first - '占'.len_utf8() } else { first };
        let rest = &text[last + c.len_utf8()..];
        let more = if c == '锟' { 2 } else { 1 };
        let end = rest.char_indices().nth(more).map_or(text.len(), |(n, _)| last + c.len_utf8() + n);
        Some(start..end)
    })
}
