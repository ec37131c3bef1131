//! Terms.

pub mod inconsistent;
pub mod name_case;
pub mod no_loc;
