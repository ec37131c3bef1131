//! Front matter.

pub mod copied;
pub mod cut_off;
pub mod forms;
pub mod habit;
pub mod keys;
pub mod missing_key;
pub mod no_title;
pub mod translated_key;
pub mod uid_spaced;
pub mod unclosed;
pub mod unknown_topic;
pub mod untranslated;
pub mod value_changed;
pub mod wrong_locale;

pub use keys::FrontContext;
