//! Headings of another level.

use crate::check::reading::{Block, BlockKind, Comparison, LocalePage, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/heading-level",
    severity: Severity::Major,
    what: "A heading has another level than in the source; of a page that can be compared with none, a second one is of the first level.",
    why: "The contents list and the way screen readers go through the page are no longer those of the source.",
    example: "--- content/en-us/a.md\n# A\n\n## First steps here\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n### Första stegen här\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Give it as many `#` as the source has.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    let mut found = vec![];
    for (there, here) in cx.pairs() {
        if let (BlockKind::Heading(expected), BlockKind::Heading(level)) = (&there.kind, &here.kind)
            && expected != level
        {
            let message = format!("a heading of level {level}; in {} it has level {expected}", cx.other);
            found.push(cx.differs(&RULE, here, there, message));
        }
    }
    cx.report_few(found, sink);
}

/// The check of titles: a page has one. On the 6,500 pages of the corpora none has two that no tabs and no versions part.
pub static TITLES: Check = Check { rule: &RULE, look: Look::Translation(titles) };

fn titles(page: &Translation<'_>, sink: &mut Sink) {
    if page.is_compared() {
        return;
    }
    let is_double = |source: &LocalePage| second_title(source).is_some();
    let Some(second) = second_title(page.page).filter(|_| !page.source_page.is_some_and(is_double)) else {
        return;
    };
    let message = "a heading of level 1, and the page has a title before it";
    sink.push(Diagnostic::new(&RULE, second.place, message));
}

/// The only heading of the first level beside a page's title.
fn second_title(page: &LocalePage) -> Option<&Block> {
    let blocks = &page.blocks.blocks;
    // What a version or a pivot of its own begins with.
    let begins = |title: &Block| {
        let at = blocks.iter().position(|b| std::ptr::eq(b, title)).unwrap_or(0);
        at.checked_sub(1)
            .is_some_and(|n| matches!(blocks[n].kind, BlockKind::Division(_) | BlockKind::Tab(_)))
    };
    let headings: Vec<&Block> = blocks.iter().filter(|b| matches!(b.kind, BlockKind::Heading(_))).collect();
    let mut titles = headings.iter().filter(|b| b.kind == BlockKind::Heading(1));
    let (first, second, None) = (titles.next()?, titles.next()?, titles.next()) else { return None };
    let alone = headings.len() >= 3 && std::ptr::eq(*first, headings[0]) && !begins(second);
    alone.then_some(*second)
}
