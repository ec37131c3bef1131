//! What is known of a language and of its house style: words, nouns that stand by code, punctuation. Data, so that
//! another language is another file: `locales/style/<language>.toml` here, where the
//! first of them says what each key means; `locales/<locale>/style.toml` in a docset.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::languages::builtin;
use super::script::{self, Script};
use super::time_units::TimeUnits;
use crate::model::LocaleId;
use crate::text::word_key;

/// How a name or a piece of code is joined to the noun after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Joiner {
    /// As two words.
    #[default]
    Space,
    /// `Excel-Add-In`
    Hyphen,
    /// Without anything.
    None,
}

/// The data of one language as it is written down.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
pub struct StyleFile {
    function_words: Vec<String>,
    letters: String,
    foreign_letters: String,
    determiners: Vec<String>,
    conjunctions_articles: Vec<String>,
    code_nouns: BTreeMap<String, Vec<String>>,
    joiner: Option<Joiner>,
    bound_endings: Vec<String>,
    particles: Vec<String>,
    quotes: Vec<String>,
    space_before: Vec<String>,
    end_punctuation: BTreeMap<String, Vec<String>>,
    decimal: Vec<String>,
    group: Option<Vec<String>>,
    number_words: BTreeMap<String, Vec<String>>,
    time_units: BTreeMap<String, Vec<String>>,
    repeat_allowed: Vec<String>,
    untranslatable_extra: Vec<String>,
    small_abbreviations: Vec<String>,
    elides: Vec<String>,
    sentence_endings: Vec<String>,
    stranded: Vec<String>,
    request_pronouns: Vec<String>,
    auxiliaries: Vec<String>,
    linking_endings: Vec<String>,
    bound_nouns: Vec<String>,
    verb_second: Option<bool>,
    verb_last: Option<bool>,
    noun_first: Option<bool>,
    noun_capitals: Option<bool>,
    labels_in_quotes: Option<bool>,
    attached_words: Option<bool>,
    syllables: Option<bool>,
    genitives: Option<bool>,
    copulas: Vec<String>,
    polite_pronouns: Vec<String>,
    reflexives: Vec<String>,
    /// Codes that are no defect here.
    allow: Vec<String>,
    participles: Vec<String>,
    not_participles: Vec<String>,
    percent_words: Vec<String>,
    scripts: Vec<Script>,
    letters_for_ten: Option<usize>,
}

/// An English noun that stands beside code, and what its translation begins with.
pub type CodeNoun<'a> = (&'a str, &'a [Box<str>]);

/// Words, by [`word_key`].
type Keys = FxHashSet<u64>;

/// The data of one language, ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// The language, such as `sv`.
    pub language: Box<str>,
    /// Whether there is any data.
    pub known: bool,
    pub(super) function_words: Keys,
    pub(super) letters: Box<str>,
    foreign_letters: Box<str>,
    determiners: Keys,
    never_capital: Keys,
    repeat_allowed: Keys,
    unchanged: Keys,
    small_abbreviations: Keys,
    code_nouns: BTreeMap<Box<str>, Vec<Box<str>>>,
    number_words: FxHashMap<Box<str>, Vec<Box<str>>>,
    /// How units of time are said.
    pub time_units: TimeUnits,
    end_punctuation: BTreeMap<char, Vec<char>>,
    /// How names and nouns are joined.
    pub joiner: Joiner,
    /// Whether the verb of a main clause follows a clause at once (`Om det är, är det`).
    pub verb_second: bool,
    /// Whether the verb of a clause comes last (`Falls X Y aufruft`).
    pub verb_last: bool,
    /// Whether what a thing is comes before its name (`la propriété X`).
    pub noun_first: bool,
    /// Whether nouns begin with a capital.
    pub noun_capitals: bool,
    /// Whether labels are set in quotes where the source has them in bold.
    pub labels_in_quotes: bool,
    /// Whether articles and prepositions are written to the word after them (`הפונקציה`).
    pub attached_words: bool,
    /// Whether spaces part syllables, not words (`phương thức`).
    pub syllables: bool,
    /// Whether a noun follows another in the genitive, with no word between (`câmpul arhivei`).
    pub genitives: bool,
    /// Verbs that say what something is (`est`).
    copulas: Keys,
    /// Pronouns that may have a capital, out of politeness (`Anda`).
    polite_pronouns: Keys,
    /// Pronouns that belong to the verb before them (`Zaloguj się`).
    reflexives: Keys,
    /// Endings that stand by nothing but their stem (`ます`).
    pub bound_endings: Vec<Box<str>>,
    /// Words that begin no sentence (`は`).
    pub particles: Vec<Box<str>>,
    /// Words that lose their last vowel before another (`de`).
    pub elides: Vec<Box<str>>,
    /// What verbs end in at the end of a sentence, and names never (`ます`).
    sentence_endings: Vec<Box<str>>,
    /// Particles side by side, or by themselves, whose word has gone (`はを`).
    pub stranded: Vec<Box<str>>,
    /// The pronoun that follows a request at once (`Öffnen Sie`).
    pub request_pronouns: Vec<Box<str>>,
    /// Verbs that follow a participle at the end of a clause at once (`wird`).
    pub auxiliaries: Vec<Box<str>>,
    /// Endings that words have only as the first half of a compound (`-ungs`).
    pub linking_endings: Vec<Box<str>>,
    /// Words that stand only as the first half of a compound, in lower case (`haupt`).
    pub bound_nouns: Vec<Box<str>>,
    /// The language's quotation marks, opening and closing, a pair a string.
    pub quotes: Vec<Box<str>>,
    /// Marks with a space before them.
    pub space_before: Vec<char>,
    /// The decimal mark.
    pub decimal: char,
    /// Marks between groups of three digits.
    pub group: Vec<char>,
    /// Codes that are no defect in this language.
    pub allow: FxHashSet<Box<str>>,
    /// How participles are made (`ge-en`).
    participles: Vec<Box<str>>,
    /// What words that only look like participles end in.
    not_participles: Vec<Box<str>>,
    /// How percents are said, in lower case.
    pub percent_words: Vec<Box<str>>,
    /// What the language is written in.
    pub scripts: Vec<Script>,
    letters_for_ten: Option<usize>,
}

