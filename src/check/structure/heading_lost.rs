//! Headings that are paragraphs now.

use std::ops::Range;

use crate::check::reading::{Anatomy, Basis, Block, BlockKind, Translation, is_same_address};
use crate::check::{Check, Look};
use crate::diag::Diagnostic;
use crate::diag::{Rule, Severity, Sink};
use crate::syntax::heading_id;

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/heading-lost",
    severity: Severity::Major,
    what: "A paragraph begins with the anchor that keeps the id of its source as a heading: the `#` marks are lost, escaped, or bold stands in their place.",
    why: "The text is shown as a paragraph, and the contents list lacks the heading.",
    example: "--- content/sv-se/a.md\n<a name=\"first-steps\"></a><span data-ttu-id=\"0a1b2-101\">Första stegen</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">First steps</span></span>\n=> content/sv-se/a.md:1:1",
    fix: "Give it the `#` marks of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    if !page.page.is_bilingual() {
        plain(page, sink);
        return;
    }
    let text = page.page.text();
    for block in page.page.blocks.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Paragraph)) {
        let Some((name, at)) = block.anchors.first() else { continue };
        let start = block.span.start as usize;
        let Some(before) = text.get(start..at.start as usize) else { continue };
        // Marks without a space have a check of their own.
        if !before.chars().all(|c| matches!(c, '\\' | '#' | '*' | '_' | ' ')) || before.starts_with('#') {
            continue;
        }
        let rest = text.get(at.end as usize..block.span.end as usize).unwrap_or_default();
        let line = at.end as usize..at.end as usize + rest.find('\n').unwrap_or(rest.len());
        let source = source_of(page, &line);
        if source.is_empty() || !is_same_address(name, &heading_id::slug(source.trim())) {
            continue;
        }
        // A source page may name the place of a paragraph, too.
        let named = page.comparisons.iter().filter(|c| c.basis == Basis::SourcePage).any(|c| {
            let theirs = c.expected.blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Heading(_)));
            theirs.flat_map(|b| &b.anchors).any(|(n, _)| n == name)
        });
        if !named {
            let message = format!("no heading: its anchor `{name}` is the id of its source as a heading");
            sink.push(Diagnostic::new(&RULE, page.page.span(start..at.end as usize), message));
        }
    }
}

/// Headings whose anchor another one could have made are so many that one in a paragraph is a heading's, too.
const MIN_HEADINGS: usize = 3;

/// Without halves of the source the other headings tell: each has its anchor after its marks.
fn plain(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    let blocks = &page.page.blocks.blocks;
    let kept = |b: &&Block| matches!(b.kind, BlockKind::Heading(_)) && !b.anchors.is_empty();
    if blocks.iter().filter(kept).count() < MIN_HEADINGS {
        return;
    }
    for block in blocks.iter().filter(|b| matches!(b.kind, BlockKind::Paragraph)) {
        let Some((name, at)) = block.anchors.first() else { continue };
        let start = block.span.start as usize;
        let Some(before) = text.get(start..at.start as usize) else { continue };
        let marks =
            before.trim_start_matches('\\').trim_matches(['#', ' ']).is_empty() && !before.starts_with('#');
        // A source page may name the place of a paragraph, too.
        let source = page.source_page.map(|s| &s.blocks.blocks);
        let heads = source.is_none_or(|all| {
            all.iter().any(|b| matches!(b.kind, BlockKind::Heading(_)) && b.is_addressed_like(block))
        });
        if marks && heads && block.words > 0 && block.words <= MAX_WORDS {
            let message = format!("no heading, though its anchor `{name}` is one's");
            sink.push(Diagnostic::new(&RULE, page.page.span(start..at.end as usize), message));
        }
    }
}

/// Words of a heading.
const MAX_WORDS: u32 = 24;

/// What the source halves of the pairs in a line show as text.
fn source_of(page: &Translation<'_>, line: &Range<usize>) -> String {
    let first = page.page.scan.pairs.partition_point(|p| p.whole.start < line.start);
    let pairs = page.page.scan.pairs.iter().zip(&page.segments).skip(first);
    let mut out = String::new();
    for (_, segment) in pairs.take_while(|(p, _)| p.whole.start < line.end) {
        if !out.is_empty() {
            out.push(' ');
        }
        shown(&segment.source.anatomy, &mut out);
    }
    out
}

/// Prose and code of a text, in their order.
fn shown(text: &Anatomy<'_>, out: &mut String) {
    let mut parts: Vec<Range<usize>> = text.prose.clone();
    parts.extend(text.codes.iter().map(|c| c.inner.clone()));
    parts.sort_unstable_by_key(|p| p.start);
    for part in parts {
        out.push_str(text.raw.get(part).unwrap_or_default());
    }
}
