//! Findings as a writer meets them: placed by path, line and column, and listed by the page they are seen on.

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::build::Built;
use crate::diag::Severity;
use crate::load::Docset;
use crate::render::page_output;
use crate::text::{FileId, Source, Span};

/// A finding that outlives its build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// How bad it is.
    pub severity: Severity,
    /// The rule's code.
    pub code: &'static str,
    /// What was found.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// The file, as people know it.
    pub file: String,
    /// Line and column, 1-based; `None`: the file as a whole.
    pub at: Option<(u32, u32)>,
}

/// The findings of a build, in their order.
pub(super) fn notes(built: &Built) -> Vec<Note> {
    let mut files: FxHashMap<FileId, (String, Option<Source>)> = FxHashMap::default();
    let note = |finding: &crate::diag::Diagnostic| {
        let span = finding.primary.span;
        let (file, source) = files
            .entry(span.file)
            .or_insert_with(|| (built.docset.shown(span.file), source(&built.docset, span)));
        let whole = span.start == 0 && span.is_empty();
        let at = source.as_ref().filter(|_| !whole).map(|s| s.position(span.start));
        Note {
            severity: finding.severity,
            code: finding.code(),
            message: finding.message.clone(),
            hint: finding.hint.clone(),
            file: file.clone(),
            at: at.map(|at| (at.line, at.column)),
        }
    };
    built.findings.iter().map(note).collect()
}

/// The text that a span points into; `None`: it has gone away since.
fn source(docset: &Docset, span: Span) -> Option<Source> {
    docset.source(span.file).ok()
}

/// For each file of the site, the places in [`notes`] of what was found in its page or in what that includes.
pub(super) fn by_output(built: &Built, min: Severity) -> FxHashMap<String, Vec<usize>> {
    let mut of_file: FxHashMap<FileId, Vec<usize>> = FxHashMap::default();
    for (i, finding) in built.findings.iter().enumerate().filter(|(_, f)| f.severity >= min) {
        of_file.entry(finding.primary.span.file).or_default().push(i);
    }
    let mut out = FxHashMap::default();
    let site = &built.site;
    for locale in site.locale_indices() {
        for group in &site.groups {
            let Some(id) = site.shown(&group.path, locale) else { continue };
            let page = site.page(id);
            let files = std::iter::once(&page.file).chain(&page.includes);
            let mut found: Vec<usize> = files.filter_map(|f| of_file.get(f)).flatten().copied().collect();
            if !found.is_empty() {
                found.sort_unstable();
                found.dedup();
                out.insert(page_output(site, locale, &page.path), found);
            }
        }
    }
    out
}
