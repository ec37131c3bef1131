//! All catalogues of a build, and the one that a locale reads through.

use std::borrow::Cow;
use std::sync::Arc;

use fluent::FluentResource;
use icu_locale::LocaleExpander;
use rustc_hash::FxHashMap;

use super::bundle::Bundle;
use super::{Args, BUILTIN, CatalogFinding, REFERENCE, date};
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
    bundles: Vec<Arc<Bundle>>,
}

impl Catalogs {
    /// The built-in catalogues, overlaid message by message with `files` in their order. What does not parse is
    /// left out and reported; the rest of the file counts.
    pub fn new(files: &[FtlFile]) -> (Self, Vec<CatalogFinding>) {
        let mut findings = vec![];
        let mut bundles: Vec<Bundle> = vec![];
        let mut add = |locale: LocaleId, resource: FluentResource| {
            let at = bundles.iter().position(|b| b.locale == locale).unwrap_or_else(|| {
                bundles.push(Bundle::new(locale));
                bundles.len() - 1
            });
            if let Some(bundle) = bundles.get_mut(at) {
                bundle.add(Arc::new(resource));
            }
        };
        for (tag, text) in BUILTIN {
            if let (Ok(locale), Ok(resource)) = (tag.parse(), FluentResource::try_new((*text).into())) {
                add(locale, resource);
            }
        }
        for file in files {
            if is_excessive(&file.text) {
                findings.push(CatalogFinding::excessive(file));
                continue;
            }
            let resource = FluentResource::try_new(file.text.clone()).unwrap_or_else(|(rest, errors)| {
                findings.extend(errors.iter().map(|e| CatalogFinding::syntax(file, e)));
                rest
            });
            add(file.locale.clone(), resource);
        }
        (Self { bundles: bundles.into_iter().map(Arc::new).collect() }, findings)
    }

    /// What `locale` reads: its own messages, then those of the toolkit's one fallback rule with `configured` and
    /// `source`, and American English last.
    pub fn catalog(&self, locale: &LocaleId, configured: &[LocaleId], source: &LocaleId) -> Catalog {
        let available: Vec<LocaleId> = self.bundles.iter().map(|b| b.locale.clone()).collect();
        let mut chain: Vec<Arc<Bundle>> = vec![];
        let reference = REFERENCE.parse().ok();
        let wanted = std::iter::once(locale.clone())
            .chain(locale.fallback_chain(&available, configured, source))
            .chain(reference);
        for id in wanted {
            if let Some(bundle) = self.bundles.iter().find(|b| b.locale == id)
                && !chain.iter().any(|b| b.locale == id)
            {
                chain.push(Arc::clone(bundle));
            }
        }
        Catalog::new(locale.clone(), chain)
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
        let nl = catalog("nl-nl", &[("nl-nl", "home = Begin")]);
        assert_eq!(nl.message("home", None, false), Message { text: "Begin".into(), lang: None });
        let next = nl.message("next-page", None, false);
        assert_eq!((next.text.as_str(), next.lang), ("Next", "en-us".parse().ok()));
        // Another region of the same language is not foreign.
        let fi = catalog("sv-fi", &[]);
        assert_eq!(fi.message("home", None, false), Message { text: "Start".into(), lang: None });
        assert_eq!(fi.format("no-such-message", None), "no-such-message");
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
