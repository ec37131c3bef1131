//! The pages before and after, in the reading order of the table of contents.

use serde::Serialize;

use super::nav::{Entry, Nav};

/// A page to go on to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Its name in the table of contents.
    pub title: String,
    /// Its language where that is not the page's.
    pub lang: Option<String>,
    /// The link, escaped.
    pub url: String,
}

/// The page before and the page after the one at `path`, which is written to `output`.
pub fn sequence(nav: Option<&Nav>, path: &str, output: &str) -> (Option<Step>, Option<Step>) {
    let (before, after) = nav.map_or((None, None), |nav| nav.neighbours(path));
    let step = |entry: Option<&Entry>| {
        let entry = entry?;
        Some(Step {
            title: entry.name.to_string(),
            lang: entry.lang.as_ref().map(ToString::to_string),
            url: entry.url(output)?,
        })
    };
    (step(before), step(after))
}
