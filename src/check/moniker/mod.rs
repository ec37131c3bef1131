//! Versions.

pub mod range_broken;
pub mod same_address;
