//! `diglot inspect`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, ValueHint};

use super::Console;

const EXAMPLES: &str = "\
Examples:
  diglot inspect content/sv-se/index.md   its front matter, headings, anchors, links and segments

The docset around the page is not read; includes are.";

/// `diglot inspect`
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct InspectArgs {
    /// A Markdown page
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
}

pub(super) fn run(_args: InspectArgs, _console: &Console) -> anyhow::Result<ExitCode> {
    bail!("`diglot inspect` is not wired up yet")
}
