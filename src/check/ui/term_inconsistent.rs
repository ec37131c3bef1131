//! Labels translated in several ways.

use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};
use std::collections::BTreeMap;

use crate::check::reading::{Corpus, Term};
use crate::diag::{Diagnostic, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: "ui/term-inconsistent",
    severity: Severity::Info,
    what: "A label in bold is translated in one way in most places of a locale, and otherwise here.",
    why: "The reader looks for a label that the product does not show. Which of the two it shows, only the product can tell.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Välj **Spara** för fil 10.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Choose **Save** for file 10.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Välj **Spara** för fil 11.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Choose **Save** for file 11.</span></span>\n\n<span data-ttu-id=\"0a1b2-103\">Välj **Spara** för fil 12.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">Choose **Save** for file 12.</span></span>\n\n<span data-ttu-id=\"0a1b2-104\">Välj **Spara** för fil 13.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-104\">Choose **Save** for file 13.</span></span>\n\n<span data-ttu-id=\"0a1b2-105\">Välj **Lagra** för fil 15.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-105\">Choose **Save** for file 15.</span></span>\n=> content/sv-se/a.md:9:38",
    fix: "Use the words that the product shows, everywhere.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Corpus(check) };

fn check(corpus: &Corpus<'_>, sink: &mut Sink) {
    let mut labels: BTreeMap<String, BTreeMap<String, Vec<&Term>>> = BTreeMap::new();
    for term in corpus.pages.iter().flat_map(|p| &p.terms).filter(|t| t.label) {
        labels.entry(normal(&term.source)).or_default().entry(normal(&term.target)).or_default().push(term);
    }
    let owners = owners(&labels);
    for (source, ways) in labels.iter().filter(|(_, w)| w.len() > 1) {
        let total: usize = ways.values().map(Vec::len).sum();
        let Some((usual, terms)) =
            ways.iter().max_by_key(|(text, terms)| (terms.len(), std::cmp::Reverse(*text)))
        else {
            continue;
        };
        if terms.len() < 3 {
            continue;
        }
        for (text, others) in ways.iter().filter(|(text, _)| *text != usual) {
            if others.len() * 4 > total {
                continue;
            }
            for term in others {
                let message = format!(
                    "\u{201c}{}\u{201d} is \u{201c}{}\u{201d} in {} of {total} places, \u{201c}{}\u{201d} in {}",
                    term.source,
                    term.target,
                    others.len(),
                    terms[0].target,
                    terms.len()
                );
                // What another label is called everywhere else, and the name of something else for one that is kept.
                let swapped = others.len() == 1
                    && !usual.is_empty()
                    && (owners.get(text.as_str()).is_some_and(|owner| *owner != source)
                        || usual == source && terms.len() >= 5 && is_name(&term.source));
                let often = terms.len() >= 10 && others.len() * 8 <= terms.len();
                let level = match (swapped, often) {
                    (true, _) => Level::Default,
                    (false, true) => Level::Strict,
                    (false, false) => Level::Pedantic,
                };
                let severity = if swapped { Severity::Major } else { RULE.severity };
                let finding = Diagnostic { severity, ..Diagnostic::new(&RULE, term.place, message) };
                let mut finding = finding.level(level).related(terms[0].place, "as usual");
                finding.segment = term.segment.clone();
                sink.push(finding);
            }
        }
    }
}

/// The labels of the source that are called so in nearly all places, by what they are called.
fn owners<'a>(labels: &'a BTreeMap<String, BTreeMap<String, Vec<&Term>>>) -> BTreeMap<&'a str, &'a String> {
    let mut out = BTreeMap::new();
    for (source, ways) in labels {
        let total: usize = ways.values().map(Vec::len).sum();
        for (target, terms) in ways.iter().filter(|(text, _)| !text.is_empty()) {
            if terms.len() >= 2 && terms.len() * 10 >= total * 9 {
                out.insert(target.as_str(), source);
            }
        }
    }
    out
}

/// Whether a label is a name of code: `xsi:type`, `app.json`.
fn is_name(label: &str) -> bool {
    let inner = label.trim_matches(|c: char| !c.is_alphanumeric());
    !inner.contains(' ') && inner.contains([':', '.', '/', '_'])
}

/// Case and punctuation at the ends aside.
fn normal(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}
