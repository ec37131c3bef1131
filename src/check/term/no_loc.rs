//! Words that the page says are not translated.

use super::kept::places;
use crate::check::reading::{Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "term/no-loc",
    severity: Severity::Major,
    what: "A word of the page's `no-loc` list stands in the source and not in the translation.",
    why: "The page itself says that it is a name; translated, nobody can look it up.",
    example: "--- content/sv-se/a.md\n---\nno-loc: [Blazor]\n---\n<span data-ttu-id=\"0a1b2-101\">Starta flamma nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Start Blazor now.</span></span>\n=> content/sv-se/a.md:4:31",
    fix: "Write the word as the list has it.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let words = &cx.page.page.meta.no_loc;
    let (source, target) = (cx.source(), cx.segment.target.raw);
    for word in words.iter().filter(|w| w.len() >= 2) {
        let found = places(source, word);
        let Some(range) = found
            .first()
            .and_then(|at| source.prose.iter().find(|r| r.start <= at.start && at.end <= r.end).cloned())
        else {
            continue;
        };
        // Once more in other letters is as wrong as nowhere.
        let spelled = || {
            let (all, small) = (target.matches(word.as_ref()).count(), word.to_lowercase());
            all < found.len() && target.to_lowercase().matches(&small).count() > all
        };
        if target.contains(word.as_ref()) && !spelled() {
            continue;
        }
        let common = cx.page.source_style.is_function_word(word) || word.chars().all(char::is_lowercase);
        let level = if common { Level::Pedantic } else { Level::Default };
        let message = format!("the page lists \u{201c}{word}\u{201d} as not to be translated");
        cx.report_with(sink, (&RULE, level), cx.all(), Some(range), message, &[Aspect::Name]);
    }
}
