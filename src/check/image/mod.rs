//! Images and other media.

pub mod absolute;
pub mod alt_cut;
pub mod alt_empty;
pub mod alt_file_name;
pub mod alt_foreign;
pub mod alt_other;
pub mod alt_untranslated;
pub mod broken;
pub mod dropped;
pub mod in_segment;
pub mod missing;
pub mod no_alt;
pub mod path_changed;
pub mod path_spaced;
pub mod wrong_case;
