//! Help panes.

pub mod link_leaves;
pub mod no_context;
pub mod same_title;
