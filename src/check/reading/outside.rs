//! What of a page is neither code nor a comment nor the source.

use std::ops::Range;

use memchr::memmem;

use super::page::LocalePage;

/// The text of a page without what is code, a comment, or the source half of a pair.
pub struct Outside<'a> {
    page: &'a LocalePage,
    /// Ascending.
    comments: Vec<Range<usize>>,
}

impl<'a> Outside<'a> {
    /// Finds the comments.
    pub fn new(page: &'a LocalePage) -> Self {
        let text = page.text();
        let mut comments: Vec<Range<usize>> = vec![];
        let body = text.get(page.start..).unwrap_or_default();
        for i in memmem::find_iter(body.as_bytes(), "<!--") {
            let at = page.start + i;
            if comments.last().is_some_and(|c| at < c.end) {
                continue;
            }
            let end = memmem::find(&text.as_bytes()[at..], b"-->").map_or(text.len(), |n| at + n + 3);
            comments.push(at..end);
        }
        Self { page, comments }
    }

    /// Whether a place is shown as the text of the translation.
    pub fn has(&self, at: usize) -> bool {
        let next = self.comments.partition_point(|c| c.end <= at);
        let comment = self.comments.get(next).is_some_and(|c| c.start <= at);
        !comment && self.page.is_shown(at)
    }

    /// The lines of the body whose first sign is text, and where they begin.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let body = self.page.text().get(self.page.start..).unwrap_or_default();
        let mut at = self.page.start;
        body.split_inclusive('\n').filter_map(move |line| {
            let here = at;
            at += line.len();
            let line = line.trim_end_matches(['\n', '\r']);
            let first = line.len() - line.trim_start().len();
            self.has(here + first).then_some((here, line))
        })
    }
}
