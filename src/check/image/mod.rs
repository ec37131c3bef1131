//! Images and other media.

pub mod absolute;
pub mod missing;
pub mod wrong_case;
