//! diglot: a static documentation and localization toolkit. See ARCHITECTURE.md for the map.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod diag;
pub mod html;
pub mod model;
pub mod syntax;
pub mod text;
