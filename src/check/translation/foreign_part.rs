//! A part of a translation in a third language.

use rustc_hash::FxHashSet;

use crate::check::reading::{Anatomy, Aspect, SegmentContext, Word};
use crate::check::{Check, Look};
use crate::diag::{Level, Sink};
use crate::l10n::{Style, function_word_of, known_styles, language_name, languages_with_letter};

use super::mixed_language::RULE;

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let style = cx.style();
    if !style.known || cx.is_explained(Aspect::Length) {
        return;
    }
    let found = if style.is_latin() { by_words(cx) } else { by_letters(cx) };
    if let Some((level, range, message)) = found {
        cx.report_alone(sink, (&RULE, level), range, message, &[Aspect::Length]);
    }
}

type Found = (Level, std::ops::Range<usize>, String);

/// What a word says of a language that its own does not share.
#[derive(Clone, Copy, Default)]
struct Vote {
    /// Languages that have the word or its letters, where the own language has not; a bit for each.
    others: u64,
    /// Languages that have not, where the own language has.
    against: u64,
    /// The number of the word.
    key: u64,
}

/// Texts beyond this many words are read up to there.
const MAX_WORDS: usize = 2_000;

/// So many words in a row are a part of a sentence.
const MIN_STRETCH: usize = 4;

/// A stretch in another language of the same script: its small words follow each other, none of the own language between.
fn by_words(cx: &SegmentContext<'_>) -> Option<Found> {
    let (target, style) = (cx.target(), cx.style());
    let own = known_styles().position(|s| s.language == style.language)?;
    let votes: Vec<Vote> = target
        .words
        .iter()
        .zip(&target.keys)
        .take(MAX_WORDS)
        .map(|(w, k)| vote(target, w, *k, own, style))
        .collect();
    if votes.iter().filter(|v| v.others != 0).count() < 2 {
        return None;
    }
    // What the source has, too, is a name or spoken of.
    let theirs: FxHashSet<u64> = cx.source().keys.iter().copied().collect();
    let mut best: Option<(usize, usize, usize, &Style)> = None;
    for (bit, other) in known_styles().enumerate().filter(|(i, s)| *i != own && s.is_latin()) {
        let (mut score, mut start) = (0i32, 0);
        let mut seen: Vec<u64> = vec![];
        for (i, vote) in votes.iter().enumerate() {
            if score == 0 {
                (start, seen) = (i, vec![]);
            }
            let is = |bits: u64| bits >> bit & 1 == 1;
            score += match () {
                () if is(vote.against) => -16,
                () if is(vote.others) && !theirs.contains(&vote.key) => {
                    if !seen.contains(&vote.key) && seen.len() < 16 {
                        seen.push(vote.key);
                    }
                    8
                }
                () => -2,
            };
            score = score.max(0);
            if score > 0 && is(vote.others) && best.is_none_or(|(n, ..)| seen.len() > n) {
                best = Some((seen.len(), start, i, other));
            }
        }
    }
    let (telling, from, to, other) = best?;
    let strange = |i: usize| {
        let (word, key) = (target.word(&target.words[i]), target.keys[i]);
        !theirs.contains(&key) && !style.is_function_key(key) && cx.page.word_count(word) <= 1
    };
    // Two of its small words are enough among words that the page has nowhere else.
    let stretch = || {
        let mut end = to;
        while end + 1 < votes.len() && votes[end + 1].against == 0 && strange(end + 1) {
            end += 1;
        }
        end + 1 - from >= MIN_STRETCH && (from..=end).all(strange)
    };
    if telling < 2 || telling == 2 && !stretch() {
        return None;
    }
    let range = target.words.get(from)?.range.start..target.words.get(to)?.range.end;
    Some((Level::Default, range, format!("this part reads as {}", language_name(&other.language))))
}

