//! From where a command runs to the docset that is meant.

use std::path::Path;

use diglot::load::{LoadError, LoadOptions, Start, load};

use crate::support::write;

fn load_at(dir: &Path, options: LoadOptions) -> Result<String, String> {
    let options = LoadOptions { cwd: dir.join(&options.cwd), ..options };
    let docset = load(&options).map_err(|e: LoadError| e.to_string())?;
    let locales: Vec<String> = docset
        .locales
        .iter()
        .map(|l| format!("{}={}", l.slug, docset.roots[l.root.0 as usize].display()))
        .collect();
    let home = dir.canonicalize().unwrap().display().to_string() + "/";
    Ok(format!("{}: {}", docset.config.book.title, locales.join(" "))
        .replace(&home, "")
        .replace(home.trim_end_matches('/'), "."))
}

#[track_caller]
fn found(tree: &str, options: LoadOptions, expected: &str) {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("My docs");
    std::fs::create_dir(&dir).unwrap();
    write(&dir, tree);
    assert_eq!(load_at(&dir, options).unwrap_or_else(|e| panic!("{e}")), expected);
}

#[track_caller]
fn refused(tree: &str, options: LoadOptions, parts: &[&str]) {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), tree);
    let error = load_at(dir.path(), options).unwrap_err();
    for part in parts {
        assert!(error.contains(part), "no `{part}` in\n{error}");
    }
}

fn here() -> LoadOptions {
    LoadOptions::default()
}

fn start(start: Start) -> LoadOptions {
    LoadOptions { start, ..LoadOptions::default() }
}

#[test]
fn without_settings_the_tree_says_what_it_is() {
    let three =
        "--- content/sv-se/a.md\n--- content/en-us/a.md\n--- content/ar-sa/a.md\n--- content/media/x.png\n";
    found(three, here(), "My docs: en-us=content/en-us ar-sa=content/ar-sa sv-se=content/sv-se");
    found("--- sv-se/a.md\n--- de-de/a.md\n", here(), "My docs: de-de=de-de sv-se=sv-se");
    let folder = start(Start::Folder("content".into()));
    found(three, folder, "My docs: en-us=content/en-us ar-sa=content/ar-sa sv-se=content/sv-se");
    let file = start(Start::File("content/sv-se/a.md".into()));
    found(three, file, "My docs: en-us=content/en-us ar-sa=content/ar-sa sv-se=content/sv-se");
}

#[test]
fn a_lone_tree_has_the_locale_of_its_pages_else_of_its_name_else_of_its_publishing_settings() {
    let stated = "--- a.sv-SE/x/a.md\n---\ntitle: x\nms.contentlocale: nb-NO\n---\n# A\n";
    found(stated, start(Start::Folder("a.sv-SE".into())), "a: nb-no=a.sv-SE");
    found("--- a.sv-SE/x.md\n", start(Start::Folder("a.sv-SE".into())), "a: sv-se=a.sv-SE");
    let publish = "--- .openpublishing.publish.config.json\n{\"docsets_to_publish\": [{\"locale\": \"zh-cn\"}]}\n--- it/x.md\n--- x/y.md\n";
    found(publish, here(), "My docs: zh-cn=.");
    found("--- docs/x.md\n", start(Start::Folder("docs".into())), "My docs: en-us=docs");
    let file = "--- repo/docfx.json\n{}\n--- repo/a/x.md\n";
    found(file, start(Start::File("repo/a/x.md".into())), "repo: en-us=repo");
}

#[test]
fn settings_place_locales_anywhere_and_give_their_order() {
    let tree = "\
--- main/book.toml
[book]
title = \"T\"
language = \"en-us\"
[locales.sv-se]
path = \"../docs.sv-SE\"
[locales.ar-sa]
label = \"Arabic\"
--- docs.sv-SE/a.md
--- main/content/en-us/a.md
--- main/content/ar-sa/a.md
--- main/content/ja-jp/a.md
";
    let cwd = LoadOptions { cwd: "main/content/ja-jp".into(), ..here() };
    let expected =
        "T: en-us=main/content/en-us sv-se=docs.sv-SE ar-sa=main/content/ar-sa ja-jp=main/content/ja-jp";
    found(tree, cwd, expected);
    let lone = "--- book.toml\n[book]\nsrc = 'docs'\nlanguage = 'en-us'\n[locales.fr-fr]\npath = 'fr'\n--- docs/a.md\n--- fr/a.md\n";
    found(lone, here(), "My docs: en-us=docs fr-fr=fr");
    let config = LoadOptions { config: Some("etc/my.toml".into()), ..start(Start::Folder("tree".into())) };
    let config = LoadOptions { set: vec!["book.title=Set".into()], ..config };
    found("--- etc/my.toml\n[book]\n--- tree/sv-se/a.md\n", config, "Set: sv-se=tree/sv-se");
    let above = "--- book.toml\n[book]\ntitle = 'Above'\n--- content/en-us/a.md\n--- tests/x/sv-se/a.md\n";
    found(above, start(Start::Folder("tests/x".into())), "x: sv-se=tests/x/sv-se");
}

#[test]
fn a_broken_set_up_is_told_with_its_place() {
    refused("--- a.txt\n", here(), &["there is no docset in `.`", "en-us, sv-se", "Markdown file"]);
    let page = "--- content/en-us/a.md\n--- book.toml\n";
    let with = |toml: &str| format!("{page}{toml}\n");
    refused(&with("[locales.sv-se]"), here(), &["book.toml:1:10", "there is no `content/sv-se`"]);
    refused(&with("[locales.sv-se]\npath = '../x'"), here(), &["book.toml:2:8", "there is no `"]);
    refused(&with("[book]\nsrc = 'contents'"), here(), &["book.toml:2:7", "there is no folder `contents`"]);
    refused(&with("[book]\nlanguage = 'en'"), here(), &["book.toml:2:12", "did you mean \"en-us\"?"]);
    refused(&with("[locales.en-us]\nfallback = ['da-dk']"), here(), &["book.toml:2:12", "no locale here"]);
    refused(&with("[build]\nbuild-dir = '.'"), here(), &["book.toml:2:13", "holds the sources"]);
    refused(&with("[locales.sv-se]\npath = 'content/en-us'"), here(), &["the same folder"]);
    refused(page, LoadOptions { config: Some("no.toml".into()), ..here() }, &["cannot read `no.toml`"]);
    let two = "--- content/en-us/a.md\n--- content/en-US/a.md\n";
    refused(two, here(), &["both the folder of locale en-US"]);
}
