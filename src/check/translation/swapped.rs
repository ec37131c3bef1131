//! Translations of two segments that changed places.

use crate::check::reading::{Aspect, SegmentContext, common, excerpt};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "translation/swapped",
    severity: Severity::Major,
    what: "A translation has the code, addresses, numbers and names of another segment near by, and that one has those of this.",
    why: "Both texts say what belongs to the other place.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Välj `Save` och vänta i 30 sekunder.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Open `Archive` and wait for 90 seconds.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Öppna `Archive` och vänta i 90 sekunder.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Choose `Save` and wait for 30 seconds.</span></span>\n=> content/sv-se/a.md:1:31\n=> content/sv-se/a.md:3:31",
    fix: "Put each translation to its source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    // Names may stand in one language only; what is told by them alone is less certain.
    let found = partner(cx, false).or_else(|| partner(cx, true).map(|(other, _)| (other, Level::Pedantic)));
    let Some((other, level)) = found else { return };
    let message = format!("this translates \u{201c}{}\u{201d}", excerpt(cx.page.segments[other].source.raw));
    // What is shown to few does not silence what is shown to all.
    let explained: &[Aspect] = if level == Level::Pedantic { &[] } else { &[Aspect::Whole] };
    cx.report(sink, (&RULE, level), cx.all(), message, explained);
}

/// The segment near by whose source this translation fits, where that one's fits this source.
fn partner(cx: &SegmentContext<'_>, names: bool) -> Option<(usize, Level)> {
    let page = cx.page;
    let (mine, theirs) = page.signature(cx.index, names);
    if mine.is_empty() && theirs.is_empty() || mine == theirs {
        return None;
    }
    let straight = fit(mine, theirs);
    let from = cx.index.saturating_sub(8);
    let to = (cx.index + 9).min(page.segments.len());
    // A translation that has nothing of the other's source, and the other nothing of this one's, fits no better there.
    let (kept, kept_source) = page.sieve(cx.index, names);
    let may = |other: &usize| {
        let (its, its_source) = page.sieve(*other, names);
        *other != cx.index && (kept & its_source != 0 || its & kept_source != 0)
    };
    (from..to).filter(may).find_map(|other| {
        let (its, its_source) = page.signature(other, names);
        if mine.is_empty() && its.is_empty() || theirs == its_source || its == its_source {
            return None;
        }
        let crossed = fit(mine, its_source) + fit(its, theirs);
        let apart = straight + fit(its, its_source);
        let exact = mine == its_source && its == theirs;
        if crossed < apart + 3 || !exact && crossed < apart + 6 {
            return None;
        }
        Some((other, if exact { Level::Default } else { Level::Strict }))
    })
}

/// What both have, less what only one has.
fn fit(a: &[u64], b: &[u64]) -> i32 {
    let both = common(a, b) as i32;
    3 * both - (a.len() + b.len()) as i32
}
