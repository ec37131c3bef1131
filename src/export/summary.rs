//! How many findings there are, in numbers and in a line.

use std::time::Duration;

use serde::Serialize;

use crate::diag::{Diagnostic, Severity};

/// Findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Critical findings.
    pub critical: usize,
    /// Major findings.
    pub major: usize,
    /// Minor findings.
    pub minor: usize,
    /// Findings worth knowing.
    pub info: usize,
}

impl Counts {
    /// Counts findings.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let mut counts = Self::default();
        for d in findings {
            counts.add(d.severity);
        }
        counts
    }

    /// Counts one more.
    pub fn add(&mut self, severity: Severity) {
        *match severity {
            Severity::Critical => &mut self.critical,
            Severity::Major => &mut self.major,
            Severity::Minor => &mut self.minor,
            Severity::Info => &mut self.info,
        } += 1;
    }

    /// Findings of one severity.
    pub fn get(&self, severity: Severity) -> usize {
        match severity {
            Severity::Critical => self.critical,
            Severity::Major => self.major,
            Severity::Minor => self.minor,
            Severity::Info => self.info,
        }
    }

    /// Findings of that severity and worse.
    pub fn at_least(&self, severity: Severity) -> usize {
        Severity::ALL.into_iter().filter(|s| *s >= severity).map(|s| self.get(s)).sum()
    }
}

/// What the last line of a run says.
#[derive(Clone, Copy, Debug)]
pub struct Summary {
    /// Pages read.
    pub pages: usize,
    /// Locales they are in.
    pub locales: usize,
    /// All findings, the ones that were not shown too.
    pub counts: Counts,
    /// The mildest severity that was shown.
    pub min_severity: Severity,
    /// How long the run took; `None`: not said.
    pub elapsed: Option<Duration>,
}

/// `42 pages in 3 locales, 2 major, 5 minor findings (7 more at info), 0.31 s`
pub fn summary_line(summary: &Summary) -> String {
    let list = |shown: bool, before: &str| {
        let of = |s: &Severity| (*s >= summary.min_severity) == shown && summary.counts.get(*s) > 0;
        let worst_first = Severity::ALL.into_iter().rev().filter(of);
        worst_first
            .map(|s| format!("{}{before}{s}", grouped(summary.counts.get(s))))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let (shown, hidden) = (list(true, " "), list(false, " at "));
    let mut out = counted(summary.pages, "page");
    out.push_str(" in ");
    out.push_str(&counted(summary.locales, "locale"));
    match summary.counts.at_least(summary.min_severity) {
        0 => out.push_str(", no findings"),
        1 => out.push_str(&format!(", {shown} finding")),
        _ => out.push_str(&format!(", {shown} findings")),
    }
    match hidden.split_once(' ') {
        Some((number, rest)) if !shown.is_empty() => out.push_str(&format!(" ({number} more {rest})")),
        Some(_) => out.push_str(&format!(" ({hidden})")),
        None => {}
    }
    if let Some(elapsed) = summary.elapsed {
        out.push_str(", ");
        out.push_str(&duration(elapsed));
    }
    out
}

/// `2,875 help panes for 4,506 context ids (6,294 references, 661 ids with several panes)`
pub fn panes_line(panes: usize, contexts: usize, references: usize, ambiguous: usize) -> String {
    let (panes, ids) = (counted(panes, "help pane"), counted(contexts, "context id"));
    let (references, several) = (counted(references, "reference"), counted(ambiguous, "id"));
    format!("{panes} for {ids} ({references}, {several} with several panes)")
}

/// `1 page`, `1,200 pages`.
fn counted(n: usize, noun: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{} {noun}{s}", grouped(n))
}

/// Thousands apart by commas.
pub(super) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `0.31 s`, `12.4 s`, `2 min 5 s`.
fn duration(elapsed: Duration) -> String {
    let seconds = elapsed.as_secs_f64();
    match seconds {
        s if s < 9.995 => format!("{s:.2} s"),
        s if s < 59.95 => format!("{s:.1} s"),
        s => {
            let whole = s.round() as u64;
            format!("{} min {} s", whole / 60, whole % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_counts_what_was_shown_and_owns_up_to_the_rest() {
        let line = |pages, locales, [critical, major, minor, info]: [usize; 4], min, ms| {
            summary_line(&Summary {
                pages,
                locales,
                counts: Counts { critical, major, minor, info },
                min_severity: min,
                elapsed: Some(Duration::from_millis(ms)),
            })
        };
        let cases = [
            (
                line(42, 3, [0, 2, 5, 7], Severity::Minor, 310),
                "42 pages in 3 locales, 2 major, 5 minor findings (7 more at info), 0.31 s",
            ),
            (
                line(1, 1, [1, 0, 0, 0], Severity::Info, 9_996),
                "1 page in 1 locale, 1 critical finding, 10.0 s",
            ),
            (
                line(26_000, 12, [0, 1_234, 0, 0], Severity::Info, 125_200),
                "26,000 pages in 12 locales, 1,234 major findings, 2 min 5 s",
            ),
            (line(0, 1, [0; 4], Severity::Info, 0), "0 pages in 1 locale, no findings, 0.00 s"),
            (
                line(2, 1, [0, 1, 1, 3], Severity::Major, 59_960),
                "2 pages in 1 locale, 1 major finding (1 more at minor, 3 at info), 1 min 0 s",
            ),
            (
                line(2, 1, [0, 0, 1, 3], Severity::Critical, 0),
                "2 pages in 1 locale, no findings (1 at minor, 3 at info), 0.00 s",
            ),
        ];
        for (got, expect) in cases {
            assert_eq!(got, expect);
        }
    }
}
