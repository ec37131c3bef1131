//! Directives that show as text.

use memchr::memchr_iter;

use crate::check::reading::{Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "directive/leaked",
    severity: Severity::Major,
    what: "The translation holds a directive in a spelling that is none, or `:::no-loc`, and the source holds no such one: `::: No-Loc`, `[! HINWEIS]`.",
    why: "The reader sees the directive.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">:::No-Loc(text=\"flamma\"):::   startar nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Blazor starts now.</span></span>\n=> content/sv-se/a.md:1:31",
    fix: "Write it as directives are spelled, or remove it.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.segment.source.raw, cx.segment.target.raw);
    let signs = &cx.target().signs;
    if !(signs.byte(b':') || signs.byte(b'[') && signs.byte(b'!') || signs.may_contain(WIDE)) {
        return;
    }
    let known = |rest: &str| {
        NAMES.iter().any(|n| {
            rest.trim_start_matches(' ')
                .strip_prefix(n)
                .is_some_and(|r| !r.starts_with(char::is_alphanumeric))
                && (rest.starts_with(n) || !n.starts_with("no-loc"))
        })
    };
    let stray = |t: &str| {
        if !t.contains(WIDE) && !memchr_iter(b':', t.as_bytes()).any(|i| t[i + 1..].starts_with("::")) {
            return None;
        }
        let mut open = false;
        let mut at = 0;
        while let Some(i) = t[at..].find(":::") {
            let start = at + i;
            at = start + t[start..].bytes().take_while(|b| *b == b':').count();
            let rest = &t[at..];
            // What closes a directive is followed by text.
            if std::mem::take(&mut open) {
                continue;
            }
            open = known(rest);
            if !open && at == start + 3 && rest.trim_start().starts_with(char::is_alphabetic) {
                return Some(start..at);
            }
        }
        let wide = t.find(WIDE)?;
        t[wide + WIDE.len()..].starts_with(|c: char| c.is_ascii_alphabetic()).then(|| wide..wide + WIDE.len())
    };
    if let Some(at) = stray(target)
        && stray(source).is_none()
    {
        cx.report_alone(
            sink,
            (&RULE, Level::Default),
            at,
            "this directive is none, and shows as text",
            &[Aspect::Bracket, Aspect::Space],
        );
        return;
    }
    if let Some((at, whole)) = protected(target)
        && protected(source).is_none()
    {
        // Spelled as it should be it does not show, and is of no use.
        let (level, message) = match whole {
            true => (Level::Pedantic, "the source does not protect this name"),
            false => (Level::Default, "this directive is none, and shows as text"),
        };
        match whole {
            true => cx.report(sink, (&RULE, level), at, message, &[Aspect::Bracket, Aspect::Space]),
            false => cx.report_alone(sink, (&RULE, level), at, message, &[Aspect::Bracket, Aspect::Space]),
        }
        return;
    }
    let marker = |t: &str| t.find("[!").or_else(|| t.find("[ !"));
    if signs.byte(b'[')
        && signs.byte(b'!')
        && let Some(at) = marker(target)
        && marker(source).is_none()
        && !target[..at].ends_with('!')
        && (target[at..].starts_with("[ !") || is_spaced_word(&target[at..]))
        && !cx.target().is_literal(at)
    {
        cx.report(
            sink,
            (&RULE, Level::Default),
            at..at + 3,
            "a marker with a space in it shows as text",
            &[Aspect::Bracket],
        );
    }
}

/// The first `:::no-loc`, in any capitals, and whether all of it is spelled as it should be.
fn protected(text: &str) -> Option<(std::ops::Range<usize>, bool)> {
    let mut marks = text.match_indices(":::").map(|(i, m)| (i, &text[i + m.len()..]));
    let named = |rest: &str| rest.trim_start().get(..6).is_some_and(|n| n.eq_ignore_ascii_case("no-loc"));
    let (at, rest) = marks.find(|(_, rest)| named(rest))?;
    let setting = rest.strip_prefix("no-loc").and_then(|r| r.trim_start().strip_prefix("text=\""));
    let closed = |r: &str| r.split_once('"').is_some_and(|(_, end)| end.trim_start().starts_with(":::"));
    Some((at..at + 3, setting.is_some_and(closed)))
}

/// Whether a text begins as `[! HINWEIS]` does.
fn is_spaced_word(text: &str) -> bool {
    let Some((word, _)) = text.strip_prefix("[! ").and_then(|rest| rest.split_once(']')) else {
        return false;
    };
    let word = word.trim();
    !word.is_empty() && word.chars().all(|c| c.is_alphabetic() && !c.is_lowercase())
}

/// Three colons as they are typed in Chinese and Japanese.
const WIDE: &str = "\u{ff1a}\u{ff1a}\u{ff1a}";

/// What may follow three colons.
const NAMES: [&str; 14] = [
    "image",
    "image-end",
    "video",
    "video-end",
    "code",
    "zone",
    "zone-end",
    "moniker",
    "moniker-end",
    "row",
    "row-end",
    "column",
    "column-end",
    "no-loc",
];
