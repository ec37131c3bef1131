//! Places within pages.

pub mod missing;
