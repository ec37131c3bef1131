//! Blocks that a translation lacks.

use std::cell::LazyCell;

use super::table_broken::torn;
use crate::check::reading::{Basis, Block, BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/missing-block",
    severity: Severity::Major,
    what: "A heading, paragraph, list item, table row, quote or other block of the source is not in the translation.",
    why: "The reader misses what it says.",
    example: "--- content/en-us/a.md\n# A\n\nSave the file in the folder.\n\nWait a little.\n\nClose the window.\n--- content/sv-se/a.md\n# A\n\nSpara filen i mappen.\n\nStäng fönstret.\n=> content/sv-se/a.md:5:1",
    fix: "Translate it, or say in the source that it is for that language only.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    // Both halves of a bilingual page share it.
    if cx.basis == Basis::Itself {
        return;
    }
    let mut unmarked = vec![];
    // Rows that an empty line made a paragraph are told as such.
    let torn = LazyCell::new(|| !torn(cx.page).is_empty());
    for (block, after) in cx.missing() {
        if matches!(block.kind, BlockKind::Row) && *torn {
            continue;
        }
        // What an open fence swallowed is there, as code.
        let swallowed = |b: &Block| {
            let text = cx.page.text().get(b.span.range()).unwrap_or_default();
            matches!(b.kind, BlockKind::Code { .. }) && text.contains("data-ttu-id=")
        };
        if after.is_some_and(swallowed) {
            continue;
        }
        // The alert that says nothing is reported.
        if after.is_some_and(|a| matches!(a.kind, BlockKind::Alert(_)) && block.depth > a.depth) {
            continue;
        }
        // What a piece of code, an include, a picture says is reported as such.
        let speaks = matches!(
            block.kind,
            BlockKind::Code { .. }
                | BlockKind::Include(_)
                | BlockKind::Image(_)
                | BlockKind::Snippet(_)
                | BlockKind::Video(_)
                | BlockKind::Tab(_)
                | BlockKind::Division(_)
                | BlockKind::Alert(_)
                | BlockKind::Cell
        );
        if speaks || block.kind.is_text() && block.words == 0 && block.anchors.is_empty() {
            continue;
        }
        // Of two locales that differ in shape the one that has the segment has not lost it.
        let kept = cx.basis == Basis::OtherLocale && block.kind.is_text() && cx.has_segments_of(block);
        let message = format!("{} of {} is missing after this", block.kind.named(), cx.other);
        let finding = cx.lacks(&RULE, block, after, message);
        // A list or a quote whose texts are there says how they stand, not that they are lost.
        let frame = cx.basis == Basis::OtherLocale && !block.kind.is_text() && cx.holds_nothing_lost(block);
        let finding = if frame { finding.level(cx.level(Level::Strict)) } else { finding };
        // All that a quote says is here, word for word, and so is what stands around it: its marks are lost.
        let quote = matches!(block.kind, BlockKind::Quote) && cx.basis == Basis::SourcePage;
        if quote && cx.keeps_texts_of(block) && cx.is_settled(None, block) {
            unmarked.push(finding);
            continue;
        }
        // In a bilingual page a lost text leaves a gap in the numbers of its segments; without one the source is newer.
        let numbered = cx.page.is_bilingual() && cx.basis == Basis::SourcePage;
        let whole = numbered && !cx.has_gap_at(block);
        sink.push(match numbered && !cx.lone || whole {
            _ if kept => finding.level(Level::Pedantic),
            true => finding.level(cx.level(Level::Strict)),
            false => finding,
        });
    }
    cx.report_few(unmarked, sink);
}
