//! Code that does not end.

use std::cell::LazyCell;

use super::language::one_name;
use crate::check::reading::{Block, BlockKind, Translation};
use crate::check::{Check, Look};
use crate::diag::Diagnostic;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "code/fence-unclosed",
    severity: Severity::Critical,
    what: "A code block is not closed: what follows, text and headings, stands in it.",
    why: "Half a page is shown as code.",
    example: "--- content/en-us/a.md\n# A\n\n```js\nrun();\n```\n\nWait a little.\n--- content/sv-se/a.md\n# A\n\n```js\nrun();\n\n<span data-ttu-id=\"0a1b2-101\">Vänta lite.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Wait a little.</span></span>\n=> content/sv-se/a.md:3:1",
    fix: "Close the block with as many backticks as it begins with, on a line of their own.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    // A sample of Markdown may hold one, and the source has it then, too.
    let anchored = |raw: &str| raw.lines().any(|l| l.starts_with('#') && l.contains("<a name=\""));
    let is_sample = |b: &Block| matches!(&b.kind, BlockKind::Code { text, .. } if anchored(text));
    let sampled =
        LazyCell::new(|| page.source_page.is_some_and(|source| source.blocks.blocks.iter().any(is_sample)));
    for block in &page.page.blocks.blocks {
        let BlockKind::Code { fenced: true, language, .. } = &block.kind else { continue };
        let Some(raw) = text.get(block.span.range()) else { continue };
        let mut lines = raw.lines();
        let first = lines.next().unwrap_or_default().trim_start_matches(['>', ' ']);
        let mark = first.chars().next().filter(|c| matches!(c, '`' | '~')).unwrap_or('`');
        let last = raw.trim_end().lines().next_back().unwrap_or_default();
        let closed = raw.lines().count() > 1
            && last.trim_start_matches(['>', ' ']).trim().starts_with([mark])
            && last.trim().trim_start_matches(['>', ' ']).chars().all(|c| c == mark);
        let sample = || one_name(language) == "markdown" || *sampled;
        let swallowed = raw.contains("data-ttu-id=") || anchored(raw) && !sample();
        if swallowed || !closed {
            let at =
                block.span.start as usize..block.span.start as usize + raw.lines().next().map_or(0, str::len);
            sink.push(Diagnostic::new(
                &RULE,
                page.page.span(at),
                "this code block does not end where its code ends",
            ));
        }
    }
}
