//! Characters damaged on the way.

use crate::check::reading::SegmentContext;
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "translation/encoding",
    severity: Severity::Major,
    what: "A text holds characters that stand for a failed conversion: U+FFFD, control characters, UTF-8 read as another encoding, references encoded twice.",
    why: "The reader sees nonsense in place of letters.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">FÃ¶lj länken.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Follow the link.</span></span>\n=> content/sv-se/a.md:1:32",
    fix: "Restore the characters; look at which step wrote the file in another encoding.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.segment.source.raw, cx.segment.target.raw);
    // What begins damage, or follows the beginning of it.
    let signs = &cx.target().signs;
    let leads = [b'&', 0x7f, 0xc2, 0xc5, 0xc6, 0xcb, 0xe2, 0xef];
    let controls = (0..b' ').filter(|b| !matches!(b, b'\t' | b'\n' | b'\r'));
    if !controls.chain(leads).any(|b| signs.byte(b)) {
        return;
    }
    let Some(range) = damage(target) else { return };
    if damage(source).is_some_and(|there| source[there] == target[range.clone()]) {
        return;
    }
    let shown: String =
        target[range.clone()].chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    cx.report_alone(
        sink,
        (&RULE, Level::Default),
        range,
        format!("`{shown}` stands for a character that was lost"),
        &[],
    );
}

/// The first run of damaged characters.
fn damage(text: &str) -> Option<std::ops::Range<usize>> {
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
                if follows(next) && !is_word_like(&text[..i], c, next) =>
            {
                Some(end(next))
            }
            '\u{e2}' if next == '\u{20ac}' => Some(end(next)),
            '\u{e3}'..='\u{e9}' if follows(next) && next != '\u{bb}' && next != '\u{b7}' => {
                let third = text[end(next)..].chars().next().unwrap_or('\0');
                follows(third).then(|| end(next) + third.len_utf8())
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
    let rest = text.strip_prefix("&amp;")?;
    ["amp;", "quot;", "lt;", "gt;", "nbsp;", "#39;", "#x27;"]
        .iter()
        .find(|r| rest.starts_with(**r))
        .map(|r| 5 + r.len())
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
