//! Segments as translations.

pub mod copied;
pub mod doubled;
pub mod emptied;
pub mod encoding;
pub mod foreign_part;
pub mod left_short;
pub mod length;
pub mod mixed_language;
pub mod repeated_word;
pub mod stray_word;
pub mod swapped;
pub mod untranslated;
pub mod wrong_language;
