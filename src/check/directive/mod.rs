//! Directives of Learn.

pub mod changed;
pub mod comment_broken;
pub mod leaked;
pub mod tab_id;
