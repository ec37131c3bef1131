//! Links to follow.

pub mod bad_host;
pub mod empty;
pub mod folder;
pub mod missing;
pub mod not_published;
pub mod outside_root;
pub mod wrong_case;
