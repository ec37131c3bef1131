//! Real trees. Skipped, and says so, where they are absent.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{Docset, LoadOptions, Start, load};
use crate::model::FileKind;

fn corpus(name: &str) -> Option<Docset> {
    let given = std::env::var_os("DIGLOT_CORPORA").map(PathBuf::from);
    let corpora = given.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora"));
    let dir = corpora.join(name);
    if !dir.is_dir() {
        eprintln!("SKIPPED: no corpus `{name}` (set DIGLOT_CORPORA)");
        return None;
    }
    let options = LoadOptions { cwd: corpora, start: Start::Folder(name.into()), ..Default::default() };
    Some(load(&options).unwrap_or_else(|e| panic!("{e}")))
}

/// Pages by a plain count over the folder, not by the loader's rules.
fn counted(dir: &Path, excluded: &[&str]) -> usize {
    let is_page = |path: &str| {
        let lower = path.to_lowercase();
        lower.ends_with(".md")
            && !lower.contains("/includes/")
            && !lower.ends_with("/toc.md")
            && !excluded.iter().any(|e| lower.contains(e))
    };
    WalkDir::new(dir).into_iter().flatten().filter(|e| is_page(&e.path().to_string_lossy())).count()
}

#[track_caller]
fn check(docset: &Docset, excluded: &[&str], locales: &[&str]) {
    let slugs: Vec<&str> = docset.locales.iter().map(|l| l.slug.as_ref()).collect();
    assert_eq!(slugs, locales);
    for (locale, dir) in docset.locales.iter().zip(&docset.roots) {
        let of = |(_, e): &(_, &crate::model::FileEntry)| e.root == locale.root && e.kind == FileKind::Page;
        let pages = docset.files.iter().filter(of).count();
        assert_eq!(pages, counted(dir, excluded), "{}", locale.slug);
    }
    let shown: Vec<_> = docset.findings.iter().map(|f| format!("{} {}", f.code(), f.message)).collect();
    assert_eq!(shown, [""; 0]);
}

fn entries(docset: &Docset, locale: usize) -> Vec<usize> {
    let count = |&id: &crate::model::TocId| {
        let mut n = 0;
        docset.tocs[id.0 as usize].visit(&mut |node, _| {
            n += 1;
            assert!(node.href.is_none() || !node.span.is_empty(), "{node:?}");
        });
        n
    };
    docset.locale_tocs[locale].iter().map(count).collect()
}

#[test]
fn mte_loads() {
    let Some(docset) = corpus("mte") else { return };
    let locales = ["en-us", "ar-sa", "da-dk", "fr-fr", "nl-nl", "pl-pl", "sv-se", "tr-tr"];
    check(&docset, &[], &locales);
    assert_eq!(docset.locales[6].label.as_ref(), "Svenska");
}

#[test]
fn office_js_loads() {
    let Some(docset) = corpus("office-js") else { return };
    check(&docset, &["/docs/readme.md"], &["en-us", "fr-fr"]);
    for locale in [0, 1] {
        assert_eq!(docset.locales[locale].bases, [Box::from("docs")]);
        assert_eq!(entries(&docset, locale).len(), 1);
        assert_eq!(docset.redirects[locale].len(), 121);
    }
    let yaml = docset.files.iter().filter(|(_, e)| e.kind == FileKind::YamlPage).count();
    // `context.yml` of each locale is data for pages, no page.
    assert_eq!(yaml, 16);
}

#[test]
fn alchemy_loads() {
    let Some(docset) = corpus("alchemy") else { return };
    check(&docset, &["/alchemyinsights/readme.md"], &["ar-sa", "sv-se"]);
    assert_eq!(entries(&docset, 1), [1]);
}

#[test]
fn aspnet_loads() {
    let Some(docset) = corpus("aspnet") else { return };
    check(&docset, &["/samples/", "/sample/", "/readme.md", "/license.md"], &["zh-cn"]);
    assert_eq!(entries(&docset, 0).len(), 1);
    assert_eq!(docset.redirects[0].len(), 222);
}