impl Style {
    /// Puts files together, each over the ones before it. A list that a later file gives replaces the earlier one.
    pub(super) fn of(language: &str, files: &[StyleFile]) -> Self {
        let mut out =
            Style { language: language.into(), known: !files.is_empty(), decimal: '.', ..Self::default() };
        out.scripts = script::likely(language);
        // Of a pair that may stand doubled (`der der`), one.
        let once = |w: &str| word_key(w.split(' ').next().unwrap_or(w));
        let set = |list: &[String]| list.iter().map(|w| word_key(w)).collect();
        let boxes = |list: &[String]| list.iter().map(|w| w.as_str().into()).collect();
        for file in files {
            if !file.repeat_allowed.is_empty() {
                out.repeat_allowed = file.repeat_allowed.iter().map(|w| once(w)).collect();
            }
            let lists: [(&Vec<String>, &mut Keys); 8] = [
                (&file.function_words, &mut out.function_words),
                (&file.determiners, &mut out.determiners),
                (&file.conjunctions_articles, &mut out.never_capital),
                (&file.untranslatable_extra, &mut out.unchanged),
                (&file.small_abbreviations, &mut out.small_abbreviations),
                (&file.copulas, &mut out.copulas),
                (&file.polite_pronouns, &mut out.polite_pronouns),
                (&file.reflexives, &mut out.reflexives),
            ];
            for (from, to) in lists {
                if !from.is_empty() {
                    *to = set(from);
                }
            }
            let lists: [(&Vec<String>, &mut Vec<Box<str>>); 13] = [
                (&file.bound_endings, &mut out.bound_endings),
                (&file.particles, &mut out.particles),
                (&file.quotes, &mut out.quotes),
                (&file.elides, &mut out.elides),
                (&file.sentence_endings, &mut out.sentence_endings),
                (&file.stranded, &mut out.stranded),
                (&file.request_pronouns, &mut out.request_pronouns),
                (&file.auxiliaries, &mut out.auxiliaries),
                (&file.linking_endings, &mut out.linking_endings),
                (&file.bound_nouns, &mut out.bound_nouns),
                (&file.participles, &mut out.participles),
                (&file.not_participles, &mut out.not_participles),
                (&file.percent_words, &mut out.percent_words),
            ];
            for (from, to) in lists {
                if !from.is_empty() {
                    *to = boxes(from);
                }
            }
            for (from, to) in
                [(&file.letters, &mut out.letters), (&file.foreign_letters, &mut out.foreign_letters)]
            {
                if !from.is_empty() {
                    *to = from.as_str().into();
                }
            }
            for (noun, words) in &file.code_nouns {
                let words = words.iter().map(|w| w.to_lowercase().into()).collect();
                out.code_nouns.insert(noun.to_lowercase().into(), words);
            }
            for (number, words) in &file.number_words {
                let words = words.iter().map(|w| w.to_lowercase().into()).collect();
                out.number_words.insert(number.as_str().into(), words);
            }
            out.time_units.read(&file.time_units);
            for (mark, marks) in &file.end_punctuation {
                if let Some(mark) = mark.chars().next() {
                    out.end_punctuation.insert(mark, marks.iter().filter_map(|m| m.chars().next()).collect());
                }
            }
            if !file.space_before.is_empty() {
                out.space_before = file.space_before.iter().filter_map(|m| m.chars().next()).collect();
            }
            out.joiner = file.joiner.unwrap_or(out.joiner);
            out.verb_second = file.verb_second.unwrap_or(out.verb_second);
            out.noun_first = file.noun_first.unwrap_or(out.noun_first);
            out.noun_capitals = file.noun_capitals.unwrap_or(out.noun_capitals);
            out.verb_last = file.verb_last.unwrap_or(out.verb_last);
            out.attached_words = file.attached_words.unwrap_or(out.attached_words);
            out.genitives = file.genitives.unwrap_or(out.genitives);
            out.syllables = file.syllables.unwrap_or(out.syllables);
            out.labels_in_quotes = file.labels_in_quotes.unwrap_or(out.labels_in_quotes);
            out.decimal = file.decimal.first().and_then(|d| d.chars().next()).unwrap_or(out.decimal);
            if let Some(group) = &file.group {
                out.group = group.iter().filter_map(|g| g.chars().next()).collect();
            }
            if !file.scripts.is_empty() {
                out.scripts.clone_from(&file.scripts);
            }
            out.letters_for_ten = file.letters_for_ten.or(out.letters_for_ten);
            out.allow.extend(file.allow.iter().map(|c| Box::from(c.as_str())));
        }
        out
    }

