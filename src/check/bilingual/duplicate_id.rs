//! An id that two segments have.

use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};
use rustc_hash::FxHashMap;

use crate::check::reading::Translation;
use crate::diag::Diagnostic;

/// The rule.
pub static RULE: Rule = Rule {
    code: "bilingual/duplicate-id",
    severity: Severity::Major,
    what: "Two segments of a page have the same id.",
    why: "Tools that go by the id see one segment only; the other is lost when the page is written again.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file.</span></span>\n\n<span data-ttu-id=\"0a1b2-101\">Stäng fönstret.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Close the window.</span></span>\n=> content/sv-se/a.md:3:20",
    fix: "Give each segment its own id, or remove the copy.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    for pair in &page.page.scan.pairs {
        let id = &text[pair.id.clone()];
        match seen.get(id) {
            Some(&first) => {
                let mut finding = Diagnostic::new(
                    &RULE,
                    page.page.span(pair.id.clone()),
                    format!("the id {id} stands for another segment already"),
                )
                .related(page.page.span(first..first + id.len()), "first here");
                finding.segment = Some(id.into());
                sink.push(finding);
            }
            None => {
                seen.insert(id, pair.id.start);
            }
        }
    }
}
