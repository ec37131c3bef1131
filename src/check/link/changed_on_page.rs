//! Links that lead elsewhere than those of the source.

use std::borrow::Cow;

use super::address::without_locale;
use crate::check::reading::{Basis, Comparison, Edit, Likeness, Outline, tokens};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/changed-on-page",
    severity: Severity::Major,
    what: "A link of a block leads to another address than in the source, or is not there.",
    why: "The reader lands on the wrong page.",
    example: "--- content/en-us/a.md\n# A\n\n[First guide to it](b.md)\n\nWait a little.\n--- content/en-us/b.md\n# B\n--- content/en-us/c.md\n# C\n--- content/sv-se/a.md\n# A\n\n[<span data-ttu-id=\"0a1b2-101\">Första guiden</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">First guide to it</span></span>](c.md)\n\n<span data-ttu-id=\"0a1b2-102\">Vänta lite.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Wait a little.</span></span>\n=> content/sv-se/a.md:3:1",
    fix: "Use the address of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    // The segments of a plain translation, and the halves of a pair, are compared by themselves.
    if cx.basis == Basis::Itself || cx.likeness != Likeness::SameLanguage {
        return;
    }
    if cx.expected.links.is_empty() && cx.blocks.links.is_empty() {
        return;
    }
    fn dests(outline: &Outline, block: usize) -> Vec<(Cow<'_, str>, Span)> {
        outline.links_of(block).map(|l| (without_locale(&l.dest), l.span)).collect()
    }
    // Links that are gone from texts that are the same.
    let mut gone = vec![];
    for edit in &cx.edits {
        let Edit::Both(i, j) = edit else { continue };
        let (there, here) = (&cx.expected.blocks[*i], &cx.blocks.blocks[*j]);
        if !here.kind.is_text() {
            continue;
        }
        let (expected, found) = (dests(cx.expected, *i), dests(cx.blocks, *j));
        if expected.iter().map(|(d, _)| d).eq(found.iter().map(|(d, _)| d)) {
            continue;
        }
        let only =
            |list: &[(Cow<'_, str>, Span)]| list.iter().map(|(d, _)| d.to_string()).collect::<Vec<_>>();
        let (lost, added) = tokens::unmatched(&only(&expected), &only(&found));
        for (n, &lost) in lost.iter().enumerate() {
            let dest = &expected[lost].0;
            let in_pair = added.get(n).is_some_and(|&k| cx.page.pair_at(found[k].1.start as usize).is_some());
            let fragment = added.get(n).is_some_and(|&k| {
                found[k].0.split('#').next().map(str::to_lowercase)
                    == dest.split('#').next().map(str::to_lowercase)
            });
            let mut finding = match added.get(n) {
                Some(&k) => cx.differs(
                    &RULE,
                    here,
                    there,
                    format!("`{}`; in {} it is `{dest}`", found[k].0, cx.other),
                ),
                None => cx.differs(
                    &RULE,
                    here,
                    there,
                    format!("the link to `{dest}` of {} is not here", cx.other),
                ),
            };
            if let Some(&k) = added.get(n) {
                finding.primary.span = found[k].1;
            }
            let alone = added.is_empty() && found.is_empty() && there.hash == here.hash;
            if alone && cx.basis == Basis::SourcePage && cx.is_settled(Some(here), there) {
                gone.push(finding);
                continue;
            }
            // Where both halves of a pair agree, the source was changed, not the translation.
            sink.push(if in_pair || fragment { finding.level(cx.level(Level::Strict)) } else { finding });
        }
        for &k in added.iter().skip(lost.len()) {
            let mut finding =
                cx.differs(&RULE, here, there, format!("{} has no link to `{}` here", cx.other, found[k].0));
            finding.primary.span = found[k].1;
            sink.push(finding.level(cx.level(Level::Strict)));
        }
    }
    cx.report_few(gone, sink);
}
