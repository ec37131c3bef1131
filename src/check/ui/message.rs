//! A message of the docset's own texts of the site (`locales/<locale>/*.ftl`) with which something is wrong.

use crate::diag::{Diagnostic, Level, Rule, Sink};
use crate::l10n::CatalogFinding;
use crate::text::{FileId, Span};

/// What a check of messages sees.
pub struct MessageContext<'a> {
    /// The catalogue.
    pub file: FileId,
    /// What is wrong.
    pub finding: &'a CatalogFinding,
}

impl MessageContext<'_> {
    /// Reports it.
    pub fn report(&self, sink: &mut Sink, rule: &'static Rule, level: Level) {
        let span = Span::new(self.file, self.finding.at.start, self.finding.at.end);
        sink.push(Diagnostic::new(rule, span, self.finding.sentence()).level(level));
    }
}
