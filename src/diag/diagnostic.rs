//! One finding, and the bag they are collected in.

use std::fmt::Display;

use super::{Level, Rule, Severity};
use crate::text::Span;

/// A place with a short text about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What to see there; may be empty.
    pub text: String,
}

impl Label {
    /// A label with text.
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}

/// A replacement that mends the finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

/// A finding with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that speaks.
    pub rule: &'static Rule,
    /// Its severity here.
    pub severity: Severity,
    /// One sentence without a full stop; names what was found, in the page's own words.
    pub message: String,
    /// Where to look first.
    pub primary: Label,
    /// Other places that matter, in other files too.
    pub related: Vec<Label>,
    /// What to do.
    pub hint: Option<String>,
    /// A mechanical repair.
    pub fix: Option<Fix>,
    /// In an include: how many pages use it. 0 elsewhere.
    pub users: u32,
    /// How readily it is shown.
    pub level: Level,
    /// The bilingual segment it is about.
    pub segment: Option<Box<str>>,
    /// In how many other locales the same stands: then the source is at fault.
    pub elsewhere: u16,
    /// Of something missing: a name that was misspelled, so that it is no matter whether the docset is here as a whole.
    pub misspelled: bool,
    /// The text it is about, where what the locale does elsewhere may make it more certain.
    pub subject: Option<Box<str>>,
}

impl Diagnostic {
    /// A finding of `rule` at `span`.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        let primary = Label { span, text: String::new() };
        let severity = rule.severity;
        Self {
            rule,
            severity,
            message: message.into(),
            primary,
            related: vec![],
            hint: None,
            fix: None,
            users: 0,
            level: Level::Default,
            segment: None,
            elsewhere: 0,
            misspelled: false,
            subject: None,
        }
    }

    /// The text under the caret.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Another place.
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label::new(span, text));
        self
    }

    /// What to do.
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hint = Some(text.into());
        self
    }

    /// What was meant, if that is known.
    pub fn did_you_mean(self, near: Option<impl Display>) -> Self {
        match near {
            Some(near) => self.hint(format!("did you mean `{near}`?")),
            None => self,
        }
    }

    /// A mechanical repair.
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into() });
        self
    }

    /// How readily it is shown.
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// What findings are ordered by: file, place, code, message. File ids follow the sorted paths.
    pub fn place_in_report(&self) -> (Span, &'static str, &str) {
        (self.primary.span, self.rule.code, &self.message)
    }

    /// The rule's code.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }
}

/// Where findings go.
pub type Sink = Vec<Diagnostic>;

/// Orders findings by file, place, code and message, and keeps one of each: what an include is reported for by
/// every page that uses it is one finding. File ids follow the sorted paths, so this is the order of paths.
pub fn sort_and_dedup(findings: &mut Sink) {
    findings.sort_by(|a, b| a.place_in_report().cmp(&b.place_in_report()));
    findings.dedup_by(|a, b| a.primary.span == b.primary.span && a.rule == b.rule && a.message == b.message);
}
