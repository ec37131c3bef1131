//! Settings with other values.

use super::FrontContext;
use super::keys::{is_localization_key, is_text_key};
use crate::check::reading::Form;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "metadata/value-changed",
    severity: Severity::Major,
    what: "A key of the front matter that is no text has another value than in the source page, or than in the same version of other locales.",
    why: "The page gets another template, another context, another place in reports.",
    example: "--- content/en-us/a.md\n---\ntitle: Hello\nms.topic: article\n---\n# Hello\n--- content/sv-se/a.md\n---\ntitle: Hej\nms.topic: artikel\n---\n# Hej\n=> content/sv-se/a.md:3:11",
    fix: "Copy the value from the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Front(check) };

fn check(cx: &FrontContext<'_>, sink: &mut Sink) {
    let FrontContext { page, others, .. } = cx;
    if others.is_of_other_versions() {
        return;
    }
    for entry in cx.front.iter().flat_map(|front| &front.entries) {
        let name = entry.name.as_ref();
        if is_localization_key(name) || is_text_key(name) {
            continue;
        }
        let here = &page.text()[entry.value.clone()];
        let Some((value, place)) = others.value(name) else { continue };
        if here == value || normal(here) == normal(value) {
            continue;
        }
        // Dates and people change from version to version.
        let volatile =
            matches!(name, "ms.date" | "author" | "ms.author" | "manager" | "ms.reviewer" | "f1.keywords");
        let level = match (others.same_version, volatile, others.by_peers) {
            // A newer source has another word, not one with a letter less.
            _ if is_slip(here, value) || is_cut(here, value) || is_same_day(here, value) => Level::Default,
            (true, false, _) | (true, _, true) => Level::Default,
            (true, true, false) => Level::Strict,
            // What a page is, and what it is called by, does not change with its text.
            (false, ..) if matches!(name, "ms.topic" | "uid" | "ms.assetid") => Level::Default,
            (false, ..) => Level::Pedantic,
        };
        let message = format!("`{}`; {} has `{}`", shown(here), others.name, shown(value));
        sink.push(
            Diagnostic::new(&RULE, page.span(entry.value.clone()), message)
                .level(level)
                .related(place, "here"),
        );
    }
}

/// Quotes, white space and case of booleans aside; lists in either notation.
fn normal(value: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '"' | '\'' | '[' | ']' | '-' | ',');
    let value: String = value.chars().filter(kept).collect();
    let is_boolean = ["true", "false"].iter().any(|b| value.eq_ignore_ascii_case(b));
    if is_boolean { value.to_ascii_lowercase() } else { value }
}

/// Whether one word is the other with a letter lost, added or changed. Numbers and dates differ by as much.
pub fn is_slip(here: &str, there: &str) -> bool {
    let word = |v: &str| {
        (4..=40).contains(&v.len()) && !v.contains(|c: char| c.is_whitespace() || c.is_ascii_digit())
    };
    word(here)
        && word(there)
        && !here.eq_ignore_ascii_case(there)
        && strsim::osa_distance(&here.to_lowercase(), &there.to_lowercase()) == 1
}

/// Whether a word is the other without its last two or three letters. More may be a shorter name.
fn is_cut(here: &str, there: &str) -> bool {
    let rest = there.strip_prefix(here).unwrap_or_default();
    here.len() >= 4
        && matches!(rest.len(), 2 | 3)
        && there.len() <= 40
        && rest.bytes().all(|b| b.is_ascii_lowercase())
        && !there.contains(char::is_whitespace)
}

/// Whether a value has the three numbers of a day, in another order or with other signs between.
fn is_same_day(here: &str, there: &str) -> bool {
    let numbers = |value: &str| {
        let value = value.trim().trim_matches(['"', '\'']);
        let numbers: Option<Vec<u32>> = value.split(['/', '-', '.']).map(|n| n.parse().ok()).collect();
        numbers.filter(|n| n.len() == 3)
    };
    let (Some(ours), Some(theirs)) = (numbers(here), numbers(there)) else { return false };
    let sorted = |numbers: &[u32]| {
        let mut sorted = numbers.to_vec();
        sorted.sort_unstable();
        sorted
    };
    let signs = |value: &str| value.bytes().filter(|b| matches!(b, b'/' | b'-' | b'.')).collect::<Vec<_>>();
    Form::of(there) == Form::Date
        && sorted(&ours) == sorted(&theirs)
        && (ours != theirs || signs(here) != signs(there))
}

fn shown(value: &str) -> String {
    let mut line: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((at, _)) = line.char_indices().nth(48) {
        line.truncate(at);
        line.push('…');
    }
    line
}
