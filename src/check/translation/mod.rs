//! Segments as translations.

pub mod addition;
pub mod copied;
pub mod diacritics;
pub mod doubled;
pub mod emptied;
pub mod encoding;
pub mod foreign_part;
mod gaps;
pub mod left_short;
pub mod length;
pub mod mismatch;
pub mod mixed_language;
pub mod omission;
pub mod remark;
pub mod repeated_word;
pub mod stray_word;
pub mod swapped;
pub mod untranslated;
pub mod wrong_language;
