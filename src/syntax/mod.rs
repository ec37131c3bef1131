//! Total parsers: any bytes in, a value and findings out. No I/O, no panic.

pub mod bilingual;
pub mod front_matter;
mod tree;

pub use tree::*;
