//! A small word of the source language by itself.

use rustc_hash::FxHashSet;

use crate::check::reading::{Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::l10n::function_word_of;

/// The rule.
pub static RULE: Rule = Rule {
    code: "translation/stray-word",
    severity: Severity::Minor,
    what: "An article, a preposition or the like of the source language stands by itself between words of the translation.",
    why: "It was forgotten when the sentence was translated.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen and stäng fönstret.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file and close the window.</span></span>\n=> content/sv-se/a.md:1:43",
    fix: "Translate it or take it out.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

/// Words of a text that are looked at.
const MAX_WORDS: usize = 2_000;

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (target, style, other) = (cx.target(), cx.style(), cx.page.source_style);
    if !style.known || cx.is_explained(Aspect::Length) || style.language == other.language {
        return;
    }
    let is_stray = |i: usize| {
        let (word, key) = (&target.words[i], target.keys[i]);
        let text = target.word(word);
        text.len() >= 3
            && text.bytes().all(|b| b.is_ascii_lowercase())
            && other.is_function_key(key)
            && !style.is_function_key(key)
            && !style.is_unchanged(text)
            // Some language of the same letters has it, and so may this one in a sense that nobody listed.
            && function_word_of(key).count_ones() == 1
    };
    let Some(at) = (0..target.words.len().min(MAX_WORDS)).find(|i| is_stray(*i)) else { return };
    let theirs: FxHashSet<u64> = cx.source().keys.iter().copied().collect();
    // What stands beside it is the translation's own: not a name (`Contoso for Work`), nor a quoted text.
    let own = |i: Option<usize>| {
        i.and_then(|i| Some((target.words.get(i)?, target.keys.get(i)?))).is_some_and(|(w, key)| {
            w.letters
                && !theirs.contains(key)
                && !target.word(w).starts_with(|c: char| c.is_ascii_uppercase())
        })
    };
    let word = &target.words[at];
    let bare = |c: Option<char>| c.is_some_and(|c| c == ' ' || crate::text::is_unspaced(c));
    let (before, after) = (&target.raw[..word.range.start], &target.raw[word.range.end..]);
    let apart = bare(before.chars().next_back()) && bare(after.chars().next());
    let marked = target.emphasis.iter().chain(&target.strong).any(|p| p.range.contains(&word.range.start));
    // A word that the page has again and again is one of the language.
    if !theirs.contains(&target.keys[at])
        || !own(at.checked_sub(1))
        || !own(Some(at + 1))
        || !apart
        || marked
        || cx.page.word_count(target.word(word)) > 2
    {
        return;
    }
    let message = format!("\u{201c}{}\u{201d} by itself", target.word(word));
    cx.report(sink, (&RULE, Level::Pedantic), word.range.clone(), message, &[]);
}
