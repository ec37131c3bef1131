//! Backslashes that keep a mark from being Markdown.

use std::ops::Range;

use crate::check::reading::{Anatomy, Aspect, Segment, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "code/escape-lost",
    severity: Severity::Minor,
    what: "The source has a backslash before a mark of Markdown or HTML (`\\_`, `\\*`, `\\[`, `\\<`, `\\#`), and the translation has the mark without it. Where more texts of the page have lost theirs than keep them, it is what a tool does, and told at pedantic only.",
    why: "The mark may make a tag, a link or italics of what should be shown; if not now, then when a word beside it changes.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Skriv _namn här.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Write \\_name here.</span></span>\n=> content/sv-se/a.md:1:37",
    fix: "Put the backslash before the mark.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Tag) || cx.is_explained(Aspect::Emphasis) {
        return;
    }
    let Some((mark, at)) = MARKS.into_iter().find_map(|mark| Some((mark, lost(cx.segment, mark)?))) else {
        return;
    };
    let others = cx.page.segments.iter().filter(|s| s.source.anatomy.signs.byte(b'\\')).take(MAX_OTHERS);
    let (mut kept, mut gone) = (0, 0);
    for segment in others {
        match lost(segment, mark) {
            Some(_) => gone += 1,
            None => kept += usize::from(marks(&segment.source.anatomy, mark).escaped > 0),
        }
    }
    let level = if gone <= 1 || kept >= gone { Level::Default } else { Level::Pedantic };
    let message = format!("`{mark}`; in the source it is `\\{mark}`");
    cx.report(sink, (&RULE, level), at, message, &[Aspect::Tag, Aspect::Emphasis]);
}

/// Texts of the page that show what becomes of its backslashes.
const MAX_OTHERS: usize = 200;

/// Marks that a backslash makes text of.
const MARKS: [char; 7] = ['<', '>', '*', '_', '[', ']', '#'];

/// Where a mark stands that has lost its backslash: fewer have one than in the source, and more have none.
fn lost(segment: &Segment<'_>, mark: char) -> Option<Range<usize>> {
    let (source, target) = (&segment.source.anatomy, &segment.target.anatomy);
    let held = |a: &Anatomy<'_>| a.signs.byte(b'\\') && a.signs.byte(mark as u8);
    if !held(source) || !target.signs.byte(mark as u8) {
        return None;
    }
    let (theirs, ours) = (marks(source, mark), marks(target, mark));
    let missing = theirs.escaped.saturating_sub(ours.escaped);
    let at = ours.first?;
    (missing > 0 && ours.plain >= theirs.plain + missing).then_some(at..at + 1)
}

/// How a text has a mark outside code.
#[derive(Default)]
struct Marks {
    /// With a backslash.
    escaped: usize,
    /// Without one.
    plain: usize,
    /// The first without one.
    first: Option<usize>,
}

fn marks(a: &Anatomy<'_>, mark: char) -> Marks {
    let mut out = Marks::default();
    let mut escape = false;
    // A pair of marks may come of two that have lost theirs; bold does not.
    let part = |at: usize| {
        a.codes.iter().any(|code| code.range.contains(&at))
            || a.strong.iter().any(|bold| bold.range.contains(&at) && !bold.inner.contains(&at))
    };
    for (at, byte) in a.raw.bytes().enumerate() {
        if byte == mark as u8 && !part(at) {
            match escape {
                true => out.escaped += 1,
                false => {
                    out.plain += 1;
                    out.first.get_or_insert(at);
                }
            }
        }
        escape = byte == b'\\' && !escape;
    }
    out
}
