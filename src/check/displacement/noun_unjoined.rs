//! Code and noun that are not joined.

use std::ops::Range;

use crate::check::reading::{Anatomy, Aspect, LinkStyle, Piece, SegmentContext, Word};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::l10n::{Joiner, Style};
use crate::text::is_titled;

/// The rule.
pub static RULE: Rule = Rule {
    code: "displacement/noun-unjoined",
    severity: Severity::Minor,
    what: "In a language that joins code, a name or a link and its noun by a hyphen, they stand apart by a space.",
    why: "The compound reads as two things.",
    example: "--- content/de-de/a.md\n<span data-ttu-id=\"0a1b2-101\">Die `run` Methode ist schnell.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">The `run` method is fast.</span></span>\n=> content/de-de/a.md:1:35",
    fix: "Write a hyphen between them.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

/// What a noun is joined to.
struct Head {
    /// Where it stands in the translation.
    at: Range<usize>,
    /// Where it ends in the source.
    there: Vec<usize>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    /// What is marked and the same in both.
    Marked,
    /// A name.
    Name,
}

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.style().joiner != Joiner::Hyphen {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    let heads = codes(cx).into_iter().chain(marked(source, target)).chain(names(cx.style(), source, target));
    for head in heads {
        let Some((at, word)) = following(target, head.at.end) else { continue };
        let noun = target.word(word);
        // `OPTION` is to be replaced by the reader.
        let shouted = noun.chars().all(char::is_uppercase);
        if !noun.starts_with(char::is_uppercase) || shouted {
            continue;
        }
        // `Schritt für Schritt`
        if target.words[at + 1..].iter().take(2).any(|w| target.word(w) == noun) {
            continue;
        }
        // `Binär- und Quellpakete`: the noun belongs to what follows.
        if head.kind == Kind::Name && target.raw[word.range.end..].starts_with('-') {
            continue;
        }
        // `Stufe 1`: the noun belongs to its number.
        let rest =
            target.raw[word.range.end..].trim_start_matches([' ', '\u{a0}', '<', '>', '=', '\\', '*', '`']);
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let known = cx.style().begins_as_code_noun(noun);
        let Some(level) = head.there.iter().filter_map(|end| level(cx, (&head, *end), (noun, known))).min()
        else {
            continue;
        };
        let name = target.raw[head.at.clone()].trim_matches(['*', '_', '`']);
        let message = match head.kind {
            Kind::Code => format!("`{name}` and \u{201c}{noun}\u{201d} are not joined"),
            Kind::Marked | Kind::Name => {
                format!("\u{201c}{name}\u{201d} and \u{201c}{noun}\u{201d} are not joined")
            }
        };
        cx.report(sink, (&RULE, level), head.at.start..word.range.end, message, &[]);
    }
}

/// How certain it is that the noun belongs to its head, from what follows the head at `end` of the source; `None`: it
/// does not.
fn level(cx: &SegmentContext<'_>, (head, end): (&Head, usize), (noun, known): (&str, bool)) -> Option<Level> {
    let (source, other) = (cx.source(), cx.page.source_style);
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let (at, next) = following(source, end)?;
    let word = source.word(next);
    if other.is_function_word(word) || !known && !is_titled(noun) {
        return None;
    }
    let same = cx
        .style()
        .code_noun_of(word)
        .is_some_and(|(_, names)| names.iter().any(|name| noun.to_lowercase().starts_with(name.as_ref())));
    if head.kind == Kind::Code {
        // A noun that is none of code may be the object of a verb: `exported compiler flags`. What follows an option may say
        // what it does.
        let option = cx.target().raw[head.at.clone()].starts_with("`-");
        return Some(if known && (same || !option) { Level::Strict } else { Level::Pedantic });
    }
    if !small(word) || source.words.iter().any(|w| source.word(w) == noun) {
        return None;
    }
    // A word that another one follows may be a verb: `If Excel loads values`.
    let after = source.words.get(at + 1);
    let last = after.is_none_or(|w| {
        source.raw.get(next.range.end..w.range.start) != Some(" ") || other.is_function_word(source.word(w))
    });
    let level = if same || last { Level::Strict } else { Level::Pedantic };
    (!word.ends_with("ed") && !word.ends_with("ing") || same).then_some(level)
}

/// The word that only a space parts from what ends at a place, and its index.
fn following<'a>(a: &'a Anatomy<'_>, end: usize) -> Option<(usize, &'a Word)> {
    let at = a.words.partition_point(|w| w.range.start < end);
    let word = a.words.get(at)?;
    (a.raw.get(end..word.range.start) == Some(" ")).then_some((at, word))
}

