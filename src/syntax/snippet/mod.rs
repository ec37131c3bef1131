//! Pieces of code files shown in pages (learn-markdown.md §6.2, §6.3): what a directive asks for, and what a
//! file's text has of it. Pure: finding and reading the file is the loader's.

mod language;
mod lines;
mod notebook;
mod tags;

pub use language::of_extension;
pub use lines::Lines;
pub use notebook::NotebookFault;

use crate::text::Span;

/// How a snippet was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SnippetForm {
    /// `[!code-lang[name](path)]`
    Code,
    /// `[!notebook-lang[name](path?name=cell)]`
    Notebook,
    /// `:::code source="path":::`
    Colons,
}

/// Which part of the file is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Selection {
    /// All of it.
    All,
    /// What stands between the comments or in the region of a name; the cell of a notebook.
    Tag(Box<str>),
    /// Lines.
    Lines(Vec<Lines>),
}

/// A code snippet that is not loaded, or could not be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snippet {
    /// How it was written.
    pub form: SnippetForm,
    /// The path as written, unescaped.
    pub path: Box<str>,
    /// Where the path stands in the file.
    pub path_span: Span,
    /// The part that is shown.
    pub selection: Selection,
    /// Where the selection stands in the file; the path, when there is none.
    pub selection_span: Span,
    /// The language as written; `None`: that of the file's extension.
    pub language: Option<Box<str>>,
    /// Whether the code can be run, and how (`data-interactive-mode`; may be empty).
    pub interactive: Option<Box<str>>,
    /// Name and title; empty: none.
    pub name: Box<str>,
    /// See [`Self::name`].
    pub title: Box<str>,
    /// Marked lines of the snippet: `1,3-5,9-`; empty: none.
    pub highlight: Box<str>,
    /// Columns of indentation taken away; `None`: what all lines have in common.
    pub dedent: Option<u32>,
    /// Whether its file was found: then the file has no such part.
    pub has_file: bool,
}

/// What a file has of a snippet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cut {
    /// The code, each line ended; `unknown_language`: tags of every known kind were tried.
    Code {
        /// The lines.
        text: String,
        /// See above.
        unknown_language: bool,
    },
    /// There is no such tag; perhaps this one was meant.
    NoTag(Option<String>),
    /// The tag is opened and never closed.
    OpenTag,
    /// The file has not as many lines.
    NoLines(usize),
    /// No notebook, or not one such cell.
    Notebook(NotebookFault),
}

impl Snippet {
    /// Cuts the snippet out of its file's text.
    pub fn cut(&self, text: &str) -> Cut {
        let all: Vec<&str> = lines::split(text);
        let code = |kept: &[&str]| Cut::Code {
            text: lines::dedented(kept, self.dedent.map(|n| n as usize)),
            unknown_language: false,
        };
        match &self.selection {
            Selection::All => code(&all),
            Selection::Tag(name) if self.form == SnippetForm::Notebook => match notebook::cell(text, name) {
                Ok(text) => Cut::Code { text, unknown_language: false },
                Err(fault) => Cut::Notebook(fault),
            },
            Selection::Tag(name) => self.tagged(&all, name),
            Selection::Lines(ranges) => {
                let kept: Vec<&str> = ranges.iter().flat_map(|r| r.of(&all)).copied().collect();
                if kept.is_empty() { Cut::NoLines(all.len()) } else { code(&kept) }
            }
        }
    }

    fn tagged(&self, all: &[&str], name: &str) -> Cut {
        // `:::code` goes by the file alone.
        let language = self.language.as_deref().filter(|_| self.form != SnippetForm::Colons);
        let families = tags::families(language.unwrap_or_else(|| extension(&self.path)));
        let unknown_language = families.is_none();
        let families = families.unwrap_or_else(tags::all_families);
        let mut names: Vec<String> = vec![];
        for family in families {
            let found = tags::find(all, family);
            match found.get(name) {
                Some(Lines { last: 0, .. }) => return Cut::OpenTag,
                Some(range) => {
                    let kept: Vec<&str> = (0..all.len())
                        .filter(|n| range.holds(n + 1) && !found.is_tag_line(*n))
                        .filter_map(|n| all.get(n).copied())
                        .collect();
                    let text = lines::dedented(&kept, self.dedent.map(|n| n as usize));
                    return Cut::Code { text, unknown_language };
                }
                None => names.extend(found.names()),
            }
        }
        names.sort();
        Cut::NoTag(crate::diag::closest(name, names.iter().map(String::as_str)).map(Into::into))
    }

    /// The attributes of its `code` element, as DocFX has them.
    pub fn attributes(&self) -> Vec<(Box<str>, Box<str>)> {
        let language = self.class_language();
        let mut attrs: Vec<(Box<str>, Box<str>)> = vec![];
        let mut add = |name: &str, value: &str| attrs.push((name.into(), value.into()));
        if !language.is_empty() || self.form == SnippetForm::Colons {
            add("class", &format!("lang-{language}"));
        }
        if let Some(mode) = &self.interactive {
            add("data-interactive", language);
            if !mode.is_empty() {
                add("data-interactive-mode", mode);
            }
        }
        for (name, value) in
            [("name", &self.name), ("title", &self.title), ("highlight-lines", &self.highlight)]
        {
            if !value.is_empty() {
                add(name, value);
            }
        }
        attrs
    }

    /// The language that the code is in, for its class: as written, else by the file's extension where the form
    /// says so; empty: unknown.
    pub fn class_language(&self) -> &str {
        match (&self.language, self.form) {
            (Some(language), _) if !language.is_empty() => language,
            (_, SnippetForm::Colons) => of_extension(extension(&self.path)).unwrap_or_default(),
            _ => "",
        }
    }
}

/// The part of a file name after its last dot; empty: none.
fn extension(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

#[cfg(test)]
mod tests;
