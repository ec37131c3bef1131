//! A text left in the source language.

use crate::check::reading::{Anatomy, Aspect, BlockKind, SegmentContext, Word, language, tokens};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "translation/untranslated",
    severity: Severity::Major,
    what: "A translation is word for word its source, and the source is a sentence or a phrase, not a name; a short one tells that by words that the locale translates elsewhere.",
    why: "The reader meets a foreign language in the middle of the page.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Save the file before you close it.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file before you close it.</span></span>\n=> content/sv-se/a.md:1:31",
    fix: "Translate the segment.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

/// What is longer holds words enough that tell by themselves. Bytes.
const MAX_SHORT: usize = 80;

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    // Most translations differ in their first word.
    if source.words.len() < 2 || source.keys.first() != target.keys.first() {
        return;
    }
    let words = |a: &Anatomy<'_>| -> Vec<String> {
        a.words.iter().filter(|w| w.letters && !w.unspaced).map(|w| a.word(w).to_lowercase()).collect()
    };
    let (theirs, ours) = (words(source), words(target));
    // A path is one word to a reader.
    let apart = cx.segment.source.raw.split_whitespace().count();
    if theirs.len() < 2 || apart < 2 || theirs != ours || target.words.iter().any(|w| w.unspaced) {
        return;
    }
    let (style, other) = (cx.style(), cx.page.source_style);
    // `-i` is an option, not a word.
    let said = target.words.iter().filter(|w| !target.raw[..w.range.start].ends_with('-'));
    let telling = said
        .map(|w| target.word(w))
        .filter(|w| other.is_function_word(w) && !style.is_function_word(w))
        .count();
    let same = |w: &&String| style.is_unchanged(w) || tokens::shape(w).is_some();
    let plain = source
        .words
        .iter()
        .filter(|w| source.word(w).chars().next().is_some_and(char::is_lowercase))
        .filter(|w| !same(&&source.word(w).to_lowercase()))
        .count();
    let level = match (theirs.len().min(apart), telling, plain) {
        (4.., 1.., 2..) | (3.., 1.., 2..) if style.known => Level::Default,
        (6.., 1.., 4..) if !style.known || !style.is_latin() => Level::Default,
        (4.., 1.., 3..) => Level::Strict,
        (4.., 0, 3..) if source.words.iter().filter(|w| is_in_sentence(source, w)).count() >= 3 => {
            Level::Strict
        }
        (3.., 1.., _) => Level::Strict,
        (_, _, 1..) => Level::Pedantic,
        _ => return,
    };
    // Of a third language, of settings and of a program's output there is little that is English.
    let little = theirs.len() >= 10 && telling * 6 < theirs.len();
    let kept = little
        // A command may stand in bold.
        || tokens::is_statement(cx.segment.source.raw.trim_matches('*'))
        || is_code(cx.segment.source.raw)
        || language::is_third(source, telling, [style, other])
        || is_name(cx, telling)
        || is_output(cx);
    let level = if kept { level.max(Level::Strict) } else { level };
    // Names and short texts may be whole as they are: then they can be damaged, too.
    let explained = if level < Level::Pedantic { Aspect::Whole } else { Aspect::Lesson };
    cx.report(sink, (&RULE, level), cx.all(), "this is the source, not a translation", &[explained]);
    // What other texts of the locale make of its words may tell more.
    if !kept
        && cx.segment.sure
        && cx.segment.target.raw.len() <= MAX_SHORT
        && !cx.page.code_holds(cx.segment.target.raw.trim())
        && let Some(finding) = sink.last_mut()
    {
        finding.subject = Some(cx.segment.target.raw.into());
    }
}

/// Whether a word stands by itself, as words of a sentence do: not in `deb(5)`, `xargs -n 1`, `*path*...`.
fn is_in_sentence(a: &Anatomy<'_>, word: &Word) -> bool {
    let before = a.raw[..word.range.start].chars().next_back();
    let after = a.raw[word.range.end..].chars().next();
    word.letters
        && before.is_none_or(|c| c.is_whitespace() || matches!(c, '*' | '"' | '“' | '('))
        && after.is_none_or(|c| {
            c.is_whitespace() || matches!(c, '*' | '"' | '”' | ')' | '.' | ',' | ';' | ':' | '!' | '?')
        })
        && a.word(word).starts_with(char::is_lowercase)
        && !a.emphasis.iter().any(|p| p.inner.contains(&word.range.start))
}

/// Whether a text begins with the number of an error, as a server sends it: `5.7.750`, `0x80070005`.
fn is_code(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let first = first.trim_end_matches([':', '-', '.']);
    first.split('.').count() >= 3 && first.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        || first.strip_prefix("0x").is_some_and(|h| h.len() >= 4 && h.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Whether a text is the name of a product with a small word in it: `Microsoft 365 Apps for business`.
fn is_name(cx: &SegmentContext<'_>, telling: usize) -> bool {
    let source = cx.source();
    let words: Vec<&str> = source.words.iter().map(|w| source.word(w)).collect();
    let capital = |w: &&str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let head = words.iter().take_while(|w| capital(w)).count();
    telling == 1
        && (2..=5).contains(&head)
        && words.get(head).is_some_and(|w| cx.page.source_style.is_function_word(w))
        && words.len() - head <= 2
        && source.prose.len() == 1
}

/// Whether a text is what a program shows: the page's code holds it, or cells of a table say it again and again, every
/// time as it is.
fn is_output(cx: &SegmentContext<'_>) -> bool {
    let raw = cx.segment.source.raw;
    if cx.source().words.len() <= 10 && cx.page.code_holds(raw.trim()) {
        return true;
    }
    let again = || cx.page.segments.iter().filter(|s| s.source.raw == raw);
    cx.segment.place == Some(BlockKind::Cell) && again().count() > 1 && again().all(|s| s.target.raw == raw)
}
