//! Loading alone: files, settings and tables of contents of small docsets.

mod project;
mod toc;
mod yaml_page;

use diglot::load::{ASIDE, Docset, LoadOptions, load};
use tempfile::TempDir;

use crate::support;

/// Writes and loads a docset.
fn docset(text: &str) -> (TempDir, Docset) {
    let (dir, _) = support::written(text);
    let docset = load(&LoadOptions { cwd: dir.path().to_owned(), ..Default::default() }).unwrap();
    (dir, docset)
}

/// The findings as `CODE PATH:LINE:COLUMN`, those of reading every text counted.
fn findings(docset: &Docset) -> Vec<String> {
    let mut all = docset.findings.clone();
    for (id, _) in docset.files.iter() {
        all.extend(docset.text(id).unwrap().findings);
    }
    diglot::diag::sort_and_dedup(&mut all);
    support::places(docset, &all)
}

#[test]
fn nothing_outside_the_roots_is_read() {
    let (dir, docset) = docset(
        "\
--- secret/secret.md
# Secret
--- content/en-us/index.md
# Home
--- content/en-us/a.md -> ../../secret/secret.md
--- content/en-us/etc -> /etc
--- content/en-us/up -> ..
--- content/en-us/media -> ../sv-se/media
--- content/sv-se/media/x.png
x
--- content/sv-se/media/loop -> ../../en-us
--- content/en-us/.git/config
x
--- content/en-us/node_modules/x.md
# x
",
    );
    let paths: Vec<String> = docset
        .files
        .iter()
        .filter(|(_, e)| e.root != ASIDE)
        .map(|(_, e)| format!("{}/{}", e.root.0, e.path))
        .collect();
    let expected = ["0/index.md", "0/media/x.png", "1/media/x.png"];
    let own: Vec<&str> = paths.iter().map(String::as_str).filter(|p| !p.contains("loop/")).collect();
    assert_eq!(own, expected, "{paths:?}");
    let outside: Vec<_> = findings(&docset).into_iter().filter(|f| f.starts_with("path/")).collect();
    let at = |name: &str| format!("path/outside-root content/en-us/{name}:1:1");
    assert_eq!(outside, [at("a.md"), at("etc"), at("up")]);
    drop(dir);
}

#[test]
fn kinds_follow_names_docfx_and_first_bytes() {
    let (_dir, docset) = docset(
        "\
--- content/en-us/docs/docfx.json
{ \"build\": { \"content\": [ { \"files\": \"**/*.{md,yml}\", \"exclude\": [ \"samples/**\" ] } ],
  \"resource\": [ { \"files\": [ \"**/*.png\" ] } ] } }
--- content/en-us/docs/a.md
# A
--- content/en-us/docs/samples/b.md
# B
--- content/en-us/docs/Includes/c.md
c
--- content/en-us/docs/toc.yml
- name: A
  href: a.md
--- content/en-us/docs/index.yml
\u{feff}### YamlMime:Landing
--- content/en-us/docs/data.yml
a: 1
--- content/en-us/docs/x.png
--- content/en-us/docs/x.pdf
--- content/en-us/other/x.pdf
--- content/en-us/other/app.cs
--- content/en-us/other/settings.json
--- content/en-us/other/d.md
# D
",
    );
    let kinds: Vec<String> = docset
        .files
        .iter()
        .map(|(_, e)| format!("{} {:?}{}", e.path, e.kind, if e.published { "+" } else { "" }))
        .collect();
    assert_eq!(
        kinds,
        [
            "docs/Includes/c.md Include",
            "docs/a.md Page",
            "docs/data.yml Asset",
            "docs/docfx.json Config",
            "docs/index.yml YamlPage",
            "docs/samples/b.md Include",
            "docs/toc.yml Toc+",
            "docs/x.pdf Asset",
            "docs/x.png Asset+",
            "other/app.cs Asset",
            "other/d.md Page",
            "other/settings.json Asset",
            "other/x.pdf Asset+",
        ]
    );
    assert_eq!(docset.locales[0].bases, [Box::from("docs")]);
}

#[test]
fn of_a_repository_the_folders_that_are_published_hold_the_pages() {
    let (_dir, docset) = docset(
        "\
--- content/en-us/.openpublishing.publish.config.json
{ \"docsets_to_publish\": [ { \"docset_name\": \"d\", \"build_source_folder\": \"docs\" }, ] }
--- content/en-us/README.md
# Of the repository
--- content/en-us/logo.png
--- content/en-us/docs/docfx.json
{}
--- content/en-us/docs/a.md
# A
--- content/en-us/docs/a.png
",
    );
    let kind = |path: &str| {
        let (_, entry) = docset.files.iter().find(|(_, e)| e.path.as_ref() == path).unwrap();
        format!("{:?} {}", entry.kind, entry.published)
    };
    assert_eq!((kind("README.md"), kind("docs/a.md")), ("Include false".into(), "Page false".into()));
    assert_eq!((kind("logo.png"), kind("docs/a.png")), ("Asset false".into(), "Asset true".into()));
}
