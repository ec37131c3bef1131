//! Segments in another order than their numbers.

use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::Diagnostic;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "bilingual/exchanged",
    severity: Severity::Major,
    what: "The numbers of a page's segments go down: two segments have changed places.",
    why: "Steps or sentences are told in the wrong order.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file.</span></span>\n\n<span data-ttu-id=\"0a1b2-103\">Stäng fönstret.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">Close the window.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Vänta lite.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Wait a little.</span></span>\n\n<span data-ttu-id=\"0a1b2-104\">Gå hem.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-104\">Go home.</span></span>\n=> content/sv-se/a.md:5:20",
    fix: "Put them in the order of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    let mut highest: Option<(u32, &str, usize)> = None;
    for pair in &page.page.scan.pairs {
        let id = &text[pair.id.clone()];
        let Some(number) = id.split_once('-').and_then(|(_, n)| n.parse::<u32>().ok()) else { continue };
        if let Some((before, name, _)) = highest
            && number < before
        {
            let mut finding =
                Diagnostic::new(&RULE, page.page.span(pair.id.clone()), format!("{id} stands after {name}"));
            finding.segment = Some(id.into());
            sink.push(finding);
        } else {
            highest = Some((number, id, pair.id.start));
        }
    }
}