    /// Whether a word (in any case) is an article, a preposition, a conjunction or the like.
    pub fn is_function_word(&self, word: &str) -> bool {
        self.function_words.contains(&word_key(word))
    }

    /// [`Self::is_function_word`] of a word's [`word_key`].
    pub fn is_function_key(&self, key: u64) -> bool {
        self.function_words.contains(&key)
    }

    /// Whether the language is never written with a character (simplified Chinese in Japanese).
    pub fn is_foreign_letter(&self, c: char) -> bool {
        !c.is_ascii() && !self.foreign_letters.is_empty() && self.foreign_letters.contains(c)
    }

    /// Whether a word is a pronoun that follows a request at once.
    pub fn is_request_pronoun(&self, word: &str) -> bool {
        self.request_pronouns.iter().any(|p| p.as_ref() == word)
    }

    /// Whether a word is an article or another determiner.
    pub fn is_determiner(&self, word: &str) -> bool {
        self.determiners.contains(&word_key(word))
    }

    /// Whether a pronoun may have a capital in mid-sentence.
    pub fn is_polite_pronoun(&self, word: &str) -> bool {
        self.polite_pronouns.contains(&word_key(word))
    }

    /// Whether a word (in any case) says what something is: `est`, `lautet`.
    pub fn is_copula(&self, word: &str) -> bool {
        self.copulas.contains(&word_key(word))
    }

    /// Whether a word is a pronoun that belongs to the verb before it, so that a label may end in it.
    pub fn is_reflexive(&self, word: &str) -> bool {
        self.reflexives.contains(&word_key(word))
    }

