//! A text translated in several ways.

use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::check::reading::{Corpus, Term};
use crate::diag::{Diagnostic, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: "term/inconsistent",
    severity: Severity::Info,
    what: "A sentence or phrase of the source is translated in one way in most places of a locale, and otherwise here.",
    why: "The reader wonders whether it is the same thing.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file now.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Spara filen nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Save the file now.</span></span>\n\n<span data-ttu-id=\"0a1b2-103\">Spara filen nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">Save the file now.</span></span>\n\n<span data-ttu-id=\"0a1b2-104\">Lagra filen nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-104\">Save the file now.</span></span>\n=> content/sv-se/a.md:7:31",
    fix: "Choose one translation. The usual one may be the wrong one.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Corpus(check) };

fn check(corpus: &Corpus<'_>, sink: &mut Sink) {
    let terms = || corpus.pages.iter().flat_map(|p| &p.terms).filter(|t| !t.label);
    let mut places: FxHashMap<&str, u32> = FxHashMap::default();
    for term in terms() {
        *places.entry(&term.source).or_default() += 1;
    }
    let mut texts: BTreeMap<&str, BTreeMap<String, Vec<&Term>>> = BTreeMap::new();
    // Three alike and one that differs.
    for term in terms().filter(|t| places[t.source.as_ref()] >= 4) {
        let normal = term.target.trim_end_matches(['.', ':', '。', '：', ' ']).to_lowercase();
        texts.entry(&term.source).or_default().entry(normal).or_default().push(term);
    }
    for ways in texts.into_values().filter(|w| w.len() > 1) {
        let total: usize = ways.values().map(Vec::len).sum();
        let Some((usual, terms)) =
            ways.iter().max_by_key(|(text, terms)| (terms.len(), std::cmp::Reverse(*text)))
        else {
            continue;
        };
        if terms.len() < 3 || terms.len() * 3 < total * 2 {
            continue;
        }
        for term in ways.iter().filter(|(text, _)| *text != usual).flat_map(|(_, t)| t) {
            let message = format!("translated otherwise in {} of {total} places", terms.len());
            let mut finding = Diagnostic::new(&RULE, term.place, message)
                .level(Level::Pedantic)
                .related(terms[0].place, "as usual")
                .related(term.source_place, "the source");
            finding.segment = term.segment.clone();
            sink.push(finding);
        }
    }
}
