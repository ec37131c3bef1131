//! All catalogues of a build, and the one that a locale reads through.

use std::borrow::Cow;
use std::sync::Arc;

use fluent::FluentResource;
use icu_locale::LocaleExpander;
use rustc_hash::FxHashMap;

use super::builtin::Builtin;
use super::bundle::Bundle;
use super::{Args, CatalogFinding, REFERENCE, date};
use crate::model::LocaleId;

/// A file of a project's own texts.
#[derive(Clone, Debug)]
pub struct FtlFile {
    /// The locale it belongs to.
    pub locale: LocaleId,
    /// Its path, for findings.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A message, formatted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The text.
    pub text: String,
    /// The locale that answered, where its language or script is not the one asked for: what `lang` must say.
    pub lang: Option<LocaleId>,
}

/// The built-in catalogues with a project's own over them.
pub struct Catalogs {
    own: Vec<(LocaleId, Arc<FluentResource>)>,
}

impl Catalogs {
    /// The built-in catalogues, overlaid message by message with `files` in their order. What does not parse is
    /// left out and reported; the rest of the file counts.
    pub fn new(files: &[FtlFile]) -> (Self, Vec<CatalogFinding>) {
        let mut findings = vec![];
        let mut own = vec![];
        for file in files {
            if is_excessive(&file.text) {
                findings.push(CatalogFinding::excessive(file));
                continue;
            }
            let resource = FluentResource::try_new(file.text.clone()).unwrap_or_else(|(rest, errors)| {
                findings.extend(errors.iter().map(|e| CatalogFinding::syntax(file, e)));
                rest
            });
            own.push((file.locale.clone(), Arc::new(resource)));
        }
        (Self { own }, findings)
    }

    /// What `locale` reads: the texts of its language, then those of the `configured` locales' languages, of the
    /// `source`'s, and American English last.
    pub fn catalog(&self, locale: &LocaleId, configured: &[LocaleId], source: &LocaleId) -> Catalog {
        let reference = REFERENCE.parse().ok();
        let wanted = std::iter::once(locale).chain(configured).chain([source]).chain(&reference);
        let mut chain: Vec<Arc<Bundle>> = vec![];
        for wanted in wanted {
            let family = self.family(wanted);
            for id in &family {
                let tongue = written_in(id);
                if chain.iter().any(|b| written_in(&b.locale) == tongue) {
                    continue;
                }
                let named = if tongue == written_in(locale) { locale } else { id };
                let group: Vec<&LocaleId> = family.iter().filter(|o| written_in(o) == tongue).collect();
                chain.push(Arc::new(self.bundle(named, &group)));
            }
        }
        Catalog::new(locale.clone(), chain)
    }

    /// The locales with texts that one of this locale can read, nearest first: itself, those that the toolkit's
    /// fallback rule names, and those of languages with the same parent in CLDR (Nynorsk and Bokmål).
    fn family(&self, id: &LocaleId) -> Vec<LocaleId> {
        let builtin = Builtin::all().iter().map(|b| &b.locale);
        let available: Vec<LocaleId> = builtin.chain(self.own.iter().map(|(id, _)| id)).cloned().collect();
        let root = |id: &LocaleId| id.parents().pop().unwrap_or_else(|| id.clone());
        let mut family: Vec<LocaleId> = available.iter().find(|a| *a == id).cloned().into_iter().collect();
        family.extend(id.fallback_chain(&available, &[], id));
        let mine = root(id);
        for other in available {
            if !family.contains(&other) && root(&other) == mine {
                family.push(other);
            }
        }
        family
    }

    /// The texts of one language, as `locale` writes numbers. What the project says for this locale or for the whole
    /// language lies over what is built in; what it says for another region does not.
    fn bundle(&self, locale: &LocaleId, nearest_first: &[&LocaleId]) -> Bundle {
        let mut bundle = Bundle::new(locale.clone());
        let above = [locale.truncations(), locale.parents(), vec![locale.clone()]].concat();
        let own = |id: &LocaleId, bundle: &mut Bundle| {
            let of = self.own.iter().filter(|(own, _)| own == id);
            of.for_each(|(_, resource)| bundle.add(Arc::clone(resource)));
        };
        for id in nearest_first.iter().rev() {
            let of = Builtin::all().iter().find(|b| b.locale == **id);
            of.and_then(Builtin::resource).into_iter().for_each(|r| bundle.add(r));
            if !above.contains(id) {
                own(id, &mut bundle);
            }
        }
        nearest_first.iter().rev().filter(|id| above.contains(id)).for_each(|id| own(id, &mut bundle));
        bundle
    }
}

