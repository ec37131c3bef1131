//! Numbered lists that leave a number out.

use crate::check::reading::{Block, BlockKind, LocalePage, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/number-gap",
    severity: Severity::Major,
    what: "A numbered list leaves one number out, all others follow each other, and the source has no such list.",
    why: "An item is gone, or it has become a part of the one before. Browsers count anew, so that what is said of a step leads to another.",
    example: "--- content/sv-se/a.md\n1. <span data-ttu-id=\"0a1b2-101\">Öppna filen.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Open the file.</span></span>\n3. <span data-ttu-id=\"0a1b2-102\">Spara den.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Save it.</span></span>\n4. <span data-ttu-id=\"0a1b2-103\">Stäng den.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">Close it.</span></span>\n=> content/sv-se/a.md:2:34",
    fix: "Put the missing number at the beginning of its own line, or restore the item.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    for (before, after, place) in gaps(page.page) {
        let mut there = page.source_page.into_iter().flat_map(gaps);
        if !there.any(|(b, a, _)| (b, a) == (before, after)) {
            let message = format!("the list goes from {before} to {after}");
            sink.push(Diagnostic::new(&RULE, place, message).level(Level::Strict));
        }
    }
}

/// Where the lists of a page leave one number out: the numbers before and after, and the item that has the latter.
fn gaps(page: &LocalePage) -> impl Iterator<Item = (u64, u64, Span)> + '_ {
    let blocks = &page.blocks.blocks;
    let lists = blocks.iter().enumerate().filter(|(_, b)| b.kind == BlockKind::List(true));
    lists.filter_map(|(i, list)| {
        let inside = blocks[i + 1..].iter().take_while(|b| b.depth > list.depth);
        let items = inside.filter(|b| b.depth == list.depth + 1 && b.kind == BlockKind::Item);
        let numbers: Vec<(u64, Span)> =
            items.map(|item| Some((number(page, item)?, item.place))).collect::<Option<_>>()?;
        let mut odd = numbers.windows(2).filter(|pair| pair[1].0 != pair[0].0 + 1);
        let (Some([before, after]), None) = (odd.next(), odd.next()) else { return None };
        (numbers.len() >= 3 && after.0 == before.0 + 2).then_some((before.0, after.0, after.1))
    })
}

/// The number that an item is written with.
fn number(page: &LocalePage, item: &Block) -> Option<u64> {
    let raw = page.text().get(item.span.range())?.trim_start();
    let end = raw.find(|c: char| !c.is_ascii_digit())?;
    raw[..end].parse().ok().filter(|_| raw[end..].starts_with(['.', ')']))
}
