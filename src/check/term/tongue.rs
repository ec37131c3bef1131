//! How the words of a language are compared, so that an inflected form is no other word: by stem (Snowball, where it
//! knows the language), by common beginning, within compounds; in scripts without spaces, character by character.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use snowball_stemmers_rs::Stemmer;
use unicode_general_category::{GeneralCategory, get_general_category};

use crate::check::reading::Anatomy;
use crate::l10n::stemming;

/// A language as its words are compared.
pub struct Tongue {
    language: Box<str>,
    stemmer: Option<Stemmer>,
}

/// A word in the forms that are compared.
#[derive(Clone, Debug)]
pub struct WordForm {
    /// In lower case, without accents.
    folded: String,
    /// What its inflections share, likewise.
    stem: String,
    /// Of Arabic and Hebrew: its consonants.
    bones: String,
}

/// A text in the forms that are compared.
pub struct TextForm {
    folded: String,
    squashed: String,
    words: Vec<WordForm>,
}

impl Tongue {
    /// Of a language such as `sv`.
    pub fn new(language: &str) -> Self {
        Self { language: language.into(), stemmer: stemming(language).map(Stemmer::create) }
    }

    /// Whether words are not told apart by spaces, or (Korean) spaces say little.
    fn is_unspaced(&self) -> bool {
        matches!(&*self.language, "zh" | "ja" | "th" | "lo" | "km" | "my" | "ko")
    }

    /// Whether an English word stands where a verb does: `to host`, `which hosts`, `Host a video`. A term is a noun.
    pub fn is_verb(&self, a: &Anatomy<'_>, index: usize) -> bool {
        let word = |i: usize| a.words.get(i).map(|w| a.word(w).to_lowercase()).unwrap_or_default();
        if &*self.language != "en" {
            return false;
        }
        let before = index.checked_sub(1).map(word).unwrap_or_default();
        let modal = matches!(
            before.as_str(),
            "to" | "will"
                | "can"
                | "could"
                | "should"
                | "would"
                | "must"
                | "may"
                | "might"
                | "cannot"
                | "that"
                | "which"
                | "who"
        );
        let after = word(index + 1);
        modal
            || before.ends_with("'ll")
            || before.ends_with("’ll")
            || before.is_empty()
                && matches!(after.as_str(), "a" | "an" | "the" | "your" | "this" | "these" | "it")
    }

    /// What the inflections of a word share.
    pub fn stem(&self, word: &str) -> String {
        // `l'alerte`, `alert's`: what is longest of it.
        let word = word.split(['\'', '’']).max_by_key(|p| p.len()).unwrap_or(word).to_lowercase();
        // A term is a noun, as a rule: `hosted` is no form of `host`.
        if &*self.language == "en" {
            return fold(&singular(&word));
        }
        match &self.stemmer {
            Some(stemmer) => fold(&stemmer.stem(&word)),
            None => fold(&word),
        }
    }

    /// A word as it is compared.
    pub fn word(&self, word: &str) -> WordForm {
        let longest = word.split(['\'', '’']).max_by_key(|p| p.len()).unwrap_or(word);
        let semitic = matches!(&*self.language, "ar" | "he" | "fa" | "ur");
        let bones = if semitic { bones(longest) } else { String::new() };
        WordForm { folded: fold(longest), stem: self.stem(word), bones }
    }

    /// A text as it is compared: all of it, and its words.
    pub fn text<'w>(&self, raw: &str, words: impl Iterator<Item = &'w str>) -> TextForm {
        let folded = fold(raw).replace(['-', '\u{2011}', '\u{ad}'], "");
        let squashed = if self.is_unspaced() { squash(raw) } else { String::new() };
        let words = if self.is_unspaced() { vec![] } else { words.map(|w| self.word(w)).collect() };
        TextForm { folded, squashed, words }
    }

    /// Whether a text holds a term in any form. In doubt it does.
    pub fn holds(&self, text: &TextForm, term: &TextForm) -> bool {
        if !term.folded.is_empty() && text.folded.contains(term.folded.trim()) {
            return true;
        }
        if self.is_unspaced() {
            return text.squashed.contains(self.root(&term.squashed));
        }
        !term.words.is_empty() && term.words.iter().all(|t| text.words.iter().any(|w| self.is_form(t, w)))
    }

    /// A term without the ending that it has as a word by itself: `開く`, `構成する`, `구성하다`.
    fn root<'t>(&self, term: &'t str) -> &'t str {
        let kept = match &*self.language {
            "ja" => term.trim_end_matches(|c| matches!(c, '\u{3041}'..='\u{309f}')),
            "ko" => term.trim_end_matches('다').trim_end_matches('하'),
            _ => term,
        };
        if kept.is_empty() { term } else { kept }
    }

    /// Whether `word` is a form of `term`, or a compound with it.
    fn is_form(&self, term: &WordForm, word: &WordForm) -> bool {
        let long = |text: &str| text.chars().count();
        let share = if matches!(&*self.language, "fi" | "et" | "hu") { 6 } else { 7 };
        let shared = |a: &str, b: &str| a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
        let same = shared(&term.folded, &word.folded);
        let begin = shared(&term.folded, word.folded.strip_prefix("ال").unwrap_or(&word.folded));
        word.folded == term.folded
            || word.stem == term.stem
            || long(&term.stem) >= 4 && word.folded.contains(&term.stem)
            || same >= 3 && same * 10 >= long(&term.folded) * share
            || long(&term.bones) >= 3 && word.bones.contains(&term.bones)
            || word.bones == term.bones && (long(&term.bones) >= 2 || !term.bones.is_empty() && begin >= 2)
            || self
                .roots(&term.folded)
                .any(|root| long(&root) >= 3 && simple(&word.folded).starts_with(&root))
    }

    /// Beginnings that forms of a word have and the word has not: `regel`, `reglerna`; `nummer`, `numren`; `bok`, `böcker`;
    /// `opção`, `opções`.
    fn roots(&self, folded: &str) -> impl Iterator<Item = String> {
        let simple = simple(folded);
        let germanic = matches!(&*self.language, "sv" | "da" | "nb" | "nn" | "no" | "de" | "nl");
        let dropped = ["el", "er", "en"].into_iter().find_map(|end| {
            let root = simple.strip_suffix(end).filter(|root| !root.ends_with(is_vowel))?;
            Some(format!("{root}{}", &end[1..]))
        });
        let nasal = simple.strip_suffix("ao").map(|root| format!("{root}oe"));
        let nasal = nasal.filter(|_| &*self.language == "pt");
        [dropped.filter(|_| germanic), nasal, Some(simple).filter(|_| germanic)].into_iter().flatten()
    }
}