/// The messages as one locale reads them. Cheap to ask for a message without variables.
pub struct Catalog {
    locale: LocaleId,
    chain: Vec<(Arc<Bundle>, Option<LocaleId>)>,
    constant: FxHashMap<Box<str>, Message>,
}

impl Catalog {
    fn new(locale: LocaleId, chain: Vec<Arc<Bundle>>) -> Self {
        let asked = written_in(&locale);
        let foreign = |id: &LocaleId| (written_in(id) != asked).then(|| id.clone());
        let chain: Vec<_> = chain.into_iter().map(|b| (Arc::clone(&b), foreign(&b.locale))).collect();
        let mut catalog = Self { locale, chain, constant: FxHashMap::default() };
        let mut constant = FxHashMap::default();
        for (bundle, _) in &catalog.chain {
            for outline in bundle.outlines() {
                // The first locale that has the message decides, constant or not.
                let first = catalog.chain.iter().find_map(|(b, _)| b.outline(&outline.id));
                if first.is_some_and(|o| o.is_constant())
                    && let Some(message) = catalog.find(&outline.id, None, false)
                {
                    constant.insert(outline.id.clone(), message);
                }
            }
        }
        catalog.constant = constant;
        catalog
    }

    /// The locale that reads.
    pub fn locale(&self) -> &LocaleId {
        &self.locale
    }

    /// A message for an attribute, a URL or JSON: no direction marks. A message that no locale has is its id.
    pub fn format(&self, id: &str, args: Option<&Args>) -> Cow<'_, str> {
        match self.constant(id) {
            Some(message) => Cow::Borrowed(&message.text),
            None => Cow::Owned(self.message(id, args, false).text),
        }
    }

    /// A message with the locale that answered. `isolate` puts marks around what is placed into the sentence, so
    /// that a name in another direction does not tear it; for text between tags.
    pub fn message(&self, id: &str, args: Option<&Args>, isolate: bool) -> Message {
        match self.constant(id) {
            Some(message) => message.clone(),
            None => {
                self.find(id, args, isolate).unwrap_or_else(|| Message { text: id.to_owned(), lang: None })
            }
        }
    }

    /// A message without variables, made when the catalogue was.
    pub fn constant(&self, id: &str) -> Option<&Message> {
        self.constant.get(id)
    }

    /// All messages without variables, in no order.
    pub fn constants(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.constant.iter().map(|(id, message)| (id.as_ref(), message))
    }

    /// The ids of all messages that some locale of the chain has.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.chain.iter().flat_map(|(b, _)| b.outlines().map(|o| o.id.as_ref()))
    }

    /// Whether some locale of the chain has the message.
    pub fn has(&self, id: &str) -> bool {
        self.chain.iter().any(|(b, _)| b.outline(id).is_some_and(|o| o.has_value))
    }

    /// A day, `YYYY-MM-DD`, in words; as given, when it is none.
    pub fn date(&self, day: &str) -> String {
        match date::parse(day) {
            Some(parts) => self.message("date", Some(&date::args(parts)), false).text,
            None => day.to_owned(),
        }
    }

    fn find(&self, id: &str, args: Option<&Args>, isolate: bool) -> Option<Message> {
        self.chain.iter().find_map(|(bundle, lang)| {
            bundle.format(id, args, isolate).map(|text| Message { text, lang: lang.clone() })
        })
    }
}

/// Language and script: what decides whether a text is foreign in another's sentence.
fn written_in(id: &LocaleId) -> (String, Option<icu_locale::subtags::Script>) {
    let mut full = id.identifier().clone();
    LocaleExpander::new_extended().maximize(&mut full);
    (full.language.to_string(), full.script)
}

