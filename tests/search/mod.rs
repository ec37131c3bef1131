//! The index of a small docset in seven languages, searched with the theme's own script. The tests themselves are in
//! `engine.test.mjs`, run by Node.js.

use std::path::Path;
use std::process::Command;

use diglot::build::{self, BuildOptions, Unwatched};
use diglot::load::{LoadOptions, Start};

use crate::support;

const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/search");

#[test]
fn pages_are_found_in_every_language() {
    let top = Path::new(env!("CARGO_TARGET_TMPDIR")).join("search");
    let _ = std::fs::remove_dir_all(&top);
    let (docset, site) = (top.join("docset"), top.join("site"));
    support::write(&docset, include_str!("docset.txt"));
    let load = LoadOptions { cwd: docset, start: Start::Here, ..LoadOptions::default() };
    let options = BuildOptions { load, dest: Some(site.clone()), cache: false, ..BuildOptions::default() };
    build::build(&options, &Unwatched).unwrap_or_else(|e| panic!("{e}"));
    let out = Command::new("node")
        .args(["--test", "--test-reporter=spec", "engine.test.mjs"])
        .current_dir(HERE)
        .env("SITE", site)
        .output()
        .unwrap_or_else(|e| panic!("the search tests need Node.js 18 or newer: {e}"));
    let told = String::from_utf8_lossy(&out.stdout);
    println!("{told}");
    assert!(out.status.success(), "{told}{}", String::from_utf8_lossy(&out.stderr));
}
