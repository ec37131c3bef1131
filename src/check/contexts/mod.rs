//! Context ids of help panes.

pub mod alias_unknown;
pub mod dirty_id;
pub mod locale_differs;
pub mod missing_page;
pub mod missing_section;
pub mod no_pane;
pub mod removed;
pub mod unknown;
