//! A translation without words.

use crate::check::reading::{Anatomy, Aspect, BlockKind, LocalePage, SegmentContext, Translation, excerpt};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "translation/emptied",
    severity: Severity::Major,
    what: "The translation of a text is empty, or has lost all its words; a heading has an anchor and no text, or nothing stands after the mark of a list item.",
    why: "The reader misses what the source says.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file now.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">*</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Then close the window.</span></span>\n=> content/sv-se/a.md:3:31",
    fix: "Translate the segment again.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

/// The check of headings and items that have nothing left of which a pair could be made.
pub static BLOCKS: Check = Check { rule: &RULE, look: Look::Translation(blocks) };

fn blocks(page: &Translation<'_>, sink: &mut Sink) {
    let ours = hollow(page.page);
    // As the source has it.
    let theirs = page.source_page.map_or(0, |source| hollow(source).len());
    if ours.len() <= theirs {
        return;
    }
    for (noun, place) in ours {
        sink.push(Diagnostic::new(&RULE, place, format!("this {noun} has no text")));
    }
}

/// Headings with an anchor and nothing else, and items with nothing.
fn hollow(page: &LocalePage) -> Vec<(&'static str, Span)> {
    let text = page.text();
    let blocks = page.blocks.blocks.iter().filter(|b| b.hash == 0 && b.marks.is_empty());
    blocks
        .filter(|block| {
            let raw = text.get(block.span.range()).unwrap_or_default().trim();
            match block.kind {
                BlockKind::Heading(_) => !block.anchors.is_empty() && raw.ends_with("</a>"),
                BlockKind::Item => matches!(raw, "-" | "*" | "+"),
                _ => false,
            }
        })
        .map(|block| (block.kind.noun(), block.span))
        .collect()
}

/// Whether a cell says that there is nothing to say.
fn says_none(text: &str) -> bool {
    const NONE: [&str; 7] = ["n/a", "na", "n.a.", "none", "not applicable", "not available", "no"];
    let text = text.trim().trim_end_matches('.');
    NONE.iter().any(|none| text.eq_ignore_ascii_case(none.trim_end_matches('.')))
}

fn is_dash(text: &str) -> bool {
    matches!(text.trim(), "-" | "\u{2013}" | "\u{2014}" | "\u{ff0d}" | "\u{2212}" | "--" | "\u{2014}\u{2014}")
}

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let letters = |a: &Anatomy<'_>| a.words.iter().filter(|w| w.letters).count();
    let kept = target.codes.len()
        + target.images.len()
        + target.links.len()
        + target.tags.len()
        + target.directives.len();
    let left = letters(target) + kept;
    if letters(source) == 0
        || left > 0
        || target.words.iter().any(|w| !w.letters)
        || says_none(source.raw) && is_dash(target.raw)
    {
        return;
    }
    // The end of a sentence that was cut in two may have moved to its beginning.
    let tail = cx.segment.source.raw.trim_start().starts_with(char::is_lowercase);
    let level = if cx.segment.target.raw.trim().is_empty() || letters(source) >= 2 && !tail {
        Level::Default
    } else {
        Level::Strict
    };
    let message = format!("nothing is left of \u{201c}{}\u{201d}", excerpt(cx.segment.source.raw));
    cx.report(sink, (&RULE, level), cx.all(), message, &[Aspect::Whole]);
}
