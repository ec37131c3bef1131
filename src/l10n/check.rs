//! What is wrong with a catalogue, as data.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use fluent::FluentResource;
use fluent_syntax::parser::ParserError;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};

use super::FtlFile;
use super::catalog::is_excessive;
use super::outline::{self, Outline};
use crate::model::LocaleId;

/// One thing wrong with a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogFinding {
    /// The file, as it was named.
    pub path: String,
    /// 1-based line; 0 where the finding is about what is not there.
    pub line: u32,
    /// What is to be looked at; empty where the finding is about what is not there. Bytes.
    pub at: Range<usize>,
    /// The message; empty where the finding is about no single one. Of missing ones: their locale, where the file is
    /// that of another.
    pub id: String,
    /// What is wrong.
    pub problem: CatalogProblem,
}

/// What can be wrong with a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogProblem {
    /// It is no Fluent; the parser's words.
    Syntax(String),
    /// Braces nested deeper, or numbers written longer, than any message needs: the file is not used.
    Excessive,
    /// The reference has these messages, this catalogue has not.
    Missing(Vec<String>),
    /// The text is that of the reference, in a catalogue of another language.
    Untranslated {
        /// How many words it has.
        words: usize,
    },
    /// The reference has no such message.
    Obsolete,
    /// The message stands there twice; the later one counts.
    Duplicate,
    /// The message does not use what the reference's uses.
    Variables {
        /// Used by the reference only.
        missing: Vec<String>,
        /// Used here only.
        unknown: Vec<String>,
    },
    /// Numbers that the language tells apart share the form for all others.
    PluralMissing {
        /// The variable counted.
        variable: String,
        /// The CLDR categories without a form.
        categories: Vec<&'static str>,
    },
    /// Forms that no number of the language selects.
    PluralUnreachable {
        /// The variable counted.
        variable: String,
        /// The CLDR categories that the language has not.
        categories: Vec<&'static str>,
    },
}

impl fmt::Display for CatalogFinding {
    /// One line for a person: place, message, what is wrong.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.sentence()),
            line => write!(f, "{}:{line}: {}", self.path, self.sentence()),
        }
    }
}

impl CatalogFinding {
    /// What is wrong, without the place.
    pub fn sentence(&self) -> String {
        let id = &self.id;
        match &self.problem {
            CatalogProblem::Syntax(what) => format!("this is not Fluent: {what}"),
            CatalogProblem::Excessive => {
                "too deeply nested, or too long a number: the file is not used".into()
            }
            CatalogProblem::Missing(ids) => {
                // Of a locale without a file of its own, the finding stands at the reference.
                let whose = if id.is_empty() { String::new() } else { format!("{id}: ") };
                let first: Vec<String> = ids.iter().take(3).map(|id| format!("`{id}`")).collect();
                let more = if ids.len() > 3 { ", …" } else { "" };
                match ids.len() {
                    1 => format!("{whose}{} is missing", first.join("")),
                    n => format!("{whose}{n} texts are missing: {}{more}", first.join(", ")),
                }
            }
            CatalogProblem::Untranslated { .. } => format!("`{id}` is not translated"),
            CatalogProblem::Obsolete => format!("nothing asks for `{id}`"),
            CatalogProblem::Duplicate => format!("`{id}` stands here twice; the later one counts"),
            CatalogProblem::Variables { missing, unknown } => {
                let list = |v: &[String]| v.iter().map(|v| format!("${v}")).collect::<Vec<_>>().join(", ");
                let lacks = (!missing.is_empty()).then(|| format!("lacks {}", list(missing)));
                let uses =
                    (!unknown.is_empty()).then(|| format!("uses {}, which it is not given", list(unknown)));
                let both: Vec<String> = [lacks, uses].into_iter().flatten().collect();
                format!("`{id}` {}", both.join(", "))
            }
            CatalogProblem::PluralMissing { variable, categories } => {
                format!("`{id}` lacks the plural forms {} of ${variable}", categories.join(", "))
            }
            CatalogProblem::PluralUnreachable { variable, categories } => format!(
                "`{id}` has plural forms that the language has not: {} of ${variable}",
                categories.join(", ")
            ),
        }
    }

    pub(super) fn excessive(file: &FtlFile) -> Self {
        let problem = CatalogProblem::Excessive;
        Self { path: file.path.clone(), line: 1, at: 0..0, id: String::new(), problem }
    }

