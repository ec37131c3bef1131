//! The command line: arguments, exit codes, printing. One command a file.

pub mod args;
mod build;
mod check_locales;
mod completions;
mod console;
mod exit;
mod explain;
mod export;
mod findings;
mod init;
pub mod inspect;
pub mod options;
mod page;
mod progress;
mod project;
mod render;
mod report;
#[cfg(feature = "serve")]
mod serve;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
pub use console::Console;
pub use exit::Exit;
pub use progress::Progress;

/// Runs the program with the process's arguments and says how it is to end.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(usage) => {
            // Help and version come this way too. A reader that has gone away is no failure.
            let _ = usage.print();
            return if usage.use_stderr() { Exit::Broken.into() } else { Exit::Clean.into() };
        }
    };
    let console = Console::new(cli.color, cli.quiet);
    run(cli.command, &console).unwrap_or_else(|error| {
        console.error(&error);
        Exit::Broken.into()
    })
}

fn run(command: Command, console: &Console) -> anyhow::Result<ExitCode> {
    match command {
        Command::Build(args) => build::run(args, console),
        Command::CheckLocales(args) => check_locales::run(args, console),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(args, console),
        Command::Inspect(args) => inspect::run(args, console),
        Command::Render(args) => render::run(args, console),
        Command::Project(args) => project::run(args, console),
        Command::Explain(args) => explain::run(args, console),
        Command::Export(args) => export::run(args, console),
        Command::Init(args) => init::run(args, console),
        Command::Completions(args) => completions::run(args, console),
    }
}
