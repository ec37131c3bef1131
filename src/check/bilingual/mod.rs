//! The markup that carries both languages.

pub mod duplicate_id;
pub mod exchanged;
pub mod id_mismatch;
pub mod in_code;
pub mod segment_gap;
pub mod source_differs;
pub mod source_empty;
pub mod source_translated;
