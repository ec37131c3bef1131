//! The only reader of the disk.

pub mod facts;
mod include;
pub mod page;
mod shelf;

pub use include::{CYCLE, MISSING, OUTSIDE, TOO_MUCH, WRONG_CASE};
pub use shelf::Shelf;
