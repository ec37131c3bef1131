//! Link texts that slipped.

use super::address::without_locale;
use crate::check::reading::{Anatomy, Aspect, Link, LinkStyle, SegmentContext, tokens};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::text::letters_and_digits;

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/anchor-slipped",
    severity: Severity::Minor,
    what: "The text of a link begins with punctuation, holds one half of a pair of brackets, ends in punctuation that the source has outside, or is a fraction of the source's.",
    why: "The reader clicks the wrong words, and a list of the page's links makes no sense.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Läs [, guiden nu](https://example.com/g).</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Read [the guide](https://example.com/g) now.</span></span>\n=> content/sv-se/a.md:1:36",
    fix: "Move the brackets around the words that translate those of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Link) {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    fn inline<'a>(a: &'a Anatomy<'_>) -> Vec<&'a Link> {
        a.links.iter().filter(|l| l.style != LinkStyle::Bare && !l.text.is_empty()).collect()
    }
    if source.links.is_empty() || target.links.is_empty() {
        return;
    }
    let theirs = inline(source);
    for link in inline(target) {
        let dest = without_locale(&link.dest);
        let Some(there) = theirs.iter().find(|l| without_locale(&l.dest) == dest) else { continue };
        let (text, original) = (target.link_text(link).trim(), source.link_text(there).trim());
        let (first, last) = (text.chars().next(), text.chars().next_back());
        let (first_there, last_there) = (original.chars().next(), original.chars().next_back());
        let closes = |c: Option<char>| {
            c.is_some_and(|c| {
                matches!(
                    c,
                    ',' | ';'
                        | ':'
                        | '.'
                        | ')'
                        | '!'
                        | '?'
                        | '、'
                        | '。'
                        | '，'
                        | '：'
                        | '；'
                        | '）'
                        | '،'
                        | '؛'
                        | '؟'
                )
            })
        };
        let unbalanced = tokens::cuts_brackets;
        let (a, b) = (letters_and_digits(original), letters_and_digits(text));
        let scale = if text.is_ascii() { 10 } else { cx.style().letters_for_ten() };
        // Two or three characters of Han may be a long word.
        let one_word = scale == 4 && !original.contains(char::is_whitespace) && b > 1;
        // `.NET`, `.ost`
        let named = text.strip_prefix(['.', ':']).is_some_and(|r| r.starts_with(char::is_alphanumeric));
        let (level, message) = if closes(first) && !closes(first_there) && !named {
            (Level::Default, "the text of this link begins with punctuation")
        } else if unbalanced(text) && !unbalanced(original) {
            (Level::Default, "this link holds one of two brackets or quotation marks")
        } else if holds_sentences(text) && stops(text) > stops(original) {
            (Level::Default, "this link goes on in another sentence")
        } else if a >= 8 && b >= 3 * scale && b * 10 > a * scale * 4 && !has_abbreviation(original) {
            (Level::Default, "this link holds four times as much as in the source")
        } else if begins_with_preposition(cx, link, target) && !begins_with_function_word(cx, there, source) {
            (Level::Strict, "the text of this link begins with a word that belongs before it")
        } else if closes(last) && !closes(last_there) && last != Some(')') && last != Some('）') {
            (Level::Strict, "this link swallowed the punctuation after it")
        } else if ends_sentence(cx, link, there) {
            (Level::Strict, "this link swallowed the verb of its sentence")
        } else if ends_with_function_word(cx, link, there) {
            (Level::Strict, "the text of this link ends with a word that belongs after it")
        } else if let Some(level) = more_than_name(cx, original, text) {
            (level, "this link holds more than the name that it holds in the source")
        } else if holds_request(cx, link, there) {
            (Level::Strict, "this link holds the verb of its sentence")
        } else if a >= 12 && b * 25 < a * scale && !one_word {
            (Level::Strict, "this link holds a fraction of the words that it holds in the source")
        } else if a >= 8 && b * 50 < a * (scale * 3 + 1) && !one_word {
            (Level::Pedantic, "this link holds fewer of the words than in the source")
        } else if !one_word
            && begins_with_small_word(cx, link, target)
            && !begins_with_function_word(cx, there, source)
        {
            (Level::Pedantic, "the text of this link begins with a small word")
        } else if a >= 4 && b > 12 && b * 10 > a * 35 {
            (Level::Pedantic, "this link holds many more words than in the source")
        } else {
            continue;
        };
        cx.report_with(sink, (&RULE, level), link.text.clone(), Some(there.range.clone()), message, &[]);
    }
}

fn begins_with_preposition(cx: &SegmentContext<'_>, link: &Link, a: &Anatomy<'_>) -> bool {
    let words = a.words_in(&link.text);
    let first = words.first().map(|w| a.word(w)).filter(|w| w.chars().next().is_some_and(char::is_lowercase));
    words.len() > 1 && first.is_some_and(|w| cx.style().is_function_word(w) && !cx.style().is_determiner(w))
}

