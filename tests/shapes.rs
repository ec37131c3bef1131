//! Shapes of damage and of what only looks like it, in Latin, Arabic and CJK: `tests/shapes/*.txt`, a case a line.
//!
//! A line with a code alone begins the cases of a check. A case is a sign, a locale, and the segments of a page as
//! `translation || source`, parted by ` && `; a part without `||` stands on the page as it is; `⏎` is a line break. `+`:
//! shown at default. `~`: shown, at a higher level only. `-`: never shown.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use diglot::diag::Level;

use crate::support;

struct Case {
    code: String,
    sign: char,
    page: String,
    place: String,
    text: String,
}

const LOCALES: [(&str, &str); 12] = [
    ("fr", "fr-fr"),
    ("sv", "sv-se"),
    ("de", "de-de"),
    ("it", "it-it"),
    ("pt", "pt-br"),
    ("pl", "pl-pl"),
    ("nl", "nl-nl"),
    ("da", "da-dk"),
    ("ar", "ar-sa"),
    ("zh", "zh-cn"),
    ("ja", "ja-jp"),
    ("ko", "ko-kr"),
];

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shapes");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let mut out: Vec<Case> = vec![];
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let mut code = String::new();
        for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            let place = format!("tests/shapes/{name}:{}", number + 1);
            match line.split_once(' ').filter(|(sign, _)| ["+", "~", "-"].contains(sign)) {
                None if line.is_empty() || line.starts_with("//") => {}
                None => line.clone_into(&mut code),
                Some((sign, rest)) => {
                    let (language, text) = rest.split_once(' ').unwrap_or_else(|| panic!("{place}"));
                    let locale =
                        LOCALES.iter().find(|(l, _)| *l == language).unwrap_or_else(|| panic!("{place}"));
                    out.push(Case {
                        code: code.clone(),
                        sign: sign.chars().next().unwrap(),
                        page: format!("content/{}/p{}.md", locale.1, out.len()),
                        place,
                        text: page(text),
                    });
                }
            }
        }
    }
    out
}

/// A page with these segments.
fn page(text: &str) -> String {
    let mut out = String::new();
    for (number, part) in (101..).zip(text.split(" && ")) {
        match part.split_once(" || ") {
            Some((target, source)) => writeln!(
                out,
                "<span data-ttu-id=\"0a1b2-{number}\">{target}</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-{number}\">{source}</span></span>"
            ),
            None => writeln!(out, "{part}"),
        }
        .unwrap();
        out.push('\n');
    }
    out.replace('⏎', "\n")
}

#[test]
fn damage_is_told_from_what_looks_like_it() {
    let cases = cases();
    let mut docset = String::from("--- book.toml\n");
    for case in &cases {
        writeln!(docset, "--- {}\n{}", case.page, case.text).unwrap();
    }
    let (dir, _) = support::written(&docset);
    let checked = support::check_locales(dir.path());
    let mut levels: BTreeMap<(String, &str), Level> = BTreeMap::new();
    for finding in &checked.findings {
        let path = checked.docset.source(finding.primary.span.file).unwrap().path().to_string();
        let level = levels.entry((path, finding.code())).or_insert(finding.level);
        *level = (*level).min(finding.level);
    }
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let level = levels.get(&(case.page.clone(), case.code.as_str()));
            let sign = match level {
                None => '-',
                Some(Level::Default) => '+',
                Some(_) => '~',
            };
            (sign != case.sign).then(|| format!("{}: {sign}, not {} {}", case.place, case.sign, case.code))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(cases.len() > 150, "{} cases", cases.len());
}
