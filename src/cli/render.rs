//! `diglot render`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, ValueHint};

use super::Console;

const EXAMPLES: &str = "\
Examples:
  diglot render content/en-us/index.md              to the terminal
  diglot render content/en-us/index.md > page.html  to a file

The fragment has the shape that DocFX gives it: no head, no navigation, no theme.";

/// `diglot render`
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct RenderArgs {
    /// A Markdown page
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
}

pub(super) fn run(_args: RenderArgs, _console: &Console) -> anyhow::Result<ExitCode> {
    bail!("`diglot render` is not wired up yet")
}
