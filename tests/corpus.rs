//! Real pages. Skipped, loudly, where the corpora are absent.

use std::fs;
use std::path::{Path, PathBuf};

use diglot::syntax::bilingual::{self, Side};

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
