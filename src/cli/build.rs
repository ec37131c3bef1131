//! `diglot build`

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;

use super::args::BuildArgs;
use super::findings::{Report, Texts};
use super::options::BuildOptions;
use super::progress::Bars;
use super::{Console, Exit};
use crate::build;
use crate::export::{Counts, Summary, summary_line};
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
    let texts = Texts::read(&built.docset, &built.findings, options.min_severity);
    let report = Report { format: options.format, min_severity: options.min_severity };
    report.print(&built.findings, &texts, console)?;
    let counts = Counts::of(&built.findings);
    let summary = summary_line(&Summary {
        pages: built.pages,
        locales: built.site.locales.len(),
        counts,
        min_severity: options.min_severity,
        elapsed: Some(began.elapsed()),
    });
    let dest = options.dest.as_deref().unwrap_or(&built.docset.build_dir);
    let dest = dest.strip_prefix(&work.load.cwd).unwrap_or(dest);
    console.note(&format!("{summary} → {}", dest.display()));
    let fail_on = options.fail_on.or(built.site.config.check.fail_on).unwrap_or(FailOn::Critical);
    let worst = built.findings.iter().map(|f| f.severity).max();
    Ok(Exit::of(worst, fail_on).into())
}
