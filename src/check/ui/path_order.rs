//! Menu paths whose steps changed places.

use crate::check::reading::{Anatomy, Aspect, Piece, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "ui/path-order",
    severity: Severity::Major,
    what: "A step of a menu path that is called the same in both languages stands in another place of the path.",
    why: "The reader opens the wrong menu.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Välj **Spara** > **Contoso**.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Choose **Contoso** > **Save**.</span></span>\n=> content/sv-se/a.md:1:48",
    fix: "Set the steps in the order of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Menu) || cx.source().strong.len() < 2 || cx.target().strong.len() < 2 {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    let (theirs, ours) = (paths(source), paths(target));
    if theirs.len() != ours.len() {
        return;
    }
    for (there, here) in theirs.iter().zip(&ours).filter(|(a, b)| a.len() == b.len()) {
        let step = |a: &Anatomy<'_>, piece: &Piece| a.raw[piece.inner.clone()].trim().to_owned();
        let names: Vec<String> = there.iter().map(|p| step(source, p)).collect();
        let moved = here.iter().enumerate().find_map(|(at, piece)| {
            let name = step(target, piece);
            let is_name = name.chars().filter(|c| c.is_alphabetic()).count() > 1;
            let mut places = names.iter().enumerate().filter(|(_, n)| **n == name);
            let (from, _) = places.next().filter(|_| is_name)?;
            (places.next().is_none() && from != at).then_some((from, piece, name))
        });
        if let Some((from, piece, name)) = moved {
            let message = format!("“{name}” is step {} of {} in the source", from + 1, names.len());
            let place = there.get(from).map(|p| p.range.clone());
            cx.report_with(
                sink,
                (&RULE, Level::Default),
                piece.range.clone(),
                place,
                message,
                &[Aspect::Menu],
            );
            return;
        }
    }
}

/// Runs of bold labels with nothing but a `>` between them.
fn paths<'a>(a: &'a Anatomy<'_>) -> Vec<Vec<&'a Piece>> {
    let mut out: Vec<Vec<&Piece>> = vec![];
    let mut last: Option<&Piece> = None;
    for piece in &a.strong {
        let gap = last.and_then(|l| a.raw.get(l.range.end..piece.range.start));
        let quotes = [' ', '\u{a0}', '"', '“', '”', '«', '»', '「', '」', '\u{200f}'];
        let joined = gap.is_some_and(|gap| matches!(gap.trim_matches(quotes), ">" | "&gt;" | "＞" | "\\>"));
        match out.last_mut().filter(|_| joined) {
            Some(path) => path.push(piece),
            None => out.push(vec![piece]),
        }
        last = Some(piece);
    }
    out.retain(|path| path.len() >= 2);
    out
}
