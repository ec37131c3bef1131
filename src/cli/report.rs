//! From what a run found to its report.

use std::process::ExitCode;

use super::args::ReportArgs;
use super::findings::Texts;
use super::{Console, Exit};
use crate::diag::{Allowed, Diagnostic};
use crate::export::{self, Counts, Entry, Report, ReportOptions, entries};
use crate::load::Docset;
use crate::model::config::FailOn;

/// What a run found.
pub struct Run<'a> {
    /// The docset.
    pub docset: &'a Docset,
    /// What is to be reported, sorted.
    pub findings: &'a [Diagnostic],
    /// What is not, because somebody said so; sorted.
    pub allowed: &'a [Allowed],
    /// What the settings say of the exit code, or the command's own default.
    pub fail_on: FailOn,
}

/// How the report went.
pub struct Outcome {
    /// The findings that count.
    pub counts: Counts,
    /// How the program is to end.
    pub exit: ExitCode,
}

impl Run<'_> {
    /// Writes the report as it was asked for.
    pub fn report(&self, args: &ReportArgs, console: &Console) -> anyhow::Result<Outcome> {
        let everything = self.findings.iter().chain(self.allowed.iter().map(|a| &a.finding));
        let known = args.format.fingerprints();
        let texts = Texts::read(self.docset, everything.filter(|f| known || f.severity >= args.min_severity));
        let entries = entries(self.findings, self.allowed, known.then_some(&texts));
        let options = ReportOptions {
            min_severity: args.min_severity,
            color: console.color(),
            ..ReportOptions::default()
        };
        let report = Report { entries: &entries };
        console.print_with(|out| export::report(&report, &texts, args.format, &options, out))?;
        let open = || entries.iter().filter(|e: &&Entry<'_>| e.is_open()).map(|e| e.finding);
        let worst = open().map(|f| f.severity).max();
        let exit = Exit::of(worst, args.fail_on.unwrap_or(self.fail_on)).into();
        Ok(Outcome { counts: Counts::of(open()), exit })
    }
}
