//! A source half in the language of the translation.

use crate::check::reading::{Anatomy, Aspect, SegmentContext, language};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::l10n::{Style, language_name};

/// The rule.
pub static RULE: Rule = Rule {
    code: "bilingual/source-translated",
    severity: Severity::Major,
    what: "The source half of a segment is in the language of the translation: the translation was written over it, or the halves changed places.",
    why: "The reader who asks for the source does not get it, and no later tool can compare the halves.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen och stäng den innan du går.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Spara filen och stäng den innan du går.</span></span>\n=> content/sv-se/a.md:1:31",
    fix: "Put the source text back into its half, and the translation into the other.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (style, other) = (cx.style(), cx.page.source_style);
    if cx.segment.id.is_none() || !style.known || style.language == other.language {
        return;
    }
    let Some(level) = reads_as(cx.source(), style, other) else { return };
    let exchanged = reads_as(cx.target(), other, style).is_some();
    let name = language_name(&style.language);
    let message = match exchanged {
        true => format!("the source half reads as {name}, and the translation does not: they changed places"),
        false => format!("the source half reads as {name}"),
    };
    let level = if exchanged { Level::Default } else { level };
    cx.report(sink, (&RULE, level), cx.all(), message, &[Aspect::Whole]);
}

/// Whether a text is in one language, and surely not in another.
fn reads_as(a: &Anatomy<'_>, style: &Style, other: &Style) -> Option<Level> {
    let scripts = &a.scripts;
    match (style.is_latin(), other.is_latin()) {
        (false, true) => {
            let own = scripts.own(style);
            // A source may name a thing in its own script.
            (own >= 4 && own * 3 >= scripts.total()).then_some(Level::Default)
        }
        (true, false) => (scripts.total() >= 8 && scripts.own(other) == 0).then_some(Level::Default),
        _ => {
            let own = language::votes(a, style, Some(other));
            let theirs = language::votes(a, other, Some(style));
            // A source may be in a third language, as texts of support in many languages are.
            let third = language::third(a, [style, other]);
            match (own, theirs) {
                _ if third > own => None,
                (3.., 0) if third == own => Some(Level::Strict),
                (3.., 0) => Some(Level::Default),
                (n, t) if n >= 4 && n >= 4 * t && third < n => Some(Level::Default),
                (2, 0) if third < own => Some(Level::Default),
                _ => None,
            }
        }
    }
}
