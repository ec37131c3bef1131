//! Equal sources give byte-equal sites, whatever the number of threads, the cache, the folder the docset stands in or
//! the one the command runs in.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use diglot::build::{self, BuildOptions, Unwatched};
use diglot::load::{LoadOptions, Start};
use rayon::ThreadPoolBuilder;
use tempfile::TempDir;

use crate::support::{self, Tree};

/// How a site is built; what it is made of is the same.
#[derive(Clone, Copy, Debug)]
struct How {
    threads: usize,
    cache: bool,
    /// Whether the command runs in the docset's folder or somewhere else.
    inside: bool,
}

const PLAIN: How = How { threads: 1, cache: false, inside: true };

/// Builds `docset` into `site`: what stands there then, the findings, and how many files were written.
fn build(docset: &Path, site: &Path, how: How) -> (Tree, Vec<String>, usize) {
    let cwd = if how.inside { docset.to_owned() } else { std::env::temp_dir() };
    let load = LoadOptions { cwd, start: Start::Folder(docset.to_owned()), ..LoadOptions::default() };
    let options =
        BuildOptions { load, dest: Some(site.to_owned()), cache: how.cache, ..BuildOptions::default() };
    let pool = ThreadPoolBuilder::new().num_threads(how.threads).build().unwrap();
    let built = pool.install(|| build::build(&options, &Unwatched)).unwrap_or_else(|e| panic!("{e}"));
    let findings = built.findings.iter().map(|f| format!("{:?} {} {}", f.primary.span, f.code(), f.message));
    (support::tree(site), findings.collect(), built.written.written)
}

/// Holds the law for one docset.
#[track_caller]
fn assert_deterministic(docset: &Path) {
    let docset = docset.canonicalize().unwrap();
    let top = TempDir::new().unwrap();
    let (expected, findings, _) = build(&docset, &top.path().join("first"), PLAIN);
    assert!(expected.len() > 5, "{} files", expected.len());

    for (n, how) in [
        How { threads: 2, ..PLAIN },
        How { threads: 4, ..PLAIN },
        How { threads: 2, cache: true, ..PLAIN },
        How { threads: 4, cache: true, inside: false },
    ]
    .into_iter()
    .enumerate()
    {
        let (tree, found, _) = build(&docset, &top.path().join(n.to_string()), how);
        let differ = support::differences(&expected, &tree);
        assert!(differ.is_empty(), "{how:?}: {differ:?} differ");
        assert_eq!(found, findings, "{how:?}");
    }

    let (tree, _, written) =
        build(&docset, &top.path().join("first"), How { threads: 2, cache: true, ..PLAIN });
    assert!(tree == expected && written == 0, "{written} files were written again");

    // The same folder name in another place; without a title, the name is the title.
    let moved = top.path().join("some/where/else").join(docset.file_name().unwrap());
    copy(&docset, &moved);
    let (tree, _, _) = build(&moved, &top.path().join("moved"), How { threads: 2, ..PLAIN });
    let differ = support::differences(&expected, &tree);
    assert!(differ.is_empty(), "in another folder: {differ:?} differ");

    for needle in [&docset, top.path(), &std::env::temp_dir()].map(|p| p.to_str().unwrap().to_owned() + "/") {
        for (path, bytes) in &expected {
            assert!(!support::holds(bytes, &needle), "{path} holds the path {needle}");
        }
    }
}

/// Copies a tree but for the output of builds.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        match path.is_dir() {
            true if ["build", "target", ".git"].iter().any(|n| entry.file_name() == *n) => {}
            true => copy(&path, &target),
            false => drop(fs::copy(&path, &target).unwrap()),
        }
    }
}

