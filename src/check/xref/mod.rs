//! References by uid.

pub mod duplicate_uid;
pub mod not_found;
