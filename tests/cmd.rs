//! The program as its users meet it: commands, what they print, how they end. One story a file in `tests/cmd/`;
//! `BLESS=1` rewrites what they print.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support;

fn stories() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd")
}

#[test]
fn commands_print_and_end_as_their_stories_tell() {
    const AGAIN: &str = "DIGLOT_STORIES_AGAIN";
    if std::env::var_os("BLESS").is_some() && std::env::var_os(AGAIN).is_none() {
        // trycmd is told by the environment, which a test must not change for the others.
        let this = "cmd::commands_print_and_end_as_their_stories_tell";
        let mut again = Command::new(std::env::current_exe().unwrap());
        let output =
            again.args(["--exact", this]).env("TRYCMD", "overwrite").env(AGAIN, "1").output().unwrap();
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        return hide_times();
    }
    trycmd::TestCases::new()
        .register_bin("diglot", Path::new(env!("CARGO_BIN_EXE_diglot")))
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .case(stories().join("*.trycmd"));
}

/// Puts a wildcard for every duration: ` 0.03 s →`, and ` 0.03 s` at the end of a summary.
fn hide_times() {
    for path in fs::read_dir(stories()).unwrap().map(|e| e.unwrap().path()) {
        if path.extension().is_none_or(|e| e != "trycmd") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let number = |c: char| c.is_ascii_digit() || "[.]".contains(c);
        let hidden = text.lines().map(|line| match (line.split_once(" s → "), line.strip_suffix(" s")) {
            (Some((before, site)), _) => format!("{}[..] s → {site}\n", before.trim_end_matches(number)),
            (_, Some(before)) if before.contains(" locale") => {
                format!("{}[..] s\n", before.trim_end_matches(number))
            }
            _ => format!("{line}\n"),
        });
        fs::write(&path, hidden.collect::<String>()).unwrap();
    }
}

#[test]
fn a_broken_set_up_writes_nothing() {
    let page = "--- content/en-us/a.md\n# A\n";
    for (broken, args) in [
        ("--- book.toml\n[book\n", &[][..]),
        ("--- book.toml\n[book]\ntitel = 'x'\n", &[]),
        ("--- book.toml\n[output.site]\ntheme = 'nope'\n", &[]),
        ("--- book.toml\n[output.site]\ntheme = 'own'\n--- themes/own/templates/page.html\n{% if %}\n", &[]),
        ("--- build/letter.txt\nDear all\n", &[]),
        ("", &["--set", "book.languge=sv"]),
        ("", &["--config", "none.toml"]),
        ("", &["--dest", "content"]),
        ("", &["nowhere"]),
    ] {
        let (dir, _) = support::written(&format!("{page}{broken}"));
        let before = support::tree(dir.path());
        let output = support::diglot().arg("build").args(args).current_dir(dir.path()).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{broken:?} {args:?}: {told}");
        assert!(output.stdout.is_empty() && told.starts_with("error: "), "{told}");
        assert_eq!(support::differences(&before, &support::tree(dir.path())), [""; 0], "{broken:?} {args:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    use std::io::Read;
    use std::process::Stdio;
    for args in [&["explain"][..], &["completions", "bash"], &["--help"]] {
        let mut child =
            support::diglot().args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut errors = String::new();
        child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        assert_eq!((child.wait().unwrap().code(), errors.as_str()), (Some(0), ""), "{args:?}");
    }
}
