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
    let mut seen: Vec<&str> = vec![];
    for range in &source.prose {
        let text = &source.raw[range.clone()];
        // `1.0/1.1` is two of them.
        let tokens = text.split(|c: char| c.is_whitespace() || c == '/');
        let place = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
        for (start, token) in tokens.map(|t| (place(t), t.trim_matches(|c: char| !c.is_alphanumeric()))) {
            let i = place(token);
            // `2.3-1~exp1`: the version of a package.
            let end = token.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).unwrap_or(token.len());
            let packaged = token[end..].contains('~') || token[end..].contains('+');
            let token = if packaged { &token[..end] } else { token };
            let parts: Vec<&str> = token.trim_start_matches(['v', 'V']).split('.').collect();
            if parts.len() < 2
                || !parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
            {
                continue;
            }
            if seen.len() >= MAX_NUMBERS {
                return;
            }
            if seen.contains(&token) {
                continue;
            }
            seen.push(token);
            let before = text[..start].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
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
            let (cut, wide) = (parts.join(" ."), parts.join("．"));
            let forms = [wrong, spaced, parts.join("٫"), arabic("٫"), arabic(","), arabic("،"), cut, wide];
            if let Some((at, shown)) =
                forms.iter().chain(&one_mark_changed(&parts, named)).find_map(|t| Some((stands(t)?, t)))
            {
                // Elsewhere it may be a quantity, which a language writes with a comma.
                let sure = parts.len() > 2
                    || shown.contains(" .")
                    || shown.contains('．')
                    || packaged
                    || named
                    || token.starts_with(['v', 'V'])
                    || is_followed_as_version(&text[i + token.len()..])
                    || (parts.first() != Some(&"0") && is_name_kept(cx, word, &parts.join(",")))
                    // Another number of the source kept its point.
                    || has_other_point(source.raw, target.raw, &plain);
                // With a unit it is a quantity for certain.
                let (ahead, after) = (&text[..i], &text[i + token.len()..]);
                if !sure && (ahead.ends_with(['$', '€', '£']) || is_followed_by_unit(after)) {
                    continue;
                }
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

/// A version of three parts and more with one of its points lost, a comma, or with a space after it; one of two parts that
/// a name comes before, without its point.
fn one_mark_changed(parts: &[&str], named: bool) -> Vec<String> {
    let places = match parts {
        [one, two] if named => return vec![format!("{one}{two}")],
        [_, _, _, ..] => 1..parts.len().min(5),
        _ => 1..1,
    };
    let forms = |at: usize| {
        let (head, tail) = (parts[..at].join("."), parts[at..].join("."));
        ["", ",", ". ", " ", " .", "．"].map(|mark| format!("{head}{mark}{tail}"))
    };
    let last = parts.len() - 1;
    let but_last = format!("{}.{}", parts[..last].join(","), parts[last]);
    places.flat_map(forms).chain([but_last]).collect()
}

/// A text with more such numbers is a table of data.
const MAX_NUMBERS: usize = 200;

/// Whether a text goes on as it does after a version: `or later`, `(quilt)`, `-format`.
fn is_followed_as_version(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', ',']);
    [
        "or later",
        "or newer",
        "or higher",
        "or above",
        "or earlier",
        "and later",
        "and newer",
        "and above",
        "and earlier",
    ]
    .iter()
    .any(|phrase| rest.starts_with(phrase))
}

/// Whether a unit follows a number: `%`, `MB`, `seconds`.
fn is_followed_by_unit(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\u{a0}', '-']);
    let word = &rest[..rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len())];
    rest.starts_with('%') || UNITS.contains(&word)
}

const UNITS: [&str; 44] = [
    "ms",
    "s",
    "KB",
    "kB",
    "MB",
    "GB",
    "TB",
    "PB",
    "KiB",
    "MiB",
    "GiB",
    "TiB",
    "kbps",
    "Kbps",
    "Mbps",
    "Gbps",
    "Hz",
    "kHz",
    "MHz",
    "GHz",
    "mm",
    "cm",
    "m",
    "km",
    "kg",
    "g",
    "px",
    "pt",
    "em",
    "rem",
    "W",
    "kW",
    "V",
    "percent",
    "milliseconds",
    "seconds",
    "minutes",
    "hours",
    "days",
    "points",
    "times",
    "million",
    "billion",
    "inches",
];

/// Whether the word before the number is the same in the translation: a name (`Glibc 2.16`), not the word for a quantity.
fn is_name_kept(cx: &SegmentContext<'_>, word: &str, wrong: &str) -> bool {
    let (style, other, target) = (cx.style(), cx.page.source_style, cx.target().raw);
    let before = target.find(wrong).map(|at| target[..at].trim_end());
    let last = before.and_then(|text| text.rsplit(|c: char| !c.is_alphanumeric()).next());
    word.chars().count() >= 3
        && word.chars().all(char::is_alphabetic)
        && last.is_some_and(|last| last.eq_ignore_ascii_case(word))
        && !style.is_unchanged(word)
        && !other.is_function_word(word)
}

/// Whether the same number, or one that the source joins to this by "and" or a comma, keeps its point in the translation.
fn has_other_point(source: &str, target: &str, this: &str) -> bool {
    let dotted = |text: &'_ str| -> Vec<String> {
        let parts = text.split(|c: char| !(c.is_ascii_digit() || c == '.'));
        parts.map(|p| p.trim_matches('.').to_owned()).filter(|p| p.contains('.')).collect()
    };
    let kept = dotted(target);
    let again =
        |number: &String| number.strip_prefix(this).is_some_and(|r| r.is_empty() || r.starts_with('.'));
    let joins = |gap: &str| matches!(gap.trim(), "and" | "or" | "," | "to" | "through" | "/" | "-" | "–");
    let joined = || {
        let at = source.match_indices(this).filter(|(i, _)| {
            let (before, after) = (&source[..*i], &source[i + this.len()..]);
            let head = before.trim_end_matches(|c: char| !c.is_ascii_digit());
            let tail = after.trim_start_matches(|c: char| !c.is_ascii_digit());
            let left = head.rsplit(|c: char| !(c.is_ascii_digit() || c == '.')).next().unwrap_or_default();
            let right = tail.split(|c: char| !(c.is_ascii_digit() || c == '.')).next().unwrap_or_default();
            let is_kept = |n: &str| kept.iter().any(|k| k == n.trim_matches('.'));
            joins(&before[head.len()..]) && is_kept(left)
                || joins(&after[..after.len() - tail.len()]) && is_kept(right)
        });
        at.count() > 0
    };
    kept.iter().any(again) || joined()
}

/// Digits in Arabic ones.
fn arabic(digits: &str) -> String {
    digits.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(0x660 + d)).unwrap_or(c)).collect()
}
