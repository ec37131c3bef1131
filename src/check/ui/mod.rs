//! Labels and menu paths.

pub mod label_displaced;
pub mod path;
pub mod path_collapsed;
pub mod path_shortened;
pub mod term_inconsistent;
