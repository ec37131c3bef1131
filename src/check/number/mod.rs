//! Numbers.

pub mod value_lost;
pub mod version_localized;
