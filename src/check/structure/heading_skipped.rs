//! Headings of translations more than one level below the one before, where no other page tells what they should be.

use crate::check::reading::{BlockKind, LocalePage, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/heading-skipped",
    severity: Severity::Minor,
    what: "A heading of a translation is more than one level below the heading before it, no other heading of the page is, and the docset has no page of this version that could tell what level it should have.",
    why: "Who goes through a page by its headings looks for a part that is not there; most often a `#` was doubled.",
    example: "--- content/sv-se/a.md\n# <a name=\"all-parts\"></a><span data-ttu-id=\"0a1b2-101\">Alla delar</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">All parts</span></span>\n\n## <a name=\"first-steps\"></a><span data-ttu-id=\"0a1b2-102\">Första stegen</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">First steps</span></span>\n\n#### <a name=\"next-steps\"></a><span data-ttu-id=\"0a1b2-103\">Nästa steg</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">Next steps</span></span>\n=> content/sv-se/a.md:5:61",
    fix: "Write it one level below the heading before it, or as many `#` as the source has.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    if page.is_compared() {
        return;
    }
    let all = skips(page.page);
    if all.is_empty() || page.source_page.is_some_and(|s| !skips(s).is_empty()) {
        return;
    }
    // Several are the habit of who wrote the source.
    let level = if all.len() == 1 { Level::Default } else { Level::Pedantic };
    let told = |place: &Span| {
        sink.iter().any(|f| {
            f.code() == "structure/heading-level"
                && f.primary.span.start <= place.start
                && place.end <= f.primary.span.end
        })
    };
    let all: Vec<_> = all.into_iter().filter(|(.., place)| !told(place)).collect();
    for (above, heading, place) in all {
        let message = format!("level {heading} after level {above}");
        sink.push(Diagnostic::new(&RULE, place, message).level(level));
    }
}

/// The level of the heading before, the level of the heading, where it stands.
fn skips(page: &LocalePage) -> Vec<(u8, u8, Span)> {
    let headings: Vec<(u8, Span)> = page
        .blocks
        .blocks
        .iter()
        .filter_map(|b| match b.kind {
            BlockKind::Heading(level) => Some((level, b.place)),
            _ => None,
        })
        .collect();
    let pairs = headings.windows(2).filter(|p| p[1].0 > p[0].0 + 1);
    pairs.map(|p| (p[0].0, p[1].0, p[1].1)).collect()
}
