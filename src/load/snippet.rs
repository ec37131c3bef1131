//! Code snippets: finding and reading their files, and hanging the code in the place of the directive.

use rustc_hash::FxHashMap;

use super::find::{self, Found};
use super::shelf::Shelf;
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::LocaleIx;
use crate::syntax::snippet::{Cut, NotebookFault, Snippet};
use crate::syntax::{Document, Element, Kind, NodeId, Str};
use crate::text::{FileId, Source, Span};

/// Code shown in one page, all snippets counted: more is no page for people.
const MAX_BYTES: usize = 16 << 20;

/// The rules of this module.
pub static SNIPPET_RULES: [&Rule; 8] =
    [&MISSING, &WRONG_CASE, &OUTSIDE, &NO_TAG, &NO_LINES, &UNKNOWN_LANGUAGE, &NOTEBOOK, &TOO_MUCH];

/// A snippet whose file does not exist.
pub static MISSING: Rule = Rule {
    code: "snippet/missing",
    severity: Severity::Critical,
    what: "A code snippet names a file that is neither in the page's locale nor in the locales it falls back to.",
    why: "The reader sees a note that the code is missing.",
    example: "--- content/en-us/a.md\n# A\n\n[!code-csharp[](code/a.cs)]\n=> content/en-us/a.md:3:17",
    fix: "Correct the path (relative to the file it stands in; `~/` is the docset's folder), or add the file.",
    docfx: &["codesnippet-not-found", "InvalidCodeSnippet"],
};

/// A snippet whose path differs from the file's name in case.
pub static WRONG_CASE: Rule = Rule {
    code: "snippet/wrong-case",
    severity: Severity::Major,
    what: "A code snippet's path differs from the file's name in upper and lower case.",
    why: "It works on some systems and is missing on others. The code is shown all the same.",
    example: "--- content/en-us/a.md\n# A\n\n[!code[](A.cs)]\n--- content/en-us/a.cs\nint a;\n=> content/en-us/a.md:3:10",
    fix: "Write the path as the file is named.",
    docfx: &[],
};

/// A snippet that leads out of the docset.
pub static OUTSIDE: Rule = Rule {
    code: "snippet/outside-root",
    severity: Severity::Critical,
    what: "A code snippet's path is absolute or leads above the docset's folder.",
    why: "Nothing outside the docset is ever read.",
    example: "--- content/en-us/a.md\n# A\n\n:::code source=\"../../../../etc/passwd\" language=\"text\":::\n=> content/en-us/a.md:3:17",
    fix: "Move the file into the docset and name it by a relative path or by `~/`.",
    docfx: &["codesnippet-not-found"],
};

/// A tag that the file does not have.
pub static NO_TAG: Rule = Rule {
    code: "snippet/no-such-tag",
    severity: Severity::Critical,
    what: "A code snippet asks for a tag or a region that its file does not have, or that is never closed there.",
    why: "There is no code to show.",
    example: "--- content/en-us/a.md\n# A\n\n[!code-csharp[](a.cs#main)]\n--- content/en-us/a.cs\n// <mian>\nint a;\n// </mian>\n=> content/en-us/a.md:3:22",
    fix: "Correct the name, or put `// <name>` and `// </name>`, each on a line of its own, round the code.",
    docfx: &["tag-not-found"],
};

/// Lines that the file does not have.
pub static NO_LINES: Rule = Rule {
    code: "snippet/no-such-lines",
    severity: Severity::Critical,
    what: "A code snippet asks for lines after the end of its file.",
    why: "There is no code to show.",
    example: "--- content/en-us/a.md\n# A\n\n[!code-csharp[](a.cs?range=5-9)]\n--- content/en-us/a.cs\nint a;\n=> content/en-us/a.md:3:22",
    fix: "Correct the line numbers; a tag in the file does not move when lines do.",
    docfx: &[],
};

/// A language whose comments are not known.
pub static UNKNOWN_LANGUAGE: Rule = Rule {
    code: "snippet/unknown-language",
    severity: Severity::Info,
    what: "A code snippet asks for a tag in a language whose comments are not known. Tags of all known kinds were tried.",
    why: "Another comment may have been taken for the tag.",
    example: "--- content/en-us/a.md\n# A\n\n[!code-weird[](a.txt#x)]\n--- content/en-us/a.txt\n# <x>\na\n# </x>\n=> content/en-us/a.md:3:22",
    fix: "Name a known language, or ask for lines.",
    docfx: &["unknown-language-code"],
};

/// A notebook that cannot be used.
pub static NOTEBOOK: Rule = Rule {
    code: "snippet/notebook",
    severity: Severity::Critical,
    what: "A file is no Jupyter notebook, or not exactly one of its cells has the name.",
    why: "There is no code to show.",
    example: "--- content/en-us/a.md\n# A\n\n[!notebook-python[](a.ipynb?name=x)]\n--- content/en-us/a.ipynb\n{\"cells\": []}\n=> content/en-us/a.md:3:34",
    fix: "Give the cell that name in its metadata, and no other cell.",
    docfx: &["tag-not-found", "multiple-tags-with-same-name", "not-notebook-content"],
};

