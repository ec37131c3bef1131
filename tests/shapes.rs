//! Shapes of damage and of what only looks like it, in Latin, Arabic and CJK scripts. What each check finds and what it
//! leaves alone is in `tests/shapes/`; that every check has both in every script is a test, too.
//!
//! `*.txt`: a case a line. A line with a code alone begins the cases of a check. A case is a sign, a language, and the
//! segments of a page as `translation || source`, parted by ` && `; a part without `||` stands on the page as it is;
//! after ` <<< ` comes the source page, where there is one; `⏎` is a line break. `+`: shown at default. `~`: shown, at a
//! higher level only. `-`: never shown.
//!
//! `docsets/*.txt`: a case is `==== CODE SIGN LANGUAGE what it is`, then files as [`support::write`] has them, and with
//! `=>` where the finding stands. `⟦translation || source⟧` is a pair, `--- a{1..9}.md` are files with
//! equal texts; `@@ NAME` before the first case begins a text, which `@@ NAME` stands for in cases.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use diglot::build::{CheckedLocales, of_build};
use diglot::check::CHECKS;
use diglot::diag::Level;
use rayon::prelude::*;

use crate::support;

/// What a language is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    Latin,
    Arabic,
    Cjk,
}

const SCRIPTS: [Script; 3] = [Script::Latin, Script::Arabic, Script::Cjk];

const LANGUAGES: [(&str, &str, Script); 25] = [
    ("fr", "fr-fr", Script::Latin),
    ("sv", "sv-se", Script::Latin),
    ("de", "de-de", Script::Latin),
    ("it", "it-it", Script::Latin),
    ("es", "es-es", Script::Latin),
    ("pt", "pt-br", Script::Latin),
    ("pl", "pl-pl", Script::Latin),
    ("nl", "nl-nl", Script::Latin),
    ("da", "da-dk", Script::Latin),
    // Its letters have capitals and its words are spaced, as those of Latin.
    ("ru", "ru-ru", Script::Latin),
    ("uk", "uk-ua", Script::Latin),
    ("el", "el-gr", Script::Latin),
    ("hu", "hu-hu", Script::Latin),
    ("ro", "ro-ro", Script::Latin),
    ("ca", "ca-es", Script::Latin),
    ("sk", "sk-sk", Script::Latin),
    ("et", "et-ee", Script::Latin),
    ("id", "id-id", Script::Latin),
    ("vi", "vi-vn", Script::Latin),
    ("ar", "ar-sa", Script::Arabic),
    // It goes from right to left, too.
    ("he", "he-il", Script::Arabic),
    ("zh", "zh-cn", Script::Cjk),
    ("ja", "ja-jp", Script::Cjk),
    ("ko", "ko-kr", Script::Cjk),
    // Its words are not parted by spaces.
    ("th", "th-th", Script::Cjk),
];

/// Checks that a script cannot break, and why.
const ELSEWHERE: &[(&str, &[Script], &str)] = &[
    ("displacement/code-in-verb", &[Script::Latin, Script::Arabic], "their verbs are one word: code-in-word"),
    ("displacement/name-glued", &[Script::Latin, Script::Arabic], "words are always parted by spaces"),
    ("displacement/compound-split", &[Script::Arabic, Script::Cjk], "no hyphen joins the halves of a word"),
    ("displacement/noun-unjoined", &[Script::Arabic, Script::Cjk], "no hyphen joins a name and its noun"),
    ("typography/capitals", &[Script::Arabic, Script::Cjk], "there are no capitals"),
    ("ui/label-case", &[Script::Arabic, Script::Cjk], "there are no capitals"),
    ("translation/diacritics", &[Script::Arabic, Script::Cjk], "their letters bear no marks"),
    ("typography/elision", &[Script::Arabic, Script::Cjk], "no vowel gives way to an apostrophe"),
];

struct Case {
    code: String,
    sign: char,
    script: Script,
    place: String,
    form: Form,
}

enum Form {
    /// A page of the docset that all lines make: its path and text.
    Page(String, String),
    /// A docset of its own.
    Docset(String),
}

