//! One line a finding, as editors and `grep` like it.

use std::io;

use super::Sources;
use super::place::{clean, place};
use crate::diag::Diagnostic;

/// Writes `path:line:column: severity[code] message (hint: …)` for each finding.
pub(super) fn write(
    findings: &[&Diagnostic],
    sources: &dyn Sources,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    for d in findings {
        let place = place(sources, d.primary.span).or_first();
        write!(out, "{place}: {}[{}] {}", d.severity, d.code(), clean(&d.message))?;
        match &d.hint {
            Some(hint) => writeln!(out, " (hint: {})", clean(hint))?,
            None => writeln!(out)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{RULE, Texts};
    use super::super::{Format, ReportOptions};
    use crate::diag::{Diagnostic, Severity};

    #[test]
    fn every_finding_is_one_line_with_a_line_and_a_column() {
        let t = Texts::new(&[("sv-se/a.md", "\u{feff}å\r\n日本 x\r\n")]).asset("i.png");
        let mut mild = Diagnostic::new(&RULE, t.find(0, "x"), "never shown");
        mild.severity = Severity::Info;
        let findings = [
            Diagnostic::new(&RULE, t.find(0, "å"), "first\r\nsecond"),
            Diagnostic::new(&RULE, t.find(0, "x"), "no page `x`").hint("write it"),
            mild,
            Diagnostic::new(&RULE, t.whole(1), "large image"),
        ];
        let opts = ReportOptions { min_severity: Severity::Minor, ..Default::default() };
        insta::assert_snapshot!(t.report(&findings, Format::Concise, &opts), @"
    sv-se/a.md:1:1: major[link/missing-page] first second
    sv-se/a.md:2:4: major[link/missing-page] no page `x` (hint: write it)
    i.png:1:1: major[link/missing-page] large image
    ");
    }
}
