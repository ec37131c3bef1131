//! Findings of files that have no id yet: ids follow the sorted table, which stands only when all roots are walked.

use std::ops::Range;

use crate::diag::{Diagnostic, Rule};
use crate::model::{FileTable, RootId};
use crate::text::Span;

/// A finding by root and path.
#[derive(Debug)]
pub(super) struct Pending {
    pub rule: &'static Rule,
    pub root: RootId,
    pub path: Box<str>,
    pub at: Range<usize>,
    pub message: String,
    pub hint: Option<&'static str>,
}

impl Pending {
    /// The finding, once the table stands. `None`: the file is not in it.
    pub fn resolve(self, files: &FileTable) -> Option<Diagnostic> {
        let span = Span::new(files.find(self.root, &self.path)?, self.at.start, self.at.end);
        let finding = Diagnostic::new(self.rule, span, self.message);
        Some(match self.hint {
            Some(hint) => finding.hint(hint),
            None => finding,
        })
    }
}
