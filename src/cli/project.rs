//! `diglot project`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, ValueHint};

use rayon::prelude::*;

use super::page::is_markdown;
use super::{Console, Exit};
use crate::build;
use crate::load::{self, lone::BelowFile};
use crate::syntax::bilingual::{self, Side};

const EXAMPLES: &str = "\
Examples:
  diglot project content/sv-se/index.md                   the Swedish page, to the terminal
  diglot project content/sv-se/index.md --source          the English it was translated from
  diglot project content/sv-se --source --output english  every page below a folder";

/// `diglot project`
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ProjectArgs {
    /// Bilingual pages, or folders of them
    #[arg(value_name = "PATH", required = true, value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    /// Take the source language instead of the translation
    #[arg(long)]
    pub source: bool,

    /// Write below DIR, under the same names; needed for folders and for more than one page
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub output: Option<PathBuf>,
}

pub(super) fn run(args: ProjectArgs, console: &Console) -> anyhow::Result<ExitCode> {
    let single = matches!(args.paths.as_slice(), [path] if !path.is_dir());
    if args.output.is_none() && !single {
        bail!("several pages cannot all go to the terminal: name a folder with --output");
    }
    let side = if args.source { Side::Source } else { Side::Target };
    let mut files: Vec<BelowFile> = vec![];
    for path in &args.paths {
        if path.is_file() && !is_markdown(path) {
            bail!("{} is no Markdown page (.md)", path.display());
        }
        files.extend(load::lone::markdown_below(path)?);
    }
    let Some(output) = &args.output else {
        let Some(file) = files.first() else { bail!("no page is there") };
        let bytes = projected(&load::lone::bytes(&file.path)?, side);
        console.print_with(|out| out.write_all(&bytes))?;
        return Ok(Exit::Clean.into());
    };
    if files.is_empty() {
        bail!("no Markdown page (.md) is there");
    }
    files.sort_by(|a, b| a.below.cmp(&b.below));
    if let Some(two) = files.windows(2).find(|w| w[0].below == w[1].below) {
        bail!("{} and {} would both become {}", two[0].path.display(), two[1].path.display(), two[0].below);
    }
    if let Some(same) = files.iter().find(|f| same_file(&f.path, &output.join(&f.below))) {
        bail!("{} would be overwritten by its own projection: name another folder", same.path.display());
    }
    let progress = console.progress("Projecting", files.len());
    files.par_iter().try_for_each(|file| -> anyhow::Result<()> {
        let bytes = projected(&load::lone::bytes(&file.path)?, side);
        progress.step();
        Ok(build::write_file(output, &file.below, &bytes)?)
    })?;
    drop(progress);
    console.note(&format!("{} pages written to {}", files.len(), output.display()));
    Ok(Exit::Clean.into())
}

/// One language of a page; a page without pairs as it is.
fn projected(bytes: &[u8], side: Side) -> Vec<u8> {
    bilingual::project(bytes, &bilingual::scan(bytes), side)
}

fn same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
