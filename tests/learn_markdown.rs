//! The input language by the executable cases of the engine behind Learn: `../shared/vectors/learn-markdown.json`.
//!
//! The HTML of `diglot render` is judged by `vectors.py` beside the cases (Python with beautifulsoup4), the error codes
//! here, through the codes that rules name. `tests/vectors/markdown.txt` lists what does not hold, each with its reason:
//! `html ID: reason`, `codes ID: reason`. The test fails when the list is wrong in either direction.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use diglot::build::rules;
use diglot::diag::Severity;
use serde_json::Value;
use tempfile::TempDir;

use crate::learn_docset::vectors;
use crate::support;

fn listed(what: &str) -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/markdown.txt");
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter_map(|l| l.strip_prefix(what)?.strip_prefix(' ')?.split_once(": "));
    lines.map(|(id, reason)| (id.to_owned(), reason.to_owned())).collect()
}

/// What fails and is not listed, and what is listed and does not fail.
fn differences(failed: &BTreeSet<String>, listed: &BTreeMap<String, String>) -> Vec<String> {
    let new = failed.iter().filter(|id| !listed.contains_key(*id)).map(|id| format!("fails: {id}"));
    let old =
        listed.keys().filter(|id| !failed.contains(*id)).map(|id| format!("passes, and is listed: {id}"));
    new.chain(old).collect()
}

#[test]
fn html_is_that_of_learn_but_for_the_cases_listed() {
    let Some(dir) = vectors() else { return };
    let python = Command::new("python3").args(["-c", "import bs4"]).output();
    if !python.is_ok_and(|o| o.status.success()) {
        eprintln!("SKIPPED: no python3 with beautifulsoup4");
        return;
    }
    let output = Command::new("python3")
        .arg(dir.join("vectors.py"))
        .arg(env!("CARGO_BIN_EXE_diglot"))
        .arg(dir.join("learn-markdown.json"))
        .env("FAILED", "1")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let cases: Vec<Value> =
        serde_json::from_str(&fs::read_to_string(dir.join("learn-markdown.json")).unwrap()).unwrap();
    let known: BTreeSet<&str> = cases.iter().filter_map(|c| c["id"].as_str()).collect();
    let failed: BTreeSet<String> = text.lines().filter(|l| known.contains(l)).map(Into::into).collect();
    let summary = text.lines().last().unwrap_or_default();
    println!("{summary}");
    assert!(summary.contains(" pass ("), "{text}");
    let wrong = differences(&failed, &listed("html"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(output.status.success(), "fewer than 95 % of the cases hold: {summary}");
}

/// Codes that the Markdown engine of DocFX reports itself: where a case expects none of them, none may be found.
const ENGINE: &[&str] = &[
    "include-not-found",
    "circular-reference",
    "codesnippet-not-found",
    "unknown-language-code",
    "tag-not-found",
    "invalid-note-section",
    "invalid-tab-group",
    "invalid-moniker-range",
    "invalid-row",
    "invalid-nested-column",
    "invalid-zone",
    "invalid-image",
    "invalid-video",
    "invalid-code",
    "invalid-form",
    "invalid-yaml-header",
];

/// The codes of a case: of the older engine as a multiset, of the newer one as a set.
fn expected(case: &Value) -> Option<BTreeSet<String>> {
    let list = case["expected_errors"].as_array().or_else(|| case["expected_error_codes"].as_array())?;
    Some(list.iter().filter_map(|e| e.as_str().map(Into::into)).collect())
}

/// What is wrong with the findings of a case.
fn judge(case: &Value, expected: &BTreeSet<String>) -> Option<String> {
    let dir = TempDir::new().unwrap();
    let write = |path: &str, text: &str| {
        let path = dir.path().join("docs").join(path.trim_start_matches(['~', '/']));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for (path, text) in case["files"].as_object().into_iter().flatten() {
        write(path, text.as_str().unwrap_or_default());
    }
    write(case["file_path"].as_str().unwrap_or("page.md"), case["markdown"].as_str().unwrap());
    fs::write(dir.path().join("book.toml"), "[book]\nlanguage = \"en-us\"\nsrc = \"docs\"\n").unwrap();
    let built = match support::try_build(dir.path()) {
        Ok(built) => built,
        Err(error) => return Some(error.to_string()),
    };
    let found: Vec<(&'static [&'static str], Severity, String)> = built
        .findings
        .iter()
        .filter_map(|f| {
            let rule = rules().into_iter().find(|r| r.code == f.code())?;
            Some((rule.docfx, rule.severity, format!("{}: {}", f.code(), f.message)))
        })
        .collect();
    for code in expected {
        if !found.iter().any(|(codes, ..)| codes.contains(&code.as_str())) {
            return Some(format!("no finding for {code}"));
        }
    }
    let judged = |codes: &[&str]| codes.iter().any(|c| ENGINE.contains(c));
    let unexpected = found.iter().find(|(codes, severity, _)| {
        *severity >= Severity::Major && judged(codes) && !codes.iter().any(|c| expected.contains(*c))
    });
    unexpected.map(|(.., message)| format!("unexpected {message}"))
}

#[test]
fn errors_of_learn_are_findings_but_for_the_cases_listed() {
    let Some(dir) = vectors() else { return };
    let cases: Vec<Value> =
        serde_json::from_str(&fs::read_to_string(dir.join("learn-markdown.json")).unwrap()).unwrap();
    let only = std::env::var("CASE").ok();
    let (mut failed, mut run, mut why) = (BTreeSet::new(), 0, vec![]);
    for case in &cases {
        let id = case["id"].as_str().unwrap();
        let other = case["repos"].is_object()
            || case["inline_only"] == true
            || case["optional_extensions"].is_array()
                && !case["optional_extensions"].as_array().unwrap().is_empty();
        let Some(expected) = expected(case).filter(|_| !other) else { continue };
        if only.as_ref().is_some_and(|only| !id.contains(only.as_str())) {
            continue;
        }
        run += 1;
        if let Some(reason) = judge(case, &expected) {
            failed.insert(id.to_owned());
            why.push(format!("{id}: {reason}"));
        }
    }
    println!("error codes: {} of {run} cases hold", run - failed.len());
    let wrong = differences(&failed, &listed("codes"));
    assert!(
        wrong.is_empty() || only.is_some() && why.is_empty(),
        "{}\n\n{}",
        wrong.join("\n"),
        why.join("\n")
    );
}
