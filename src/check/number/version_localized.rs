//! Version numbers written as decimals.

use crate::check::reading::{Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "number/version-localized",
    severity: Severity::Major,
    what: "A version number of the source has another separator in the translation: `2,0` for `2.0`.",
    why: "There is no version of that name.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Kräver ExcelApi 1,2 eller senare.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Requires ExcelApi 1.2 or later.</span></span>\n=> content/sv-se/a.md:1:47",
    fix: "Keep the dots of version numbers.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let dotted = |w: &[u8]| w[1] == b'.' && w[0].is_ascii_digit() && w[2].is_ascii_digit();
    if !source.signs.ascii_digit() || !source.raw.as_bytes().windows(3).any(dotted) {
        return;
    }
    for range in &source.prose {
        let text = &source.raw[range.clone()];
        // `1.0/1.1` is two of them.
        let tokens = text.split(|c: char| c.is_whitespace() || c == '/');
        for (i, token) in tokens.map(|t| (t.as_ptr() as usize - text.as_ptr() as usize, t)) {
            let token = token.trim_matches(|c: char| !c.is_alphanumeric());
            let parts: Vec<&str> = token.trim_start_matches(['v', 'V']).split('.').collect();
            if parts.len() < 2
                || !parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
            {
                continue;
            }
            let before = text[..i].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
            let word = before.trim_matches(|c: char| !c.is_alphanumeric());
            let capital = word.chars().next().is_some_and(char::is_uppercase)
                && (word.chars().any(char::is_lowercase) || word.chars().count() >= 3);
            let said = matches!(
                word.to_ascii_lowercase().as_str(),
                "version" | "v" | "versions" | "api" | "build" | "release" | "set" | "schema"
            );
            let first = source.words.first().is_some_and(|w| source.word(w) == word);
            let first = first && !word.chars().skip(1).any(char::is_uppercase);
            let named = (said || capital && !first) && parts.first() != Some(&"0");
            // Elsewhere it may be a quantity, which a language writes with a comma.
            let sure = parts.len() > 2 || named || token.starts_with(['v', 'V']);
            let wrong = parts.join(",");
            let spaced = parts.join(". ");
            let stands = |t: &str| {
                target.raw.match_indices(t).map(|(i, _)| i).find(|&i| {
                    !target.raw[..i].ends_with(char::is_numeric)
                        && !target.raw[i + t.len()..].starts_with(char::is_numeric)
                })
            };
            let plain = parts.join(".");
            if target.raw.matches(&plain).count() >= source.raw.matches(&plain).count() {
                continue;
            }
            // Arabic has digits and a decimal mark of its own.
            let arabic = |mark: &str| parts.iter().map(|p| arabic(p)).collect::<Vec<_>>().join(mark);
            let forms = [wrong, spaced, parts.join("٫"), arabic("٫"), arabic(","), arabic("،")];
            if let Some((at, shown)) = forms.iter().find_map(|t| Some((stands(t)?, t))) {
                let there = range.start + i..range.start + i + token.len();
                cx.report_with(
                    sink,
                    (&RULE, if sure { Level::Default } else { Level::Pedantic }),
                    at..at + shown.len(),
                    Some(there),
                    format!("`{shown}`; in the source it is `{plain}`"),
                    if sure { &[Aspect::Number] } else { &[] },
                );
            }
        }
    }
}

/// Digits in Arabic ones.
fn arabic(digits: &str) -> String {
    digits.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(0x660 + d)).unwrap_or(c)).collect()
}
