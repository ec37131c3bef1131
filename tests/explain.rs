//! Every rule is documented, and its documentation is true: the example is built, and the finding stands where the
//! example says.

use std::collections::{BTreeMap, BTreeSet};

use diglot::build::{of_build, rules};
use diglot::diag::{Diagnostic, Level, Rule};

use crate::support;

/// What is found in a rule's example, and what should be. A rule of translations is looked for at the level that shows
/// all; what else a reviewer would be shown there, at the usual level, counts as well.
fn outcome(rule: &Rule) -> (Vec<String>, Vec<String>) {
    let (dir, places) = support::written(rule.example);
    if !dir.path().join("book.toml").exists() {
        let source = dir.path().join("content/en-us").exists();
        let settings = if source { "[book]\nlanguage = \"en-us\"\n" } else { "" };
        std::fs::write(dir.path().join("book.toml"), settings).unwrap();
    }
    let whole = |p: &String| if p.contains(':') { p.clone() } else { format!("{p}:1:1") };
    let expected = places.iter().map(|p| format!("{} {}", rule.code, whole(p))).collect();
    let found = if !of_build(rule.code) {
        let checked = support::check_locales(dir.path());
        let shown =
            |f: &Diagnostic| f.code() == rule.code || f.level == Level::Default && !is_about_size(f.code());
        let found: Vec<Diagnostic> = checked.findings.into_iter().filter(shown).collect();
        support::places(&checked.docset, &found)
    } else {
        let built = support::build(dir.path());
        support::places(&built.docset, &built.findings)
    };
    (found, expected)
}

/// Findings of an example that is smaller than any docset.
fn is_about_size(code: &str) -> bool {
    matches!(
        code,
        "docset/orphan-page" | "docset/page-without-source" | "docset/page-missing" | "docset/unused-media"
    )
}

#[test]
fn every_rule_has_an_example_that_shows_it_and_nothing_else() {
    let mut wrong = vec![];
    for rule in rules() {
        let (found, expected) = outcome(rule);
        if expected.is_empty() || found != expected {
            wrong.push(format!("{}\n  documented: {expected:?}\n  found:      {found:?}", rule.code));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_says_what_it_means_why_it_matters_and_what_to_do() {
    for rule in rules() {
        for (name, text) in [("what", rule.what), ("why", rule.why), ("fix", rule.fix)] {
            let sentence = text.ends_with(['.', '?']) && text.split_whitespace().count() >= 3;
            assert!(sentence, "{} has no {name}: {text:?}", rule.code);
        }
    }
}

#[test]
fn codes_are_slugs_and_each_stands_for_one_rule() {
    let mut seen = BTreeSet::new();
    for rule in rules() {
        let slug = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        };
        let parts: Vec<&str> = rule.code.split('/').collect();
        assert!(parts.len() == 2 && parts.iter().all(|p| slug(p)), "{}", rule.code);
        assert!(seen.insert(rule.code), "{} is two rules", rule.code);
    }
}

fn explain(args: &[&str]) -> (String, String, Option<i32>) {
    let output = support::diglot().arg("explain").args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

#[test]
fn explain_lists_every_code_once_and_explains_each() {
    let (list, ..) = explain(&[]);
    let listed: Vec<&str> = list.lines().filter_map(|l| l.strip_prefix("  ")?.split(' ').next()).collect();
    assert_eq!(listed, rules().iter().map(|r| r.code).collect::<Vec<_>>());
    for rule in rules() {
        let (text, _, code) = explain(&[rule.code]);
        assert_eq!(code, Some(0), "{}", rule.code);
        assert!(text.starts_with(&format!("{} ({})\n", rule.code, rule.severity)), "{text}");
    }
}

#[test]
fn the_codes_of_docfx_lead_to_the_rules_that_name_them() {
    let mut by_docfx: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for rule in rules() {
        for code in rule.docfx {
            by_docfx.entry(code).or_default().push(rule.code);
        }
    }
    assert!(by_docfx.len() > 10, "{by_docfx:?}");
    for (docfx, codes) in by_docfx {
        let (text, errors, code) = explain(&[docfx]);
        assert_eq!((code, errors.as_str()), (Some(0), ""), "{docfx}");
        for rule in codes {
            assert!(text.contains(rule), "{docfx} does not lead to {rule}:\n{text}");
        }
    }
}
