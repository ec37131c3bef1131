//! The docset as a whole.

pub mod changed_source;
pub mod include_missing;
pub mod orphan_page;
pub mod output_conflict;
pub mod page_empty;
pub mod page_missing;
pub mod page_without_source;
pub mod stale;
pub mod unused_media;
