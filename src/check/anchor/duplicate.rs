//! Anchors that a plain translation has twice, where no other page tells which is right.

use rustc_hash::FxHashMap;

use crate::check::reading::{LocalePage, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "anchor/duplicate",
    severity: Severity::Major,
    what: "Two headings of a translation with different texts have an anchor of the same name, and the docset has no page of this version that could tell which is right.",
    why: "Links lead to the first of them; the place that lost its own name is reached by none.",
    example: "--- content/en-us/b.md\n# B\n--- content/sv-se/a.md\n# A\n\n## <a name=\"one\"></a>Det ena\n\n## <a name=\"one\"></a>Det andra\n=> content/sv-se/a.md:5:13",
    fix: "Give the second the name that its source has.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    // The source of a heading tells what its anchor is, on a bilingual page or on the page that it was made from.
    if page.page.is_bilingual() || page.is_compared() {
        return;
    }
    for (name, first, second) in doubled(page.page) {
        let message = format!("there is an anchor `{name}` already");
        sink.push(Diagnostic::new(&RULE, second, message).related(first, "the first"));
    }
}

/// The names that two headings of a page with different texts have, with their places. Headings with one text get one
/// name when they are translated.
fn doubled(page: &LocalePage) -> Vec<(&str, Span, Span)> {
    let mut seen: FxHashMap<&str, (u64, Span)> = FxHashMap::default();
    let mut out: Vec<(&str, Span, Span)> = vec![];
    for block in &page.blocks.blocks {
        for (name, place) in &block.anchors {
            match seen.get(name.as_ref()) {
                Some((hash, first)) if *hash != block.hash => out.push((name, *first, *place)),
                Some(_) => {}
                None => {
                    seen.insert(name, (block.hash, *place));
                }
            }
        }
    }
    out
}
