//! The docset as a whole.

pub mod orphan_page;
pub mod output_conflict;
pub mod unused_media;
