//! Printing findings.

use rustc_hash::FxHashMap;

use super::Console;
use crate::diag::{Diagnostic, Severity};
use crate::export::{self, Format, ReportOptions, Sources};
use crate::load::Docset;
use crate::text::{FileId, Source};

/// The texts that findings point into, and the paths by which people know them.
pub struct Texts {
    files: FxHashMap<FileId, (String, Option<Source>)>,
}

impl Texts {
    /// Reads what the findings of at least `min` severity need. A file that is no text has none.
    pub fn read(docset: &Docset, findings: &[Diagnostic], min: Severity) -> Self {
        let mut files = FxHashMap::default();
        for finding in findings.iter().filter(|f| f.severity >= min) {
            let places = std::iter::once(&finding.primary).chain(&finding.related);
            for file in places.map(|l| l.span.file).chain(finding.fix.iter().map(|f| f.span.file)) {
                files.entry(file).or_insert_with(|| (docset.shown(file), text(docset, file)));
            }
        }
        Self { files }
    }
}

/// The text of a file that holds text, by its name.
fn text(docset: &Docset, file: FileId) -> Option<Source> {
    let path = &docset.files.get(file).path;
    let extension = path.rsplit_once('.').map_or("", |(_, e)| e).to_ascii_lowercase();
    let is_text = matches!(
        extension.as_str(),
        "md" | "yml" | "yaml" | "json" | "toml" | "ftl" | "csv" | "txt" | "html"
    );
    is_text.then(|| docset.source(file).ok()).flatten()
}

impl Sources for Texts {
    fn source(&self, file: FileId) -> Option<&Source> {
        self.files.get(&file)?.1.as_ref()
    }

    fn path(&self, file: FileId) -> &str {
        self.files.get(&file).map_or("", |(path, _)| path)
    }
}

/// How findings are printed.
pub struct Report {
    /// The format.
    pub format: Format,
    /// Milder ones are left out.
    pub min_severity: Severity,
}

impl Report {
    /// Prints findings, sorted and without doubles, to standard output.
    pub fn print(&self, findings: &[Diagnostic], texts: &Texts, console: &Console) -> anyhow::Result<()> {
        let options = ReportOptions {
            min_severity: self.min_severity,
            color: console.color(),
            ..ReportOptions::default()
        };
        console.print_with(|out| export::report(findings, texts, self.format, &options, out))
    }

    /// Prints findings about a single page to standard error, where the page itself goes to standard output.
    pub fn print_aside(&self, findings: &[Diagnostic], texts: &Texts, console: &Console) {
        let mut text = vec![];
        let options =
            ReportOptions { min_severity: self.min_severity, color: false, ..ReportOptions::default() };
        if export::report(findings, texts, self.format, &options, &mut text).is_ok() {
            console.note(String::from_utf8_lossy(&text).trim_end());
        }
    }
}
