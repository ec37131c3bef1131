//! Terms and names.

pub mod do_not_translate;
pub mod forbidden;
pub mod glossary;
pub mod inconsistent;
mod kept;
mod lexicon;
pub mod name_case;
pub mod name_lost;
pub mod name_swapped;
mod names;
pub mod no_loc;
mod phrase;
mod tongue;

pub use lexicon::Lexicon;
