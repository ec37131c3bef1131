//! A piece of the source left in a translation.

use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};
use rustc_hash::FxHashMap;

use crate::check::reading::{Anatomy, Aspect, SegmentContext, Word};
use crate::diag::Level;
use crate::text::{is_titled, word_key};

/// The rule.
pub static RULE: Rule = Rule {
    code: "translation/mixed-language",
    severity: Severity::Major,
    what: "A part of a translation is in another language: some words in a row are still those of the source, or small words of a third language, or letters that the language does not have, follow each other.",
    why: "The sentence changes its language in the middle.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara filen before you close it and hoppas.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file before you close it and hope.</span></span>\n=> content/sv-se/a.md:1:43",
    fix: "Translate the rest.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let before = sink.len();
    runs(cx, sink);
    if sink.len() == before {
        links(cx, sink);
    }
}

/// A link whose text is still the source's, and whose words the page translates elsewhere.
fn links(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    if target.links.is_empty() || !cx.style().known || cx.is_explained(Aspect::Lesson) {
        return;
    }
    for link in &target.links {
        let text = target.link_text(link);
        let words = target.words_in(&link.text);
        let small: Vec<&Word> = words.iter().filter(|w| is_small(target, w) && w.range.len() >= 4).collect();
        // A text of links alone may be a list of titles that nobody translates.
        if small.len() < 2 || !is_of_words(text) || target.words.len() < words.len() + 2 {
            continue;
        }
        let there = source.links.iter().any(|l| source.link_text(l).trim() == text.trim());
        if !there {
            continue;
        }
        let elsewhere = |word: &&&Word| {
            let key = word_key(target.word(word));
            let those = cx.page.segments.iter().take(MAX_SEGMENTS);
            those
                .filter(|s| s.source.anatomy.keys.contains(&key))
                .any(|s| !s.target.anatomy.keys.contains(&key))
        };
        let translated = small.iter().filter(elsewhere).count();
        let level = match translated {
            2.. => Level::Default,
            _ if small.len() >= 3 => Level::Strict,
            _ => Level::Pedantic,
        };
        let message = "the text of this link is still that of the source".to_owned();
        cx.report(sink, (&RULE, level), link.text.clone(), message, &[Aspect::Length]);
        return;
    }
}

/// Whether a text is one of words, three or more, without identifiers and paths.
fn is_of_words(text: &str) -> bool {
    let dotted = |word: &str| word.trim_end_matches('.').contains('.');
    !text.contains(['`', '/', '\\', '_', '='])
        && text.split_whitespace().count() >= 3
        && !text.split_whitespace().any(dotted)
}

fn runs(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let (style, other) = (cx.style(), cx.page.source_style);
    let (theirs, ours) = (source.keys.as_slice(), target.keys.as_slice());
    if theirs.len() < 3 || ours.len() < 3 || cx.is_explained(Aspect::Lesson) {
        return;
    }
    if !have_common_run(theirs, ours) {
        return;
    }
    let mut at: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (i, word) in theirs.iter().enumerate() {
        at.entry(*word).or_default().push(i);
    }
    let mut best: Option<(usize, usize, usize)> = None;
    let mut j = 0;
    while j < ours.len() {
        let run =
            at.get(&ours[j]).into_iter().flatten().map(|&i| run(&theirs[i..], &ours[j..])).max().unwrap_or(0);
        if run >= 3 {
            let telling = |w: &&Word| {
                is_free(target, w)
                    && other.is_function_word(target.word(w))
                    && !style.is_function_word(target.word(w))
            };
            let count = target.words[j..j + run].iter().filter(telling).count();
            let small = target.words[j..j + run].iter().filter(|w| is_small(target, w)).count();
            // A sentence may be dense with code; a list of names and options is none.
            let told = count >= 3 && run >= 6 || is_one_text(target, j, run);
            if small >= 2 && best.is_none_or(|(r, c, _)| (run, count) > (r, c)) && told {
                best = Some((run, count, j));
            }
        }
        j += run.max(1);
    }
    let Some((run, telling, j)) = best else { return };
    // What is written as one word, such as a repository's name, is one.
    let place = target.words[j].range.start..target.words[j + run - 1].range.end;
    let apart = target.raw[place].split_whitespace().count();
    // A title that is cited, with its translation in brackets after it.
    let end = target.words[j + run - 1].range.end;
    let cited = target
        .links
        .iter()
        .any(|l| l.text.end == end && target.raw[l.range.end..].trim_start().starts_with(['（', '(']));
    // What the reader is to type or to see, as the page's code has it.
    let words = target.raw.get(target.words[j].range.start..end).unwrap_or_default();
    let literal = run <= 10 && cx.page.code_holds(words);
    let run_of = &target.words[j..j + run];
    let small = run_of.iter().filter(|w| is_small(target, w)).count();
    // Small words that both languages have (`a`, `on`, `or` of French) say little, but they say it together.
    let function = run_of.iter().filter(|w| other.is_function_word(target.word(w))).count();
    let level = match (run.min(apart), telling) {
        _ if cited || literal => Level::Pedantic,
        (6.., 2..) => Level::Default,
        (6.., 1..) if function >= 2 && small >= 4 || small >= 6 => Level::Default,
        (5.., 1..) if small >= 3 => Level::Default,
        (4.., 2..) if small >= 3 => Level::Default,
        (4.., 2..) | (6.., 1..) => Level::Strict,
        (3.., 1..) | (6.., _) => Level::Pedantic,
        _ => return,
    };
    let level = match () {
        () if run <= MAX_NAME && is_name(cx, j, run) => level.max(Level::Pedantic),
        () if is_quoted(target.raw, &(target.words[j].range.start..end)) => level.max(Level::Pedantic),
        () if is_glossed(target, source, end) => level.max(Level::Strict),
        () => level,
    };
    let range = target.words[j].range.start..target.words[j + run - 1].range.end;
    let message = format!("{run} words are still those of the source");
    cx.report(sink, (&RULE, level), range, message, &[Aspect::Length]);
}

