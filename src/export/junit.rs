//! JUnit XML, which every CI server shows: a suite for each locale, in it a case for each page and group of codes, so
//! that what passed is seen as well as what failed. Findings below `--min-severity` fail no case.

use std::io;

use rustc_hash::FxHashMap;

use super::place::{clean, place};
use super::{Checked, Report, Sources};
use crate::diag::Diagnostic;
use crate::text::FileId;

/// A file and what was found in it.
struct File<'a> {
    locale: &'a str,
    path: &'a str,
    /// In the order of groups.
    findings: Vec<&'a Diagnostic>,
}

/// Writes the document.
pub(super) fn write(
    report: &Report<'_>,
    findings: &[&Diagnostic],
    sources: &dyn Sources,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let group_of = |code: &'static str| code.split('/').next().unwrap_or(code);
    let mut groups: Vec<&str> = report.rules.iter().map(|r| group_of(r.code)).collect();
    groups.extend(findings.iter().map(|d| group_of(d.code())));
    groups.sort_unstable();
    groups.dedup();
    let suites = suites(report.checked, findings, sources);
    let failed = |file: &File<'_>| {
        let mut failing: Vec<&str> = file.findings.iter().map(|d| group_of(d.code())).collect();
        failing.dedup();
        failing.len()
    };
    let cases = |files: &[File<'_>]| files.len() * groups.len();
    let (tests, failures) = suites
        .iter()
        .fold((0, 0), |(t, f), (_, files)| (t + cases(files), f + files.iter().map(failed).sum::<usize>()));
    let name = if report.command.is_empty() { "diglot".into() } else { format!("diglot {}", report.command) };
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">")?;
    for (locale, files) in &suites {
        let failures: usize = files.iter().map(failed).sum();
        let name = if locale.is_empty() { "docset" } else { locale };
        let tests = cases(files);
        writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">",
            xml(name)
        )?;
        for file in files {
            for group in &groups {
                case(file, group, sources, out)?;
            }
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

/// Files by locale, in the order of both.
fn suites<'a>(
    checked: &'a [Checked],
    findings: &[&'a Diagnostic],
    sources: &'a dyn Sources,
) -> Vec<(&'a str, Vec<File<'a>>)> {
    let mut files: Vec<(FileId, File<'a>)> = vec![];
    let mut at: FxHashMap<FileId, usize> = FxHashMap::default();
    for page in checked {
        at.insert(page.file, files.len());
        files.push((page.file, File { locale: &page.locale, path: &page.path, findings: vec![] }));
    }
    for finding in findings {
        let id = finding.primary.span.file;
        let i = *at.entry(id).or_insert_with(|| {
            let locale = sources.home(id).locale.unwrap_or_default();
            files.push((id, File { locale, path: sources.path(id), findings: vec![] }));
            files.len() - 1
        });
        files[i].1.findings.push(finding);
    }
    files.sort_by_key(|(id, _)| *id);
    let mut suites: Vec<(&str, Vec<File<'_>>)> = vec![];
    for (_, mut file) in files {
        file.findings.sort_by_key(|d| d.code());
        match suites.iter_mut().find(|(locale, _)| *locale == file.locale) {
            Some((_, files)) => files.push(file),
            None => suites.push((file.locale, vec![file])),
        }
    }
    suites
}

fn case(file: &File<'_>, group: &str, sources: &dyn Sources, out: &mut dyn io::Write) -> io::Result<()> {
    let of_group = |d: &&&Diagnostic| d.code().split('/').next() == Some(group);
    let mut found = file.findings.iter().filter(of_group).peekable();
    write!(out, "    <testcase classname=\"{}\" name=\"{group}\"", xml(file.path))?;
    if found.peek().is_none() {
        return writeln!(out, "/>");
    }
    writeln!(out, ">")?;
    for d in found {
        let place = place(sources, d.primary.span).or_first();
        let message = xml(&clean(&d.message));
        write!(out, "      <failure type=\"{}\" message=\"{message}\">", d.code())?;
        write!(out, "{}: {}[{}] {message}", xml(&place.to_string()), d.severity, d.code())?;
        if let Some(hint) = &d.hint {
            write!(out, " (hint: {})", xml(&clean(hint)))?;
        }
        writeln!(out, "</failure>")?;
    }
    writeln!(out, "    </testcase>")
}

/// Text for XML, in content and in attributes. Characters that XML does not know are replaced.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
