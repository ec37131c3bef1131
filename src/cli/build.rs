//! `diglot build`

use std::process::ExitCode;

use anyhow::bail;

use super::Console;
use super::args::BuildArgs;
use super::options::BuildOptions;

pub(super) fn run(args: BuildArgs, _console: &Console) -> anyhow::Result<ExitCode> {
    let _options = BuildOptions::try_from(args)?;
    bail!("`diglot build` is not wired up yet")
}