/// Names of a few words: `Contoso on the web`.
const MAX_NAME: usize = 5;

/// Texts of the page that are looked at for it.
const MAX_SEGMENTS: usize = 1_000;

/// Places that show what a name is.
const MANY: usize = 3;

/// Whether words that begin with a capital stand in all translations of the page whose sources have them.
fn is_name(cx: &SegmentContext<'_>, at: usize, run: usize) -> bool {
    let target = cx.target();
    let keys = &target.keys[at..at + run];
    let has = |a: &Anatomy<'_>| a.keys.windows(run).any(|words| words == keys);
    if !is_titled(target.word(&target.words[at])) {
        return false;
    }
    let those = || cx.page.segments.iter().take(MAX_SEGMENTS).filter(|s| has(&s.source.anatomy));
    those().count() >= MANY && those().all(|s| has(&s.target.anatomy))
}

/// Whether a word of letters begins with a small one.
fn is_small(a: &Anatomy<'_>, word: &Word) -> bool {
    word.letters && !word.unspaced && a.word(word).starts_with(char::is_lowercase) && is_free(a, word)
}

/// Whether a word is a word of a sentence, not a part of a name: `any-i386`, `%a`, `stack_new@base`.
fn is_free(a: &Anatomy<'_>, word: &Word) -> bool {
    let joins = |c: char| matches!(c, '-' | '_' | '@' | '%' | '/' | '\\' | '=' | '$');
    !a.raw[..word.range.start].ends_with(joins) && !a.raw[word.range.end..].starts_with(joins)
}

/// The words from `j` stand in one piece of prose: what is in code or in an address is no text.
fn is_one_text(a: &Anatomy<'_>, j: usize, run: usize) -> bool {
    let (start, end) = (a.words[j].range.start, a.words[j + run - 1].range.end);
    !(start..end).any(|at| a.codes.iter().any(|c| c.range.contains(&at)))
}

/// Whether three in a row stand in both.
fn have_common_run(a: &[u64], b: &[u64]) -> bool {
    // A bit for each of the other's words: a word without its bit is not among them.
    let sieve = a.iter().fold(0u64, |bits, key| bits | 1 << (key >> 58));
    let may = |three: &[u64]| three.iter().all(|key| sieve >> (key >> 58) & 1 == 1);
    // Long lists are searched by their words.
    a.len() * b.len() > 10_000 || b.windows(3).any(|three| may(three) && a.windows(3).any(|w| w == three))
}

fn run(a: &[u64], b: &[u64]) -> usize {
    a.iter().zip(b).take_while(|(x, y)| x == y).count()
}

/// Whether a part of a text stands in quotation marks: a literal text that a program shows, or a title.
fn is_quoted(text: &str, range: &std::ops::Range<usize>) -> bool {
    let aside = |c: char| c.is_whitespace() || matches!(c, '*' | '[' | ']' | '.' | ',' | '!' | '?' | '…');
    let mut head = text[..range.start].trim_end_matches(aside);
    while let Some((before, _)) = head.strip_suffix('>').and_then(|h| h.rsplit_once('<')) {
        head = before.trim_end_matches(aside);
    }
    let mut tail = text[range.end..].trim_start_matches(aside);
    while let Some((_, after)) = tail.strip_prefix('<').and_then(|t| t.split_once('>')) {
        tail = after.trim_start_matches(aside);
    }
    let mark = |c: Option<char>| {
        c.is_some_and(|c| {
            matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’' | '「' | '」' | '『' | '』')
        })
    };
    mark(head.chars().next_back()) && mark(tail.chars().next())
}

/// Whether a translation in brackets follows that the source does not have.
fn is_glossed(target: &Anatomy<'_>, source: &Anatomy<'_>, end: usize) -> bool {
    let open = |text: &str| text.matches(['(', '（']).count();
    let rest = target.raw[end..].trim_start_matches(|c: char| c.is_whitespace() || "*?!.”\"»」".contains(c));
    rest.starts_with(['(', '（']) && open(target.raw) > open(source.raw)
}
