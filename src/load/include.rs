//! Includes: finding, reading and hanging in the included documents.

use std::sync::Arc;

use super::find::{self, Found};
use super::shelf::Shelf;
use super::snippet::Snippets;
use crate::diag::{Diagnostic, Rule, Severity, Sink, is_misspelled};
use crate::model::LocaleIx;
use crate::syntax::bilingual::{self, Origin, Side};
use crate::syntax::{self, Document, Kind, Mode, front_matter};
use crate::text::{FileId, Span};

/// Include text of one page, all levels counted: more is a page that multiplies itself.
const MAX_BYTES: usize = 16 << 20;
/// Levels of includes within includes.
const MAX_DEPTH: usize = 24;

/// An include that does not exist.
pub static MISSING: Rule = Rule {
    code: "include/missing",
    severity: Severity::Critical,
    what: "An include names a file that is neither in the page's locale nor in the locales it falls back to.",
    why: "The page lacks a part, and the reader sees the directive as text.",
    example: "--- content/en-us/a.md\n# A\n\n[!INCLUDE [note](includes/note.md)]\n=> content/en-us/a.md:3:18",
    fix: "Correct the path (relative to the file it stands in; `~/` is the docset's folder), or add the file.",
    docfx: &["include-not-found", "InvalidInclude"],
};

/// An include that includes itself.
pub static CYCLE: Rule = Rule {
    code: "include/cycle",
    severity: Severity::Critical,
    what: "A file includes itself, directly or through others.",
    why: "There is no end to it; the innermost include is shown as text.",
    example: "--- content/en-us/a.md\n# A\n\n[!INCLUDE [b](includes/b.md)]\n--- content/en-us/includes/b.md\n[!INCLUDE [b](b.md)]\n=> content/en-us/includes/b.md:1:15",
    fix: "Remove one of the includes.",
    docfx: &["circular-reference"],
};

/// An include whose path differs from the file's name in case.
pub static WRONG_CASE: Rule = Rule {
    code: "include/wrong-case",
    severity: Severity::Major,
    what: "An include's path differs from the file's name in upper and lower case.",
    why: "It works on some systems and is missing on others. The file is included all the same.",
    example: "--- content/en-us/a.md\n# A\n\n[!INCLUDE [n](includes/Note.md)]\n--- content/en-us/includes/note.md\nText\n=> content/en-us/a.md:3:15",
    fix: "Write the path as the file is named.",
    docfx: &[],
};

/// An include that leads out of the docset.
pub static OUTSIDE: Rule = Rule {
    code: "include/outside-root",
    severity: Severity::Critical,
    what: "An include's path is absolute or leads above the docset's folder.",
    why: "Nothing outside the docset is ever read; the directive is shown as text.",
    example: "--- content/en-us/a.md\n# A\n\n[!INCLUDE [p](../../../../etc/passwd)]\n=> content/en-us/a.md:3:15",
    fix: "Move the file into the docset and name it by a relative path or by `~/`.",
    docfx: &["include-not-found"],
};

/// Includes without measure.
pub static TOO_MUCH: Rule = Rule {
    code: "include/too-much",
    severity: Severity::Critical,
    what: "The includes of a page come to more than 16 MB, or are nested more than 24 deep.",
    why: "A few files that include each other twice at each level multiply without measure. The rest is left out.",
    example: "--- content/en-us/a.md\n# A\n\n[!INCLUDE [all](includes/all.md)]\n--- content/en-us/includes/all.md (16777217 bytes)\n=> content/en-us/a.md:3:17",
    fix: "Include each text once.",
    docfx: &[],
};

/// Expands the includes of one page.
pub(crate) struct Expander<'a> {
    shelf: &'a dyn Shelf,
    locale: LocaleIx,
    side: Side,
    bytes: usize,
    included: Vec<FileId>,
    open: Vec<FileId>,
    full: bool,
    snippets: Snippets<'a>,
}

impl<'a> Expander<'a> {
    pub fn new(shelf: &'a dyn Shelf, locale: LocaleIx, side: Side) -> Self {
        Self {
            shelf,
            locale,
            side,
            bytes: 0,
            included: vec![],
            open: vec![],
            full: false,
            snippets: Snippets::new(shelf, locale),
        }
    }

