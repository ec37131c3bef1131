//! The way to a page: the start page, then the entries above it in the table of contents.

use serde::Serialize;

use super::nav::Nav;

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Crumb {
    /// Its text.
    pub name: String,
    /// Its language where that is not the page's.
    pub lang: Option<String>,
    /// Where it leads, escaped; `None`: a label.
    pub url: Option<String>,
}

/// The entries above the page at `path`, which is written to `output`; the page itself is not among them.
pub fn breadcrumbs(nav: Option<&Nav>, path: &str, output: &str) -> Vec<Crumb> {
    let Some((nav, entry)) = nav.and_then(|nav| Some((nav, nav.entry(path)?))) else { return vec![] };
    nav.above(entry)
        .into_iter()
        // The start page stands first anyway.
        .filter(|e| e.path.as_deref() != Some("index"))
        .map(|e| Crumb {
            name: e.name.to_string(),
            lang: e.lang.as_ref().map(ToString::to_string),
            url: e.url(output),
        })
        .collect()
}
