//! Numbers.

mod time;
pub mod unit_changed;
pub mod value_lost;
pub mod version_localized;
