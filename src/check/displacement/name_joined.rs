//! Names written together.

use crate::check::reading::SegmentContext;
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "displacement/name-joined",
    severity: Severity::Minor,
    what: "Two words of a name that the source writes apart (`Windows 10`) are written as one.",
    why: "Searching for the name fails.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Starta Windows10 nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Start Windows 10 now.</span></span>\n=> content/sv-se/a.md:1:38",
    fix: "Put a space between the words.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    for pair in source.words.windows(2) {
        let (one, two) = (&pair[0], &pair[1]);
        let (a, b) = (source.word(one), source.word(two));
        let capital = |w: &str| w.chars().next().is_some_and(|c| c.is_ascii_uppercase());
        let number = b.bytes().all(|c| c.is_ascii_digit());
        if !capital(a)
            || a.len() < 2
            || !(capital(b) || number)
            || source.raw.get(one.range.end..two.range.start) != Some(" ")
        {
            continue;
        }
        let shouted = |w: &str| w.chars().all(|c| !c.is_lowercase());
        if shouted(a) && shouted(b) && !number {
            continue;
        }
        let begins = |text: &str| text.strip_prefix(a).is_some_and(|rest| rest.starts_with(b));
        let word = target.words.iter().find(|w| begins(target.word(w)) && !target.is_literal(w.range.start));
        if let Some(word) = word {
            let joined = format!("{a}{b}");
            if source.raw.to_lowercase().contains(&joined.to_lowercase()) {
                continue;
            }
            cx.report_with(
                sink,
                (&RULE, Level::Default),
                word.range.clone(),
                Some(one.range.start..two.range.end),
                format!("`{joined}`; in the source it is `{a} {b}`"),
                &[],
            );
            return;
        }
    }
}
