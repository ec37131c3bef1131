//! Pairs without a source.

use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "bilingual/source-empty",
    severity: Severity::Major,
    what: "The source half of a pair is empty, and the other half has words.",
    why: "Who reads the page in both languages sees nothing in place of the source, and nobody can check the translation.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\"> </span></span>\n=> content/sv-se/a.md:1:20",
    fix: "Restore the text of the source, or take both halves away where the source has no such text.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    for pair in &page.page.scan.pairs {
        let (source, target) = (text.get(pair.source.clone()), text.get(pair.target.clone()));
        let (Some(source), Some(target)) = (source, target) else { continue };
        if source.len() > MAX_SPACE {
            continue;
        }
        let empty = source.replace("&nbsp;", " ").trim().is_empty();
        if empty && target.replace("&nbsp;", " ").contains(char::is_alphabetic) {
            let message = "the source half of this pair is empty";
            let mut finding = Diagnostic::new(&RULE, page.page.span(pair.id.clone()), message);
            finding.segment = Some(text[pair.id.clone()].into());
            sink.push(finding);
        }
    }
}

/// Bytes of what only may be white space.
const MAX_SPACE: usize = 32;