fn cases() -> Vec<Case> {
    let mut out = vec![];
    for file in files("tests/shapes") {
        let mut code = String::new();
        for (place, line) in lines(&file) {
            match line.split_once(' ').filter(|(sign, _)| ["+", "~", "-"].contains(sign)) {
                None if line.is_empty() || line.starts_with("//") => {}
                None => code = line,
                Some((sign, rest)) => {
                    let (tag, text) = rest.split_once(' ').unwrap_or_else(|| panic!("{place}"));
                    let (locale, script) = language(tag, &place);
                    let (translation, source) = match text.split_once(" <<< ") {
                        Some((translation, source)) => (translation, Some(source)),
                        None => (text, None),
                    };
                    let name = format!("p{}.md", out.len());
                    let path = format!("content/{locale}/{name}");
                    let mut files = format!("--- {path}\n{}\n", page(translation));
                    if let Some(source) = source {
                        writeln!(files, "--- content/en-us/{name}\n{}", source.replace('⏎', "\n")).unwrap();
                    }
                    let form = Form::Page(path, files);
                    out.push(Case {
                        code: code.clone(),
                        sign: sign.chars().next().unwrap(),
                        script,
                        place,
                        form,
                    });
                }
            }
        }
    }
    for file in files("tests/shapes/docsets") {
        let mut shared: Vec<(String, String)> = vec![];
        let first = out.len();
        for (place, line) in lines(&file) {
            if let Some(head) = line.strip_prefix("==== ") {
                let [code, sign, tag, _] = head.splitn(4, ' ').collect::<Vec<_>>()[..] else {
                    panic!("{place}")
                };
                let script = language(tag, &place).1;
                let sign = sign.chars().next().unwrap();
                out.push(Case { code: code.into(), sign, script, place, form: Form::Docset(String::new()) });
                continue;
            }
            let name = line.strip_prefix("@@ ");
            let case = out[first..].last_mut();
            let text = match (name, &case) {
                (Some(name), None) => {
                    shared.push((name.into(), String::new()));
                    continue;
                }
                (Some(name), Some(_)) => {
                    let known = shared.iter().find(|(n, _)| n == name);
                    known.unwrap_or_else(|| panic!("{place}: {name}")).1.clone()
                }
                (None, _) => line + "\n",
            };
            match case {
                Some(Case { form: Form::Docset(files), .. }) => files.push_str(&text),
                _ => shared.last_mut().into_iter().for_each(|(_, begun)| begun.push_str(&text)),
            }
        }
    }
    out
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    files
}

/// Each line, with its place.
fn lines(file: &Path) -> Vec<(String, String)> {
    let name = file.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display();
    let text = fs::read_to_string(file).unwrap();
    text.lines().enumerate().map(|(n, line)| (format!("{name}:{}", n + 1), line.to_owned())).collect()
}

fn language(tag: &str, place: &str) -> (&'static str, Script) {
    let found = LANGUAGES.iter().find(|(t, ..)| *t == tag).unwrap_or_else(|| panic!("{place}: {tag}"));
    (found.1, found.2)
}

/// A page with these segments.
fn page(text: &str) -> String {
    let mut out = String::new();
    for (number, part) in (101..).zip(text.split(" && ")) {
        match part.split_once(" || ") {
            Some((target, source)) => out.push_str(&pair(number, target, source)),
            None => out.push_str(part),
        }
        out.push_str("\n\n");
    }
    out.replace('⏎', "\n")
}

fn pair(number: usize, target: &str, source: &str) -> String {
    format!(
        "<span data-ttu-id=\"0a1b2-{number}\">{target}</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-{number}\">{source}</span></span>"
    )
}

/// Files with their pairs and their numbers spelled out.
fn spelled_out(files: &str) -> String {
    let mut out = String::new();
    for file in format!("\n{files}").split("\n--- ").skip(1) {
        let file = with_pairs(file);
        let (name, text) = file.split_once('\n').unwrap_or((&file, ""));
        let numbered = name.split_once("{1..").and_then(|(before, rest)| {
            let (last, after) = rest.split_once('}')?;
            Some((before, last.parse::<usize>().ok()?, after))
        });
        match numbered {
            Some((before, last, after)) => {
                (1..=last).for_each(|n| writeln!(out, "--- {before}{n}{after}\n{text}").unwrap());
            }
            None => writeln!(out, "--- {file}").unwrap(),
        }
    }
    out
}

