//! Small docsets written as text, as in the rules' examples: `--- PATH` starts a file, `--- PATH -> TARGET` is a
//! symbolic link, `--- PATH (N bytes)` a file of that size, `\xE9` a byte, `=> PLACE` an expected finding.

use std::path::Path;

use super::*;

/// The bytes of a text in which `\xE9` stands for one.
fn bytes(text: &str) -> Vec<u8> {
    let mut out = vec![];
    let mut rest = text;
    while let Some(at) = rest.find("\\x") {
        out.extend(rest[..at].bytes());
        match rest.get(at + 2..at + 4).and_then(|h| u8::from_str_radix(h, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                rest = &rest[at + 4..];
            }
            None => {
                out.extend(b"\\x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.extend(rest.bytes());
    out
}

fn os_path(dir: &Path, text: &str) -> std::path::PathBuf {
    use std::os::unix::ffi::OsStrExt;
    dir.join(std::ffi::OsStr::from_bytes(&bytes(text)))
}

/// Writes the docset; gives the places where findings are expected.
pub(super) fn write(dir: &Path, text: &str) -> Vec<String> {
    let mut expected = vec![];
    let mut file: Option<(std::path::PathBuf, String)> = None;
    let finish = |file: &mut Option<(std::path::PathBuf, String)>| {
        if let Some((path, content)) = file.take() {
            std::fs::write(path, bytes(&content)).unwrap();
        }
    };
    for line in text.lines() {
        if let Some(place) = line.strip_prefix("=> ") {
            expected.push(place.to_owned());
        } else if let Some(header) = line.strip_prefix("--- ").filter(|h| h.contains(['/', '.'])) {
            finish(&mut file);
            let name = header.split(" -> ").next().unwrap().split(" (").next().unwrap();
            let path = os_path(dir, name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            if let Some((_, target)) = header.split_once(" -> ") {
                std::os::unix::fs::symlink(target, path).unwrap();
            } else if let Some((_, size)) = header.split_once(" (") {
                let size = size.trim_end_matches(" bytes)").parse().unwrap();
                std::fs::File::create(path).unwrap().set_len(size).unwrap();
            } else {
                file = Some((path, String::new()));
            }
        } else if let Some((_, content)) = &mut file {
            content.push_str(line);
            content.push('\n');
        }
    }
    finish(&mut file);
    expected
}

/// Writes and loads a docset.
pub(super) fn docset(text: &str) -> (tempfile::TempDir, Docset) {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), text);
    let docset = load(&LoadOptions { cwd: dir.path().to_owned(), ..Default::default() }).unwrap();
    (dir, docset)
}

/// The findings as `code PATH:LINE:COLUMN`, those of reading every text counted.
pub(super) fn findings(docset: &Docset) -> Vec<String> {
    let mut all = docset.findings.clone();
    for (id, _) in docset.files.iter() {
        all.extend(docset.text(id).unwrap().findings);
    }
    crate::diag::sort_and_dedup(&mut all);
    let place = |f: &crate::diag::Diagnostic| {
        let source = docset.source(f.primary.span.file).unwrap();
        let at = source.position(f.primary.span.start);
        format!("{} {}:{}:{}", f.code(), source.path(), at.line, at.column)
    };
    all.iter().map(place).collect()
}

#[test]
fn every_rule_has_an_example_that_shows_it_and_nothing_else() {
    for rule in RULES {
        let dir = tempfile::tempdir().unwrap();
        let places = write(dir.path(), rule.example);
        let docset = load(&LoadOptions { cwd: dir.path().to_owned(), ..Default::default() }).unwrap();
        let expected: Vec<String> = places
            .iter()
            .map(|p| if p.contains(':') { p.clone() } else { format!("{p}:1:1") })
            .map(|p| format!("{} {p}", rule.code))
            .collect();
        assert_eq!(findings(&docset), expected, "{}", rule.code);
    }
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
            "docs/toc.yml Toc",
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
