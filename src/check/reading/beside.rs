//! Words of a source right after a name.

use std::ops::Range;

use super::anatomy::Anatomy;
use super::clause::CLAUSE_ENDS;
use super::lexemes::key_of;
use super::tokens::begins_sentence;
use super::words::Word;
use crate::l10n::Style;
use crate::text::Span;

/// A word right after a name that the translation keeps (the Excel *workbook*).
#[derive(Clone, Copy, Debug)]
pub struct Beside {
    /// The word, in the source.
    pub word: Span,
    /// The same for the same stem of it.
    pub key: u32,
    /// That of the word after it, which both may belong to (the Excel workbook *window*).
    pub next: Option<u32>,
    /// Where the name begins, with its other words and its number. Bytes of the file.
    pub name: u32,
}

/// Words of a text that are looked at.
const MAX_WORDS: usize = 200;

/// The words of a source that stand right after names. `at`: where a place of the source is in its file.
pub fn beside(
    source: &Anatomy<'_>,
    target: &Anatomy<'_>,
    style: &Style,
    at: impl Fn(Range<usize>) -> Span,
) -> Box<[Beside]> {
    let spaced = |one: &Word, next: &Word| source.raw.get(one.range.end..next.range.start) == Some(" ");
    let mut out = vec![];
    // The first word of a name that goes on, and whether another thing stands before it: `iOS or Android devices`.
    let mut name: Option<(usize, bool)> = None;
    for (i, word) in source.words.iter().enumerate().take(MAX_WORDS) {
        let text = source.word(word);
        let before = i.checked_sub(1).and_then(|before| source.words.get(before));
        if !before.is_some_and(|before| spaced(before, word)) {
            name = None;
        }
        if text.starts_with(|c: char| c.is_ascii_uppercase())
            && (name.is_some() || !begins_sentence(source, i))
        {
            let other = before.is_some_and(|w| spaced(w, word) && matches!(source.word(w), "and" | "or"));
            name.get_or_insert((word.range.start, other));
            continue;
        }
        if text.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let Some((start, false)) = name.take() else { continue };
        if !is_noun(source, i, style) || !target.raw.contains(source.raw[start..word.range.start].trim_end())
        {
            continue;
        }
        let next = source.words.get(i + 1).filter(|next| spaced(word, next)).map(|next| source.word(next));
        let next = next.filter(|next| !style.is_function_word(next)).map(key_of);
        let name = at(start..word.range.end).start;
        out.push(Beside { word: at(word.range.clone()), key: key_of(text), next, name });
    }
    out.into()
}

/// Whether a word after a name may be a noun: `the Excel workbook`, and not `Excel opens a workbook`.
fn is_noun(a: &Anatomy<'_>, at: usize, style: &Style) -> bool {
    let word = a.word(&a.words[at]);
    if !word.starts_with(char::is_lowercase)
        || word.len() < 4
        || style.is_function_word(word)
        || word.ends_with("ed")
        || word.ends_with("ing")
    {
        return false;
    }
    let next =
        a.words.get(at + 1).filter(|next| a.raw.get(a.words[at].range.end..next.range.start) == Some(" "));
    let ends =
        next.is_none_or(|next| style.is_function_word(a.word(next)) && !style.is_determiner(a.word(next)));
    let verb = word.ends_with('s') && !word.ends_with("ss");
    !word.contains(['\'', '\u{2019}']) && (!verb || ends)
}

/// Whether nothing stands for the noun of a name in a translation, wherever the name is: no word is there that could be
/// one.
pub fn is_bare(target: &Anatomy<'_>, name: &str, style: &Style) -> bool {
    let mut places = target.raw.match_indices(name).peekable();
    places.peek().is_some() && places.all(|(start, _)| stands_alone(target, start..start + name.len(), style))
}

fn stands_alone(target: &Anatomy<'_>, name: Range<usize>, style: &Style) -> bool {
    let rest = &target.raw[name.end..];
    let tail = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    if rest.starts_with(['-', '\u{2010}', '\u{2011}', '\'', '\u{2019}']) {
        return false;
    }
    let particle = tail.is_empty() || style.particles.iter().any(|p| p.as_ref() == tail);
    let small =
        |word: &Word| style.is_function_word(target.word(word)) || style.is_determiner(target.word(word));
    if style.noun_first {
        let at = target.words.partition_point(|w| w.range.start < name.start);
        let mut words = target.words[..at].iter().rev();
        let mut end = name.start;
        // Other words of the name may stand before it.
        loop {
            let Some(word) = words.next() else { return particle && target.raw[..end].trim().is_empty() };
            // `لContoso`, `l’Office`
            match target.raw.get(word.range.end.min(end)..end) {
                Some("" | " " | "'" | "\u{2019}") => {}
                Some(gap) => {
                    return particle && gap.chars().all(|c| matches!(c, '.' | ',' | ':' | ';' | ' ' | '،'));
                }
                None => return false,
            }
            if small(word) {
                return particle;
            }
            if !target.word(word).starts_with(|c: char| c.is_ascii_uppercase()) {
                return false;
            }
            end = word.range.start;
        }
    }
    if !particle {
        return false;
    }
    let rest = &rest[tail.len()..];
    let next = target.words.get(target.words.partition_point(|w| w.range.start < name.end + tail.len()));
    let Some(next) = next else { return rest.trim_matches(CLAUSE_ENDS).is_empty() };
    let gap = &rest[..next.range.start.saturating_sub(name.end + tail.len()).min(rest.len())];
    match gap {
        "" | " " => small(next),
        gap => gap.chars().all(|c| CLAUSE_ENDS.contains(&c) || c == ' ') && gap.contains(CLAUSE_ENDS),
    }
}
