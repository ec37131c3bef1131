//! `diglot check-locales`

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;
use clap::{Args, ValueHint};

use super::Console;
use super::args::{DocsetArgs, ReportArgs};
use super::options::DocsetOptions;
use super::progress::Bars;
use super::report::Run;
use crate::build;
use crate::diag::Level;
use crate::export::{Summary, summary_line};
use crate::load::{LoadOptions, Start};
use crate::model::LocaleId;
use crate::model::config::FailOn;

const EXAMPLES: &str = "\
Examples:
  diglot check-locales                                  every translation of the docset in the current folder
  diglot check-locales --locale sv-se --level strict    one language, more closely
  diglot check-locales --path content/sv-se/index.md    one page";

/// `diglot check-locales`
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct CheckLocalesArgs {
    /// Which docset.
    #[command(flatten)]
    pub docset: DocsetArgs,

    /// Check this locale only; may be repeated
    #[arg(short, long = "locale", value_name = "TAG")]
    pub locales: Vec<LocaleId>,

    /// Check this file or folder only; may be repeated
    #[arg(short, long = "path", value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    /// Show what a reviewer would act on (default), also what is likely wrong (strict), or all that differs (pedantic)
    #[arg(long, value_name = "LEVEL", default_value = "default", value_parser = str::parse::<Level>)]
    pub level: Level,

    /// How findings are reported.
    #[command(flatten)]
    pub report: ReportArgs,
}

pub(super) fn run(args: CheckLocalesArgs, console: &Console) -> anyhow::Result<ExitCode> {
    let began = Instant::now();
    let docset: DocsetOptions = args.docset.try_into()?;
    let load = LoadOptions {
        cwd: std::env::current_dir().context("cannot tell the current folder")?,
        start: if docset.here { Start::Here } else { Start::Folder(docset.root.clone()) },
        config: docset.config.clone(),
        set: docset.sets.clone(),
        rules: vec![],
    };
    let options = build::LocaleOptions { load, level: args.level, locales: args.locales, paths: args.paths };
    let watch = Bars::new(console);
    let checked = build::check_locales(&options, &watch)?;
    drop(watch);
    for note in &checked.notes {
        console.note(note);
    }
    let run = Run {
        docset: &checked.docset,
        findings: &checked.findings,
        allowed: &[],
        fail_on: checked.site.config.check.fail_on.unwrap_or(FailOn::Major),
    };
    let outcome = run.report(&args.report, console)?;
    let summary = summary_line(&Summary {
        pages: checked.sizes.iter().map(|s| s.pages).sum(),
        locales: checked.sizes.len(),
        counts: outcome.counts,
        min_severity: args.report.min_severity,
        elapsed: Some(began.elapsed()),
    });
    console.note(&summary);
    Ok(outcome.exit)
}
