//! Alerts.

pub mod kind_changed;
pub mod lost;
