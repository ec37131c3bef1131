//! How the translations stand: a row for each locale.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::summary::grouped;
use super::{Counts, Entry, Sources, Standing};
use crate::diag::{Severity, mqm};

/// Wider tables of categories show their sum only.
const MAX_LOCALES: usize = 6;

/// What was checked of a locale.
#[derive(Clone, Debug)]
pub struct Extent {
    /// Its folder's name in URLs.
    pub locale: String,
    /// Pages, includes not counted.
    pub pages: usize,
    /// Segments.
    pub segments: u64,
    /// Words of the source texts.
    pub words: u64,
    /// Pages of the source locale that it has.
    pub covered: usize,
    /// Pages of the source locale; 0: the docset has none, or a part of it was checked.
    pub expected: usize,
}

/// A locale and what was found in it: all that is reported, what the baseline knows and what is milder than was to be
/// shown counted too; what is allowed is not.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LocaleRow {
    locale: String,
    pages: usize,
    segments: u64,
    words: u64,
    covered: usize,
    expected: usize,
    #[serde(flatten)]
    counts: Counts,
    categories: BTreeMap<&'static str, usize>,
    /// MQM: 25 for a critical finding, 5 for a major one, 1 for a minor one.
    penalty: u64,
    /// The same for 1,000 words of the source.
    penalty_per_1000_words: Option<f64>,
}

/// What a finding costs in MQM.
pub(super) fn penalty(severity: Severity) -> u64 {
    match severity {
        Severity::Critical => 25,
        Severity::Major => 5,
        Severity::Minor => 1,
        Severity::Info => 0,
    }
}

/// A row for each locale.
pub fn overview(extents: &[Extent], entries: &[Entry<'_>], sources: &dyn Sources) -> Vec<LocaleRow> {
    let mut rows: Vec<LocaleRow> = extents
        .iter()
        .map(|e| LocaleRow {
            locale: e.locale.clone(),
            pages: e.pages,
            segments: e.segments,
            words: e.words,
            covered: e.covered,
            expected: e.expected,
            counts: Counts::default(),
            categories: BTreeMap::new(),
            penalty: 0,
            penalty_per_1000_words: None,
        })
        .collect();
    let counted = entries.iter().filter(|e| !matches!(e.standing, Standing::Allowed(_)));
    for finding in counted.map(|e| e.finding) {
        let locale = sources.home(finding.primary.span.file).locale;
        // What is wrong with an exception is no fault of the translation.
        let fault = !finding.code().starts_with("allow/");
        let Some(row) = rows.iter_mut().find(|r| Some(r.locale.as_str()) == locale).filter(|_| fault) else {
            continue;
        };
        row.counts.add(finding.severity);
        *row.categories.entry(mqm(finding.code())).or_default() += 1;
        row.penalty += penalty(finding.severity);
    }
    for row in &mut rows {
        let rounded = |n: f64| (n * 10.0).round() / 10.0;
        row.penalty_per_1000_words =
            (row.words > 0).then(|| rounded(row.penalty as f64 * 1000.0 / row.words as f64));
    }
    rows
}

/// The rows as tables for reading: sizes and findings, then findings by category.
pub(super) fn tables(rows: &[LocaleRow]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let head =
        ["locale", "pages", "coverage", "words", "segments", "critical", "major", "minor", "info", "penalty"];
    let mut table = vec![head.map(String::from).to_vec()];
    for r in rows {
        let coverage = match r.expected {
            0 => "–".into(),
            n => format!("{} of {} ({} %)", grouped(r.covered), grouped(n), r.covered * 100 / n),
        };
        let number = |n: u64| grouped(n as usize);
        let c = &r.counts;
        let mut row = vec![r.locale.clone(), grouped(r.pages), coverage, number(r.words), number(r.segments)];
        row.extend([c.critical, c.major, c.minor, c.info].map(grouped));
        row.push(r.penalty_per_1000_words.map_or("–".into(), |n| format!("{n:.1}")));
        table.push(row);
    }
    let mut out = draw(&table);
    out.push_str("penalty: MQM points for 1,000 words of the source (critical 25, major 5, minor 1)\n");
    let mut names: Vec<&str> = rows.iter().flat_map(|r| r.categories.keys().copied()).collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        return out;
    }
    let of = |r: &LocaleRow, name: &str| r.categories.get(name).copied().unwrap_or_default();
    let total = |name: &str| rows.iter().map(|r| of(r, name)).sum::<usize>();
    names.sort_by_key(|name| std::cmp::Reverse(total(name)));
    let wide = rows.len() > MAX_LOCALES;
    let mut table = vec![vec!["category (MQM)".to_owned()]];
    match wide {
        true => table[0].push("findings".into()),
        false => table[0].extend(rows.iter().map(|r| r.locale.clone())),
    }
    for name in names {
        let mut row = vec![name.to_owned()];
        match wide {
            true => row.push(grouped(total(name))),
            false => row.extend(rows.iter().map(|r| grouped(of(r, name)))),
        }
        table.push(row);
    }
    out.push('\n');
    out + &draw(&table)
}

/// Columns as wide as they need to be: the first to the left, the others to the right.
fn draw(table: &[Vec<String>]) -> String {
    let columns = table.iter().map(Vec::len).max().unwrap_or_default();
    let width = |i: usize| table.iter().filter_map(|r| Some(r.get(i)?.width())).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for row in table {
        let mut line = String::new();
        for (i, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let blank = " ".repeat(width.saturating_sub(cell.width()));
            let _ = match i {
                0 => write!(line, "{cell}{blank}"),
                _ => write!(line, "  {blank}{cell}"),
            };
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::entries;
    use super::super::testing::{RULE, Texts};
    use super::*;
    use crate::diag::Diagnostic;

    #[test]
    fn each_locale_has_its_numbers_and_its_penalty() {
        let texts = Texts::new(&[("sv-se/a.md", "x y z"), ("ar-sa/a.md", "x")]);
        let with =
            |file, severity| Diagnostic { severity, ..Diagnostic::new(&RULE, texts.find(file, "x"), "m") };
        let found = [
            with(0, Severity::Critical),
            with(0, Severity::Minor),
            with(1, Severity::Info),
            with(1, Severity::Major),
        ];
        let entries = entries(&found, &[], Some(&texts));
        let extent = |locale: &str, words, expected| Extent {
            locale: locale.into(),
            pages: 2,
            segments: 1_234,
            words,
            covered: 1,
            expected,
        };
        let rows = overview(&[extent("sv-se", 2_000, 3), extent("ar-sa", 0, 0)], &entries, &texts);
        insta::assert_snapshot!(tables(&rows), @"
        locale  pages       coverage  words  segments  critical  major  minor  info  penalty
        sv-se       2  1 of 3 (33 %)  2,000     1,234         1      0      1     0     13.0
        ar-sa       2              –      0     1,234         0      1      0     1        –
        penalty: MQM points for 1,000 words of the source (critical 25, major 5, minor 1)

        category (MQM)            sv-se  ar-sa
        design-and-markup/markup      2      2
        ");
        let wide: Vec<LocaleRow> = (0..7).map(|_| rows[0].clone()).collect();
        let wide = tables(&wide);
        let last: Vec<&str> = wide.lines().last().unwrap_or_default().split_whitespace().collect();
        assert_eq!(last, ["design-and-markup/markup", "14"], "the sum where there are many locales");
    }
}
