//! A broken set-up, shown like a compiler error. It ends the command (exit 2); it is no finding.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::text::Source;

/// One thing wrong with the settings.
#[derive(Debug, Clone)]
pub struct Problem {
    message: String,
    place: Option<(Source, Range<usize>)>,
    label: String,
    hint: Option<String>,
}

impl Problem {
    /// A problem without a place.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), place: None, label: String::new(), hint: None }
    }

    /// Where it stands.
    pub(super) fn at(mut self, source: &Source, range: Range<usize>) -> Self {
        let end = range.end.min(source.text().len());
        self.place = Some((source.clone(), range.start.min(end)..end));
        self
    }

    /// Text under the caret.
    pub(super) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// What to do.
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The sentence that says what is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    fn groups(&self) -> Vec<Group<'_>> {
        let title = Level::ERROR.primary_title(self.message.as_str());
        let main = match &self.place {
            None => Group::with_title(title),
            Some((source, range)) => {
                let mut note = AnnotationKind::Primary.span(range.clone());
                if !self.label.is_empty() {
                    note = note.label(self.label.as_str());
                }
                title.element(Snippet::source(source.text()).path(source.path()).annotation(note))
            }
        };
        match &self.hint {
            None => vec![main],
            Some(hint) => vec![main.element(Level::HELP.message(hint.as_str()))],
        }
    }
}

/// Settings that cannot be used: an unparsable book.toml, unknown keys, values that mean nothing.
#[derive(Debug, Clone)]
pub struct ConfigError {
    /// What is wrong, in the order of the file; at least one.
    pub problems: Vec<Problem>,
}

impl ConfigError {
    /// The errors as rustc would show them, with ANSI colours or without.
    pub fn render(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let shown: Vec<String> = self.problems.iter().map(|p| renderer.render(&p.groups())).collect();
        shown.join("\n\n")
    }
}

impl From<Problem> for ConfigError {
    fn from(problem: Problem) -> Self {
        Self { problems: vec![problem] }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for ConfigError {}
