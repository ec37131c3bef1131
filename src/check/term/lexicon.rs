//! The docset's glossaries as they apply to one locale.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::phrase::{self, Case, Phrase};
use super::tongue::{TextForm, Tongue};
use crate::check::reading::Anatomy;
use crate::l10n::Style;
use crate::model::{Concept, Glossary, LocaleId, Term, TermLanguage, fit};
use crate::text::Span;

/// The glossaries of a docset for one pair of languages.
pub struct Lexicon {
    source: Tongue,
    target: Tongue,
    entries: Vec<Entry>,
    /// Stem of the first word → entries, the longest first.
    by_first: FxHashMap<Box<str>, Vec<usize>>,
    /// Names that stay as they are, the longest first.
    pub kept: Vec<Name>,
}

/// A name that stays as it is.
pub struct Name {
    /// The name.
    pub text: Box<str>,
    /// Where a glossary or the settings say so.
    pub place: Span,
}

/// What a glossary wants for a term of the source.
pub struct Entry {
    /// The term of the source.
    pub source: Box<str>,
    /// Where it stands.
    pub place: Span,
    /// Its remark.
    pub note: Option<Box<str>>,
    /// What it may be called.
    pub approved: Vec<Box<str>>,
    /// What it must not be called.
    pub forbidden: Vec<Banned>,
    phrase: Option<Phrase>,
    forms: Vec<TextForm>,
    phrases: Vec<Phrase>,
}

/// A word that must not be used, where the glossary says so, and how it is found.
type Banned = (Box<str>, Span, Phrase);

impl Lexicon {
    /// What applies to a locale; `None`: nothing does.
    pub fn new(glossary: &Glossary, source: &LocaleId, target: (&LocaleId, &Style)) -> Option<Self> {
        let (locale, style) = target;
        let mut lexicon = Self {
            source: Tongue::new(&source.language()),
            target: Tongue::new(&locale.language()),
            entries: vec![],
            by_first: FxHashMap::default(),
            kept: vec![],
        };
        let mut known: FxHashMap<(Box<str>, Option<bool>), usize> = FxHashMap::default();
        for concept in &glossary.concepts {
            let sources = best(concept, source, true);
            let targets = best(concept, locale, false);
            if concept.kept {
                let names = sources.iter().map(|t| Name { text: t.text.clone(), place: t.place });
                lexicon.kept.extend(names);
            }
            if targets.is_empty() && !concept.kept {
                continue;
            }
            for term in &sources {
                let key = (term.text.clone(), concept.case);
                let index = *known.entry(key).or_insert_with(|| lexicon.entry(concept, term));
                lexicon.fill(index, concept, if concept.kept { &[] } else { &targets }, style);
            }
            if sources.is_empty() {
                let Some(first) = targets.first() else { continue };
                let index = lexicon.entry(concept, &Term { text: "".into(), ..(*first).clone() });
                lexicon.fill(index, concept, &targets, style);
            }
        }
        for (i, entry) in lexicon.entries.iter().enumerate() {
            if let Some(phrase) = &entry.phrase {
                lexicon.by_first.entry(phrase.first().into()).or_default().push(i);
            }
        }
        let words = |i: &usize| std::cmp::Reverse(lexicon.entries[*i].phrase.as_ref().map_or(0, Phrase::len));
        lexicon.by_first.values_mut().for_each(|list| list.sort_by_key(words));
        lexicon.kept.sort_by_key(|n| std::cmp::Reverse(n.text.len()));
        lexicon.kept.dedup_by(|a, b| a.text == b.text);
        (!lexicon.entries.is_empty()).then_some(lexicon)
    }

    fn entry(&mut self, concept: &Concept, term: &Term) -> usize {
        let case = match concept.case {
            Some(true) => Case::Exact,
            Some(false) => Case::Any,
            None => Case::Name,
        };
        self.entries.push(Entry {
            source: term.text.clone(),
            place: term.place,
            note: concept.note.clone(),
            approved: vec![],
            forbidden: vec![],
            phrase: Phrase::new(&self.source, &term.text, case),
            forms: vec![],
            phrases: vec![],
        });
        self.entries.len() - 1
    }

