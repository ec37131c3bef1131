//! Names in another case.

use super::names;
use crate::check::reading::{Aspect, SegmentContext, Word, inflected, show_at};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::text::{is_titled, word_key};

/// The rule.
pub static RULE: Rule = Rule {
    code: "term/name-case",
    severity: Severity::Minor,
    what: "A name of the source stands in the translation in other letters of case only (`ASP.net` for `ASP.NET`).",
    why: "It looks careless, and searching for it with case fails.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Starta OUTLOOK och SharePoint nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Now start Outlook and SharePoint.</span></span>\n=> content/sv-se/a.md:1:38",
    fix: "Write it as the source does.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

/// The check of names that the locale keeps elsewhere.
pub static USUAL: Check =
    Check { rule: &RULE, look: Look::Corpus(|corpus, sink| names::report(corpus, &RULE, sink)) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Name) {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    for (range, name) in source.names() {
        let inner = |w: &str| w.chars().skip(1).filter(|c| c.is_uppercase()).count();
        let capitals = inner(name);
        if target.raw.contains(name) || name.chars().count() < 3 && capitals == 0 {
            continue;
        }
        // `SOCs` may have lost its plural, too.
        let acronym =
            name.strip_suffix('s').filter(|stem| stem.len() > 1 && stem.chars().all(char::is_uppercase));
        let (small, stem) = (word_key(name), acronym.map(word_key));
        // An article or a particle may have been drawn to it: `l’sso`, `url을`.
        let elided = |w: &Word| {
            let word = target.word(w);
            let latin = || word.bytes().any(|b| b.is_ascii_alphabetic());
            !w.unspaced && latin() && bare(word).len() < word.len() && word_key(bare(word)) == small
        };
        if acronym.is_some_and(|stem| target.raw.contains(stem)) {
            continue;
        }
        let keys = target.words.iter().zip(&target.keys);
        let same = keys.filter(|(w, key)| **key == small || stem == Some(**key) || elided(w)).map(|(w, _)| w);
        // A part of a path goes by the rules of paths; what the source writes so as well, by them.
        let part = |w: &Word| {
            let (before, after) = (&target.raw[..w.range.start], &target.raw[w.range.end..]);
            before.ends_with(['\\', '/', '%', '$']) || after.starts_with(['\\', '%'])
        };
        let there = |w: &Word| source.words.iter().any(|s| source.word(s) == target.word(w));
        let odd = |w: &&Word| !target.is_literal(w.range.start) && !part(w) && !there(w);
        let Some(word) = { same }.find(odd) else { continue };
        let lower = name.to_lowercase();
        let shown = bare(target.word(word));
        // A common noun is written small in most languages.
        let small = shown == lower
            && (cx.style().is_small_abbreviation(&lower) || cx.style().is_small_abbreviation(shown));
        let value = is_word(&lower) && (inner(shown) == 0 || shown.chars().all(char::is_uppercase));
        let function = shown == lower && cx.page.source_style.is_function_word(&lower);
        let shortened = is_titled(shown) && is_abbreviated(&target.raw[word.range.end..], source.raw);
        let common = capitals == 0 && shown == lower || small || value || function || shortened;
        let shouted = acronym.unwrap_or(name).chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
        let titled = shouted && is_titled(shown);
        let level = if capitals == 0 && shown == lower && !small && is_proper(cx, name, &lower) {
            Level::Default
        } else if common {
            Level::Pedantic
        } else if capitals > 0 && !titled && inner(shown) < capitals {
            Level::Default
        } else {
            Level::Strict
        };
        cx.report_with(
            sink,
            (&RULE, level),
            word.range.clone(),
            Some(range.clone()),
            format!("\u{201c}{shown}\u{201d}; in the source it is \u{201c}{name}\u{201d}"),
            &[Aspect::Name],
        );
        show_at(level, sink);
        return;
    }
}

/// A word without what is written to it.
fn bare(word: &str) -> &str {
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return word;
    }
    let tail = word.rsplit(['\'', '’']).next().unwrap_or_default();
    inflected(tail).map_or(tail, |(_, name, _)| name)
}

/// Whether a word is a name on this page: neither language has it small but here, and the translation keeps it elsewhere.
fn is_proper(cx: &SegmentContext<'_>, name: &str, small: &str) -> bool {
    let ours = |word: &str| cx.page.spelled(word, false);
    cx.page.spelled(small, true) == 0 && ours(small) == 1 && ours(name) >= 4
}

/// Whether a word is followed by the full stop of an abbreviation (`Id.` of Spanish), and not by that of a sentence.
fn is_abbreviated(rest: &str, source: &str) -> bool {
    rest.strip_prefix('.').is_some_and(|rest| match rest.trim_start().chars().next() {
        None => !source.trim_end().ends_with('.'),
        Some(next) => next.is_lowercase(),
    })
}

/// Keys of a keyboard and values are written as a language writes them.
fn is_word(word: &str) -> bool {
    matches!(
        word,
        "ctrl"
            | "alt"
            | "shift"
            | "enter"
            | "esc"
            | "tab"
            | "del"
            | "delete"
            | "home"
            | "end"
            | "ok"
            | "space"
            | "true"
            | "false"
            | "yes"
            | "no"
            | "on"
            | "off"
            | "and"
            | "or"
            | "not"
            | "na"
    )
}
