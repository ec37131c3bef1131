//! Items of a list that stand in one line.

use super::number_gap;
use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/items-joined",
    severity: Severity::Major,
    what: "The mark of a list item stands between two pairs of one line.",
    why: "Both items show as one, with the mark in its middle.",
    example: "--- content/sv-se/a.md\n- <span data-ttu-id=\"0a1b2-101\">Öppna filen.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Open the file.</span></span> - <span data-ttu-id=\"0a1b2-102\">Spara den.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Save it.</span></span>\n=> content/sv-se/a.md:1:136",
    fix: "Put the mark at the beginning of a line of its own.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    for pair in page.page.scan.pairs.windows(2) {
        let gap = pair[0].whole.end..pair[1].whole.start;
        let Some(between) = text.get(gap.clone()) else { continue };
        let mark = between.trim_matches([' ', '\t']);
        // On the three bilingual corpora no pair is joined to the next by such a mark.
        let parted = between.starts_with([' ', '\t']) && between.ends_with([' ', '\t']);
        if parted && is_mark(mark) {
            let at = gap.start + between.find(mark).unwrap_or(0);
            // The number that is missed after it is this one.
            let follows = |f: &Diagnostic| {
                f.code() == number_gap::RULE.code
                    && f.primary.span.file == page.page.file
                    && f.primary.span.start as usize > at
            };
            let gap =
                (0..sink.len()).filter(|&i| follows(&sink[i])).min_by_key(|&i| sink[i].primary.span.start);
            if let Some(i) = gap.filter(|_| mark.len() > 1) {
                sink.remove(i);
            }
            let message = format!("`{mark}` is a mark in mid-line: two items stand in one");
            sink.push(Diagnostic::new(&RULE, page.page.span(at..at + mark.len()), message));
        }
    }
}

/// Whether a text is the mark of a list item: `-`, `12.`.
fn is_mark(text: &str) -> bool {
    let number = text.strip_suffix(['.', ')']);
    matches!(text, "-" | "*" | "+")
        || number.is_some_and(|n| matches!(n.len(), 1..=2) && n.bytes().all(|b| b.is_ascii_digit()))
}
