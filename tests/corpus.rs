//! Real pages. Skipped, loudly, where the corpora are absent.

use std::fs;
use std::path::{Path, PathBuf};

use std::collections::BTreeMap;

use diglot::build::{self, BuildOptions, Unwatched};
use diglot::load::{LoadOptions, Start};
use diglot::syntax::bilingual::{self, Side};
use diglot::syntax::tags::{Token, Tokens};

/// The corpora's folder: `DIGLOT_CORPORA`, otherwise `../shared/corpora`.
pub fn corpora() -> Option<PathBuf> {
    let root = std::env::var_os("DIGLOT_CORPORA")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora"), PathBuf::from);
    if !root.is_dir() {
        eprintln!("SKIPPED: no corpora at DIGLOT_CORPORA or ../shared/corpora");
        return None;
    }
    Some(root)
}

/// All Markdown files below a folder, sorted.
pub fn markdown_files(root: &Path) -> Vec<PathBuf> {
    let mut out = vec![];
    let mut dirs = vec![root.to_owned()];
    while let Some(dir) = dirs.pop() {
        for path in fs::read_dir(&dir).unwrap().map(|e| e.unwrap().path()) {
            if path.is_dir() {
                dirs.push(path);
            } else if path.extension().is_some_and(|e| e == "md") {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}

#[test]
fn projection_of_bilingual_pages_is_the_plain_branch_byte_for_byte() {
    let Some(root) = corpora() else { return };
    let plain = root.join("office-js/plain/fr-fr");
    let pages = markdown_files(&plain);
    let mut wrong = vec![];
    for page in &pages {
        let relative = page.strip_prefix(&plain).unwrap();
        let bilingual = fs::read(root.join("office-js/content/fr-fr").join(relative)).unwrap();
        let scan = bilingual::scan(&bilingual);
        if bilingual::project(&bilingual, &scan, Side::Target) != fs::read(page).unwrap() {
            wrong.push(relative.display().to_string());
        }
    }
    assert!(wrong.is_empty(), "{} of {} differ: {wrong:?}", wrong.len(), pages.len());
    assert_eq!(pages.len(), 434);
}

#[test]
fn source_segments_stand_in_the_english_page() {
    let Some(root) = corpora() else { return };
    let (mut found, mut all) = (0u32, 0u32);
    for page in markdown_files(&root.join("office-js/content/fr-fr")) {
        let relative = page.strip_prefix(root.join("office-js/content/fr-fr")).unwrap();
        let Ok(english) = fs::read_to_string(root.join("office-js/content/en-us").join(relative)) else {
            continue;
        };
        let text = fs::read_to_string(&page).unwrap();
        for pair in bilingual::scan(text.as_bytes()).pairs {
            all += 1;
            found += u32::from(english.contains(&text[pair.source]));
        }
    }
    eprintln!("source segments found in the English page: {found} of {all}");
    assert!(f64::from(found) >= 0.75 * f64::from(all), "{found} of {all}");
}

#[test]
fn every_page_is_scanned_without_strays_but_for_known_damage() {
    let Some(root) = corpora() else { return };
    let (mut pairs, mut strays) = (0, 0);
    for page in markdown_files(&root) {
        let scan = bilingual::scan(&fs::read(page).unwrap());
        pairs += scan.pairs.len();
        strays += scan.strays.len();
    }
    eprintln!("{pairs} pairs, {strays} stray tags");
    assert!(pairs > 100_000 && strays == 0, "{pairs} pairs, {strays} strays");
}

/// Pieces of text outside code in which a directive shows as it was written.
fn directives_as_text(html: &str) -> Vec<String> {
    let (mut hidden, mut out) = (0_usize, vec![]);
    for token in Tokens::new(html) {
        match token {
            Token::Start(tag) => hidden += usize::from(is_hidden(tag.name)),
            Token::End(tag) => hidden = hidden.saturating_sub(usize::from(is_hidden(tag.name))),
            Token::Text(text) if hidden == 0 => {
                for mark in [":::", "[!", "#tab/"] {
                    let rest = text.match_indices(mark).map(|(at, _)| &text[at..]);
                    out.extend(rest.map(|r| r.split_whitespace().next().unwrap_or_default().to_owned()));
                }
            }
            _ => {}
        }
    }
    out
}

fn is_hidden(name: &str) -> bool {
    ["code", "pre", "script", "style", "template"].contains(&name)
}

/// `tests/vectors/leftovers.txt`: `PAGE TEXT CODE: reason`; the code is `-` for what is no directive.
fn leftovers() -> BTreeMap<(String, String), String> {
    let list = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/leftovers.txt"));
    let list = list.unwrap();
    let lines = list.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
    lines
        .map(|line| {
            let (head, _) = line.split_once(": ").unwrap_or_else(|| panic!("no reason: {line}"));
            let parts: Vec<&str> = head.split(' ').collect();
            ((parts[0].to_owned(), parts[1].to_owned()), parts[2].to_owned())
        })
        .collect()
}

#[test]
fn docsets_of_learn_build_from_their_own_settings_and_no_directive_shows_without_a_finding() {
    let Some(root) = corpora() else { return };
    let listed = leftovers();
    let mut found = BTreeMap::new();
    for name in ["alchemy", "aspnet", "office-js"] {
        assert!(!root.join(name).join("book.toml").exists());
        let dest = tempfile::TempDir::new().unwrap();
        let load =
            LoadOptions { cwd: root.clone(), start: Start::Folder(name.into()), ..LoadOptions::default() };
        let options = BuildOptions {
            load,
            dest: Some(dest.path().join("site")),
            cache: false,
            only: None,
            write_lock: false,
        };
        let built = build::build(&options, &Unwatched).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(built.pages > 100, "{name}: {} pages", built.pages);
        let site = &built.site;
        for page in &site.pages {
            let path = format!("{}/{}", site.locale(page.locale).slug, page.path);
            let html = dest.path().join("site").join(format!("{path}.html"));
            for text in directives_as_text(&fs::read_to_string(html).unwrap()) {
                let code = listed.get(&(format!("{name}/{path}"), text.clone())).map_or("", String::as_str);
                let here = built.findings.iter().filter(|f| f.primary.span.file == page.file);
                let mut codes = here.map(|f| f.code());
                assert!(
                    code == "-" || codes.any(|c| c == code),
                    "{name}/{path}: {text} is not listed in tests/vectors/leftovers.txt, or has no finding"
                );
                found.insert((format!("{name}/{path}"), text), ());
            }
        }
    }
    let gone: Vec<_> = listed.keys().filter(|key| !found.contains_key(*key)).collect();
    assert!(gone.is_empty(), "listed, and not there: {gone:?}");
}
