//! `diglot project`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, ValueHint};

use super::Console;

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

pub(super) fn run(args: ProjectArgs, _console: &Console) -> anyhow::Result<ExitCode> {
    let single = matches!(args.paths.as_slice(), [path] if !path.is_dir());
    if args.output.is_none() && !single {
        bail!("several pages cannot all go to the terminal: name a folder with --output");
    }
    bail!("`diglot project` is not wired up yet")
}
