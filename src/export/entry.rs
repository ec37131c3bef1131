//! A finding as it is reported: with what the run knows of it beside what the check said.

use super::{Fingerprint, Sources, fingerprint};
use crate::diag::{Allowed, Diagnostic};

/// One finding of a report.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// What was found.
    pub finding: &'a Diagnostic,
    /// What it is known by from run to run; that of all zeros where nobody asked for it.
    pub fingerprint: Fingerprint,
    /// How it stands.
    pub standing: Standing<'a>,
}

/// What became of a finding.
#[derive(Clone, Copy, Debug)]
pub enum Standing<'a> {
    /// It is reported.
    Open,
    /// It is reported, and the baseline does not have it.
    New,
    /// The baseline has it.
    Known,
    /// The page or the settings allow it.
    Allowed(&'a Allowed),
}

impl Entry<'_> {
    /// Whether people are to see it, and whether it counts.
    pub fn is_open(&self) -> bool {
        matches!(self.standing, Standing::Open | Standing::New)
    }
}

/// Findings as entries, in their order: that of files and places. With `sources`, fingerprints are made.
pub fn entries<'a>(
    findings: &'a [Diagnostic],
    allowed: &'a [Allowed],
    sources: Option<&dyn Sources>,
) -> Vec<Entry<'a>> {
    let plain = |finding, standing| Entry { finding, fingerprint: Fingerprint::default(), standing };
    let mut out: Vec<Entry<'a>> = findings.iter().map(|f| plain(f, Standing::Open)).collect();
    if !allowed.is_empty() {
        out.extend(allowed.iter().map(|a| plain(&a.finding, Standing::Allowed(a))));
        out.sort_by(|a, b| a.finding.place_in_report().cmp(&b.finding.place_in_report()));
    }
    if let Some(sources) = sources {
        fingerprint::fill(&mut out, sources);
    }
    out
}
