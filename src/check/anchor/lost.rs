//! Anchors that are not kept.

use std::cell::LazyCell;

use rustc_hash::FxHashSet;

use super::tag_broken::damage;
use crate::check::reading::{Basis, Block, BlockKind, Comparison, Likeness, is_same_address};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "anchor/lost",
    severity: Severity::Major,
    what: "An anchor that the source has, or that other locales keep, is not in the translation, or has another name.",
    why: "Links to that place lead to the top of the page.",
    example: "--- content/en-us/a.md\n# A\n\n## <a name=\"first\"></a>First steps here\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n## <a name=\"forsta\"></a>Första stegen här\n\nVänta lite.\n=> content/sv-se/a.md:3:13",
    fix: "Keep the name of the source; anchors are never translated.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    // Another block of the page may have it, but for a heading's.
    let all = LazyCell::new(|| cx.blocks.blocks.iter().flat_map(names).collect::<FxHashSet<&str>>());
    for (there, here) in cx.pairs().filter(|_| cx.basis != Basis::Itself) {
        // That its tag is damaged is told.
        if damage(cx.page, here).is_some() {
            continue;
        }
        let (expected, found) = (names(there), names(here));
        for name in &expected {
            let text = !matches!(there.kind, BlockKind::Heading(_));
            if found.contains(name) || text && all.contains(name) {
                continue;
            }
            let renamed = here.anchors.iter().find(|(n, _)| !expected.contains(&n.as_ref()));
            let mut finding = match renamed {
                Some((new, _)) => cx.differs(
                    &RULE,
                    here,
                    there,
                    format!("the anchor `{name}` of {} is `{new}` here", cx.other),
                ),
                None => {
                    cx.differs(&RULE, here, there, format!("the anchor `{name}` of {} is not kept", cx.other))
                }
            };
            if let Some((_, span)) = renamed {
                finding.primary.span = *span;
            }
            sink.push(finding);
        }
    }
    // Only the source language tells what an anchor should be.
    if cx.likeness == Likeness::Translation && (cx.basis != Basis::OtherLocale || cx.reference.is_bilingual())
    {
        slugs(cx, sink);
    }
}

/// A translated heading keeps the source's id as an anchor: the id that the source heading gets by itself.
fn slugs(cx: &Comparison<'_>, sink: &mut Sink) {
    let headings = || cx.pairs().filter(|(_, here)| matches!(here.kind, BlockKind::Heading(_)));
    let keeps = headings().filter(|(_, here)| !here.anchors.is_empty()).count();
    // The writer of bilingual pages gives every heading its anchor; of a plain page the other headings tell.
    let written = cx.basis == Basis::Itself;
    if !written && (keeps < 2 || keeps * 3 < headings().count() * 2) {
        return;
    }
    let mut lost = vec![];
    for (there, here) in headings() {
        let Some(slug) = there.slug.as_deref() else { continue };
        // A heading that reads as its source gets its id by itself.
        if here.anchors.is_empty() && here.slug == there.slug || damage(cx.page, here).is_some() {
            continue;
        }
        let Some((name, span)) = here.anchors.first() else {
            lost.push(
                cx.differs(
                    &RULE,
                    here,
                    there,
                    format!("the anchor of this heading's source, `{slug}`, is lost"),
                )
                .level(cx.level(Level::Strict)),
            );
            continue;
        };
        if cx.basis == Basis::SourcePage && !there.anchors.is_empty()
            || here.anchors.iter().any(|(n, _)| is_same_address(n, slug))
        {
            continue;
        }
        let mut finding = cx.differs(
            &RULE,
            here,
            there,
            format!("the anchor of this heading's source is `{slug}`, not `{name}`"),
        );
        finding.primary.span = *span;
        // No source in English has such a name.
        let translated = slug.is_ascii() && !name.is_ascii();
        sink.push(if translated { finding.level(Level::Default) } else { finding });
    }
    cx.report_few(lost, sink);
}

fn names(block: &Block) -> Vec<&str> {
    block.anchors.iter().map(|(name, _)| name.as_ref()).collect()
}
