//! Bold and italics.

pub mod added;
pub mod literal;
pub mod lost;
pub mod slipped;
