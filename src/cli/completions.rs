//! `diglot completions`

use std::process::ExitCode;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::args::Cli;
use super::{Console, Exit};

const EXAMPLES: &str = "\
Examples:
  diglot completions bash > ~/.local/share/bash-completion/completions/diglot
  diglot completions zsh > ~/.zfunc/_diglot
  diglot completions fish > ~/.config/fish/completions/diglot.fish";

/// `diglot completions`
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

pub(super) fn run(args: CompletionsArgs, console: &Console) -> anyhow::Result<ExitCode> {
    // By way of memory: the generator panics when a stream goes away.
    let mut script = vec![];
    clap_complete::generate(args.shell, &mut Cli::command(), "diglot", &mut script);
    console.print_with(|out| out.write_all(&script))?;
    Ok(Exit::Clean.into())
}
