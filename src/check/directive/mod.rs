//! Directives of Learn.

pub mod changed;
pub mod leaked;
