//! Labels, menu paths, and the texts of the site itself.

pub mod label_case;
pub mod label_displaced;
pub mod label_in_code;
mod message;
pub mod message_duplicate;
pub mod message_invalid;
pub mod message_missing;
pub mod message_obsolete;
pub mod message_plural;
pub mod message_untranslated;
pub mod message_variables;
pub mod path;
pub mod path_collapsed;
pub mod path_order;
pub mod path_shortened;
pub mod term_inconsistent;

pub use message::MessageContext;
