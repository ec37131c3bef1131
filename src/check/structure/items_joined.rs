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
    let text = page.page.text();
    for pair in page.page.scan.pairs.windows(2) {
        let gap = pair[0].whole.end..pair[1].whole.start;
        let Some(between) = text.get(gap.clone()).filter(|_| !page.page.is_code(gap.start)) else { continue };
        if let Some((at, mark)) = joined(between) {
            let at = gap.start + at;
            let message = format!("`{mark}` is a mark in mid-line: two items stand in one");
            supersede(page, at, mark, sink);
            sink.push(Diagnostic::new(&RULE, page.page.span(at..at + mark.len()), message));
        } else if is_unmarked(between, &text[..pair[0].whole.start]) {
            let message = "this link follows that of a list item in a line without a mark";
            sink.push(Diagnostic::new(&RULE, page.page.span(gap.end - 1..gap.end), message));
        }
    }
}

/// The mark of a list item in what stands between two pairs, which may be the texts of links or bold, and where. On the
/// three bilingual corpora no pair is joined to the next by such a mark.
fn joined(between: &str) -> Option<(usize, &str)> {
    let head = link_end(between);
    let inner = between.get(head..between.trim_end_matches(['[', '*']).len())?;
    let mark = inner.trim_matches([' ', '\t']);
    let parted = inner.starts_with([' ', '\t']) && inner.ends_with([' ', '\t']);
    (parted && is_mark(mark)).then(|| (head + inner.find(mark).unwrap_or(0), mark))
}

/// Takes back that a number of the list is missed: it is the one that stands here.
fn supersede(page: &Translation<'_>, at: usize, mark: &str, sink: &mut Sink) {
    let follows = |f: &Diagnostic| {
        let place = f.primary.span;
        f.code() == number_gap::RULE.code && place.file == page.page.file && place.start as usize > at
    };
    let gaps = (0..sink.len()).filter(|&i| follows(&sink[i]));
    if let Some(i) = gaps.min_by_key(|&i| sink[i].primary.span.start).filter(|_| mark.len() > 1) {
        sink.remove(i);
    }
}

/// Whether a line that begins with a link comes right after an item that is one: it lost its mark.
fn is_unmarked(between: &str, before: &str) -> bool {
    let ended = link_end(between);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let item = line.strip_suffix('[').is_some_and(|mark| is_mark(mark.trim()) && mark.ends_with(' '));
    item && ended > 0 && between.get(ended..).map(|b| b.trim_start_matches([' ', '.'])) == Some("\n[")
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
