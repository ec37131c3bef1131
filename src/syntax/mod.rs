//! Total parsers: any bytes in, a value and findings out. No I/O, no panic.

mod autolink;
pub mod bilingual;
pub mod ext;
pub mod front_matter;
pub mod heading_id;
mod mark;
mod markdown;
mod plain;
pub mod shape;
mod tree;

pub use mark::{Cx, Mark, Role};
pub use markdown::{Mode, parse};
pub use plain::{Relink, plain_markdown};
pub use tree::*;

use crate::diag::Rule;

/// The findings of this layer.
pub static RULES: &[&Rule] = &[
    &front_matter::INVALID_YAML,
    &front_matter::NOT_A_MAPPING,
    &front_matter::DUPLICATE_KEY,
    &bilingual::UNPAIRED,
    &bilingual::QUOTE_WINDOW,
    &shape::UNPAIRED,
];
