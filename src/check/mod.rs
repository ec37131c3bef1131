//! Checks: one a file, in groups. To add one: write the file, name it in [`CHECKS`].
//!
//! A check sees facts and gives findings; it reads no file and knows of no output.

mod anchor;
mod context;
mod docset;
mod image;
mod link;
mod moniker;
mod pivot;
mod redirect;
mod toc;
mod xref;

pub use context::{PageContext, Reference};

use crate::diag::{Rule, Sink};
use crate::model::Site;

/// One check. Every hook is optional.
pub struct Check {
    /// What it reports.
    pub rule: &'static Rule,
    /// Looks at one page and its references.
    pub page: Option<fn(&PageContext<'_>, &mut Sink)>,
    /// Looks at the docset as a whole.
    pub docset: Option<fn(&Site, &mut Sink)>,
}

/// All checks.
pub static CHECKS: &[&Check] = &[
    &link::missing::CHECK,
    &link::wrong_case::CHECK,
    &link::not_published::CHECK,
    &link::outside_root::CHECK,
    &link::folder::CHECK,
    &link::bad_host::CHECK,
    &link::empty::CHECK,
    &anchor::missing::CHECK,
    &image::missing::CHECK,
    &image::wrong_case::CHECK,
    &image::absolute::CHECK,
    &toc::missing_page::CHECK,
    &toc::missing_uid::CHECK,
    &toc::no_name::CHECK,
    &moniker::same_address::CHECK,
    &pivot::no_group::CHECK,
    &pivot::unknown::CHECK,
    &pivot::unused::CHECK,
    &redirect::cycle::CHECK,
    &redirect::file_remains::CHECK,
    &redirect::same_target::CHECK,
    &redirect::target_missing::CHECK,
    &xref::not_found::CHECK,
    &xref::duplicate_uid::CHECK,
    &docset::orphan_page::CHECK,
    &docset::output_conflict::CHECK,
    &docset::unused_media::CHECK,
];

/// Runs all page checks on one page.
pub fn page(cx: &PageContext<'_>, sink: &mut Sink) {
    for check in CHECKS {
        if let Some(run) = check.page {
            run(cx, sink);
        }
    }
}

/// Runs all checks of the docset as a whole.
pub fn docset(site: &Site, sink: &mut Sink) {
    for check in CHECKS {
        if let Some(run) = check.docset {
            run(site, sink);
        }
    }
}
