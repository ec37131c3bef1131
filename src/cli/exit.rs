//! How the program ends.

use std::process::ExitCode;

use crate::diag::Severity;
use crate::model::config::FailOn;

/// The three exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: no finding as bad as `--fail-on`.
    Clean,
    /// 1: some.
    Findings,
    /// 2: the command line, the set-up or the machine is at fault, and nothing was written.
    Broken,
}

impl Exit {
    /// By the worst finding.
    pub fn of(worst: Option<Severity>, fail_on: FailOn) -> Self {
        let limit = match fail_on {
            FailOn::Critical => Severity::Critical,
            FailOn::Major => Severity::Major,
            FailOn::Minor => Severity::Minor,
            FailOn::Info => Severity::Info,
            FailOn::Never => return Exit::Clean,
        };
        if worst.is_some_and(|worst| worst >= limit) { Exit::Findings } else { Exit::Clean }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Clean => ExitCode::SUCCESS,
            Exit::Findings => ExitCode::from(1),
            Exit::Broken => ExitCode::from(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_findings_as_bad_as_asked_for_fail_the_run() {
        use Severity::{Info, Major};
        for (worst, fail_on, expect) in [
            (None, FailOn::Info, Exit::Clean),
            (Some(Info), FailOn::Info, Exit::Findings),
            (Some(Major), FailOn::Critical, Exit::Clean),
            (Some(Major), FailOn::Major, Exit::Findings),
            (Some(Severity::Critical), FailOn::Never, Exit::Clean),
        ] {
            assert_eq!(Exit::of(worst, fail_on), expect, "{worst:?} {fail_on:?}");
        }
    }
}
