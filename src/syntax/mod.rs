//! Total parsers: any bytes in, a value and findings out. No I/O, no panic.

pub mod allow;
mod autolink;
mod bars;
pub mod bilingual;
pub mod ext;
mod extras;
mod fences;
pub mod front_matter;
pub mod heading_id;
mod mark;
mod markdown;
mod plain;
mod plain_yaml;
mod rewriting;
pub mod shape;
pub mod signs;
pub mod snippet;
pub mod tags;
mod tree;
pub mod triple_colon;
mod widen;
pub mod yaml_chars;
pub mod yaml_depth;

pub use extras::{CustomAlert, Extras};
pub use fences::closed_fences;
pub use mark::{Cx, Mark, Role};
pub use markdown::{Mode, parse, parse_with};
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
    &shape::NESTED,
];
