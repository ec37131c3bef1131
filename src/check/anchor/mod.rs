//! Places within pages.

pub mod lost;
pub mod missing;
pub mod none;
