//! Items of a list that stand in one line.

use super::number_gap;
use crate::check::reading::Translation;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "structure/items-joined",
    severity: Severity::Major,
    what: "The mark of a list item stands between two pairs of one line; or a link that follows an item of a list of links has lost it.",
    why: "Both items show as one, with the mark in its middle.",
    example: "--- content/sv-se/a.md\n- <span data-ttu-id=\"0a1b2-101\">Öppna filen.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Open the file.</span></span> - <span data-ttu-id=\"0a1b2-102\">Spara den.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Save it.</span></span>\n=> content/sv-se/a.md:1:136",
    fix: "Put the mark at the beginning of a line of its own.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

fn check(page: &Translation<'_>, sink: &mut Sink) {
    unmarked(page, sink);
    let text = page.page.text();
    for pair in page.page.scan.pairs.windows(2) {
        let gap = pair[0].whole.end..pair[1].whole.start;
        let Some(between) = text.get(gap.clone()) else { continue };
        // The pairs may be the texts of links, or bold.
        let (head, tail) = (link_end(between), between.trim_end_matches(['[', '*']));
        let Some(inner) = between.get(head..tail.len()) else { continue };
        let mark = inner.trim_matches([' ', '\t']);
        // On the three bilingual corpora no pair is joined to the next by such a mark.
        let parted = inner.starts_with([' ', '\t']) && inner.ends_with([' ', '\t']);
        if parted && is_mark(mark) {
            let at = gap.start + head + inner.find(mark).unwrap_or(0);
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

/// A line that begins with a link right after an item that is one: it lost its mark.
fn unmarked(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    for pair in page.page.scan.pairs.windows(2) {
        let gap = pair[0].whole.end..pair[1].whole.start;
        let Some(between) = text.get(gap.clone()) else { continue };
        let ended = link_end(between);
        if ended == 0 || between.get(ended..).map(|b| b.trim_start_matches([' ', '.'])) != Some("\n[") {
            continue;
        }
        let line = text[..pair[0].whole.start].rsplit('\n').next().unwrap_or_default();
        let marked = line.strip_suffix('[').is_some_and(|mark| is_mark(mark.trim()) && mark.ends_with(' '));
        if marked && !page.page.is_code(pair[0].whole.start) {
            let at = gap.end - 1;
            let message = "this link follows that of a list item in a line without a mark";
            sink.push(Diagnostic::new(&RULE, page.page.span(at..gap.end), message));
        }
    }
}

/// Where the address ends of the link that a pair is the text of.
fn link_end(text: &str) -> usize {
    let address = text.strip_prefix("](").and_then(|rest| rest.find([')', '\n']).map(|at| at + 3));
    address.filter(|end| text[..*end].ends_with(')')).unwrap_or(0)
}

/// Whether a text is the mark of a list item: `-`, `12.`.
fn is_mark(text: &str) -> bool {
    let number = text.strip_suffix(['.', ')']);
    matches!(text, "-" | "*" | "+")
        || number.is_some_and(|n| matches!(n.len(), 1..=2) && n.bytes().all(|b| b.is_ascii_digit()))
}
