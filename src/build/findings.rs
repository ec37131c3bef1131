//! What becomes of findings between being found and being reported.

use rustc_hash::FxHashMap;

use crate::diag::{Severity, Sink, sort_and_dedup};
use crate::model::config::RuleLevel;
use crate::model::{FileKind, Site};
use crate::text::FileId;

/// Sorts, removes doubles, applies `[check.rules]`, and says of a finding in an include how many pages use it.
pub fn settle(site: &Site, mut findings: Sink) -> Sink {
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
    findings
}
