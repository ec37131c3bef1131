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
    let read_wrongly = MISREAD.iter().any(|read| read.signs.chars().any(|c| signs.may_hold(c)));
    let controls = (0..b' ').filter(|b| !matches!(b, b'\t' | b'\n' | b'\r'));
    if !controls.chain(leads).any(|b| signs.byte(b)) && !read_wrongly {
        return;
    }
    // Chinese, Japanese and Korean have no letters of Latin-1: three of them in a row were one character.
    let han = matches!(&*cx.style().language, "zh" | "ja" | "ko");
    let damage = |text: &str| damage(text, han).or_else(|| if read_wrongly { misread(text) } else { None });
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
            '\u{e3}'..='\u{e9}' if follows(next) && next != '\u{bb}' && next != '\u{b7}' => {
                let third = text[end(next)..].chars().next().unwrap_or('\0');
                follows(third).then(|| end(next) + third.len_utf8())
            }
            '\u{e3}'..='\u{e9}' if han && (follows(next) || next == '\u{a0}') => {
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
