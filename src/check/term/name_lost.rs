//! Names that the page keeps elsewhere.

use rustc_hash::FxHashMap;

use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "term/name-lost",
    severity: Severity::Minor,
    what: "A name of the source is not in the translation, though the page keeps it everywhere else.",
    why: "A product's name was translated as if it were a word, or left out.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Starta Contoso nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Start Contoso now.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Stäng Contoso sedan.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Close Contoso then.</span></span>\n\n<span data-ttu-id=\"0a1b2-103\">Öppna Kontoret igen.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">Open Contoso again.</span></span>\n=> content/sv-se/a.md:5:31",
    fix: "Write the name as the source has it.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

/// Segments that keep a name, and those that do not.
#[derive(Default)]
struct Uses {
    kept: usize,
    lost: Vec<(usize, std::ops::Range<usize>)>,
}

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let mut uses: FxHashMap<&str, Uses> = FxHashMap::default();
    for (i, segment) in page.segments.iter().enumerate().filter(|(_, s)| s.sure) {
        let target = segment.target.raw;
        let mut done: Vec<&str> = vec![];
        for (range, name) in segment.source.anatomy.names() {
            if name.len() < 4 || !name.is_ascii() || done.contains(&name) {
                continue;
            }
            done.push(name);
            let entry = uses.entry(name).or_default();
            match target.contains(name) {
                true => entry.kept += 1,
                false => entry.lost.push((i, range.clone())),
            }
        }
    }
    let mut found: Vec<(usize, Diagnostic)> = vec![];
    for (name, Uses { kept, lost }) in uses {
        let [(index, range)] = lost.as_slice() else { continue };
        if kept < 2 {
            continue;
        }
        let segment = &page.segments[*index];
        let mut finding = Diagnostic::new(
            &RULE,
            segment.target.span(0..segment.target.raw.len()),
            format!("the page keeps \u{201c}{name}\u{201d} elsewhere, it is not here"),
        )
        .level(Level::Pedantic)
        .related(segment.source.span(range.clone()), "the source");
        finding.segment = segment.id.map(Into::into);
        found.push((*index, finding));
    }
    found.sort_by(|a, b| (a.0, &a.1.message).cmp(&(b.0, &b.1.message)));
    sink.extend(found.into_iter().map(|(_, finding)| finding));
}
