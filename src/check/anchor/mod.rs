//! Places within pages.

pub mod duplicate;
pub mod lost;
pub mod missing;
pub mod none;
pub mod tag_broken;