    /// Whether a text ends as sentences of the language do, punctuation aside.
    pub fn ends_sentence(&self, text: &str) -> bool {
        let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '。' | '！' | '!'));
        self.sentence_endings.iter().any(|ending| text.ends_with(ending.as_ref()))
    }

    /// Whether a word has no capital within a sentence.
    pub fn is_never_capital(&self, word: &str) -> bool {
        self.never_capital.contains(&word_key(word))
    }

    /// Whether any such word is known.
    pub fn knows_never_capital(&self) -> bool {
        !self.never_capital.is_empty()
    }

    /// Whether a word may stand twice in a row.
    pub fn may_repeat(&self, word: &str) -> bool {
        self.repeat_allowed.contains(&word_key(word))
    }

    /// Whether a word is the same in the source language.
    pub fn is_unchanged(&self, word: &str) -> bool {
        self.unchanged.contains(&word_key(word))
    }

    /// Whether an abbreviation (in any case) is written small: `pc`, `id`.
    pub fn is_small_abbreviation(&self, word: &str) -> bool {
        self.small_abbreviations.contains(&word_key(word))
    }

    /// How many function words are known.
    pub fn function_words(&self) -> usize {
        self.function_words.len()
    }

    /// What an English noun beside code may be in this language: beginnings of words, in lower case.
    pub fn code_noun(&self, noun: &str) -> Option<&[Box<str>]> {
        self.code_nouns.get(noun).map(Vec::as_slice)
    }

    /// [`Self::code_noun`] of a word in any case, in the plural or not, and the noun itself.
    pub fn code_noun_of(&self, word: &str) -> Option<CodeNoun<'_>> {
        let word = word.to_lowercase();
        let plural = |ending: &str| word.strip_suffix(ending).unwrap_or(&word);
        let found = [word.as_str(), plural("s"), plural("es")]
            .into_iter()
            .find_map(|w| self.code_nouns.get_key_value(w));
        found.map(|(noun, names)| (noun.as_ref(), names.as_slice()))
    }

    /// Whether a word (in any case) begins as one of this language's nouns beside code.
    pub fn begins_as_code_noun(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.code_nouns.values().flatten().any(|name| word.starts_with(name.as_ref()))
    }

    /// Whether letters with marks belong to the language's own, beside those of ASCII.
    pub fn has_marks(&self) -> bool {
        self.is_latin() && !self.letters.is_empty()
    }

    /// Whether the language is written with Latin letters.
    pub fn is_latin(&self) -> bool {
        self.scripts.is_empty() || self.scripts.contains(&Script::Latin)
    }

    /// How many letters of the language say what ten of English do, at least.
    pub fn letters_for_ten(&self) -> usize {
        let usual = || self.scripts.iter().map(|s| s.letters_for_ten()).min().unwrap_or(10);
        self.letters_for_ten.unwrap_or_else(usual)
    }

    /// Whether a word looks like a participle.
    pub fn is_participle(&self, word: &str) -> bool {
        // A prefix, which may stand after another, some letters and an ending.
        let made = |form: &str| {
            let (prefix, ending) = form.split_once('-').unwrap_or(("", form));
            let begins = || word.find(prefix).is_some_and(|at| at + prefix.len() + ending.len() < word.len());
            word.ends_with(ending) && (prefix.is_empty() || begins())
        };
        word.starts_with(char::is_lowercase)
            && word.chars().count() >= 6
            && self.participles.iter().any(|form| made(form))
            && !self.not_participles.iter().any(|ending| word.ends_with(ending.as_ref()))
    }

    /// The words for a number, in lower case.
    pub fn number_words(&self, number: &str) -> &[Box<str>] {
        self.number_words.get(number).map(Vec::as_slice).unwrap_or_default()
    }

    /// The marks that stand at the end where the source has `mark`.
    pub fn end_marks(&self, mark: char) -> &[char] {
        self.end_punctuation.get(&mark).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The styles of a docset's locales.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    by_locale: Vec<Style>,
}

/// A docset's own style file.
#[derive(Clone, Debug)]
pub struct StyleText {
    /// The locale it is for.
    pub locale: LocaleId,
    /// Its path, for messages.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl Styles {
    /// Styles for locales, in their order, and what is wrong with the docset's files, a line each.
    pub fn new(locales: &[&LocaleId], own: &[StyleText]) -> (Self, Vec<String>) {
        let mut notes = vec![];
        let by_locale = locales
            .iter()
            .map(|id| {
                let language = id.language();
                let mut files: Vec<StyleFile> = builtin(&language).into_iter().cloned().collect();
                for file in own.iter().filter(|f| f.locale == **id) {
                    match toml::from_str(&file.text) {
                        Ok(style) => files.push(style),
                        Err(e) => notes.push(format!("{}: {}", file.path, e.message())),
                    }
                }
                Style::of(&language, &files)
            })
            .collect();
        (Self { by_locale }, notes)
    }

    /// The style of the locale of an index.
    pub fn get(&self, index: usize) -> &Style {
        static NONE: OnceLock<Style> = OnceLock::new();
        self.by_locale.get(index).unwrap_or_else(|| NONE.get_or_init(Style::default))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_docset_s_file_stands_over_the_built_in_one() {
        let sv: LocaleId = "sv-se".parse().unwrap();
        let own =
            StyleText { locale: sv.clone(), path: "p".into(), text: "repeat-allowed = [\"Ja\"]".into() };
        let (styles, notes) = Styles::new(&[&sv], &[own]);
        assert!(notes.is_empty());
        assert!(styles.get(0).may_repeat("ja") && styles.get(0).is_function_word("och"));
        let broken = StyleText { locale: sv.clone(), path: "p".into(), text: "reapet = 1".into() };
        assert_eq!(Styles::new(&[&sv], &[broken]).1.len(), 1);
    }
}