/// A docset with something of everything, and something wrong with much of it.
fn everything() -> String {
    let mut text = String::from(
        "\
--- book.toml
[book]
title = \"Everything\"
language = \"en-us\"
[output.site]
site-url = \"https://help.example.com/docs/\"
[locales.ar-sa]
fallback = [\"sv-se\"]
--- content/en-us/docfx.json
{ \"build\": { \"content\": [ { \"files\": [ \"**/*.md\", \"**/*.yml\" ], \"exclude\": [ \"drafts/**\" ] } ],
  \"resource\": [ { \"files\": [ \"**/*.png\", \"files/**\" ] } ] } }
--- content/en-us/.openpublishing.redirection.json
{ \"redirections\": [ { \"source_path\": \"old.md\", \"redirect_url\": \"/en-us/p1\" } ] }
--- content/en-us/includes/note.md
> [!NOTE]
> Shared by all, with a [link](../p1.md#part-2) and a [broken one](gone.md).
--- content/en-us/media/a.png
PNG
--- content/en-us/media/unused.png
PNG
--- content/en-us/files/a.json
{}
--- content/en-us/drafts/d.md
# Draft
--- content/ar-sa/index.md
---
title: مرحبا
ms.translationtype: MT
---
# مرحبا
",
    );
    text += "--- content/en-us/TOC.yml\n";
    for i in 0..40 {
        let _ = writeln!(text, "- name: Page {i}\n  href: p{i}.md");
    }
    text += "- name: Gone\n  href: gone.md\n--- content/en-us/index.md\n# Everything\n\n[One](p1.md)\n";
    let languages = ["csharp", "python", "json", "powershell", "kql", "none"];
    for i in 0..40 {
        let language = languages[i % languages.len()];
        let _ = write!(
            text,
            "--- content/en-us/p{i}.md\n---\ntitle: Page {i}\nms.date: 0{}/01/2021\n---\n# Page {i}\n\n\
             [!INCLUDE [note](includes/note.md)]\n\n## Part\n\n![A](media/a.png) <b>open\n\n## Part\n\n\
             ```{language}\nlet x = {{ \"a\": {i} }} # y\n```\n\n## [One](#tab/one)\n\n1\n\n## [Two](#tab/two)\n\n2\n\n---\n\n\
             | a | b |\n|--|--|\n| [n](p{}.md) | [x](P{i}.md#nowhere) |\n",
            i % 9 + 1,
            i + 1,
        );
        if i % 3 == 0 {
            let _ = write!(
                text,
                "--- content/sv-se/p{i}.md\n---\ntitle: Sida {i}\n---\n# <a name=\"page-{i}\"></a>Sida {i}\n\n\
                 <span data-ttu-id=\"0a1b2-101\">Hej {i}.</span><span class=\"sxs-lookup\">\
                 <span data-stu-id=\"0a1b2-101\">Hello {i}.</span></span>\n\n[!INCLUDE [note](includes/note.md)]\n",
            );
        }
    }
    text
}

#[test]
fn a_docset_with_everything_in_it_is_built_the_same_way_in_every_way() {
    let (dir, _) = support::written(&everything());
    assert_deterministic(dir.path());
}

#[test]
fn a_lone_folder_without_settings_is_built_the_same_way_in_every_way() {
    let top = TempDir::new().unwrap();
    let dir = top.path().join("my docs");
    let mut text = String::new();
    for i in 0..30 {
        let _ = writeln!(text, "--- f{}/a{i}.md\n# A{i}\n\n[next](../f{}/a{}.md)", i % 4, (i + 1) % 4, i + 1);
    }
    support::write(&dir, &text);
    assert_deterministic(&dir);
}

#[test]
fn the_project_s_own_docset_is_built_the_same_way_in_every_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if !root.join("content").is_dir() {
        eprintln!("SKIPPED: the repository has no content/ yet");
        return;
    }
    // Only what belongs to the docset.
    let top = TempDir::new().unwrap();
    let dir = top.path().join("own");
    for part in ["content", "locales", "themes"].iter().filter(|p| root.join(p).is_dir()) {
        copy(&root.join(part), &dir.join(part));
    }
    fs::copy(root.join("book.toml"), dir.join("book.toml")).unwrap();
    assert_deterministic(&dir);
}

#[test]
fn real_pages_are_built_the_same_way_in_every_way() {
    let Some(corpora) = crate::corpus::corpora() else { return };
    let (_top, dir) = slice(&corpora.join("mte"), usize::MAX);
    assert_deterministic(&dir);
    let (_top, dir) = slice(&corpora.join("office-js/content"), 60);
    assert_deterministic(&dir);
}

/// The first `pages` pages of each folder of a docset, with everything that is no page.
fn slice(docset: &Path, pages: usize) -> (TempDir, PathBuf) {
    let top = TempDir::new().unwrap();
    let dir = top.path().join("slice");
    for locale in fs::read_dir(docset).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()) {
        let all = crate::corpus::markdown_files(&locale);
        let left_out: Vec<PathBuf> = all.into_iter().skip(pages).collect();
        let target = dir.join(locale.file_name().unwrap());
        copy(&locale, &target);
        for path in left_out {
            fs::remove_file(target.join(path.strip_prefix(&locale).unwrap())).unwrap();
        }
    }
    (top, dir)
}

#[test]
fn a_site_that_stands_among_the_sources_is_no_source() {
    let (dir, _) = support::written(&everything());
    let site = dir.path().join("content/en-us/site");
    let (first, findings, _) = build(dir.path(), &site, PLAIN);
    let (second, again, written) = build(dir.path(), &site, PLAIN);
    assert!(first == second && written == 0, "{:?}", support::differences(&first, &second));
    assert_eq!(findings, again);
    // An older site, too.
    let (other, ..) = build(dir.path(), &dir.path().join("build"), PLAIN);
    assert_eq!(support::differences(&first, &other), [""; 0]);
}

#[test]
fn a_cache_saves_work_and_changes_nothing_even_when_it_is_damaged() {
    let top = TempDir::new().unwrap();
    let docset = top.path().join("docset");
    fs::create_dir_all(docset.join("content/en-us")).unwrap();
    fs::write(docset.join("book.toml"), "[book]\ntitle = \"Cache\"\n").unwrap();
    let page = "# A\n\n```haskell\nmain = putStrLn \"hi\" -- said\n```\n\n```nosuchlanguage\nx\n```\n";
    fs::write(docset.join("content/en-us/index.md"), page).unwrap();
    let cache = docset.join(".diglot/colours");
    let cached = How { cache: true, ..PLAIN };

    let (expected, ..) = build(&docset, &top.path().join("plain"), PLAIN);
    assert!(!cache.exists(), "--no-cache leaves nothing");
    let (cold, ..) = build(&docset, &top.path().join("cold"), cached);
    let kept = fs::read(&cache).unwrap();
    let (warm, ..) = build(&docset, &top.path().join("warm"), cached);
    assert_eq!(fs::read(&cache).unwrap(), kept, "nothing new, nothing written");
    fs::write(&cache, &kept[..kept.len() - 1]).unwrap();
    let (damaged, ..) = build(&docset, &top.path().join("damaged"), cached);
    assert_eq!(fs::read(&cache).unwrap(), kept, "made anew");
    assert!(expected == cold && expected == warm && expected == damaged);
    assert!(support::holds(&expected["en-us/index.html"], "<span class="), "the code has colours");
}
