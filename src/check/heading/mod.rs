//! The headings of a page as its author wrote it.

pub mod empty;
pub mod several_titles;
pub mod skipped_level;

use super::PageContext;
use crate::model::{HeadingFact, Site};

/// The headings of a page in the source language; a translation has those of its source.
fn written<'a>(cx: &PageContext<'a>) -> impl Iterator<Item = &'a HeadingFact> + use<'a> {
    let page = cx.page;
    // An include's headings stand in a page of their own.
    let own = |h: &&HeadingFact| h.span.file == page.file;
    page.headings.iter().filter(own).filter(move |_| page.locale == Site::SOURCE && page.segments == 0)
}