/// An English noun without the ending of its plural.
fn singular(word: &str) -> String {
    match word {
        w if w.len() > 4 && w.ends_with("ies") => format!("{}y", &w[..w.len() - 3]),
        w if ["sses", "xes", "ches", "shes", "zes"].iter().any(|e| w.ends_with(e)) => w[..w.len() - 2].into(),
        w if w.len() > 3 && w.ends_with('s') && !["ss", "us", "is"].iter().any(|e| w.ends_with(e)) => {
            w[..w.len() - 1].into()
        }
        w => w.into(),
    }
}

/// Lower case without accents and vowel marks.
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let parts = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let marks = |c: &char| get_general_category(*c) == GeneralCategory::NonspacingMark;
    let kept = parts.chars().filter(|c| !marks(c) && *c != '\u{640}').map(|c| match c {
        'ة' => 'ه',
        'ى' => 'ي',
        c => c,
    });
    kept.collect::<String>().to_lowercase()
}

/// Characters alone: no spaces, no marks of length, wide letters as narrow ones.
fn squash(text: &str) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfkc().normalize(text);
    let lower = composed.to_lowercase();
    lower.chars().filter(|c| !c.is_whitespace() && !matches!(c, 'ー' | '・' | '-' | '\u{200b}')).collect()
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// With one letter for two that sound as one: they come and go with endings.
fn simple(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for c in folded.replace("ck", "k").chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// The consonants, without the article and the endings of plurals: what broken plurals have in common.
fn bones(word: &str) -> String {
    let folded = fold(word);
    let joined = folded.trim_start_matches(['و', 'ف', 'ب', 'ك', 'ل']);
    let bare = joined.strip_prefix("ال").or_else(|| folded.strip_prefix("ال")).unwrap_or(&folded);
    let bare = ["ات", "ون", "ين", "ه"].into_iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare);
    bare.chars().filter(|c| !matches!(c, 'ا' | 'و' | 'ي' | 'ء')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(language: &str, text: &str, term: &str) -> bool {
        let tongue = Tongue::new(language);
        let form = |t: &str| {
            let anatomy = Anatomy::new(t);
            tongue.text(t, anatomy.words.iter().map(|w| anatomy.word(w)))
        };
        tongue.holds(&form(text), &form(term))
    }

    #[test]
    fn a_term_is_found_in_its_forms() {
        for (language, text, term) in [
            ("sv", "Alla aviseringarna visas.", "avisering"),
            ("sv", "Öppna varningsaviseringen.", "avisering"),
            ("de", "Die Sicherheitsrichtlinien gelten.", "Richtlinie"),
            ("de", "Ein Zugriffs-Token anfordern", "Zugriffstoken"),
            ("de", "Zwei Häuser", "Haus"),
            ("fr", "L'alerte d'hier", "alerte"),
            ("fr", "les stratégies de sécurité", "stratégie de sécurité"),
            ("fi", "Käyttäjien tiedot", "tieto"),
            ("cs", "v upozorněních", "upozornění"),
            ("ar", "تظهر التنبيهات هنا", "تنبيه"),
            ("ar", "والملفات", "ملف"),
            ("ar", "استخدم الأدوات الجديدة.", "أداة"),
            ("ar", "اختر الأدوار من القائمة.", "دور"),
            ("ar", "اقرأ الأذونات هنا.", "إذن"),
            ("sv", "Alla reglerna visas.", "regel"),
            ("sv", "Välj nycklarna.", "nyckel"),
            ("sv", "Alla numren visas.", "nummer"),
            ("sv", "Öppna böckerna.", "bok"),
            ("da", "Alle reglerne vises.", "regel"),
            ("pt", "Abra as opções.", "opção"),
            ("ar", "قواعد البيانات", "قاعدة البيانات"),
            ("ja", "サーバを再起動します", "サーバー"),
            ("ja", "ファイルを開きます", "ファイルを開く"),
            ("zh", "所有警报 都显示", "警报"),
            ("ko", "경고를 구성합니다", "구성하다"),
        ] {
            assert!(holds(language, text, term), "{language}: {term} in {text}");
        }
    }

    #[test]
    fn another_word_is_not_taken_for_it() {
        for (language, text, term) in [
            ("sv", "Alla varningar visas.", "avisering"),
            ("de", "Die Regeln gelten.", "Richtlinie"),
            ("fr", "les notifications", "alerte"),
            ("ar", "تظهر التحذيرات هنا", "تنبيه"),
            ("ar", "افتح القائمة", "دور"),
            ("sv", "Alla reglage visas.", "nyckel"),
            ("pt", "Abra as operações.", "opção"),
            ("ja", "通知を開きます", "アラート"),
            ("zh", "所有通知都显示", "警报"),
        ] {
            assert!(!holds(language, text, term), "{language}: {term} in {text}");
        }
    }
}
