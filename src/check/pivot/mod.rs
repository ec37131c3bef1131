//! Zones by pivots, and the groups that define them.

pub mod no_group;
pub mod unknown;
pub mod unused;

use crate::model::{PageFacts, PivotGroups, Site};

/// The groups that a page can use: those of the nearest file at or above it, in its locale or those it falls back to.
fn groups<'a>(site: &'a Site, page: &PageFacts) -> Option<&'a PivotGroups> {
    site.pivots_for(page.locale, site.files.folder(page.file))
}

/// The zones of a page that has any, and the ids of pivots in the groups it names.
fn known<'a>(groups: &'a PivotGroups, page: &PageFacts) -> Vec<&'a str> {
    let own = page.meta.conditions().zone_pivot_groups.iter().filter_map(|id| groups.group(id));
    own.flat_map(|g| g.pivots.iter().map(|(id, _)| id.as_ref())).collect()
}
