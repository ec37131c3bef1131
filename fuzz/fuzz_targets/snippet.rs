//! Any file, cut by any selection: lines, tags of every language, cells of a notebook. The first byte chooses the
//! language, the first line what is asked for.
#![no_main]

use diglot::syntax::snippet::{Cut, Lines, Selection, Snippet, SnippetForm};
use diglot::text::{FileId, Span};
use libfuzzer_sys::fuzz_target;

const FILES: &[&str] = &[
    "a.cs",
    "a.vb",
    "a.sql",
    "a.html",
    "a.py",
    "a.bat",
    "a.erl",
    "a.lisp",
    "a.css",
    "a.ipynb",
    "a.unknown",
    "a",
];

fuzz_target!(|bytes: &[u8]| {
    let [file, rest @ ..] = bytes else { return };
    let rest = String::from_utf8_lossy(rest);
    let (asked, text) = rest.split_once('\n').unwrap_or((&rest, ""));
    let path = FILES[usize::from(*file) % FILES.len()];
    let lines = Lines::parse_list(asked).ok().or_else(|| Lines::parse_fragment(asked).map(|l| vec![l]));
    let form = if path.ends_with("ipynb") { SnippetForm::Notebook } else { SnippetForm::Code };
    let selections =
        [Selection::All, Selection::Tag(asked.into())].into_iter().chain(lines.map(Selection::Lines));
    for selection in selections {
        for dedent in [None, Some(3)] {
            let span = Span::file(FileId(0));
            let snippet = Snippet {
                form,
                path: path.into(),
                path_span: span,
                selection: selection.clone(),
                selection_span: span,
                language: None,
                interactive: None,
                name: "".into(),
                title: "".into(),
                highlight: asked.into(),
                dedent,
                has_file: true,
            };
            if let (Cut::Code { text: code, .. }, SnippetForm::Code) = (snippet.cut(text), form) {
                // Tabs may become blanks; nothing else is added.
                assert!(code.trim().len() <= text.len() * 4 + 1, "{code:?} of {text:?}");
            }
            let _ = (snippet.attributes(), snippet.class_language());
        }
    }
});
