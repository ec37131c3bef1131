//! diglot: a static documentation and localization toolkit. See ARCHITECTURE.md for the map.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod build;
pub mod check;
pub mod cli;
pub mod diag;
pub mod export;
pub mod html;
pub mod l10n;
pub mod load;
pub mod model;
pub mod render;
#[cfg(feature = "serve")]
pub mod serve;
pub mod syntax;
pub mod text;
