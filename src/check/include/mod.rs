//! Includes.

pub mod dropped;
pub mod marker_broken;
pub mod path_changed;
