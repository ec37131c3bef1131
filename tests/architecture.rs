//! The layers point one way (ARCHITECTURE.md). Every path that names a layer is looked at, not only `use` lines.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Layer → the layers it may name.
const EDGES: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("diag", &["text"]),
    ("syntax", &["diag", "text"]),
    ("model", &["syntax", "diag", "text"]),
    ("load", &["model", "syntax", "diag", "text"]),
    ("html", &["model", "syntax", "diag", "text"]),
    ("l10n", &["model", "syntax", "diag", "text"]),
    ("check", &["html", "l10n", "model", "syntax", "diag", "text"]),
    ("render", &["html", "l10n", "model", "syntax", "diag", "text"]),
    ("export", &["html", "l10n", "model", "syntax", "diag", "text"]),
    ("build", &["export", "render", "check", "l10n", "html", "load", "model", "syntax", "diag", "text"]),
    (
        "serve",
        &["build", "export", "render", "check", "l10n", "html", "load", "model", "syntax", "diag", "text"],
    ),
    (
        "cli",
        &[
            "serve", "build", "export", "render", "check", "l10n", "html", "load", "model", "syntax", "diag",
            "text",
        ],
    ),
];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()) {
        if entry.is_dir() {
            rust_files(&entry, out);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            out.push(entry);
        }
    }
}

/// The Rust files of the library, those that are compiled for tests only left out.
fn sources() -> Vec<PathBuf> {
    let mut files = vec![];
    rust_files(&src(), &mut files);
    let mut tests = vec![];
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        let dir = match file.file_stem().unwrap().to_str().unwrap() {
            "mod" | "lib" | "main" => file.parent().unwrap().to_owned(),
            stem => file.with_file_name(stem),
        };
        for part in text.split("#[cfg(test)]\n").skip(1) {
            if let Some(named) = part.strip_prefix("#[path = \"").and_then(|p| p.split_once('"')) {
                tests.push(file.with_file_name(named.0));
            } else if let Some(name) =
                part.strip_prefix("mod ").and_then(|p| p.split_once(';')).map(|(n, _)| n)
            {
                tests.push(dir.join(format!("{name}.rs")));
            }
        }
    }
    files.retain(|f| !tests.contains(f));
    files
}

/// The code of a file without comments and without its unit tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap();
    text.lines().map(|l| if l.trim_start().starts_with("//") { "" } else { l }).collect::<Vec<_>>().join("\n")
}

/// Layers named by `crate::layer`, `crate::{a, b::…}` or `diglot::layer`.
fn named(code: &str) -> Vec<(usize, String)> {
    let mut out = vec![];
    for (n, line) in code.lines().enumerate() {
        for key in ["crate::", "diglot::"] {
            for (i, _) in line.match_indices(key) {
                let rest = &line[i + key.len()..];
                let list = match rest.strip_prefix('{') {
                    Some(group) => group.split(',').map(str::trim).collect(),
                    None => vec![rest],
                };
                for item in list {
                    let word: String =
                        item.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    out.push((n + 1, word));
                }
            }
        }
    }
    out
}

#[test]
fn layers_name_only_the_layers_below_them() {
    let edges: BTreeMap<_, _> = EDGES.iter().copied().collect();
    let mut wrong = vec![];
    for entry in fs::read_dir(src()).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()) {
        let layer = entry.file_name().unwrap().to_str().unwrap().to_owned();
        let allowed =
            edges.get(layer.as_str()).unwrap_or_else(|| panic!("src/{layer} is no layer of the map"));
        let mut files = vec![];
        rust_files(&entry, &mut files);
        for file in files {
            for (line, word) in named(&code(&fs::read_to_string(&file).unwrap())) {
                if edges.contains_key(word.as_str()) && word != layer && !allowed.contains(&word.as_str()) {
                    wrong.push(format!("{}:{line}: {layer} names {word}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Where each power may be used: reading the disk, writing it, starting threads, printing.
const POWERS: &[(&str, &[&str])] = &[
    ("std::fs", &["load", "build", "serve", "cli"]),
    ("fs::read", &["load", "build", "serve", "cli"]),
    ("fs::write", &["build", "cli"]),
    ("println!", &["cli"]),
    ("eprintln!", &["cli"]),
    ("SystemTime", &["serve"]),
];

#[test]
fn only_named_layers_touch_the_disk_print_or_read_the_clock() {
    let mut wrong = vec![];
    for file in sources() {
        let text = code(&fs::read_to_string(&file).unwrap());
        let relative = file.strip_prefix(src()).unwrap();
        let layer = relative.components().next().unwrap().as_os_str().to_str().unwrap();
        for (power, layers) in POWERS {
            for (n, _) in text.lines().enumerate().filter(|(_, l)| l.contains(power)) {
                if !layers.contains(&layer) && layer != "main.rs" {
                    wrong.push(format!("src/{}:{}: {power}", relative.display(), n + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_module_is_a_drawer() {
    let mut files = vec![];
    rust_files(&src(), &mut files);
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap();
        assert!(!["utils", "util", "common", "helpers", "misc"].contains(&name), "{}", file.display());
    }
}
