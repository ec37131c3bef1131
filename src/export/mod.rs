//! Reporting findings, one format a file. Nothing here decides what a finding is or how a run ends; files are
//! read through [`Sources`], so a report can be made of any set of texts.

mod concise;
mod excerpt;
mod explain;
mod inspect;
mod json;
mod place;
mod summary;
mod text;
mod wrap;

use std::fmt;
use std::io;
use std::str::FromStr;

use crate::diag::{Diagnostic, Severity, closest};
use crate::text::{FileId, Source};

pub use explain::{explain, explain_markdown};
pub use inspect::{PageModel, PageParts, inspect, page_schema};
pub use summary::{Counts, Summary, summary_line};

/// The texts that findings point into.
pub trait Sources: Sync {
    /// The text of a file; `None`: not text (an image), or no longer there.
    fn source(&self, file: FileId) -> Option<&Source>;
    /// The path of a file as people know it: relative where possible, with forward slashes.
    fn path(&self, file: FileId) -> &str;
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
}

/// All formats.
pub const FORMATS: [Format; 3] = [Format::Text, Format::Concise, Format::Json];

impl Format {
    /// The lower-case name.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Concise => "concise",
            Format::Json => "json",
        }
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

/// Writes `findings` to `out`, in their order, which [`crate::diag::sort_and_dedup`] has made. Errors are those
/// of `out`.
pub fn report(
    findings: &[Diagnostic],
    sources: &dyn Sources,
    format: Format,
    opts: &ReportOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let shown: Vec<&Diagnostic> = findings.iter().filter(|d| d.severity >= opts.min_severity).collect();
    match format {
        Format::Text => text::write(&shown, sources, opts, out),
        Format::Concise => concise::write(&shown, sources, out),
        Format::Json => json::write(&shown, sources, out),
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
        assert_eq!(error("xml"), "unknown format `xml`: use text, concise, json");
    }
}
