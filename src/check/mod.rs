//! Checks: one a file, in groups. To add one: write the file, name it in [`CHECKS`].
//!
//! A check sees facts and gives findings; it reads no file and knows of no output. Those of a build look at pages and
//! at the docset; those of translations ([`reading`]) at segments, at pages beside their source, at all locales of a
//! page, at a locale as a whole.

mod anchor;
mod context;
mod docset;
mod image;
mod link;
pub mod reading;
mod toc;
mod translations;
mod xref;

pub use context::{PageContext, Reference};
pub use translations::{corpus, family};

use crate::diag::{Rule, Sink};
use crate::model::Site;
use reading::{Comparison, Corpus, Family, SegmentContext, Translation};

/// What a check looks at.
pub enum Look {
    /// One page and its references.
    Page(fn(&PageContext<'_>, &mut Sink)),
    /// The docset as a whole.
    Docset(fn(&Site, &mut Sink)),
    /// A text in both languages. The order of the checks matters: what one explains, later ones pass over.
    Segment(fn(&SegmentContext<'_>, &mut Sink)),
    /// A page of a target locale.
    Translation(fn(&Translation<'_>, &mut Sink)),
    /// A page beside another that should have the same blocks.
    Comparison(fn(&Comparison<'_>, &mut Sink)),
    /// All translations of one path.
    Family(fn(&Family<'_>, &mut Sink)),
    /// One locale as a whole.
    Corpus(fn(&Corpus<'_>, &mut Sink)),
}

/// One check.
pub struct Check {
    /// What it reports.
    pub rule: &'static Rule,
    /// How it finds it.
    pub look: Look,
}

/// All checks.
pub static CHECKS: &[&Check] = &[
    &link::missing::CHECK,
    &link::wrong_case::CHECK,
    &link::not_published::CHECK,
    &link::outside_root::CHECK,
    &link::folder::CHECK,
    &link::empty::CHECK,
    &anchor::missing::CHECK,
    &image::missing::CHECK,
    &image::wrong_case::CHECK,
    &image::absolute::CHECK,
    &toc::missing_page::CHECK,
    &xref::not_found::CHECK,
    &xref::duplicate_uid::CHECK,
    &docset::orphan_page::CHECK,
    &docset::output_conflict::CHECK,
    &docset::unused_media::CHECK,
];

/// Runs all page checks on one page.
pub fn page(cx: &PageContext<'_>, sink: &mut Sink) {
    for check in CHECKS {
        if let Look::Page(run) = check.look {
            run(cx, sink);
        }
    }
}

/// Runs all checks of the docset as a whole.
pub fn docset(site: &Site, sink: &mut Sink) {
    for check in CHECKS {
        if let Look::Docset(run) = check.look {
            run(site, sink);
        }
    }
}
