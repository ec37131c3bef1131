//! Code, identifiers, placeholders, tags.

pub mod artefact;
pub mod block_changed;
pub mod block_lost;
pub mod block_translated;
mod comments;
pub mod escape_lost;
pub mod fence_language;
pub mod fence_unclosed;
pub mod html_broken;
mod html_spoilt;
pub mod html_tag;
pub mod identifier;
pub mod inline_changed;
pub mod keys_changed;
mod language;
pub mod placeholder;
