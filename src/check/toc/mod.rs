//! Tables of contents.

pub mod missing_page;
pub mod parity;