    /// Adds what a concept says to an entry.
    fn fill(&mut self, index: usize, concept: &Concept, targets: &[&Term], style: &Style) {
        let Some(entry) = self.entries.get_mut(index) else { return };
        for term in targets.iter().filter(|t| !t.forbidden) {
            if entry.approved.contains(&term.text) {
                continue;
            }
            let anatomy = Anatomy::new(&term.text);
            let words: Vec<&str> = anatomy.words.iter().map(|w| anatomy.word(w)).collect();
            // `de`, `des`: what says nothing of which term it is.
            let counts = |w: &&&str| w.chars().count() > 2 && !style.is_function_word(w);
            let some = words.iter().any(|w| counts(&w));
            let chosen = words.iter().filter(|w| !some || counts(w)).copied();
            let form = self.target.text(&term.text, chosen);
            entry.forms.push(form);
            entry.phrases.extend(Phrase::new(&self.target, &term.text, Case::Any));
            entry.approved.push(term.text.clone());
        }
        for term in targets.iter().filter(|t| t.forbidden) {
            let same = |t: &&&Term| !t.forbidden && t.text.to_lowercase() == term.text.to_lowercase();
            let exact = concept.case == Some(true) || targets.iter().any(|t| same(&t));
            let case = if exact { Case::Exact } else { Case::Any };
            if let Some(phrase) = Phrase::new(&self.target, &term.text, case) {
                entry.forbidden.push((term.text.clone(), term.place, phrase));
            }
        }
    }

    /// The terms that stand in a text of the source language, each once, with their first place. Of those that
    /// overlap, the longest counts.
    pub fn terms(&self, a: &Anatomy<'_>) -> Vec<(&Entry, Range<usize>)> {
        let stems = phrase::stems(&self.source, a);
        let mut out: Vec<(usize, Range<usize>)> = vec![];
        let mut at = 0;
        while at < a.words.len() {
            let found = self.by_first.get(stems[at].as_str()).into_iter().flatten().find_map(|&i| {
                let phrase = self.entries.get(i)?.phrase.as_ref()?;
                if phrase.len() == 1 && self.source.is_verb(a, at) {
                    return None;
                }
                Some((i, phrase.end(a, &stems, at)?, phrase.len()))
            });
            let Some((i, end, words)) = found else {
                at += 1;
                continue;
            };
            if out.iter().all(|(other, _)| *other != i) {
                out.push((i, a.words[at].range.start..end));
            }
            at += words;
        }
        out.into_iter().map(|(i, range)| (&self.entries[i], range)).collect()
    }

    /// Entries that forbid a word whatever it stands for.
    pub fn banned(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|e| e.phrase.is_none() && !e.forbidden.is_empty())
    }

    /// A translation as terms are looked for in it.
    pub fn read(&self, a: &Anatomy<'_>) -> TextForm {
        self.target.text(a.raw, a.words.iter().map(|w| a.word(w)))
    }

    /// Whether a translation calls a thing by one of its names.
    pub fn is_met(&self, entry: &Entry, text: &TextForm) -> bool {
        entry.approved.is_empty() || entry.forms.iter().any(|form| self.target.holds(text, form))
    }

    /// The first forbidden name of a thing in a translation: which, where. What is a part of a longer name that is
    /// approved does not count.
    pub fn misnamed<'e>(&self, entry: &'e Entry, a: &Anatomy<'_>) -> Option<(&'e Banned, Range<usize>)> {
        if entry.forbidden.is_empty() {
            return None;
        }
        let stems = phrase::stems(&self.target, a);
        let right: Vec<Range<usize>> =
            entry.phrases.iter().filter_map(|p| phrase::find(p, a, &stems)).collect();
        entry.forbidden.iter().find_map(|forbidden| {
            let at = phrase::find(&forbidden.2, a, &stems)?;
            let within = |r: &Range<usize>| r.start <= at.start && at.end <= r.end && r.len() > at.len();
            (!right.iter().any(within)).then_some((forbidden, at))
        })
    }
}

/// The terms of a concept in the language that fits a locale best.
fn best<'c>(concept: &'c Concept, locale: &LocaleId, is_source: bool) -> Vec<&'c Term> {
    let rank = |term: &Term| match &term.language {
        TermLanguage::Source => is_source.then_some(0),
        TermLanguage::Target => (!is_source).then_some(1),
        TermLanguage::Of(id) => fit(id, locale),
    };
    let best = concept.terms.iter().filter_map(rank).min();
    concept.terms.iter().filter(|t| best.is_some() && rank(t) == best).collect()
}
