//! Short texts left in the source language, told by what the locale does with the same words elsewhere.

use rustc_hash::FxHashMap;

use super::untranslated::RULE;
use crate::check::reading::Corpus;
use crate::check::{Check, Look};
use crate::diag::{Level, Sink};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Corpus(check) };

/// Where it is less likely than this that a translation keeps all words of a text, it is none.
const CHANCE: f32 = 0.01;

/// What other texts do with a word.
#[derive(Default)]
struct Use {
    /// Texts whose translation does not have it.
    translated: u32,
    /// Those that keep it.
    kept: u32,
}

impl Use {
    /// How often a word is kept. Above 0, below 1.
    fn chance(&self) -> f32 {
        (self.kept as f32 + 0.5) / ((self.kept + self.translated) as f32 + 1.0)
    }
}

/// Shows at default what is a phrase of words that the locale translates. A heading of two words tells that by itself of no
/// text: it may be a name.
fn check(corpus: &Corpus<'_>, sink: &mut Sink) {
    let phrases: Vec<(usize, Box<str>)> = sink
        .iter()
        .enumerate()
        .filter(|(_, f)| f.rule.code == RULE.code && f.level > Level::Default)
        .filter_map(|(i, f)| Some((i, f.subject.clone().filter(|text| is_phrase(text))?)))
        .collect();
    if phrases.is_empty() {
        return;
    }
    let mut wholes: FxHashMap<String, Use> = FxHashMap::default();
    let mut words: FxHashMap<String, Use> = FxHashMap::default();
    for (_, text) in &phrases {
        wholes.insert(plain(text), Use::default());
        for word in said(text).map(str::to_lowercase) {
            words.entry(word).or_insert_with_key(|word| {
                let (kept, translated) = corpus.counterparts().kept(word);
                Use { translated, kept }
            });
        }
    }
    count(corpus, &mut wholes);
    for (i, text) in phrases {
        let whole = wholes.get(&plain(&text)).is_some_and(|u| u.translated > u.kept);
        if (whole || is_told(&text, &words, corpus))
            && let Some(finding) = sink.get_mut(i)
        {
            finding.level = Level::Default;
        }
    }
}

/// What the locale makes of each text.
fn count(corpus: &Corpus<'_>, wholes: &mut FxHashMap<String, Use>) {
    for term in corpus.pages.iter().flat_map(|p| &p.terms).filter(|t| !t.label) {
        if let Some(used) = wholes.get_mut(&plain(&term.source)) {
            match plain(&term.source) == plain(&term.target) {
                true => used.kept += 1,
                false => used.translated += 1,
            }
        }
    }
}

/// Whether the words say that a text is no name: those written small are hardly ever kept elsewhere, or never.
fn is_told(text: &str, words: &FxHashMap<String, Use>, corpus: &Corpus<'_>) -> bool {
    let style = corpus.style;
    let of = |word: &str| words.get(&word.to_lowercase());
    // What the language has, too, says nothing.
    let says = |word: &&str| word.chars().count() >= 3 && !style.is_function_word(word);
    let small = |word: &&str| word.starts_with(char::is_lowercase);
    let kept = |word: &str| of(word).is_some_and(|u| u.kept * 8 > u.translated);
    let first = said(text).next().filter(says);
    // A name may stand first, and phrases in small letters after it.
    let named = first.is_some_and(|w| kept(w) || corpus.names().get(w).is_some_and(|n| n.is_kept(1, 90)));
    let within: Vec<&str> = said(text).skip(usize::from(!text.starts_with(char::is_lowercase))).collect();
    let telling: Vec<&str> = within.iter().copied().filter(says).filter(small).collect();
    let uses: Vec<&Use> = telling.iter().copied().chain(first.filter(|_| !named)).filter_map(of).collect();
    let chance: f32 = uses.iter().map(|u| u.chance()).product();
    let told: u32 = uses.iter().map(|u| u.translated).sum();
    let enough = if style.is_latin() { 3 } else { 1 };
    telling.len() >= if named { 2 } else { 1 }
        && within.iter().all(|w| small(w) || !kept(w))
        && (chance < CHANCE || told >= enough && !telling.iter().any(|w| kept(w)))
}

/// The words of a text.
fn said(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty())
}

/// A text without the mark at its end, in small letters.
fn plain(text: &str) -> String {
    text.trim().trim_end_matches(['.', ':', '!', '?']).to_lowercase()
}

/// Whether a text is words and spaces, the mark at its end apart, and not all of them are names.
fn is_phrase(text: &str) -> bool {
    let inner = text.trim().trim_end_matches(['.', ':', '!', '?']);
    let joins = |c: char| matches!(c, ' ' | ',' | '-' | '\'' | '’' | '(' | ')');
    inner.chars().all(|c| c.is_alphabetic() || joins(c))
        && !inner.contains(" -")
        // An abbreviation and what it is called.
        && !said(inner).any(|w| w.len() >= 2 && w.chars().all(char::is_uppercase))
        // `Get-Item` is the name of a command.
        && !inner.split('-').skip(1).any(|w| w.starts_with(char::is_uppercase))
        && inner.split(' ').count() >= 2
        && inner.split(' ').skip(1).any(|w| w.starts_with(char::is_lowercase))
}
