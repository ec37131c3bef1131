//! Includes.

pub mod dropped;
pub mod path_changed;
