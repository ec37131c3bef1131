//! Small docsets, built.

use std::fs;
use std::path::Path;

use super::watch::Unwatched;
use super::{BuildOptions, build};
use crate::load::{LoadOptions, Start};

const PAIR: &str = "<span data-ttu-id=\"0a1b2-101\">SV</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">EN</span></span>";

fn pair(sv: &str, en: &str) -> String {
    PAIR.replace("SV", sv).replace("EN", en)
}

fn built(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let load = LoadOptions {
        cwd: dir.path().to_owned(),
        start: Start::Here,
        config: None,
        set: vec!["book.title=T".into()],
        rules: vec![],
        portal: None,
    };
    build(&BuildOptions { load, dest: None, cache: false, ..BuildOptions::default() }, &Unwatched).unwrap();
    dir
}

fn read(dir: &Path, path: &str) -> String {
    fs::read_to_string(dir.join("build").join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

#[test]
fn a_bilingual_page_carries_its_source_and_has_a_copy_in_its_own_language() {
    let page = format!(
        "---\ntitle: Ett \"a\"\nms.translationtype: MT\n---\n# {}\n\n1. {}\n\n   [!INCLUDE [n](includes/note.md)]\n\nSe [!INCLUDE [w](includes/word.md)].\n",
        pair("Ett", "One"),
        pair("Se *hit*.", "See *here*.")
    );
    let dir = built(&[
        ("content/en-us/guide/a.md", "# One\n"),
        ("content/sv-se/guide/a.md", &page),
        ("content/sv-se/guide/includes/note.md", "> [!NOTE]\n> Läs [b](../b.md).\n"),
        ("content/sv-se/guide/includes/word.md", "---\nx: y\n---\nord\n"),
        ("content/sv-se/guide/p.png", "\u{89}"),
    ]);
    let html = read(dir.path(), "sv-se/guide/a.html");
    let (article, source) = html.split_once("<template id=\"original\" lang=\"en-US\" dir=\"ltr\">").unwrap();
    assert!(article.contains("<span data-s=\"101\">Se <em>hit</em>.</span>"), "{html}");
    assert!(source.contains("<h1 data-b><span data-s=\"101\">One</span></h1>"), "{html}");
    // Alerts of the source are named in its language.
    assert!(article.contains("Obs!") && source.contains(">Note</p>"), "{html}");
    assert!(html.contains("<link rel=\"alternate\" type=\"text/markdown\" href=\"a.md\">"));
    assert_eq!(
        read(dir.path(), "sv-se/guide/a.md"),
        "---\ntitle: \"Ett \\\"a\\\"\"\nlang: \"sv-SE\"\n---\n\n# Ett\n\n1. Se *hit*.\n\n   > [!NOTE]\n   > Läs [b](b.md).\n\nSe ord.\n"
    );
    assert!(read(dir.path(), "sv-se/llms.txt").contains("- [Ett \"a\"](guide/a.md)"));
}

#[test]
fn a_page_in_one_language_carries_nothing() {
    let dir = built(&[("content/en-us/a.md", "# One\n"), ("content/sv-se/b.md", "# Två\n")]);
    for path in ["en-us/a.html", "sv-se/b.html", "sv-se/a.html"] {
        let html = read(dir.path(), path);
        assert!(!html.contains("<template") && !html.contains("class=\"views\""), "{path}");
    }
    assert!(!dir.path().join("build/sv-se/a.md").exists(), "a fallback page's copy is its own page's");
}

#[test]
fn pictures_have_their_size() {
    let dir = built(&[
        ("content/en-us/a.md", "# One\n\n![Plan](p.svg)\n"),
        ("content/en-us/p.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"/>"),
    ]);
    assert!(read(dir.path(), "en-us/a.html").contains("alt=\"Plan\" width=\"30\" height=\"20\""));
}

#[test]
fn the_theme_guide_says_what_works() {
    let guide = include_str!("../../docs/themes.md");
    let mut files = vec![("content/en-us/a.md", "# One\n"), ("content/sv-se/b.md", "# Två\n")];
    files.push(("book.toml", "[output.site]\ntheme = \"contoso\"\n"));
    for block in guide.split("```").skip(1).step_by(2) {
        // The first line names the file in a comment.
        let Some((head, text)) =
            block.split_once('\n').map(|(_, text)| text).and_then(|t| t.split_once('\n'))
        else {
            continue;
        };
        let path = head.trim_matches(|c| matches!(c, '#' | '{' | '}' | '/' | '*' | ' '));
        if path.starts_with("themes/") || path.starts_with("locales/") {
            files.push((path, text));
        }
    }
    assert_eq!(files.len(), 8);
    let html = read(built(&files).path(), "sv-se/b.html");
    for part in ["href=\"../assets/brand.", "<p>Contoso AB</p>", "href=\"../assets/style."] {
        assert!(html.contains(part), "{part}\n{html}");
    }
}
