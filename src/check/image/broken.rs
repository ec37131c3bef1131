//! Damaged markup of pictures.

use std::ops::Range;

use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/broken",
    severity: Severity::Major,
    what: "The markup of a picture is damaged: its address has no end, its parts stand apart or in the wrong order, its marks are those of another script.",
    why: "The reader sees the markup in place of the picture.",
    example: "--- content/sv-se/m/a.png\nx\n--- content/sv-se/a.md\n![Planen över huset] (m/a.png)\n\n<span data-ttu-id=\"0a1b2-101\">Vänta lite.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Wait a little.</span></span>\n=> content/sv-se/a.md:1:1",
    fix: "Write `![description](path)`, without spaces between the parts.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let (here, text) = (page.page, page.page.text());
    let mut at = here.start;
    for line in text.get(here.start..).unwrap_or_default().split_inclusive('\n') {
        let start = at;
        at += line.len();
        if !line.contains(['!', '！']) || !has_picture(line) {
            continue;
        }
        for (range, message) in damages(line) {
            let range = start + range.start..start + range.end;
            if here.is_shown(range.start)
                && !page.source_page.is_some_and(|s| s.text().contains(&text[range.clone()]))
            {
                sink.push(Diagnostic::new(&RULE, here.span(range), message.to_owned()));
            }
        }
    }
}

/// What files of pictures end in.
const ENDINGS: [&str; 6] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"];

/// Whether a text names the file of a picture.
pub fn has_picture(text: &str) -> bool {
    text.contains('.') && {
        let text = text.to_ascii_lowercase();
        ENDINGS.iter().any(|ending| text.contains(ending))
    }
}

/// The damaged pictures of a line.
fn damages(line: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut out = vec![];
    for (at, mark) in line.char_indices().filter(|(_, c)| matches!(c, '!' | '！')) {
        let rest = &line[at + mark.len_utf8()..];
        let end = |len: usize| line.len() - rest.len() + len;
        let begins = line[..at]
            .trim_start_matches(|c: char| c.is_whitespace() || ">-*+|.".contains(c) || c.is_ascii_digit());
        // `! [plan](a.png)` at the beginning of a line; `(!` and the like end a sentence.
        if let Some(link) = rest.strip_prefix(' ').filter(|r| r.starts_with('[') && begins.is_empty()) {
            if parts(link).is_some_and(|(dest, _)| has_picture(dest)) {
                out.push((at..end(1), "this is no picture: a space follows its mark"));
            }
            continue;
        }
        if let Some(turned) = rest.strip_prefix('(').filter(|_| mark == '!') {
            let dest = turned.split_once(")[").and_then(|(_, dest)| dest.split_once(']'));
            if dest.is_some_and(|(dest, _)| has_picture(dest)) {
                out.push((at..end(1), "this is no picture: its brackets are the other way round"));
            }
            continue;
        }
        let Some(open) = rest.chars().next().filter(|c| matches!(c, '[' | '［' | '【')) else { continue };
        let wide = mark == '！' || open != '[';
        let Some(close) = closing(rest) else {
            // `![plan(a.png)`
            let dest = rest.split_once('(').and_then(|(_, dest)| dest.split_once(')'));
            if dest.is_some_and(|(dest, _)| has_picture(dest)) {
                out.push((at..end(1), "this is no picture: nothing closes its description"));
            }
            continue;
        };
        let after = &rest[close..];
        let address = after.trim_start_matches([' ', '\t', '\u{a0}']);
        let Some(dest) = address.strip_prefix(['(', '（']) else { continue };
        let dest = dest.split(['\n', '|']).next().unwrap_or_default();
        if !has_picture(dest) {
            continue;
        }
        let message = match dest.find([')', '）']) {
            None => "this is no picture: nothing closes its address",
            _ if wide || address.starts_with('（') => {
                "this is no picture: its marks are those of another script"
            }
            _ if after.len() > address.len() => "this is no picture: its parts stand apart",
            _ => continue,
        };
        out.push((at..end(close), message));
    }
    out
}

/// After the bracket that closes what a text begins with.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '\n' => return None,
            '[' | '［' | '【' => depth += 1,
            ']' | '］' | '】' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + c.len_utf8());
                }
            }
            _ => {}
        }
    }
    None
}

/// The address and what follows it of `[text](address)`.
fn parts(text: &str) -> Option<(&str, &str)> {
    let close = closing(text)?;
    text[close..].strip_prefix('(')?.split_once(')')
}
