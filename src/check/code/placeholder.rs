//! Placeholders.

use crate::check::reading::{Aspect, SegmentContext, tokens};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "code/placeholder",
    severity: Severity::Major,
    what: "A placeholder of the source (`{name}`, `%s`, `%TEMP%`, `$HOME`, `\\<name>`) is not in the translation, or is spelled otherwise there.",
    why: "Nothing is put in its place, or the program fails.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Klicka på {namn} nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Click {name} now.</span></span>\n=> content/sv-se/a.md:1:41",
    fix: "Copy it from the source. Where readers are to replace it, it may be translated.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (tokens::placeholders(cx.source()), tokens::placeholders(cx.target()));
    if source.is_empty() {
        return;
    }
    let texts =
        |list: &[(std::ops::Range<usize>, &str)]| list.iter().map(|(_, t)| t.to_string()).collect::<Vec<_>>();
    let (lost, added) = tokens::unmatched(&texts(&source), &texts(&target));
    for (n, &i) in lost.iter().enumerate() {
        let (there, text) = &source[i];
        // In angle brackets, which readers replace, and which are escaped in more than one way.
        let angled = tokens::escaped_name(text).map(|(name, _)| name);
        let there_too = |name: &str| {
            let mut places = cx.target().raw.match_indices(name);
            let (raw, len) = (cx.target().raw, name.len());
            places.any(|(at, _)| {
                raw[..at].ends_with(['<', ';']) && raw[at + len..].starts_with(['\\', '>', '&'])
            })
        };
        if cx.target().raw.contains(text) || angled.is_some_and(there_too) {
            continue;
        }
        let (at, message, level) = match added.get(n) {
            Some(&j) => {
                let phrase = text.contains(' ') || !text.is_ascii();
                let same = text.eq_ignore_ascii_case(target[j].1);
                // What a program puts in by its name is not translated.
                let variable =
                    text.starts_with('$') || text.starts_with('%') && text.len() > 3 || has_humps(text);
                let spaced = !text.contains(' ') && target[j].1.replace(' ', "") == **text;
                let level = match (phrase || same, variable) {
                    _ if angled.is_some() => Level::Pedantic,
                    _ if spaced => Level::Default,
                    // Windows makes no difference between capitals and small letters, other shells do.
                    _ if same && text.starts_with('$') => Level::Default,
                    (true, _) => Level::Pedantic,
                    (false, true) => Level::Default,
                    (false, false) => Level::Strict,
                };
                (target[j].0.clone(), format!("`{}`; in the source it is `{text}`", target[j].1), level)
            }
            None => {
                let level = if angled.is_some() { Level::Strict } else { Level::Default };
                (cx.all(), format!("the placeholder `{text}` is lost"), level)
            }
        };
        cx.report_with(sink, (&RULE, level), at, Some(there.clone()), message, &[Aspect::Tag]);
    }
}

/// Whether a name has a capital after a small letter, as programs have them, and writers have not: `{IncidentId}`.
fn has_humps(text: &str) -> bool {
    text.as_bytes().windows(2).any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase())
}
