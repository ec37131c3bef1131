//! The texts that findings point into, and findings printed as they are.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Console;
use crate::diag::{Diagnostic, Severity};
use crate::export::{self, Format, Home, Report, ReportOptions, Sources, entries};
use crate::load::{Docset, Role};
use crate::text::{FileId, Source};

/// The texts that findings point into, and the paths by which people know them.
pub struct Texts {
    files: FxHashMap<FileId, Held>,
}

struct Held {
    shown: String,
    locale: Option<Box<str>>,
    path: Box<str>,
    source: Option<Source>,
}

impl Texts {
    /// Reads what findings need. A file that is no text has none.
    pub fn read<'a>(docset: &Docset, findings: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let mut wanted = FxHashSet::default();
        for finding in findings {
            let places = std::iter::once(&finding.primary).chain(&finding.related);
            wanted.extend(places.map(|l| l.span.file).chain(finding.fix.iter().map(|f| f.span.file)));
        }
        let wanted: Vec<FileId> = wanted.into_iter().collect();
        let hold = |&file: &FileId| {
            let entry = docset.files.get(file);
            let locale = docset.locales.iter().find(|l| l.root == entry.root).map(|l| l.slug.clone());
            let (shown, source) = (docset.shown(file), text(docset, file));
            let aid = docset.aids.iter().find(|b| b.file == file);
            let own = aid.and_then(|b| docset.locales.iter().find(|l| b.role == Role::Catalog(l.id.clone())));
            let locale = locale.or_else(|| own.map(|l| l.slug.clone()));
            // Whatever folder the command runs in.
            let path = aid.map_or_else(|| entry.path.clone(), |b| b.below.clone());
            (file, Held { shown, locale, path, source })
        };
        Self { files: wanted.par_iter().map(hold).collect() }
    }
}

/// The text of a file that holds text, by its name.
fn text(docset: &Docset, file: FileId) -> Option<Source> {
    let path = &docset.files.get(file).path;
    let extension = path.rsplit_once('.').map_or("", |(_, e)| e).to_ascii_lowercase();
    let is_text = matches!(
        extension.as_str(),
        "md" | "yml" | "yaml" | "json" | "toml" | "ftl" | "csv" | "tsv" | "tbx" | "xml" | "txt" | "html"
    );
    // What the loader holds is text, whatever its name.
    (is_text || docset.holds(file)).then(|| docset.source(file).ok()).flatten()
}

impl Sources for Texts {
    fn source(&self, file: FileId) -> Option<&Source> {
        self.files.get(&file)?.source.as_ref()
    }

    fn path(&self, file: FileId) -> &str {
        self.files.get(&file).map_or("", |held| &held.shown)
    }

    fn home(&self, file: FileId) -> Home<'_> {
        match self.files.get(&file) {
            Some(held) => Home { locale: held.locale.as_deref(), path: &held.path },
            None => Home { locale: None, path: "" },
        }
    }
}

/// Findings for reading, of at least a severity.
pub struct Plain {
    /// Milder ones are left out.
    pub min_severity: Severity,
}

impl Plain {
    /// Prints findings, sorted and without doubles, to standard output.
    pub fn print(&self, findings: &[Diagnostic], docset: &Docset, console: &Console) -> anyhow::Result<()> {
        let options = self.options(console.color());
        console.print_with(|out| self.write(findings, docset, &options, out))
    }

    /// Prints findings about a single page to standard error, where the page itself goes to standard output.
    pub fn print_aside(&self, findings: &[Diagnostic], docset: &Docset, console: &Console) {
        let mut text = vec![];
        if self.write(findings, docset, &self.options(false), &mut text).is_ok() {
            console.note(String::from_utf8_lossy(&text).trim_end());
        }
    }

    fn options(&self, color: bool) -> ReportOptions {
        ReportOptions { min_severity: self.min_severity, color, ..ReportOptions::default() }
    }

    fn write(
        &self,
        findings: &[Diagnostic],
        docset: &Docset,
        options: &ReportOptions,
        out: &mut dyn std::io::Write,
    ) -> std::io::Result<()> {
        let texts = Texts::read(docset, findings.iter().filter(|f| f.severity >= self.min_severity));
        let report = Report { entries: &entries(findings, &[], None), ..Report::default() };
        export::report(&report, &texts, Format::Text, options, out)
    }
}