fn vote(a: &Anatomy<'_>, word: &Word, key: u64, own: usize, style: &Style) -> Vote {
    let text = a.word(word);
    if !word.letters || text.len() < 2 {
        return Vote::default();
    }
    let languages = function_word_of(key);
    let ours = languages >> own & 1 == 1 || style.is_function_key(key);
    let mut vote = Vote { key, ..Vote::default() };
    if ours {
        vote.against = !languages;
    } else {
        vote.others = languages;
    }
    // Letters that a language does not have; names have those of any.
    if !text.is_ascii() && text.starts_with(char::is_lowercase) {
        let letters = text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic());
        let with = letters.map(languages_with_letter).fold(u64::MAX, |all, one| all & one);
        match with >> own & 1 == 1 {
            true => vote.against |= !with,
            false if with != u64::MAX && !ours => vote.others |= with,
            false => {}
        }
    }
    vote
}

/// Words or characters of another script than that of the language, which the source does not have.
fn by_letters(cx: &SegmentContext<'_>) -> Option<Found> {
    let (source, target, style) = (cx.source(), cx.target(), cx.style());
    // Characters that the language is never written with.
    let odd = |c: char| style.is_foreign_letter(c);
    let mut places = target.prose.iter().flat_map(|r| {
        target.raw[r.clone()].char_indices().filter(|(_, c)| odd(*c)).map(|(i, c)| (r.start + i, c))
    });
    if let Some((first, c)) = places.next() {
        let (mut last, mut kinds) = (first + c.len_utf8(), vec![c]);
        for (at, c) in places.take(64) {
            last = at + c.len_utf8();
            if !kinds.contains(&c) {
                kinds.push(c);
            }
        }
        let level = match kinds.len() {
            3.. => Some(Level::Default),
            2 => Some(Level::Strict),
            _ => None,
        };
        if let Some(level) = level
            && !source.raw.contains(odd)
        {
            let message = format!("characters that {} is not written with", language_name(&style.language));
            return Some((level, first..last, message));
        }
    }
    let foreign = |s: &crate::check::reading::Scripts| s.total() - s.own(style) - s.latin;
    if foreign(&target.scripts) >= foreign(&source.scripts) + 4 && foreign(&source.scripts) == 0 {
        let message = format!("letters of another script than that of {}", language_name(&style.language));
        return Some((Level::Default, cx.all(), message));
    }
    small_words(cx)
}

/// Small Latin words in a row: a sentence, not a name.
fn small_words(cx: &SegmentContext<'_>) -> Option<Found> {
    let (source, target) = (cx.source(), cx.target());
    let small = |w: &Word| {
        let text = target.word(w);
        w.letters && !w.unspaced && text.starts_with(|c: char| !is_of_script(c) && c.is_lowercase())
    };
    if target.words.iter().take(MAX_WORDS).filter(|w| small(w)).count() < 3 {
        return None;
    }
    let theirs: FxHashSet<u64> = source.keys.iter().copied().collect();
    let (mut best, mut from, mut new) = (None::<(usize, usize, usize)>, 0, vec![]);
    for (i, (word, key)) in target.words.iter().zip(&target.keys).enumerate().take(MAX_WORDS) {
        let latin = !word.unspaced && target.word(word).starts_with(|c: char| !is_of_script(c));
        let gap = i.checked_sub(1).and_then(|p| target.raw.get(target.words[p].range.end..word.range.start));
        let near = gap.is_some_and(|g| g.chars().all(|c| c.is_whitespace() || matches!(c, ',' | ';' | ':')));
        if !latin || !near {
            (from, new) = (i, vec![]);
        }
        if latin && small(word) && !theirs.contains(key) && !new.contains(key) && new.len() < 16 {
            new.push(*key);
            if best.is_none_or(|(n, ..)| new.len() > n) {
                best = Some((new.len(), from, i));
            }
        }
    }
    let (count, from, to) = best?;
    let function =
        target.keys.get(from..=to)?.iter().filter(|k| function_word_of(**k) != 0 && !theirs.contains(k));
    let level = match (count, function.count()) {
        (3.., 1..) | (6.., _) => Level::Default,
        (3.., _) => Level::Pedantic,
        _ => return None,
    };
    let range = target.words.get(from)?.range.start..target.words.get(to)?.range.end;
    Some((level, range, format!("{count} small Latin words that the source does not have")))
}

/// Whether a letter is of another script than the Latin one.
fn is_of_script(c: char) -> bool {
    matches!(c as u32, 0x370..=0x1dff | 0x1f00..=0x1fff | 0x2e80..)
}
