//! A finding that somebody has said is right as it is.

use super::Diagnostic;
use crate::text::Span;

/// A finding that is not reported, because a page or the settings say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// What was found.
    pub finding: Diagnostic,
    /// Why it is right; may be empty.
    pub reason: Box<str>,
    /// The comment in the page; `None`: the settings.
    pub comment: Option<Span>,
}
