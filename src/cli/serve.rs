//! `diglot serve`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;

use super::args::{DocsetArgs, severity};
use super::findings::Plain;
use super::options::DocsetOptions;
use super::{Console, Exit};
use crate::diag::{Diagnostic, Severity};
use crate::export::{Counts, Summary, summary_line};
use crate::load::{LoadOptions, Start};
use crate::serve::{self, Audience, Bound, Note, Round, ServeError, ServeOptions};

const EXAMPLES: &str = "\
Examples:
  diglot serve                    the docset in the current folder, at http://127.0.0.1:3000/
  diglot serve docs --port 8080   another folder, another port
  diglot serve --host 0.0.0.0     for other computers too
  diglot serve --poll             on network drives, and in containers that are not told of changes

Pages reload when a source changes. The output folder of `diglot build` is not touched. Ctrl-C ends it.";

/// `diglot serve`
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ServeArgs {
    /// Which docset.
    #[command(flatten)]
    pub docset: DocsetArgs,

    /// Port; where it is taken, the next free one; 0 for any
    #[arg(short, long, value_name = "N", default_value_t = 3000)]
    pub port: u16,

    /// Address or name of this computer to listen at
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub host: String,

    /// Look for changes every second instead of having the system tell of them
    #[arg(long)]
    pub poll: bool,

    /// Leave out findings that are less severe
    #[arg(long, value_name = "SEVERITY", default_value = "minor", value_parser = severity())]
    pub min_severity: Severity,
}

pub(super) fn run(args: ServeArgs, console: &Console) -> anyhow::Result<ExitCode> {
    let docset = DocsetOptions::try_from(args.docset)?;
    let cwd = std::env::current_dir().context("cannot tell the current folder")?;
    let load = LoadOptions {
        cwd: cwd.clone(),
        start: if docset.here { Start::Here } else { Start::Folder(docset.root) },
        config: docset.config,
        set: docset.sets,
        rules: vec![],
        portal: None,
    };
    let bound = serve::bind(&args.host, args.port)?;
    if let Some(taken) = bound.taken() {
        console.note(&format!("Port {taken} is taken: using {}.", bound.port()));
    }
    if bound.is_public() {
        console.note(&format!(
            "warning: everyone who can reach {} in the network can read this site",
            args.host
        ));
    }
    let options = ServeOptions { load, min_severity: args.min_severity, poll: args.poll };
    let teller = Teller { console: *console, cwd, min_severity: args.min_severity, notes: vec![] };
    serve::serve(options, bound, teller)?;
    Ok(Exit::Clean.into())
}

/// Tells the terminal: findings to standard output, all else to standard error.
struct Teller {
    console: Console,
    cwd: PathBuf,
    min_severity: Severity,
    /// What was last said of the site's own texts.
    notes: Vec<String>,
}

impl Audience for Teller {
    fn built(&mut self, round: &Round<'_>) {
        let built = round.built;
        if round.mended {
            self.console.note("The site can be built again.");
        }
        if let Some(line) = self.changed(round.changed) {
            self.console.note(&line);
        }
        for note in built.notes.iter().filter(|n| !self.notes.contains(n)) {
            self.console.note(note);
        }
        for note in self.notes.iter().filter(|n| !built.notes.contains(n)) {
            self.console.note(&format!("gone: {note}"));
        }
        self.notes.clone_from(&built.notes);
        let new: Vec<Diagnostic> =
            round.change.new.iter().filter_map(|&i| built.findings.get(i)).cloned().collect();
        // A terminal that has gone away is no reason to stop serving.
        let _ = Plain { min_severity: self.min_severity }.print(&new, &built.docset, &self.console);
        let gone = round.change.gone.iter().filter(|note| note.severity >= self.min_severity);
        let gone: String = gone.map(|note| gone_line(note) + "\n").collect();
        let _ = self.console.print(&gone);
        self.console.note(&summary_line(&Summary {
            pages: built.pages,
            locales: built.site.locales.len(),
            counts: Counts::of(&built.findings),
            min_severity: self.min_severity,
            elapsed: Some(round.elapsed),
        }));
    }

    fn failed(&mut self, error: &ServeError) {
        self.console.complain(error);
        self.console.note("The site stays as it was. Waiting for changes.");
    }

    fn polling(&mut self, why: &str) {
        self.console.note(&format!(
            "The system does not tell of changed files ({why}): looking for changes every second."
        ));
    }

    fn ready(&mut self, bound: &Bound) {
        self.console.note(&format!("Serving at {} (Ctrl-C ends it)", bound.url()));
    }
}

impl Teller {
    /// `Changed: content/en-us/a.md and 3 more`
    fn changed(&self, paths: &[PathBuf]) -> Option<String> {
        let (first, more) = paths.split_first()?;
        let first = first.strip_prefix(&self.cwd).unwrap_or(first);
        let more = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
        Some(format!("Changed: {}{more}", shown(first)))
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/").replace(char::is_control, "\u{fffd}")
}

/// `gone: content/en-us/a.md:3:7: major[link/missing-page] there is no file …`
fn gone_line(note: &Note) -> String {
    let at = note.at.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
    let line = format!("gone: {}{at}: {}[{}] {}", note.file, note.severity, note.code, note.message);
    line.replace(char::is_control, " ")
}