/// A file with its pairs spelled out.
fn with_pairs(file: &str) -> String {
    let mut out = String::new();
    let mut rest = file;
    for number in 101.. {
        let Some((before, pair_and_more)) = rest.split_once('⟦') else { break };
        let (within, after) = pair_and_more.split_once('⟧').unwrap_or_else(|| panic!("{file}"));
        let (target, source) = within.split_once(" || ").unwrap_or_else(|| panic!("{file}"));
        out.push_str(before);
        out.push_str(&pair(number, target, source));
        rest = after;
    }
    out + rest
}

/// For each file and code: the lowest level at which it is shown, and where.
type Shown = BTreeMap<(String, String), (Level, BTreeSet<String>)>;

fn shown(checked: &CheckedLocales) -> Shown {
    let mut out = Shown::new();
    let places = support::places(&checked.docset, &checked.findings);
    for (finding, place) in checked.findings.iter().zip(places) {
        let path = checked.docset.source(finding.primary.span.file).unwrap().path().to_string();
        let place = place.split_once(' ').unwrap().1.to_owned();
        let known = out.entry((path, finding.code().to_owned())).or_insert((finding.level, BTreeSet::new()));
        known.0 = known.0.min(finding.level);
        known.1.insert(place);
    }
    out
}

fn sign(level: Option<Level>) -> char {
    match level {
        None => '-',
        Some(Level::Default) => '+',
        Some(_) => '~',
    }
}

/// What is wrong with a docset of its own.
fn misjudged(case: &Case, text: &str) -> Option<String> {
    let settings = if text.contains("--- book.toml\n") { "" } else { "--- book.toml\n" };
    let (dir, expected) = support::written(&format!("{settings}{}", spelled_out(text)));
    let all = shown(&support::check_locales(dir.path()));
    let of_code: Vec<_> = all.iter().filter(|((_, code), _)| *code == case.code).collect();
    let found = sign(of_code.iter().map(|(_, (level, _))| *level).min());
    let places: BTreeSet<String> = of_code.iter().flat_map(|(_, (_, places))| places.clone()).collect();
    let right = found == case.sign && (found == '-') == expected.is_empty();
    (!right || places != expected.iter().cloned().collect())
        .then(|| format!("{}: {found} {places:?}, not {} {expected:?} {}", case.place, case.sign, case.code))
}

#[test]
fn damage_is_told_from_what_looks_like_it() {
    let cases = cases();
    let mut docset = String::from("--- book.toml\n");
    for case in &cases {
        if let Form::Page(_, files) = &case.form {
            docset.push_str(files);
        }
    }
    let (dir, _) = support::written(&docset);
    let all = shown(&support::check_locales(dir.path()));
    let judge = |case: &Case| match &case.form {
        Form::Page(path, _) => {
            let found = sign(all.get(&(path.clone(), case.code.clone())).map(|(level, _)| *level));
            (found != case.sign).then(|| format!("{}: {found}, not {} {}", case.place, case.sign, case.code))
        }
        Form::Docset(text) => misjudged(case, text),
    };
    let wrong: Vec<String> = cases.par_iter().filter_map(judge).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_check_of_translations_is_shown_and_withheld_in_every_script() {
    let mut missing: BTreeMap<&str, BTreeSet<(Script, bool)>> = BTreeMap::new();
    for check in CHECKS.iter().filter(|check| !of_build(check.rule.code)) {
        let elsewhere = ELSEWHERE.iter().filter(|(code, ..)| *code == check.rule.code);
        let elsewhere: Vec<Script> = elsewhere.flat_map(|(_, scripts, _)| scripts.iter().copied()).collect();
        let scripts = SCRIPTS.iter().filter(|script| !elsewhere.contains(script));
        missing.entry(check.rule.code).or_default().extend(scripts.flat_map(|s| [(*s, true), (*s, false)]));
    }
    for case in cases() {
        let of_code =
            missing.get_mut(case.code.as_str()).unwrap_or_else(|| panic!("{}: {}", case.place, case.code));
        of_code.remove(&(case.script, case.sign != '-'));
    }
    missing.retain(|_, cases| !cases.is_empty());
    let lines: Vec<String> = missing.iter().map(|(code, cases)| format!("{code}: {cases:?}")).collect();
    assert!(lines.is_empty(), "without a case (true: that is shown):\n{}", lines.join("\n"));
}
