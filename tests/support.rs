//! What the tests of whole docsets share: docsets written as text, builds of them, and folders as values.
//!
//! The notation is that of the rules' examples, with what hostile trees need besides: `--- PATH` starts a file,
//! `--- PATH -> TARGET` is a symbolic link, `--- PATH (N bytes)` a file of that many zeros, `\xE9` is that byte, and
//! `=> PLACE` says where a finding is expected.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use diglot::build::{self, BuildError, BuildOptions, Built, CheckedLocales, LocaleOptions, Unwatched};
use diglot::diag::{Diagnostic, Level};
use diglot::load::{Docset, LoadOptions};
use tempfile::TempDir;

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

/// Writes a docset; gives the places where findings are expected.
pub fn write(dir: &Path, text: &str) -> Vec<String> {
    let mut expected = vec![];
    let mut file: Option<(PathBuf, String)> = None;
    let finish = |file: &mut Option<(PathBuf, String)>| {
        if let Some((path, content)) = file.take() {
            fs::write(path, bytes(&content)).unwrap();
        }
    };
    for line in text.lines() {
        if let Some(place) = line.strip_prefix("=> ") {
            expected.push(place.to_owned());
        } else if let Some(header) = line.strip_prefix("--- ").filter(|h| h.contains(['/', '.'])) {
            finish(&mut file);
            let name = header.split(" -> ").next().unwrap().split(" (").next().unwrap();
            let path = dir.join(OsStr::from_bytes(&bytes(name)));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            if let Some((_, target)) = header.split_once(" -> ") {
                std::os::unix::fs::symlink(target, path).unwrap();
            } else if let Some((_, size)) = header.split_once(" (") {
                let size = size.trim_end_matches(" bytes)").parse().unwrap();
                fs::File::create(path).unwrap().set_len(size).unwrap();
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

/// Writes a docset into a folder of its own.
pub fn written(text: &str) -> (TempDir, Vec<String>) {
    let dir = TempDir::new().unwrap();
    let places = write(dir.path(), text);
    (dir, places)
}

/// Builds the docset that stands in `dir`, into `dir/build` unless its settings say otherwise.
pub fn try_build(dir: &Path) -> Result<Built, BuildError> {
    let load = LoadOptions { cwd: dir.to_owned(), ..LoadOptions::default() };
    build::build(&BuildOptions { load, dest: None, cache: true, ..BuildOptions::default() }, &Unwatched)
}

/// Builds a part of the docset alone.
#[track_caller]
pub fn build_part(dir: &Path, part: build::Part) -> Built {
    let load = LoadOptions { cwd: dir.to_owned(), ..LoadOptions::default() };
    let options = BuildOptions { load, dest: None, cache: true, only: Some(part), ..BuildOptions::default() };
    build::build(&options, &Unwatched).unwrap_or_else(|e| panic!("{e}"))
}

/// Copies the sources of a docset, not its output.
pub fn copied(from: &Path, to: &Path) -> PathBuf {
    for (name, bytes) in
        tree(from).into_iter().filter(|(n, _)| !n.starts_with("build/") && !n.starts_with('.'))
    {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    to.to_owned()
}

/// [`try_build`] of a set-up that is sound.
#[track_caller]
pub fn build(dir: &Path) -> Built {
    try_build(dir).unwrap_or_else(|e| panic!("{e}"))
}

/// Checks the translations of the docset that stands in `dir`, at the level that shows all.
#[track_caller]
pub fn check_locales(dir: &Path) -> CheckedLocales {
    let load = LoadOptions { cwd: dir.to_owned(), ..LoadOptions::default() };
    let options = LocaleOptions { load, level: Level::Pedantic, ..LocaleOptions::default() };
    build::check_locales(&options, &Unwatched).unwrap_or_else(|e| panic!("{e}"))
}

/// Findings as `CODE PATH:LINE:COLUMN`.
pub fn places(docset: &Docset, findings: &[Diagnostic]) -> Vec<String> {
    let place = |f: &Diagnostic| {
        let source = docset.source(f.primary.span.file).unwrap();
        let at = source.position(f.primary.span.start);
        format!("{} {}:{}:{}", f.code(), source.path(), at.line, at.column)
    };
    findings.iter().map(place).collect()
}

/// A folder as values: every file and link below it, by path. Links are not followed.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Reads a folder; one that is not there is empty.
pub fn tree(root: &Path) -> Tree {
    let mut out = Tree::new();
    let mut open = vec![root.to_owned()];
    while let Some(dir) = open.pop() {
        let Ok(entries) = fs::read_dir(&dir) else { continue };
        for path in entries.map(|e| e.unwrap().path()) {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            if path.is_symlink() {
                out.insert(name, fs::read_link(&path).unwrap().as_os_str().as_bytes().to_vec());
            } else if path.is_dir() {
                open.push(path);
            } else {
                out.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    out
}

/// The first paths at which two folders differ, for messages; empty when they are equal.
pub fn differences(a: &Tree, b: &Tree) -> Vec<String> {
    let names = a.keys().chain(b.keys()).collect::<std::collections::BTreeSet<_>>();
    names.into_iter().filter(|n| a.get(*n) != b.get(*n)).take(10).cloned().collect()
}

/// Whether `needle` stands anywhere in `hay`.
pub fn holds(hay: &[u8], needle: &str) -> bool {
    memchr::memmem::find(hay, needle.as_bytes()).is_some()
}

/// The program under test, with nothing of the surroundings that changes what it prints.
pub fn diglot() -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_diglot"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("COLUMNS");
    command
}
