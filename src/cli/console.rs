//! Everything the program prints: results to standard output, words about them to standard error.

use std::io::{self, ErrorKind, IsTerminal, Write};

use anstream::ColorChoice;
use anyhow::Context;
use clap::builder::styling::AnsiColor;

use super::Progress;
use super::args::Color;
use crate::build::BuildError;
use crate::load::LoadError;

/// The two streams and how much to say.
#[derive(Clone, Copy, Debug)]
pub struct Console {
    quiet: bool,
}

impl Console {
    /// Also sets for the whole process whether output is coloured.
    pub fn new(color: Color, quiet: bool) -> Self {
        let choice = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        choice.write_global();
        Self { quiet }
    }

    /// Whether standard output takes ANSI escapes: as asked for, otherwise when it is a terminal and neither
    /// `NO_COLOR` nor the like is set.
    pub fn color(&self) -> bool {
        anstream::AutoStream::choice(&io::stdout()) != ColorChoice::Never
    }

    /// Writes a result to standard output as it is; [`Console::color`] says whether to style it.
    pub fn print(&self, text: &str) -> anyhow::Result<()> {
        self.print_with(|out| out.write_all(text.as_bytes()))
    }

    /// Lets `write` write a result to standard output. When the reader has gone away (`diglot … | head`) the
    /// rest is dropped and all is well; any other error ends the command.
    pub fn print_with(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        readers_may_leave(write(&mut out).and_then(|()| out.flush())).context("cannot write the output")
    }

    /// A line on how it went, to standard error; nothing with `--quiet`.
    pub fn note(&self, line: &str) {
        if !self.quiet {
            let _ = writeln!(anstream::stderr(), "{line}");
        }
    }

    /// An error, what caused it, and what to do, to standard error.
    pub fn error(&self, error: &anyhow::Error) {
        let _ = anstream::stderr().write_all(error_text(error.as_ref()).as_bytes());
    }

    /// The same for an error that ends nothing.
    pub fn complain(&self, error: &(dyn std::error::Error + 'static)) {
        let _ = anstream::stderr().write_all(error_text(error).as_bytes());
    }

    /// A bar for `total` steps: on standard error, when that is a terminal, and not with `--quiet`.
    pub fn progress(&self, label: &'static str, total: usize) -> Progress {
        if !self.quiet && io::stderr().is_terminal() {
            Progress::shown(label, total)
        } else {
            Progress::hidden()
        }
    }
}

/// An error in words, with ANSI colours.
fn error_text(error: &(dyn std::error::Error + 'static)) -> String {
    let load = error.downcast_ref::<LoadError>().or_else(|| match error.downcast_ref::<BuildError>() {
        Some(BuildError::Load(load)) => Some(load),
        _ => None,
    });
    if let Some(LoadError::Config(settings)) = load {
        return settings.render(true) + "\n";
    }
    let red = AnsiColor::Red.on_default().bold();
    let mut text = format!("{red}error:{red:#} {error}\n");
    let mut said = error.to_string();
    for cause in std::iter::successors(error.source(), |e| e.source()).map(ToString::to_string) {
        // Some errors tell their cause themselves.
        if !said.ends_with(&cause) {
            text.push_str(&format!("  because: {cause}\n"));
        }
        said = cause;
    }
    if let Some(LoadError::Empty { .. }) = load {
        text.push_str("  help: `diglot init DIR` starts a new docset\n");
    }
    text
}

fn readers_may_leave(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(e) if e.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}
