//! Code away from its noun.

use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};
use std::ops::Range;

use crate::check::reading::{Anatomy, Aspect, Piece, SegmentContext, Word};
use crate::diag::Level;

/// The rule.
pub static RULE: Rule = Rule {
    code: "displacement/code-torn",
    severity: Severity::Major,
    what: "The source says what a piece of code is (`run` method), and in the translation that noun stands elsewhere in the sentence.",
    why: "The sentence says that something else is called so.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Metoden är snabb och `run` är den som gör jobbet.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">The `run` method is fast and does the job.</span></span>\n=> content/sv-se/a.md:1:57",
    fix: "Put the code next to its noun.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Code) || !cx.style().known {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    for (n, piece) in source.codes.iter().enumerate() {
        let code = source.code(piece);
        let Some((noun, there)) = noun_beside(cx, source, piece) else { continue };
        let Some(words) = cx.style().code_noun(&noun) else { continue };
        let places: Vec<&Piece> = target.codes.iter().filter(|c| target.code(c) == code).collect();
        if places.is_empty() || places.iter().any(|p| is_near(cx, target, p, words)) {
            continue;
        }
        let anywhere =
            target.words.iter().any(|w| is_noun(cx, target.word(w), words)) || holds(cx, target, words);
        // A noun shared by several pieces of code stands by one of them.
        let shared = source.codes.iter().enumerate().any(|(m, other)| m != n && joined(source, piece, other));
        let level = match (anywhere, shared) {
            (true, false) => Level::Default,
            (true, true) => Level::Strict,
            _ => Level::Pedantic,
        };
        let message = format!(
            "`{code}` stands away from the word for \u{201c}{noun}\u{201d}, which it follows or comes before in the source"
        );
        cx.report_with(sink, (&RULE, level), places[0].range.clone(), Some(there), message, &[Aspect::Code]);
        return;
    }
}

/// The noun of the source's language right after code, or right before it.
fn noun_beside(cx: &SegmentContext<'_>, a: &Anatomy<'_>, piece: &Piece) -> Option<(String, Range<usize>)> {
    let noun = |w: &Word| {
        let word = a.word(w).to_lowercase();
        let single = [
            word.as_str(),
            word.strip_suffix('s').unwrap_or(&word),
            word.strip_suffix("es").unwrap_or(&word),
        ];
        single
            .into_iter()
            .find(|w| cx.style().code_noun(w).is_some())
            .map(|w| (w.to_owned(), piece.range.start.min(w_start(piece))..piece.range.end))
    };
    let after = a.words.iter().find(|w| w.range.start >= piece.range.end)?;
    let gap = a.raw.get(piece.range.end..after.range.start)?;
    let only_space = !gap.is_empty() && gap.chars().all(|c| c == ' ' || c == '*');
    if only_space { noun(after) } else { None }
}

fn w_start(piece: &Piece) -> usize {
    piece.range.start
}

/// Whether only "and", "or" or a comma stands between two pieces of code.
fn joined(a: &Anatomy<'_>, one: &Piece, two: &Piece) -> bool {
    let (x, y) = if one.range.start < two.range.start { (one, two) } else { (two, one) };
    a.raw.get(x.range.end..y.range.start).is_some_and(|gap| {
        matches!(gap.trim().trim_matches(','), "" | "and" | "or" | " and" | " or" | "/" | "&")
            || matches!(gap.trim(), "and" | "or" | ", and" | ", or" | "and/or")
    })
}

fn is_noun(cx: &SegmentContext<'_>, word: &str, nouns: &[Box<str>]) -> bool {
    let word = word.to_lowercase();
    nouns.iter().any(|n| {
        word.starts_with(n.as_ref())
            || word.ends_with(n.as_ref())
            || cx.style().language.as_ref() == "ar" && word.contains(n.as_ref())
    })
}

/// Languages without spaces: anywhere in the text.
fn holds(cx: &SegmentContext<'_>, a: &Anatomy<'_>, nouns: &[Box<str>]) -> bool {
    let unspaced = a.words.iter().any(|w| w.unspaced);
    (unspaced || cx.style().language.as_ref() == "ko")
        && a.prose.iter().any(|r| nouns.iter().any(|n| a.raw[r.clone()].contains(n.as_ref())))
}

/// Whether one of the nouns stands within two words of code, on either side.
fn is_near(cx: &SegmentContext<'_>, a: &Anatomy<'_>, piece: &Piece, nouns: &[Box<str>]) -> bool {
    let before = a.words.partition_point(|w| w.range.end <= piece.range.start);
    let after = a.words.partition_point(|w| w.range.start < piece.range.end);
    let near = |w: &Word| is_noun(cx, a.word(w), nouns);
    if a.words[before.saturating_sub(3)..before].iter().any(near)
        || a.words[after..(after + 3).min(a.words.len())].iter().any(near)
    {
        return true;
    }
    // A list of code has its noun at one end.
    let beside = a.codes.iter().any(|other| {
        other.range != piece.range && {
            let (x, y) = if other.range.start < piece.range.start { (other, piece) } else { (piece, other) };
            a.raw.get(x.range.end..y.range.start).is_some_and(|g| g.chars().count() <= 8)
        }
    });
    if beside {
        return true;
    }
    let text = |range: Option<&str>| {
        range.is_some_and(|t| nouns.iter().any(|n| t.to_lowercase().contains(n.as_ref())))
    };
    let unspaced = a.words.iter().any(|w| w.unspaced) || cx.style().language.as_ref() == "ko";
    let from = a.raw[..piece.range.start].char_indices().rev().nth(9).map_or(0, |(i, _)| i);
    let to =
        a.raw[piece.range.end..].char_indices().nth(10).map_or(a.raw.len(), |(i, _)| piece.range.end + i);
    unspaced && (text(a.raw.get(from..piece.range.start)) || text(a.raw.get(piece.range.end..to)))
}