/// A word that may stand before a name, too, or of a language without capitals.
fn begins_with_small_word(cx: &SegmentContext<'_>, link: &Link, a: &Anatomy<'_>) -> bool {
    let words = a.words_in(&link.text);
    let first = words.first().map(|w| a.word(w));
    words.len() > 1
        && first.is_some_and(|w| {
            let bound =
                cx.style().particles.iter().any(|p| w.starts_with(p.as_ref()) && w.chars().count() <= 5);
            !w.starts_with(char::is_uppercase) && (cx.style().is_function_word(w) || bound)
        })
}

fn begins_with_function_word(cx: &SegmentContext<'_>, link: &Link, a: &Anatomy<'_>) -> bool {
    let first = a.words_in(&link.text).first().map(|w| a.word(w));
    first.is_some_and(|w| cx.page.source_style.is_function_word(w))
}

/// Whether a link ends with the verb of the sentence that ends with it (`[要件セットで使用できます](a.md)。`), where the source
/// has words before the link and a name in it.
fn ends_sentence(cx: &SegmentContext<'_>, here: &Link, there: &Link) -> bool {
    let (source, target) = (cx.source(), cx.target());
    let before = source.words.partition_point(|w| w.range.end <= there.range.start);
    let rest = target.raw[here.range.end..].trim_start_matches([' ', '。', '.']);
    // A request that is a clause of its own: `If you have none, [create one](a.md).`
    let clause = source.raw[..there.range.start].trim_end().ends_with([',', ';', ':']);
    cx.style().ends_sentence(target.link_text(here))
        && before >= 2
        && !clause
        && source.words_in(&there.text).len() <= 6
        && rest.is_empty()
        && !target.raw[..here.range.start].trim().is_empty()
}

/// Whether a request with its pronoun stands in a link (`[finden Sie unter …](a.md)`), where the source's is no sentence.
fn holds_request(cx: &SegmentContext<'_>, here: &Link, there: &Link) -> bool {
    let (source, target) = (cx.source(), cx.target());
    let words = target.words_in(&here.text);
    let request = words.windows(2).any(|pair| {
        let verb = target.word(&pair[0]);
        verb.starts_with(char::is_lowercase)
            && verb.ends_with('n')
            && cx.style().is_request_pronoun(target.word(&pair[1]))
    });
    let theirs = source.words_in(&there.text);
    let titled = theirs.first().is_some_and(|w| source.word(w).starts_with(char::is_uppercase));
    let you = theirs.iter().any(|w| source.word(w).eq_ignore_ascii_case("you"));
    request && titled && !you && !target.raw[..here.range.start].trim().is_empty()
}

/// How certain it is that a link holds a part of the sentence beside the name that it holds in the source. What the name is
/// the name of may well stand in it.
fn more_than_name(cx: &SegmentContext<'_>, name: &str, text: &str) -> Option<Level> {
    let rest = tokens::added_to(text, name).filter(|_| tokens::is_kept_name(name))?;
    let mut words = rest.split([' ', '\'', '’']);
    let lawful = words.any(|w| cx.style().is_determiner(w) || cx.style().begins_as_code_noun(w));
    Some(if lawful { Level::Pedantic } else { Level::Strict })
}

/// Whether a link ends with a small word (`[l'objet pour](a.md)`), where the source's does not.
fn ends_with_function_word(cx: &SegmentContext<'_>, here: &Link, there: &Link) -> bool {
    let (source, target) = (cx.source(), cx.target());
    let (words, theirs) = (target.words_in(&here.text), source.words_in(&there.text));
    let last = words.last().filter(|w| {
        words.len() > 1 && w.range.end == target.link_text(here).trim_end().len() + here.text.start
    });
    let mut rest = target.raw[here.range.end..].chars();
    let goes_on = rest.next() == Some(' ')
        && rest.next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '`' | '*' | '['));
    goes_on
        && last.is_some_and(|w| {
            let word = target.word(w);
            let part = target.raw[..w.range.start].ends_with(['-', '.', '/', '_']);
            let small = cx.style().is_function_word(word) && !cx.style().is_reflexive(word);
            word.starts_with(char::is_lowercase) && !part && small
        })
        && !theirs.last().is_some_and(|w| cx.page.source_style.is_function_word(source.word(w)))
}

/// How many full stops a text has.
fn stops(text: &str) -> usize {
    text.matches(['.', '。', '!', '?', '！', '？', '؟']).count()
}

/// Whether a text has an abbreviation, which a language may spell out.
fn has_abbreviation(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.into_iter().any(|w| w.len() >= 2 && w.chars().all(char::is_uppercase))
}

/// Whether a sentence ends within a text, and another begins.
fn holds_sentences(text: &str) -> bool {
    let spaced = text.match_indices(['.', '!', '?', '؟']).any(|(at, mark)| {
        let (before, after) = (&text[..at], &text[at + mark.len()..]);
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let next = after.strip_prefix(' ').and_then(|r| r.chars().next());
        // `vs. Excel`, `J. Doe`
        word.chars().count() >= 4 && next.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    });
    let unspaced = text.split(['。', '！', '？']).filter(|part| !part.trim().is_empty()).count() > 1;
    spaced || unspaced
}
