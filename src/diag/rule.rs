//! A rule: the stable identity and the documentation of one kind of finding.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// How much a finding matters, after MQM. SARIF: error, error, warning, note.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is wrong for a reader.
    Info,
    /// A reader may stumble.
    Minor,
    /// A reader is misled or loses something.
    Major,
    /// The page cannot be used as meant.
    Critical,
}

impl Severity {
    /// All severities, mildest first.
    pub const ALL: [Severity; 4] = [Severity::Info, Severity::Minor, Severity::Major, Severity::Critical];

    /// The lower-case name.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Minor => "minor",
            Severity::Major => "major",
            Severity::Critical => "critical",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Severity {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|v| v.name() == s)
            .ok_or_else(|| format!("unknown severity `{s}`: use critical, major, minor or info"))
    }
}

/// What `diglot explain CODE` prints, kept beside the code that reports it. `example` is a small docset that a
/// test builds: lines `--- PATH` start a file, the line `=> PLACE` says where the finding must appear, as
/// `PATH:LINE:COLUMN` or `PATH`.
#[derive(Debug)]
pub struct Rule {
    /// Stable slug `group/name`; never renamed.
    pub code: &'static str,
    /// Severity unless `[check.rules]` says otherwise.
    pub severity: Severity,
    /// What the rule reports, in one or two sentences.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// The docset that shows it.
    pub example: &'static str,
    /// What to do about it.
    pub fix: &'static str,
    /// The codes by which DocFX (either generation) reports the same.
    pub docfx: &'static [&'static str],
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}
