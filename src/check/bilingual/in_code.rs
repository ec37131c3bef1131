//! Pairs that are shown as code.

use crate::check::reading::{BlockKind, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "bilingual/in-code",
    severity: Severity::Major,
    what: "A line with a pair is set in so far that Markdown takes it for code.",
    why: "The page shows the text as code, with the tags of the pair.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Vänta lite.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Wait a little.</span></span>\n\n    <span data-ttu-id=\"0a1b2-102\">Spara filen nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Save the file now.</span></span>\n=> content/sv-se/a.md:3:5",
    fix: "Set the line in by less than four spaces; in a list, as far as the text of its item.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    for block in &page.page.blocks.blocks {
        let BlockKind::Code { fenced: false, .. } = block.kind else { continue };
        if let Some(pair) = page.page.pairs_over(&block.span.range()).first() {
            let at = pair.whole.start;
            // A text that begins with a line break within its pair stands in no line of its own.
            let line = text[..at].rfind('\n').map_or(0, |n| n + 1);
            if !text[line..at].trim_matches(['>', ' ', '\t']).is_empty() {
                continue;
            }
            let message = "four spaces make code of this text";
            sink.push(Diagnostic::new(&RULE, page.page.span(at..at + "<span".len()), message));
        }
    }
}
