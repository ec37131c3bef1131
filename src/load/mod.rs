//! The only reader of the disk: settings, locales, files, tables of contents, redirections.

mod autonyms;
pub mod config;
mod config_error;
mod config_values;
mod decode;
mod json;

pub use config_error::{ConfigError, Problem};
pub use decode::ENCODING;
