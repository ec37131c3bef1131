//! A few texts in memory, for the tests of the formats.

use super::{Format, Home, Report, ReportOptions, Sources, entries, report};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::text::{FileId, Source, Span};

/// A rule to speak with.
pub(super) static RULE: Rule = Rule {
    code: "link/missing-page",
    severity: Severity::Major,
    what: "",
    why: "",
    example: "",
    fix: "",
    docfx: &[],
};

/// Files by [`FileId`]: texts, then assets.
pub(super) struct Texts {
    texts: Vec<Source>,
    assets: Vec<String>,
}

impl Texts {
    pub(super) fn new(files: &[(&str, &str)]) -> Self {
        Self { texts: files.iter().map(|(p, t)| Source::new(*p, *t)).collect(), assets: vec![] }
    }

    pub(super) fn asset(mut self, path: &str) -> Self {
        self.assets.push(path.into());
        self
    }

    /// The first place of `needle` in a file.
    #[track_caller]
    pub(super) fn find(&self, file: u32, needle: &str) -> Span {
        let start = self.texts[file as usize].text().find(needle).expect("the needle stands in the text");
        Span::new(FileId(file), start, start + needle.len())
    }

    /// A file as a whole.
    pub(super) fn whole(&self, file: u32) -> Span {
        Span::file(FileId(file))
    }

    pub(super) fn report(&self, findings: &[Diagnostic], format: Format, opts: &ReportOptions) -> String {
        let mut out = vec![];
        report(
            &Report { entries: &entries(findings, &[], Some(self)), ..Report::default() },
            self,
            format,
            opts,
            &mut out,
        )
        .expect("memory does not fail");
        String::from_utf8(out).expect("reports are UTF-8")
    }
}

impl Sources for Texts {
    fn source(&self, file: FileId) -> Option<&Source> {
        self.texts.get(file.0 as usize)
    }

    /// The first folder is the locale's.
    fn home(&self, file: FileId) -> Home<'_> {
        match self.path(file).split_once('/') {
            Some((locale, path)) => Home { locale: Some(locale), path },
            None => Home { locale: None, path: self.path(file) },
        }
    }

    fn path(&self, file: FileId) -> &str {
        let i = file.0 as usize;
        match self.texts.get(i) {
            Some(source) => source.path(),
            None => self.assets.get(i - self.texts.len()).map_or("?", String::as_str),
        }
    }
}
