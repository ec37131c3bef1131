//! Another mark at the end.

use crate::check::reading::{Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::text::is_unspaced;

/// The rule.
pub static RULE: Rule = Rule {
    code: "typography/end-mark",
    severity: Severity::Info,
    what: "The source ends in a full stop, a colon or a question mark, and the translation does not end in one that may stand for it.",
    why: "A lost end often comes with lost words; a question without its mark is a statement.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Vill du spara filen</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Do you want to save the file?</span></span>\n=> content/sv-se/a.md:1:49",
    fix: "End the text as the source does.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::End) || cx.is_explained(Aspect::Link) {
        return;
    }
    let last = |text: &str| {
        text.trim_end()
            .trim_end_matches(['*', '_', ')', '）', '"', '”', '»', '」', ']', '\u{200f}', '\u{200e}'])
            .chars()
            .next_back()
    };
    let (Some(there), Some(here)) = (last(cx.segment.source.raw), last(cx.segment.target.raw)) else {
        return;
    };
    let own: &[char] = match there {
        '.' => &['.', '。', '．', '؟', '۔', '।', '！', '!', '…', '｡'],
        ':' => &[':', '：', '。', '.', '︰'],
        '?' => &['?', '？', '؟', ';', '。', '.'],
        '!' => &['!', '！', '.', '。'],
        _ => return,
    };
    if own.contains(&here) || cx.style().end_marks(there).contains(&here) || cx.source().words.len() < 3 {
        return;
    }
    // A language may end sentences with nothing.
    if (here.is_alphanumeric() || is_unspaced(here)) && cx.style().end_marks(there).contains(&' ') {
        return;
    }
    // The mark may stand in a link or in code at the end.
    let tail: String = cx.segment.target.raw.trim_end().chars().rev().take(4).collect();
    let level = if matches!(there, '?' | ':') { Level::Strict } else { Level::Pedantic };
    let (target, end) = (cx.target(), cx.segment.target.raw.trim_end().len());
    let link = target.links.last().filter(|l| l.range.end == end);
    if tail.contains(own) || link.is_some_and(|l| target.link_text(l).trim_end().ends_with(own)) {
        return;
    }
    let at = end - here.len_utf8().min(end)..end;
    let at = if cx.segment.target.raw.is_char_boundary(at.start) { at } else { cx.all() };
    cx.report(sink, (&RULE, level), at, format!("the source ends in `{there}`"), &[Aspect::End]);
}
