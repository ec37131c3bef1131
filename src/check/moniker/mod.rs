//! Versions.

pub mod same_address;
