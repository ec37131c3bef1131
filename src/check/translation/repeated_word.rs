//! A word that stands twice in a row.

use crate::check::reading::{Anatomy, SegmentContext, Word, doubled_run, excerpt};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "translation/repeated-word",
    severity: Severity::Minor,
    what: "A word or some words stand twice in a row in the translation, and not in the source.",
    why: "It reads as a slip.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen filen genast.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file at once.</span></span>\n=> content/sv-se/a.md:1:43",
    fix: "Remove one of the two, unless the language wants both: `repeat-allowed` in `style.toml`.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let Some(i) = repeated(target, |w| cx.style().may_repeat(w)) else {
        if !words_again(cx, sink) {
            around(cx, sink);
        }
        return;
    };
    if repeated(source, |_| false).is_some() {
        return;
    }
    let (word, range) = (target.word(&target.words[i]), target.words[i].range.clone());
    if is_lawful(cx, word) {
        return;
    }
    // A name may be said twice; a noun with a capital is none, if the source does not have it.
    let named = word.chars().next().is_some_and(char::is_uppercase) && source.keys.contains(&target.keys[i]);
    let style = cx.style();
    // The last word of a clause may be the first of the next: `inte fungerar fungerar inte`.
    let meeting = style.verb_second && !style.is_function_word(word) && says_twice(source);
    let level = match !named && word.chars().count() >= 2 {
        true if meeting => Level::Strict,
        true => Level::Default,
        false => Level::Pedantic,
    };
    cx.report_alone(sink, (&RULE, level), range, format!("\u{201c}{word}\u{201d} stands twice"), &[]);
}

/// Several words, or characters of a script without spaces, that stand twice at once. A sentence that does is doubled.
fn words_again(cx: &SegmentContext<'_>, sink: &mut Sink) -> bool {
    let (source, target) = (cx.source(), cx.target());
    let Some(run) = doubled_run(target).filter(|_| doubled_run(source).is_none()) else { return false };
    let words = &target.words[run.first..run.first + run.words];
    let small = |w: &Word| cx.style().is_function_word(target.word(w)) || !w.letters;
    if words.iter().all(small) && !words[0].unspaced {
        return false;
    }
    let range = words[0].range.start..words[run.words - 1].range.end;
    let again = target.words[run.first + run.words].range.start
        ..target.words[run.first + 2 * run.words - 1].range.end;
    // Of two names in a row, each may be of something else.
    let named = words.iter().all(|w| target.word(w).starts_with(char::is_uppercase));
    // What the source names twice, the translation does: `Windows Server 2012, or Windows Server 2012 R2`.
    let twice = |w: &Word| source.words.iter().filter(|s| source.word(s) == target.word(w)).count() > 1;
    if words.iter().all(|w| small(w) || twice(w)) {
        return false;
    }
    // `你的版本的版本` may be meant.
    let short = words[0].unspaced && run.words <= 4;
    // A clause is not said twice, whatever else the source says again.
    let clause = run.words >= if words[0].unspaced { 12 } else { 6 };
    let level = match named || short || !clause && says_again(source) {
        // The end of a word may be the beginning of the next (`中间件组件组成`), and verbs are doubled (`研究研究`).
        true if words[0].unspaced && run.words == 2 => Level::Pedantic,
        true => Level::Strict,
        false => Level::Default,
    };
    let message = format!("\u{201c}{}\u{201d} stands twice", excerpt(&target.raw[range]));
    cx.report_alone(sink, (&RULE, level), again, message, &[]);
    true
}

/// Whether the language doubles a word for what the source says: `سطرا سطرا`, `passo passo` for `line by line`; in
/// Arabic, `who` and `of` are spelled alike.
fn is_lawful(cx: &SegmentContext<'_>, word: &str) -> bool {
    let (source, small) = (cx.source(), cx.style().is_function_word(word));
    let lower = |i: usize| source.words.get(i).map(|w| source.word(w).to_lowercase()).unwrap_or_default();
    let by = |i: usize| matches!(lower(i).as_str(), "by" | "after" | "upon" | "for" | "to" | "and" | "in");
    let keys = &source.keys;
    let around = (2..keys.len()).any(|i| keys[i - 2] == keys[i] && source.words[i].letters && by(i - 1));
    let asks = || {
        (0..keys.len()).any(|i| matches!(lower(i).as_str(), "who" | "whom" | "whose" | "which" | "whoever"))
    };
    around && !small || word == "من" && asks()
}

