//! The engine and the only writer.

mod new_files;
pub mod publish;

pub use new_files::{NewFileError, write_new};
