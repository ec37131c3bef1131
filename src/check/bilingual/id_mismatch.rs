//! A pair whose halves have different ids.

use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};
use std::collections::BTreeMap;

use crate::check::reading::Translation;
use crate::diag::Diagnostic;
use crate::syntax::bilingual::Pair;

/// The rule.
pub static RULE: Rule = Rule {
    code: "bilingual/id-mismatch",
    severity: Severity::Major,
    what: "The two halves of a bilingual pair have different ids, or a pair has an id of another page.",
    why: "The translation is joined to a source that may not be its own.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Save the file.</span></span>\n=> content/sv-se/a.md:1:20",
    fix: "Give both halves the id of the segment.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    let pairs = &page.page.scan.pairs;
    let prefix = |p: &Pair| text[p.id.clone()].split('-').next().unwrap_or_default().to_owned();
    let mut prefixes: BTreeMap<String, usize> = BTreeMap::new();
    for pair in pairs {
        *prefixes.entry(prefix(pair)).or_default() += 1;
    }
    let usual = prefixes.iter().max_by_key(|(_, n)| **n).map(|(p, _)| p.clone()).unwrap_or_default();
    for pair in pairs {
        let (here, there) = (&text[pair.id.clone()], &text[pair.source_id.clone()]);
        let message = if here != there {
            format!("the translation has the id {here}, its source {there}")
        } else if prefix(pair) != usual && prefixes.get(&usual).is_some_and(|n| *n >= 3) {
            format!("the ids of this page begin with {usual}, not as {here}")
        } else {
            continue;
        };
        let mut finding = Diagnostic::new(&RULE, page.page.span(pair.id.clone()), message)
            .related(page.page.span(pair.source_id.clone()), "the source");
        finding.segment = Some(here.into());
        sink.push(finding);
    }
}
