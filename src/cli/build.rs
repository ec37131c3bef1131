//! `diglot build`

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;

use super::Console;
use super::args::BuildArgs;
use super::options::{BuildOptions, threads};
use super::progress::Bars;
use super::report::Run;
use crate::build;
use crate::diag::{Level, Severity};
use crate::export::{Summary, panes_line, summary_line};
use crate::load::{LoadOptions, Start};
use crate::model::config::FailOn;

pub(super) fn run(args: BuildArgs, console: &Console) -> anyhow::Result<ExitCode> {
    let began = Instant::now();
    let options = BuildOptions::try_from(args)?;
    options.jobs.map_or(Ok(()), threads)?;
    let load = LoadOptions {
        cwd: std::env::current_dir().context("cannot tell the current folder")?,
        start: if options.docset.here { Start::Here } else { Start::Folder(options.docset.root.clone()) },
        config: options.docset.config.clone(),
        set: options.docset.sets.clone(),
        rules: vec![],
        portal: options.portal.clone(),
    };
    let work = build::BuildOptions {
        load,
        dest: options.dest.clone(),
        cache: options.cache,
        only: options.only,
        write_lock: options.write_lock,
    };
    let watch = Bars::new(console);
    let built = build::build(&work, &watch)?;
    drop(watch);
    for note in &built.notes {
        console.note(note);
    }
    let min_severity = options.report.min_severity.unwrap_or(Severity::Minor);
    let run = Run {
        command: "build",
        docset: &built.docset,
        site: &built.site,
        findings: &built.findings,
        allowed: &built.allowed,
        fail_on: built.site.config.check.fail_on.unwrap_or(FailOn::Critical),
        level: Level::Pedantic,
        min_severity,
        looks_for: build::of_build,
        looks_into: &|_, _| true,
        extents: &[],
    };
    if let Some(panes) = &built.panes {
        console.note(&panes_line(panes.panes, panes.contexts, panes.references, panes.ambiguous));
    }
    let outcome = run.report(&options.report, console)?;
    let summary = summary_line(&Summary {
        pages: built.pages,
        locales: built.site.locales.len(),
        counts: outcome.counts,
        min_severity,
        elapsed: Some(began.elapsed()),
    });
    let dest = options.dest.as_deref().unwrap_or(&built.docset.build_dir);
    let dest = dest.strip_prefix(&work.load.cwd).unwrap_or(dest);
    console.note(&format!("{summary} → {}", dest.display()));
    Ok(outcome.exit)
}
