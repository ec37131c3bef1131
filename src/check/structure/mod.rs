//! Blocks of a page beside those of its source.

pub mod added_block;
pub mod block_kind;
pub mod heading_joined;
pub mod heading_level;
pub mod heading_lost;
pub mod heading_skipped;
pub mod heading_space;
pub mod heading_split;
pub mod items_joined;
pub mod marker_broken;
pub mod missing_block;
pub mod number_gap;
pub mod row_short;
pub mod table_broken;
pub mod table_shape;
