//! What results can be narrowed to: the part of the table of contents, the state of the translation.

use serde_json::json;

use super::vlq;

/// States, as the browser names them.
pub(super) const STATES: [&str; 5] = ["source", "translated", "machine", "partial", "fallback"];

/// What a page is filed under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Facets {
    /// Index among the names of sections; 0: none.
    pub section: usize,
    /// Index among [`STATES`].
    pub state: usize,
}

/// The facets of all pages by number: names, then for each run of pages that are filed alike how many, section and
/// state.
pub(super) fn written(sections: &[String], pages: &[Facets]) -> String {
    let mut runs = String::new();
    for run in pages.chunk_by(|a, b| a == b) {
        let Some(first) = run.first() else { continue };
        vlq::number(run.len() as u32, &mut runs);
        vlq::number(first.section as u32, &mut runs);
        vlq::number(first.state as u32, &mut runs);
    }
    json!([sections, runs]).to_string()
}