/// Whether Fluent would come to harm: its parser calls itself for every brace, and choosing a plural form for a
/// number that no `u64` holds panics.
pub(super) fn is_excessive(text: &str) -> bool {
    text.lines().any({
        let mut depth = 0_u32;
        move |line| {
            // An entry begins; a brace left open before it is a mistake that ends there.
            if line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') {
                depth = 0;
            }
            let mut digits = 0_u32;
            line.bytes().any(|b| {
                digits = if b.is_ascii_digit() && depth > 0 { digits + 1 } else { 0 };
                match b {
                    b'{' | b'(' => depth += 1,
                    b'}' | b')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                depth > 100 || digits > 15
            })
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalog(locale: &str, files: &[(&str, &str)]) -> Catalog {
        let files: Vec<FtlFile> = files
            .iter()
            .map(|(tag, text)| FtlFile {
                locale: tag.parse().unwrap(),
                path: "x.ftl".into(),
                text: (*text).into(),
            })
            .collect();
        let (catalogs, findings) = Catalogs::new(&files);
        assert_eq!(findings, []);
        catalogs.catalog(&locale.parse().unwrap(), &[], &"en-us".parse().unwrap())
    }

    #[test]
    fn each_message_falls_back_alone_and_says_who_answered() {
        let et = catalog("et-ee", &[("et-ee", "home = Algus")]);
        assert_eq!(et.message("home", None, false), Message { text: "Algus".into(), lang: None });
        let next = et.message("next-page", None, false);
        assert_eq!((next.text.as_str(), next.lang), ("Next", "en-us".parse().ok()));
        // Another region of the same language is not foreign.
        let fi = catalog("sv-fi", &[]);
        assert_eq!(fi.message("home", None, false), Message { text: "Start".into(), lang: None });
        assert_eq!(fi.format("no-such-message", None), "no-such-message");
    }

    #[test]
    fn a_reader_gets_the_texts_of_the_language_before_those_of_the_source() {
        let cases = [
            ("es-mx", "Idioma", None),
            ("es-419", "Idioma", None),
            ("es", "Idioma", None),
            ("pt-pt", "Idioma", None),
            ("zh-hk", "語言", None),
            ("zh-hant", "語言", None),
            ("zh-sg", "语言", None),
            ("zh", "语言", None),
            ("de-at", "Sprache", None),
            ("no-no", "Språk", Some("nb-no")),
            ("nn-no", "Språk", Some("nb-no")),
            // Another script is not read.
            ("sr-latn-rs", "Språk", Some("sv-se")),
        ];
        let catalogs = Catalogs::new(&[]).0;
        for (locale, text, lang) in cases {
            let catalog = catalogs.catalog(&locale.parse().unwrap(), &[], &"sv-fi".parse().unwrap());
            let lang = lang.map(|tag| tag.parse().unwrap());
            let message = Message { text: text.into(), lang };
            assert_eq!(catalog.message("language-label", None, false), message, "{locale}");
        }
        let configured = ["fr-ca".parse().unwrap()];
        let breton = catalogs.catalog(&"br-fr".parse().unwrap(), &configured, &"sv-fi".parse().unwrap());
        assert_eq!(breton.format("language-label", None), "Langue");
    }

    #[test]
    fn what_a_project_says_for_a_language_lies_over_the_built_in_texts_of_its_regions() {
        let files = [
            ("es-mx", "home = Portada\nterms = Aviso"),
            ("es", "home = Principal\nclose = Quitar\nwelcome = { home }"),
        ];
        let of = |locale, id| catalog(locale, &files).format(id, None).into_owned();
        assert_eq!(["home", "close", "welcome"].map(|id| of("es-mx", id)), ["Portada", "Quitar", "Portada"]);
        assert_eq!(["home", "next-page"].map(|id| of("es-es", id)), ["Principal", "Siguiente"]);
        // Another region's text is better than none, and no better than the language's own.
        assert_eq!(["home", "terms"].map(|id| of("es-ar", id)), ["Principal", "Aviso"]);
    }

    #[test]
    fn a_project_overrides_single_messages_and_a_broken_one_falls_back() {
        let own = catalog("sv-se", &[("sv-se", "home = Hem\nupdated = { $never }")]);
        assert_eq!(own.format("home", None), "Hem");
        assert_eq!(own.format("next-page", None), "Nästa");
        let mut args = Args::new();
        args.set("date", "x");
        let updated = own.message("updated", Some(&args), false);
        assert_eq!((updated.text.as_str(), updated.lang.is_some()), ("Updated x", true));
    }

    #[test]
    fn numbers_have_the_locales_grouping_digits_and_plural_form() {
        let cases = [
            ("en-us", 1, "1 page"),
            ("en-us", 2900, "2,900 pages"),
            ("de-de", 2900, "2.900 Seiten"),
            ("fr-fr", 0, "0 page"),
            ("fr-fr", 2900, "2\u{202f}900 pages"),
            ("sv-se", 2900, "2\u{a0}900 sidor"),
            ("ja-jp", 1, "1 ページ"),
            ("cs-cz", 2, "2 stránky"),
            ("cs-cz", 5, "5 stránek"),
            ("pl-pl", 22, "22 strony"),
            ("pl-pl", 12, "12 stron"),
            ("ru-ru", 21, "21 страница"),
            ("ru-ru", 11, "11 страниц"),
            // A region writes numbers in its own way.
            ("es-mx", 12_900, "12,900 páginas"),
            ("de-ch", 12_900, "12'900 Seiten"),
            ("ar-sa", 0, "لا توجد صفحات"),
            ("ar-sa", 3, "٣ صفحات"),
            ("ar-sa", 11, "١١ صفحة"),
            ("ar-sa", 100, "١٠٠ صفحة"),
        ];
        for (locale, count, expect) in cases {
            let mut args = Args::new();
            args.set("count", count);
            assert_eq!(catalog(locale, &[]).format("page-count", Some(&args)), expect, "{locale} {count}");
        }
    }

    #[test]
    fn marks_stand_round_placed_text_only_when_asked_for() {
        let mut args = Args::new();
        args.set("language", "English");
        let ar = catalog("ar-sa", &[]);
        assert!(ar.message("read-source", Some(&args), true).text.contains("\u{2068}English\u{2069}"));
        assert!(!ar.format("read-source", Some(&args)).contains('\u{2068}'));
    }

    #[test]
    fn dates_are_written_out() {
        let of = |locale| catalog(locale, &[]).date("2024-03-01");
        assert_eq!(of("en-us"), "March 1, 2024");
        assert_eq!(of("fr-fr"), "1er mars 2024");
        assert_eq!(of("de-de"), "1. März 2024");
        assert_eq!(of("ja-jp"), "2024年3月1日");
        assert_eq!(of("ko-kr"), "2024년 3월 1일");
        assert_eq!(of("es-es"), "1 de marzo de 2024");
        assert_eq!(of("cs-cz"), "1. března 2024");
        assert_eq!(of("ru-ru"), "1 марта 2024 г.");
        assert_eq!(of("ar-sa"), "١ مارس ٢٠٢٤");
        assert_eq!(catalog("sv-se", &[]).date("in spring"), "in spring");
    }

    #[test]
    fn a_file_that_does_not_parse_is_reported_and_the_rest_of_it_counts() {
        let text = "ok = Fine\nbad = { $x\nhome = Hem\n";
        let file = FtlFile { locale: "sv-se".parse().unwrap(), path: "a.ftl".into(), text: text.into() };
        let deep = FtlFile { text: format!("x = {}", "{".repeat(100_000)), ..file.clone() };
        let long = "home = { 99999999999999999999999 ->\n [one] a\n *[other] b\n }\n";
        let long = FtlFile { text: long.into(), ..file.clone() };
        let (catalogs, findings) = Catalogs::new(&[file, deep, long]);
        assert_eq!((findings.len(), findings[0].line), (3, 3));
        let source = "en-us".parse().unwrap();
        assert_eq!(catalogs.catalog(&"sv-se".parse().unwrap(), &[], &source).format("ok", None), "Fine");
    }
}
