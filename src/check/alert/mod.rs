//! Alerts.

pub mod empty;
pub mod kind_changed;
pub mod lost;
pub mod marker_broken;