/// A word that stands on both sides of a small one (`servicen för servicen`): two words of the source were taken for one.
fn around(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target, style) = (cx.source(), cx.target(), cx.style());
    let keys = &target.keys;
    let blank = |a: usize, b: usize| {
        target.raw.get(target.words[a].range.end..target.words[b].range.start).is_some_and(|g| g == " ")
    };
    let found = (2..target.words.len()).find(|&i| {
        let word = target.word(&target.words[i]);
        keys[i - 2] == keys[i]
            && target.words[i].letters
            && !target.words[i].unspaced
            && word.chars().count() >= 5
            && blank(i - 2, i - 1)
            && blank(i - 1, i)
            && style.is_function_word(target.word(&target.words[i - 1]))
            && !style.is_function_word(word)
            && !target.is_literal(target.words[i].range.start)
            // What the source has is a name.
            && !source.keys.contains(&keys[i])
    });
    let Some(i) = found.filter(|_| !source.raw.is_empty() && !says_again(source)) else { return };
    let range = target.words[i - 2].range.start..target.words[i].range.end;
    let message = format!("\u{201c}{}\u{201d} stands on both sides", target.word(&target.words[i]));
    cx.report(sink, (&RULE, Level::Strict), range, message, &[]);
}

/// Whether any word of the source stands twice.
fn says_again(a: &Anatomy<'_>) -> bool {
    let keys = &a.keys;
    (1..keys.len()).any(|i| {
        a.words[i].letters
            && a.word(&a.words[i]).len() > 2
            && keys[..i].contains(&keys[i])
            && !is_small(a.word(&a.words[i]))
    })
}

/// Articles and the like of English stand in every sentence.
fn is_small(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "the" | "and" | "for" | "you" | "your" | "are" | "with" | "that" | "this" | "can"
    )
}

/// Whether a word of some length stands in two places, or in two forms: `renewed`, `renews`.
fn says_twice(a: &Anatomy<'_>) -> bool {
    let stem = |w: &str| w.to_lowercase().chars().take(5).collect::<String>();
    let stems: Vec<String> = a
        .words
        .iter()
        .filter(|w| w.letters && a.word(w).chars().count() >= 4)
        .map(|w| stem(a.word(w)))
        .collect();
    (1..stems.len()).any(|i| stems[..i].contains(&stems[i]))
}

fn is_shouted(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}

/// The second of two equal words with nothing but white space between them.
fn repeated(a: &Anatomy<'_>, allowed: impl Fn(&str) -> bool) -> Option<usize> {
    let keys = &a.keys;
    (1..a.words.len()).find(|&i| {
        if keys[i - 1] != keys[i] {
            return false;
        }
        let (one, two) = (&a.words[i - 1], &a.words[i]);
        let gap = a.raw.get(one.range.end..two.range.start).unwrap_or("x");
        let word = a.word(two);
        two.letters
            && !two.unspaced
            && word.chars().count() >= 2
            && !gap.is_empty()
            && gap.chars().all(char::is_whitespace)
            && !gap.contains('\n')
            && word.to_lowercase() == a.word(one).to_lowercase()
            // `FILE file`: what is to be replaced, and what it is.
            && is_shouted(word) == is_shouted(a.word(one))
            // `Der Der` begins no sentence.
            && (!allowed(word) || [one, two].iter().all(|w| a.word(w).starts_with(char::is_uppercase)))
            && !a.is_literal(two.range.start)
            // An ending after a colon (`URL:en`) is no word.
            && !a.raw[..one.range.start].ends_with(':')
            // `de de-duplicação`
            && !a.raw[two.range.end..].starts_with(['-', '\u{2010}', '\u{2011}'])
    })
}
