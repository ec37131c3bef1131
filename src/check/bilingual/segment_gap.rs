//! A segment that is not there.

use rustc_hash::FxHashSet;

use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level};
use crate::diag::{Rule, Severity, Sink};
use crate::syntax::bilingual::Pair;

/// The rule.
pub static RULE: Rule = Rule {
    code: "bilingual/segment-gap",
    severity: Severity::Major,
    what: "The numbers of a page's segments skip one, and nothing stands between that uses up a number (an image does).",
    why: "A sentence or a list item was dropped from the translation.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Vänta lite.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Wait a little.</span></span>\n\n<span data-ttu-id=\"0a1b2-104\">Stäng fönstret.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-104\">Close the window.</span></span>\n=> content/sv-se/a.md:5:20",
    fix: "Restore the segment from the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    let number = |pair: &Pair| text[pair.id.clone()].split_once('-')?.1.parse::<u32>().ok();
    let present: FxHashSet<u32> = page.page.scan.pairs.iter().filter_map(number).collect();
    let mut last: Option<(u32, usize, &str)> = None;
    for pair in &page.page.scan.pairs {
        let id = &text[pair.id.clone()];
        let Some((_, digits)) = id.split_once('-') else { continue };
        // Paragraphs have a counter of their own.
        let Ok(number) = digits.parse::<u32>() else { continue };
        if let Some((before, end, name)) = last
            && number > before + 1
        {
            let between = &text[end..pair.whole.start];
            // What uses up numbers without being wrapped: pictures, paragraph pairs, rows of definitions.
            let explained = uses_numbers(between) || text[pair.target.clone()].contains("![");
            // One that stands elsewhere on the page was moved, not lost.
            let missing = (before + 1..number).take(64).filter(|n| !present.contains(n)).count();
            if !explained && (1..=40).contains(&missing) {
                let level = if missing <= 6 { Level::Default } else { Level::Strict };
                let what =
                    if missing == 1 { "a segment is".to_owned() } else { format!("{missing} segments are") };
                let mut finding = Diagnostic::new(
                    &RULE,
                    page.page.span(pair.id.clone()),
                    format!("{what} missing between {name} and {id}"),
                )
                .level(level);
                finding.segment = Some(id.into());
                sink.push(finding);
            }
        }
        last = Some((number, pair.whole.end, id));
    }
}

/// Whether a text holds what uses up numbers without being wrapped: pictures, paragraph pairs, definitions of links.
fn uses_numbers(text: &str) -> bool {
    let paragraph =
        |(i, _): (usize, &str)| text[i + 2..].bytes().take(3).filter(u8::is_ascii_digit).count() == 3;
    text.contains("![")
        || text.match_indices("[!").any(|(i, _)| !KNOWN.contains(&word(&text[i + 2..])))
        || text.contains(":::image")
        || text.contains("<img")
        || text.match_indices("-p").any(paragraph)
        || text.lines().any(|l| l.trim_start().starts_with('[') && l.contains("]: "))
        || text.lines().count() > 60
}

/// The word of a marker.
fn word(rest: &str) -> &str {
    rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Directives that use up no number.
const KNOWN: [&str; 9] =
    ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "INCLUDE", "VIDEO", "div", "code"];
