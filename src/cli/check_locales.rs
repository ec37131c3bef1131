//! `diglot check-locales`

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, bail};
use clap::{Args, ValueHint};

use super::Console;
use super::args::ReportArgs;
use super::options::{check_config, threads};
use super::progress::Bars;
use super::report::Run;
use crate::build::{self, CheckedLocales};
use crate::diag::{Level, Severity, closest};
use crate::export::{Extent, Summary, summary_line};
use crate::load::{self, LoadOptions, Start};
use crate::model::config::FailOn;
use crate::text::FileId;

const EXAMPLES: &str = "\
Examples:
  diglot check-locales                                  every translation of the docset in the current folder
  diglot check-locales docs --locale sv-se              one language of a docset in another folder
  diglot check-locales content/sv-se/index.md           one page; its docset is found by itself
  diglot check-locales --level strict --format junit -o report.xml
  diglot check-locales --write-baseline known.txt       takes all that is found as known
  diglot check-locales --baseline known.txt             shows what is new since then";

/// `diglot check-locales`
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct CheckLocalesArgs {
    /// A docset, or folders and pages of one, which alone are checked then [default: the current folder]
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    /// Check this locale only; may be repeated
    #[arg(short, long = "locale", value_name = "TAG")]
    pub locales: Vec<String>,

    /// Show what a reviewer would act on (default), also what is likely wrong (strict), or all that differs (pedantic)
    #[arg(long, value_name = "LEVEL", default_value = "default", value_parser = super::args::level())]
    pub level: Level,

    /// Read the settings from FILE instead of book.toml
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,

    /// Change one setting, such as check.fail-on=minor; may be repeated
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,

    /// Number of threads [default: one for each processor]
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,

    /// How findings are reported.
    #[command(flatten)]
    pub report: ReportArgs,
}

/// What was probably meant by a path that leads nowhere.
fn near(path: &Path) -> String {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = beside.filter_map(|e| e.file_name().into_string().ok()).collect();
    names.sort();
    match closest(&name, names.iter().map(String::as_str)) {
        Some(near) => format!(": did you mean {}?", path.with_file_name(near).display()),
        None => String::new(),
    }
}

pub(super) fn run(args: CheckLocalesArgs, console: &Console) -> anyhow::Result<ExitCode> {
    let began = Instant::now();
    args.jobs.map_or(Ok(()), threads)?;
    if let Some(config) = &args.config {
        check_config(config)?;
    }
    if let Some(path) = args.paths.iter().find(|p| !p.exists()) {
        bail!("there is no {}{}", path.display(), near(path));
    }
    let cwd = std::env::current_dir().context("cannot tell the current folder")?;
    // A docset that is named itself is checked as a whole.
    let (start, paths) = match args.paths.first() {
        None => (Start::Here, vec![]),
        Some(path) => match load::docset_around(&cwd, path) {
            Start::Folder(dir) if dir == *path && args.paths.len() == 1 => (Start::Folder(dir), vec![]),
            start => (start, args.paths.clone()),
        },
    };
    let load = LoadOptions { cwd, start, config: args.config, set: args.set, rules: vec![], portal: None };
    let options = build::LocaleOptions { load, level: args.level, locales: args.locales, paths };
    let watch = Bars::new(console);
    let checked = build::check_locales(&options, &watch)?;
    drop(watch);
    for note in &checked.notes {
        console.note(note);
    }
    let CheckedLocales { docset, site, findings, allowed, sizes, selection, .. } = &checked;
    let extents: Vec<Extent> = sizes
        .iter()
        .map(|s| Extent {
            locale: site.locale(s.locale).slug.to_string(),
            pages: s.pages,
            segments: s.segments,
            words: s.words,
            covered: s.covered,
            expected: s.expected,
        })
        .collect();
    let looks_into = |locale: &str, file: Option<FileId>| match file {
        Some(file) => selection.holds(site, file),
        None => {
            let ix = site.locale_indices().find(|ix| *site.locale(*ix).slug == *locale);
            ix.is_some() && selection.is_whole(ix)
        }
    };
    let min_severity = args.report.min_severity.unwrap_or(Severity::Info);
    let run = Run {
        command: "check-locales",
        docset,
        site,
        findings,
        allowed,
        fail_on: site.config.check.fail_on.unwrap_or(FailOn::Major),
        level: args.level,
        min_severity,
        looks_for: build::of_locales,
        looks_into: &looks_into,
        extents: &extents,
    };
    let outcome = run.report(&args.report, console)?;
    let summary = summary_line(&Summary {
        pages: sizes.iter().map(|s| s.pages).sum(),
        locales: sizes.len(),
        counts: outcome.counts,
        min_severity,
        elapsed: Some(began.elapsed()),
    });
    console.note(&summary);
    Ok(outcome.exit)
}