/// Code without measure.
pub static TOO_MUCH: Rule = Rule {
    code: "snippet/too-much",
    severity: Severity::Major,
    what: "The code snippets of a page come to more than 16 MB. The rest is left out.",
    why: "No reader wants that much, and no browser.",
    example: "--- content/en-us/a.md\n# A\n\n[!code[](all.txt)]\n--- content/en-us/all.txt (16777217 bytes)\n=> content/en-us/a.md:3:10",
    fix: "Show parts of the files.",
    docfx: &[],
};

/// Loads the snippets of one page.
pub(super) struct Snippets<'a> {
    shelf: &'a dyn Shelf,
    locale: LocaleIx,
    sources: FxHashMap<FileId, Option<Source>>,
    bytes: usize,
}

impl<'a> Snippets<'a> {
    pub fn new(shelf: &'a dyn Shelf, locale: LocaleIx) -> Self {
        Self { shelf, locale, sources: FxHashMap::default(), bytes: 0 }
    }

    /// The files read.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.sources.keys().copied()
    }

    /// Puts the code of `snippet`, the node `id` of `doc`, in its place. `file` is the file that it is written
    /// in. What cannot be loaded stays, and is shown as missing.
    pub fn load(&mut self, doc: &mut Document, id: NodeId, snippet: Snippet, file: FileId, sink: &mut Sink) {
        let Some(target) = self.find(file, &snippet, sink) else { return };
        let shelf = self.shelf;
        let source = self.sources.entry(target).or_insert_with(|| shelf.read(target, sink)).clone();
        if let Kind::Snippet(snippet) = &mut doc.node_mut(id).kind {
            snippet.has_file = true;
        }
        let Some(source) = source else { return };
        let at = snippet.selection_span;
        let cut = snippet.cut(source.text());
        let Cut::Code { text, unknown_language } = cut else {
            sink.push(no_code(cut, &snippet, source.path()));
            return;
        };
        if unknown_language {
            let language = snippet.language.as_deref().unwrap_or("this file");
            sink.push(Diagnostic::new(
                &UNKNOWN_LANGUAGE,
                at,
                format!("the comments of `{language}` are not known"),
            ));
        }
        let before = self.bytes;
        self.bytes += text.len();
        if self.bytes > MAX_BYTES {
            if before <= MAX_BYTES {
                sink.push(Diagnostic::new(&TOO_MUCH, at, "too much code is shown from here on"));
            }
            return;
        }
        hang(doc, id, &snippet, text);
    }

    fn find(&self, file: FileId, snippet: &Snippet, sink: &mut Sink) -> Option<FileId> {
        let (path, span) = (&snippet.path, snippet.path_span);
        let (finding, found) = match find::find(self.shelf, self.locale, file, path) {
            Found::File(found) => return Some(found),
            Found::OtherCase { file, actual } => {
                let message = format!("`{path}` is named `{actual}` on disk");
                (Diagnostic::new(&WRONG_CASE, span, message).hint(format!("write `{actual}`")), Some(file))
            }
            Found::Outside => {
                let finding = Diagnostic::new(&OUTSIDE, span, format!("`{path}` leads out of the docset"));
                let hint =
                    "code is named by a path relative to this file, or by `~/…` from the docset's folder";
                (finding.hint(hint), None)
            }
            Found::Missing { path, near } => {
                let finding = Diagnostic::new(&MISSING, span, format!("there is no file `{path}`"));
                (finding.did_you_mean(near), None)
            }
        };
        sink.push(finding);
        found
    }
}

/// Why a file has no such code.
fn no_code(cut: Cut, snippet: &Snippet, path: &str) -> Diagnostic {
    let at: Span = snippet.selection_span;
    match cut {
        Cut::NoTag(near) => {
            Diagnostic::new(&NO_TAG, at, format!("`{path}` has no such tag or region")).did_you_mean(near)
        }
        Cut::OpenTag => Diagnostic::new(&NO_TAG, at, format!("the tag is never closed in `{path}`")),
        Cut::NoLines(count) => {
            let lines = if count == 1 { "1 line".into() } else { format!("{count} lines") };
            Diagnostic::new(&NO_LINES, at, format!("`{path}` has {lines}"))
        }
        Cut::Notebook(NotebookFault::NotJson(why)) => {
            Diagnostic::new(&NOTEBOOK, snippet.path_span, format!("`{path}` is no notebook: {why}"))
        }
        Cut::Notebook(NotebookFault::SameName(count)) => {
            Diagnostic::new(&NOTEBOOK, at, format!("{count} cells of `{path}` have this name"))
        }
        Cut::Code { .. } | Cut::Notebook(NotebookFault::NoCell) => {
            Diagnostic::new(&NOTEBOOK, at, format!("no cell of `{path}` has this name"))
        }
    }
}

/// `pre` with `code` with the text.
fn hang(doc: &mut Document, id: NodeId, snippet: &Snippet, text: String) {
    let range = doc.node(id).range.clone();
    let attrs = snippet.attributes();
    doc.node_mut(id).kind = Kind::Element(Box::new(Element { tag: "pre", attrs: vec![] }));
    let code = doc.push(id, Kind::Element(Box::new(Element { tag: "code", attrs })), range.clone());
    doc.push(code, Kind::Text(Str::owned(text)), range);
}