/// Code, but not numbers.
fn codes(cx: &SegmentContext<'_>) -> Vec<Head> {
    let (source, target) = (cx.source(), cx.target());
    let codes = if cx.is_explained(Aspect::Code) { &[] } else { target.codes.as_slice() };
    let named = codes.iter().filter(|p| target.code(p).contains(|c: char| !c.is_ascii_digit()));
    let head = |p: &Piece| {
        let same = source.codes.iter().filter(|c| source.code(c) == target.code(p));
        let there = same.take(MAX_SAME).map(|c| c.range.end).collect();
        Head { at: p.range.clone(), there, kind: Kind::Code }
    };
    named.take(MAX_HEADS).map(head).collect()
}

/// Bold, italics and links that say the same in both languages.
fn marked(source: &Anatomy<'_>, target: &Anatomy<'_>) -> Vec<Head> {
    fn all<'a, 't>(a: &'a Anatomy<'t>) -> impl Iterator<Item = (&'a Range<usize>, &'a str)> {
        let pieces = a.strong.iter().chain(&a.emphasis).map(|p| (&p.range, a.raw[p.inner.clone()].trim()));
        let links = a.links.iter().map(|l| match a.link_text(l).trim() {
            "" if l.style == LinkStyle::Angle => (&l.range, l.dest.as_str()),
            text => (&l.range, text),
        });
        pieces.chain(links).filter(|(_, text)| text.chars().filter(|c| c.is_alphabetic()).count() > 1)
    }
    let head = |(at, text): (&Range<usize>, &str)| {
        let there = all(source).filter(|(_, t)| *t == text).take(MAX_SAME).map(|(r, _)| r.end).collect();
        Head { at: at.clone(), there, kind: Kind::Marked }
    };
    all(target).take(MAX_HEADS).map(head).collect()
}

/// Names that the source has, too, in a language that tells a noun from other words.
fn names(style: &Style, source: &Anatomy<'_>, target: &Anatomy<'_>) -> Vec<Head> {
    let words = if style.noun_capitals { target.words.as_slice() } else { &[] };
    let free = |w: &&Word| !target.raw[..w.range.start].ends_with('-') && !target.is_literal(w.range.start);
    let head = |w: &Word| {
        let name = target.word(w);
        let there = source.names().filter(|(_, n)| *n == name).take(MAX_SAME).map(|(r, _)| r.end).collect();
        Head { at: w.range.clone(), there, kind: Kind::Name }
    };
    // `Microsoft 365`
    let numbered = |a: &Anatomy<'_>, pair: &[Word]| {
        let digits = a.word(&pair[1]).bytes().all(|b| b.is_ascii_digit());
        let name = a.word(&pair[0]).starts_with(|c: char| c.is_ascii_uppercase());
        digits && name && a.raw.get(pair[0].range.end..pair[1].range.start) == Some(" ")
    };
    let numbers = words.windows(2).filter(|pair| numbered(target, pair)).take(MAX_SAME).map(|pair| {
        let name = &target.raw[pair[0].range.start..pair[1].range.end];
        let same = source
            .words
            .windows(2)
            .filter(|p| numbered(source, p) && &source.raw[p[0].range.start..p[1].range.end] == name);
        let there = same.take(MAX_SAME).map(|p| p[1].range.end).collect();
        Head { at: pair[0].range.start..pair[1].range.end, there, kind: Kind::Name }
    });
    let capital = words.iter().filter(|w| target.word(w).starts_with(char::is_uppercase));
    capital.filter(free).take(MAX_HEADS).map(head).chain(numbers).filter(|h| !h.there.is_empty()).collect()
}

/// More of them, and more places of one, are not looked at.
const MAX_HEADS: usize = 100;
const MAX_SAME: usize = 8;
