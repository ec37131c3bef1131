//! diglot: a static documentation and localization toolkit. See ARCHITECTURE.md for the map.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod diag;
pub mod l10n;
pub mod model;
pub mod render;
pub mod syntax;
pub mod text;
