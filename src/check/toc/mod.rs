//! Tables of contents.

mod entries;
pub mod missing_page;
pub mod missing_uid;
pub mod no_name;
pub mod parity;
pub mod untranslated;
