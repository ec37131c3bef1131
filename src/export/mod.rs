//! Reporting findings, one format a file. Nothing here decides what a finding is or how a run ends; files are
//! read through [`Sources`], so a report can be made of any set of texts.

mod baseline;
mod concise;
mod entry;
mod excerpt;
mod explain;
mod fingerprint;
mod github;
mod inspect;
mod json;
mod junit;
mod overview;
mod place;
mod sarif;
mod search_documents;
mod summary;
mod text;
mod wrap;

use std::fmt;
use std::io;
use std::str::FromStr;

use crate::diag::{Diagnostic, Rule, Severity, closest};
use crate::text::{FileId, Source};

pub use baseline::{Baseline, BaselineError, Known, write_baseline};
pub use entry::{Entry, Standing, entries};
pub use explain::{explain, explain_markdown};
pub use fingerprint::Fingerprint;
pub use inspect::{PageModel, PageParts, inspect, page_schema};
pub use overview::{Extent, LocaleRow, overview};
pub use search_documents::{
    SEARCH_ENGINES, SearchDocument, SearchEngine, SearchIndex, SearchPage, search_documents,
};
pub use summary::{Counts, Summary, panes_line, summary_line};

/// The texts that findings point into.
pub trait Sources: Sync {
    /// The text of a file; `None`: not text (an image), or no longer there.
    fn source(&self, file: FileId) -> Option<&Source>;
    /// The path of a file as people know it: relative where possible, with forward slashes.
    fn path(&self, file: FileId) -> &str;
    /// Where a file belongs, whatever folder the command runs in.
    fn home(&self, file: FileId) -> Home<'_> {
        Home { locale: None, path: self.path(file) }
    }
}

/// The place of a file in its docset.
#[derive(Clone, Copy, Debug)]
pub struct Home<'a> {
    /// Its locale's folder name in URLs: `sv-se`. `None`: it belongs to none.
    pub locale: Option<&'a str>,
    /// Its path below the locale's folder.
    pub path: &'a str,
}

/// What is reported.
#[derive(Clone, Copy, Debug, Default)]
pub struct Report<'a> {
    /// The command that found it; empty: nobody asks.
    pub command: &'a str,
    /// The findings, in the order of files and places.
    pub entries: &'a [Entry<'a>],
    /// What the baseline has and was not found.
    pub gone: &'a [&'a Known],
    /// The files that were looked into, in their order.
    pub checked: &'a [Checked],
    /// The rules that were looked for.
    pub rules: &'a [&'static Rule],
    /// How each translation stands; empty: not asked for.
    pub overview: &'a [LocaleRow],
    /// Whether findings for reading are put together by page, the worst first.
    pub by_page: bool,
}

/// A file that was looked into.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The file.
    pub file: FileId,
    /// Its locale's folder name in URLs.
    pub locale: String,
    /// Its path as people know it.
    pub path: String,
}

/// How findings are written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Format {
    /// For reading: the place, the line, carets, hints.
    #[default]
    Text,
    /// One line a finding: `path:line:column: severity[code] message`.
    Concise,
    /// One JSON document; `docs/schemas/findings.schema.json` describes it.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit XML, for CI servers.
    Junit,
    /// Annotations of GitHub Actions.
    Github,
}

/// All formats.
pub const FORMATS: [Format; 6] =
    [Format::Text, Format::Concise, Format::Json, Format::Sarif, Format::Junit, Format::Github];

impl Format {
    /// The lower-case name.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Concise => "concise",
            Format::Json => "json",
            Format::Sarif => "sarif",
            Format::Junit => "junit",
            Format::Github => "github",
        }
    }
}

impl Format {
    /// Whether it says what findings are known by.
    pub fn fingerprints(self) -> bool {
        matches!(self, Format::Json | Format::Sarif)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        FORMATS.into_iter().find(|f| f.name() == s).ok_or_else(|| {
            let names = FORMATS.map(Format::name);
            match closest(s, names) {
                Some(near) => format!("unknown format `{s}`: did you mean `{near}`?"),
                None => format!("unknown format `{s}`: use {}", names.join(", ")),
            }
        })
    }
}

/// What is written, and for whom.
#[derive(Clone, Debug)]
pub struct ReportOptions {
    /// Milder findings are left out.
    pub min_severity: Severity,
    /// Whether text is styled with ANSI escapes.
    pub color: bool,
    /// Width of the terminal in cells; `None`: not a terminal, or not known.
    pub width: Option<usize>,
}

impl Default for ReportOptions {
    fn default() -> Self {
        Self { min_severity: Severity::Info, color: false, width: None }
    }
}

/// Writes a report to `out`, its findings in their order. Errors are those of `out`.
pub fn report(
    report: &Report<'_>,
    sources: &dyn Sources,
    format: Format,
    opts: &ReportOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let shown: Vec<Entry<'_>> =
        report.entries.iter().filter(|e| e.finding.severity >= opts.min_severity).copied().collect();
    let open = || shown.iter().filter(|e| e.is_open()).map(|e| e.finding).collect::<Vec<&Diagnostic>>();
    match format {
        Format::Text => {
            match report.by_page {
                true => text::pages::write(&open(), sources, opts, out)?,
                false => text::write(&open(), sources, opts, out)?,
            }
            out.write_all(overview::tables(report.overview).as_bytes())
        }
        Format::Concise => concise::write(&open(), sources, out),
        Format::Json => json::write(report, &shown, sources, out),
        Format::Sarif => sarif::write(report, &shown, sources, out),
        Format::Junit => junit::write(report, &open(), sources, out),
        Format::Github => github::write(&open(), sources, out),
    }
}

#[cfg(test)]
mod testing;

#[cfg(test)]
mod tests {
    use super::{FORMATS, Format};

    #[test]
    fn formats_are_known_by_name_and_near_misses_are_named() {
        for format in FORMATS {
            assert_eq!(format.name().parse(), Ok(format));
        }
        let error = |s: &str| s.parse::<Format>().unwrap_err();
        assert_eq!(error("jsno"), "unknown format `jsno`: did you mean `json`?");
        assert_eq!(error("xml"), "unknown format `xml`: use text, concise, json, sarif, junit, github");
    }
}
