//! A translation that stands at another source near by, too.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::reading::{Segment, Translation, excerpt};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "translation/copied",
    severity: Severity::Major,
    what: "Two segments near each other have the same longer translation, and sources that say different things.",
    why: "One of them was pasted over: what its source says is missing, and the other is told twice.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen i mappen innan du stänger fönstret.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file in the folder before you close the window.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Spara filen i mappen innan du stänger fönstret.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Print both pages, then wait until somebody calls.</span></span>\n=> content/sv-se/a.md:3:31",
    fix: "Translate the segment that the text does not belong to.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

/// How far apart the two stand, in segments.
const NEAR: usize = 8;

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let mut last: FxHashMap<&str, usize> = FxHashMap::default();
    for (i, segment) in page.segments.iter().enumerate().filter(|(_, s)| is_long(s)) {
        let Some(before) = last.insert(segment.target.raw.trim(), i).filter(|j| i - j <= NEAR) else {
            continue;
        };
        let Some(other) = page.segments.get(before) else { continue };
        let Some(level) = unlike(segment, other) else { continue };
        // Of a source of another version it is certain where one stands right after the other.
        if !(segment.sure && other.sure) && (i - before > 1 || level > Level::Default) {
            continue;
        }
        let message = format!("this stands at \u{201c}{}\u{201d}, too", excerpt(other.source.raw));
        let mut finding = Diagnostic::new(&RULE, segment.target.span(0..segment.target.raw.len()), message)
            .level(level)
            .related(other.target.span(0..other.target.raw.len()), "the other")
            .related(segment.source.span(0..segment.source.raw.len()), "the source");
        finding.segment = segment.id.map(Into::into);
        sink.push(finding);
    }
}

/// Whether a translation is a sentence, not a label.
fn is_long(segment: &Segment<'_>) -> bool {
    let words = segment.target.anatomy.words.iter();
    let weight: usize = words.take(64).map(|w| if w.unspaced { 1 } else { 2 }).sum();
    weight >= 10 && segment.source.anatomy.words.len() >= 4
}

/// How certain it is that two sources say different things.
fn unlike(a: &Segment<'_>, b: &Segment<'_>) -> Option<Level> {
    let words = |s: &Segment<'_>| s.source.anatomy.keys.iter().take(400).copied().collect::<FxHashSet<u64>>();
    let (a, b) = (words(a), words(b));
    let both = a.intersection(&b).count();
    let most = a.len().max(b.len());
    match () {
        () if both * 2 <= most => Some(Level::Default),
        () if both * 5 <= most * 4 => Some(Level::Pedantic),
        () => None,
    }
}
