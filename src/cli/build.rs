//! `diglot build`

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;

use super::Console;
use super::args::BuildArgs;
use super::options::BuildOptions;
use super::progress::Bars;
use super::report::Run;
use crate::build;
use crate::export::{Summary, summary_line};
use crate::load::{LoadOptions, Start};
use crate::model::config::FailOn;

pub(super) fn run(args: BuildArgs, console: &Console) -> anyhow::Result<ExitCode> {
    let began = Instant::now();
    let options = BuildOptions::try_from(args)?;
    if let Some(jobs) = options.jobs {
        rayon::ThreadPoolBuilder::new()
            .num_threads(jobs.get())
            .build_global()
            .context("cannot start threads")?;
    }
    let load = LoadOptions {
        cwd: std::env::current_dir().context("cannot tell the current folder")?,
        start: if options.docset.here { Start::Here } else { Start::Folder(options.docset.root.clone()) },
        config: options.docset.config.clone(),
        set: options.docset.sets.clone(),
        rules: vec![],
    };
    let work = build::BuildOptions { load, dest: options.dest.clone(), cache: options.cache };
    let watch = Bars::new(console);
    let built = build::build(&work, &watch)?;
    drop(watch);
    for note in &built.notes {
        console.note(note);
    }
    let run = Run {
        docset: &built.docset,
        findings: &built.findings,
        allowed: &[],
        fail_on: built.site.config.check.fail_on.unwrap_or(FailOn::Critical),
    };
    let outcome = run.report(&options.report, console)?;
    let summary = summary_line(&Summary {
        pages: built.pages,
        locales: built.site.locales.len(),
        counts: outcome.counts,
        min_severity: options.report.min_severity,
        elapsed: Some(began.elapsed()),
    });
    let dest = options.dest.as_deref().unwrap_or(&built.docset.build_dir);
    let dest = dest.strip_prefix(&work.load.cwd).unwrap_or(dest);
    console.note(&format!("{summary} → {}", dest.display()));
    Ok(outcome.exit)
}
