//! The docset around the pages, by the executable cases of the engine behind Learn: `../shared/vectors/learn-docset.json`
//! (`DIGLOT_VECTORS` names another folder). Each case's repositories are written to a folder and built; what is
//! expected is mapped to what a static site has. `tests/vectors/docset.txt` lists the cases that mean nothing for a
//! static site, and those that fail, each with its reason; the test fails when the list is wrong.
//!
//! How an expectation is mapped:
//! - a page's JSON: the page is published; `conceptual` is what `diglot render` prints, white space aside; `title`,
//!   `uid`, `monikers`, `_tocRel`, `breadcrumb_path` are facts of the site. Identities that the publishing service
//!   hands out (`document_id` and the like) are not looked at;
//! - a TOC's JSON: names and destinations of the TOC that serves the locale, as addresses of Learn. `_splitted` parts
//!   are branches of the whole, since a page of the site holds only its branch;
//! - `.publish.json`: every address is a page, a file, or a redirection to the address given;
//! - `.xrefmap.json`: uids, names and addresses of pages;
//! - `.errors.log`: for each error a finding of a rule that names its code, in its file and line; and no finding of
//!   such a rule that is major or worse beside them.
//! - a folder named by the hash of monikers is no part of an address: a site has all versions beside each other.

mod case;
mod expect;
mod html;
mod toc;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_yaml::Value;

/// The folder of the cases, where it is there.
pub fn vectors() -> Option<PathBuf> {
    let given = std::env::var_os("DIGLOT_VECTORS").map(PathBuf::from);
    let dir = given.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors"));
    if !dir.join("learn-docset.json").is_file() {
        eprintln!("SKIPPED: no ../shared/vectors (set DIGLOT_VECTORS)");
        return None;
    }
    Some(dir)
}

/// Lines `skip|fail ID: reason`.
fn listed(text: &str) -> BTreeMap<String, (String, String)> {
    let lines = text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
    lines
        .map(|line| {
            let (what, rest) = line.split_once(' ').unwrap();
            let (id, reason) = rest.split_once(": ").unwrap_or_else(|| panic!("no reason: {line}"));
            (id.to_owned(), (what.to_owned(), reason.to_owned()))
        })
        .collect()
}

/// `toc` of `v3/toc/split-toc/0`.
fn feature(id: &str) -> &str {
    id.split('/').nth(1).unwrap_or(id)
}

#[test]
fn the_docset_cases_of_learn_hold_but_for_those_listed() {
    let Some(dir) = vectors() else { return };
    let cases = fs::read_to_string(dir.join("learn-docset.json")).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&cases).unwrap();
    let list = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/docset.txt"));
    let list = listed(&list.unwrap_or_default());
    let only = std::env::var("CASE").ok();
    let mut wrong = vec![];
    // All, run, passed.
    let mut counts: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for case in &cases {
        let id = case["id"].as_str().unwrap();
        if only.as_ref().is_some_and(|only| !id.contains(only.as_str())) {
            continue;
        }
        let count = counts.entry(feature(id).to_owned()).or_default();
        count[0] += 1;
        let expected = list.get(id).map(|(what, _)| what.as_str());
        if expected == Some("skip") && only.is_none() {
            continue;
        }
        count[1] += 1;
        let failures = case::run(case);
        count[2] += usize::from(failures.is_empty());
        match (failures.is_empty(), expected) {
            (true, None) | (false, Some("fail")) => {}
            (true, _) => wrong.push(format!("{id}: passes, and is listed as failing")),
            (false, _) => wrong.push(format!(
                "{id} ({}):\n    {}",
                case["title"].as_str().unwrap_or_default(),
                failures.join("\n    ")
            )),
        }
    }
    for (id, _) in list.iter().filter(|_| only.is_none()) {
        if !cases.iter().any(|c| c["id"].as_str() == Some(id)) {
            wrong.push(format!("{id}: is listed, and is no case"));
        }
    }
    let mut core = [0; 3];
    for (feature, count) in &counts {
        println!("{feature:14} {:3} cases {:3} run {:3} pass", count[0], count[1], count[2]);
        if ["localization", "moniker", "redirection", "resolve", "toc"].contains(&feature.as_str()) {
            (0..3).for_each(|i| core[i] += count[i]);
        }
    }
    println!("of the five features {core:?}: cases, run, pass");
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
    if only.is_none() {
        assert!(core[1] * 100 >= core[0] * 80 && core[2] * 100 >= core[1] * 95, "{core:?}");
    }
}
