//! Blocks of a page beside those of its source.

pub mod added_block;
pub mod block_kind;
pub mod heading_level;
pub mod missing_block;
pub mod table_shape;