    /// The files met, those of snippets counted, sorted.
    pub fn included(mut self) -> Vec<FileId> {
        self.included.extend(self.snippets.files());
        self.included.sort_unstable();
        self.included.dedup();
        self.included
    }

    /// Expands every include of `doc`, the text of `file`.
    pub fn expand(&mut self, doc: &mut Document, file: FileId, sink: &mut Sink) {
        self.open.push(file);
        for id in doc.ids() {
            if let Kind::Snippet(snippet) = doc.kind(id) {
                let snippet = snippet.clone();
                self.snippets.load(doc, id, *snippet, file, sink);
                continue;
            }
            let Kind::Include(include) = doc.kind(id) else { continue };
            let (path, inline, span) = (include.path.clone(), include.inline, include.path_span);
            let Some(target) = self.find(file, &path, span, sink) else { continue };
            if self.open.contains(&target) {
                self.report_cycle(target, span, sink);
                continue;
            }
            let Some(embedded) = self.read(target, inline, span, sink) else { continue };
            let index = doc.embeds.len() as u32;
            doc.embeds.push(embedded);
            if let Kind::Include(include) = &mut doc.node_mut(id).kind {
                include.embed = Some(index);
            }
        }
        self.open.pop();
    }

    fn find(&self, file: FileId, path: &str, span: Span, sink: &mut Sink) -> Option<FileId> {
        let (finding, found) = match find::find(self.shelf, self.locale, file, path) {
            Found::File(found) => return Some(found),
            Found::OtherCase { file, actual } => {
                let finding =
                    Diagnostic::new(&WRONG_CASE, span, format!("`{path}` is named `{actual}` on disk"))
                        .hint(format!("write `{actual}`"));
                (finding, Some(file))
            }
            Found::Outside => {
                let finding = Diagnostic::new(&OUTSIDE, span, format!("`{path}` leads out of the docset"));
                let hint = "an include is named by a path relative to this file, or by `~/…` from the docset's folder";
                (finding.hint(hint), None)
            }
            Found::Missing { path, near } => {
                let mut finding =
                    Diagnostic::new(&MISSING, span, format!("there is no file `{path}` to include"));
                // Nobody names a file in letters of another script, with a space before a slash, or by a folder.
                let odd =
                    !path.is_ascii() || path.contains(" /") || path.contains("/ ") || !path.contains('.');
                finding.misspelled = odd || near.as_deref().is_some_and(|near| is_misspelled(&path, near));
                (finding.did_you_mean(near), None)
            }
        };
        sink.push(finding);
        found
    }

    fn report_cycle(&self, target: FileId, span: Span, sink: &mut Sink) {
        let files = self.shelf.files();
        let from = self.open.iter().position(|f| *f == target).unwrap_or(0);
        let mut names: Vec<&str> = self.open[from..].iter().map(|f| files.get(*f).path.as_ref()).collect();
        names.push(&files.get(target).path);
        sink.push(
            Diagnostic::new(&CYCLE, span, "this file includes itself".to_owned())
                .hint(format!("the circle is {}", names.join(" → "))),
        );
    }

    fn read(&mut self, file: FileId, inline: bool, span: Span, sink: &mut Sink) -> Option<Document> {
        self.included.push(file);
        let source = self.shelf.read(file, sink)?;
        let text = source.text();
        self.bytes += text.len();
        if self.bytes > MAX_BYTES || self.open.len() > MAX_DEPTH {
            if !std::mem::replace(&mut self.full, true) {
                sink.push(Diagnostic::new(&TOO_MUCH, span, "too much is included from here on"));
            }
            return None;
        }
        // Front matter of an included file is dropped.
        let start = front_matter::locate(text).map_or(0, |(block, _)| block.end);
        let start = if start == 0 && text.starts_with('\u{feff}') { 3 } else { start };
        let scan = bilingual::scan(text.as_bytes());
        bilingual::findings(file, &scan, sink);
        let mapped = bilingual::derive(file, text, start, &scan, self.side);
        let mode = if inline { Mode::Inline } else { Mode::Blocks };
        let mut doc = syntax::parse_with(mapped, mode, self.shelf.extras(), sink);
        doc.origin = Some(Arc::new(Origin { source: source.clone(), start, scan, side: self.side }));
        self.expand(&mut doc, file, sink);
        Some(doc)
    }
}
