//! The docset as a whole.

pub mod orphan_page;
pub mod unused_media;
