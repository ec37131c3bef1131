//! Markup that slipped away from its words.

pub mod code_in_verb;
pub mod code_in_word;
pub mod code_piled;
pub mod code_swapped;
pub mod code_torn;
pub mod compound_split;
pub mod name_glued;
pub mod name_joined;
pub mod name_word_lost;
pub mod noun_unjoined;
mod nouns;
pub mod word_missed;
pub mod word_parted;
