//! What becomes of findings between being found and being reported.

use rustc_hash::FxHashMap;

use super::allow::{self, Judge};
use crate::diag::{Allowed, Severity, Sink, sort_and_dedup};
use crate::load::Docset;
use crate::model::config::RuleLevel;
use crate::model::{FileKind, Site};
use crate::text::FileId;

/// Findings ready to be reported.
pub struct Settled {
    /// Those that count, sorted.
    pub findings: Sink,
    /// Those that somebody has said are right as they are, sorted.
    pub allowed: Vec<Allowed>,
}

/// Sorts, removes doubles, applies `[check.rules]`, says of a finding in an include how many pages use it, and takes
/// out what is allowed.
pub fn settle(docset: &Docset, site: &Site, mut findings: Sink, judge: &Judge<'_>) -> Settled {
    weigh(site, &mut findings);
    sort_and_dedup(&mut findings);
    let mut users: FxHashMap<FileId, u32> = FxHashMap::default();
    for page in &site.pages {
        for &include in &page.includes {
            *users.entry(include).or_default() += 1;
        }
    }
    for finding in &mut findings {
        let file = finding.primary.span.file;
        if site.files.get(file).kind == FileKind::Include {
            finding.users = users.get(&file).copied().unwrap_or_default();
        }
    }
    let looks_for =
        |code: &str| (judge.looks_for)(code) && site.config.check.rules.get(code) != Some(&RuleLevel::Off);
    let before = findings.len();
    let allowed = allow::apply(docset, site, &mut findings, &Judge { looks_for: &looks_for, ..*judge });
    if findings.len() + allowed.len() > before {
        weigh(site, &mut findings);
        sort_and_dedup(&mut findings);
    }
    Settled { findings, allowed }
}

/// Applies `[check.rules]`.
fn weigh(site: &Site, findings: &mut Sink) {
    let rules = &site.config.check.rules;
    findings.retain_mut(|finding| {
        let level = rules.get(finding.code()).copied();
        finding.severity = match level {
            None => finding.severity,
            Some(RuleLevel::Off) => return false,
            Some(RuleLevel::Info) => Severity::Info,
            Some(RuleLevel::Minor) => Severity::Minor,
            Some(RuleLevel::Major) => Severity::Major,
            Some(RuleLevel::Critical) => Severity::Critical,
        };
        true
    });
}