    pub(super) fn syntax(file: &FtlFile, error: &ParserError) -> Self {
        // What is missing at the end of the file is missing where its text ends.
        let end = file.text.trim_end().len();
        let at = error.pos.start.min(end)..error.pos.end.min(end);
        let line = line_of(&file.text, at.start);
        let problem = CatalogProblem::Syntax(error.kind.to_string());
        Self { path: file.path.clone(), line, at, id: String::new(), problem }
    }

    pub(super) fn missing(file: &FtlFile, ids: Vec<String>) -> Self {
        let problem = CatalogProblem::Missing(ids);
        Self { path: file.path.clone(), line: 0, at: 0..0, id: String::new(), problem }
    }
}

/// Compares a catalogue with the reference text. `partial`: it overlays another, so that it need not be complete.
pub fn check_catalog(reference: &str, file: &FtlFile, partial: bool) -> Vec<CatalogFinding> {
    let mut findings = vec![];
    if is_excessive(&file.text) {
        return vec![CatalogFinding::excessive(file)];
    }
    let reference = match FluentResource::try_new(reference.into()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let resource = FluentResource::try_new(file.text.clone()).unwrap_or_else(|(rest, errors)| {
        findings.extend(errors.iter().map(|e| CatalogFinding::syntax(file, e)));
        rest
    });
    let wanted: BTreeMap<Box<str>, Outline> =
        outline::messages(&reference).map(|o| (o.id.clone(), o)).collect();
    let rules = categories(&file.locale);
    let mut seen: BTreeMap<Box<str>, usize> = BTreeMap::new();
    let foreign = file.locale.language() != "en";
    for got in outline::messages(&resource) {
        let nth = seen.entry(got.id.clone()).or_default();
        let at = place_of_message(&file.text, &got.id, *nth);
        let line = line_of(&file.text, at.start);
        let mut add = |problem| {
            let (path, id) = (file.path.clone(), got.id.to_string());
            findings.push(CatalogFinding { path, line, at: at.clone(), id, problem });
        };
        *nth += 1;
        if *nth > 1 {
            add(CatalogProblem::Duplicate);
        }
        let Some(expect) = wanted.get(&got.id) else {
            add(CatalogProblem::Obsolete);
            continue;
        };
        let words = got.words();
        if foreign && words > 0 && got.texts == expect.texts {
            add(CatalogProblem::Untranslated { words });
        }
        let only = |a: &BTreeSet<Box<str>>, b: &BTreeSet<Box<str>>| -> Vec<String> {
            a.difference(b).map(|v| v.to_string()).collect()
        };
        let missing = only(&expect.variables, &got.variables);
        let unknown = only(&got.variables, &expect.variables);
        if !missing.is_empty() || !unknown.is_empty() {
            add(CatalogProblem::Variables { missing, unknown });
        }
        plurals(expect, &got, &rules, &mut add);
    }
    let missing: Vec<String> =
        wanted.keys().filter(|id| !partial && !seen.contains_key(*id)).map(ToString::to_string).collect();
    if !missing.is_empty() {
        findings.push(CatalogFinding::missing(file, missing));
    }
    findings
}

/// A selector tells plural forms apart when a variant has a category's name other than `other`, or when the
/// reference's does.
fn plurals(
    expect: &Outline,
    got: &Outline,
    rules: &BTreeSet<&'static str>,
    add: &mut dyn FnMut(CatalogProblem),
) {
    let plural = |keys: &BTreeSet<&str>| keys.iter().any(|k| *k != "other");
    for (variable, keys) in &got.selects {
        if !plural(keys) && !expect.selects.get(variable).is_some_and(plural) {
            continue;
        }
        let missing: Vec<_> = rules.difference(keys).copied().collect();
        let unreachable: Vec<_> = keys.difference(rules).copied().collect();
        let variable = variable.to_string();
        if !missing.is_empty() {
            add(CatalogProblem::PluralMissing { variable: variable.clone(), categories: missing });
        }
        if !unreachable.is_empty() {
            add(CatalogProblem::PluralUnreachable { variable, categories: unreachable });
        }
    }
}

/// The plural categories of a locale, by CLDR.
fn categories(locale: &LocaleId) -> BTreeSet<&'static str> {
    let prefs = icu_locale::Locale::from(locale.identifier().clone()).into();
    let Ok(rules) = PluralRules::try_new(prefs, PluralRulesOptions::default()) else {
        return BTreeSet::from(["other"]);
    };
    let name = |category| match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    };
    rules.categories().map(name).collect()
}

/// The id of the message where it stands for the n-th time.
fn place_of_message(text: &str, id: &str, nth: usize) -> Range<usize> {
    let mut at = 0;
    let starts = text.split_inclusive('\n').filter_map(|line| {
        let start = at;
        at += line.len();
        let bare = line.trim_start_matches('\u{feff}');
        let begins = bare.strip_prefix(id).is_some_and(|r| r.trim_start_matches(' ').starts_with('='));
        begins.then_some(start + line.len() - bare.len())
    });
    starts.into_iter().nth(nth).map_or(0..0, |start| start..start + id.len())
}

fn line_of(text: &str, offset: usize) -> u32 {
    let before = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
    memchr::memchr_iter(b'\n', before).count() as u32 + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::l10n::{BUILTIN, REFERENCE};

    fn file(tag: &str, text: &str) -> FtlFile {
        FtlFile { locale: tag.parse().unwrap(), path: format!("{tag}/ui.ftl"), text: text.into() }
    }

    /// What other languages say as English does.
    const SAME: [&str; 10] = [
        "cs-cz alert-tip",
        "da-dk alert-tip search-source version-label view-source",
        "de-de search-source version-label view-source",
        "es-es pane-no search-source view-source",
        "fr-fr alert-important documentation search-section search-source search-words view-source",
        "it-it pane-no",
        "nb-no search-source view-source",
        "nl-nl alert-tip",
        "pt-br search-source view-source",
        "sv-se search-source version-label view-source",
    ];

    #[test]
    fn the_built_in_catalogues_are_complete_and_fit_their_languages() {
        let reference = BUILTIN.iter().find(|(tag, _)| *tag == REFERENCE).unwrap().1;
        let mut same = vec![];
        for (tag, text) in BUILTIN {
            let found = check_catalog(reference, &file(tag, text), false);
            let (english, wrong): (Vec<_>, Vec<_>) =
                found.into_iter().partition(|f| matches!(f.problem, CatalogProblem::Untranslated { .. }));
            assert_eq!(wrong, [], "{tag}");
            let mut ids: Vec<&str> = english.iter().map(|f| f.id.as_str()).collect();
            ids.sort_unstable();
            same.extend((!ids.is_empty()).then(|| format!("{tag} {}", ids.join(" "))));
        }
        assert_eq!(same, SAME);
    }

    #[test]
    fn every_kind_of_mistake_is_found() {
        let reference = "a = A\nb = { $x }\nc = { $n ->\n    [one] one\n   *[other] more\n }\nd = { $n ->\n    [one] one\n   *[other] more\n }\n";
        let text = "a = A\na = B\nb = { $y }\nold = O\nc = { $n ->\n    [one] ett\n    [few] x\n   *[other] fler\n }\n!\n";
        let found = check_catalog(reference, &file("ar-sa", text), false);
        let kinds: Vec<_> = found.iter().map(|f| (f.line, f.id.as_str(), &f.problem)).collect();
        use CatalogProblem::*;
        let missing = PluralMissing { variable: "n".into(), categories: vec!["many", "two", "zero"] };
        assert!(matches!(kinds[0], (10, "", Syntax(_))), "{kinds:?}");
        let variables = Variables { missing: vec!["x".into()], unknown: vec!["y".into()] };
        assert_eq!(
            kinds[1..],
            [
                (2, "a", &Duplicate),
                (3, "b", &variables),
                (4, "old", &Obsolete),
                (5, "c", &missing),
                (0, "", &Missing(vec!["d".into()]))
            ]
        );
        let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(lines[2], "ar-sa/ui.ftl:3: `b` lacks $x, uses $y, which it is not given");
        assert_eq!(lines[5], "ar-sa/ui.ftl: `d` is missing");
        let same =
            check_catalog("a = Save it now\nb = Start", &file("sv-se", "a = Save it now\nb = Start"), true);
        let words: Vec<_> = same.iter().map(|f| &f.problem).collect();
        assert_eq!(words, [&Untranslated { words: 3 }, &Untranslated { words: 1 }]);
        let sv = check_catalog(reference, &file("sv-se", text), true);
        let few = PluralUnreachable { variable: "n".into(), categories: vec!["few"] };
        assert_eq!(sv.last().map(|f| &f.problem), Some(&few));
    }
}
