//! The engine and the only writer.

mod cache;
mod findings;
mod new_files;
mod private;
pub mod publish;
mod read;
mod rules;
mod site;
mod watch;

pub use new_files::{NewFileError, write_file, write_new};
pub use private::{PrivateError, PrivateFolder};
pub use read::{Loaded, outline, read};
pub use rules::{codes, rules};
pub use site::{BuildError, BuildOptions, Built, build};
pub use watch::{Stage, Unwatched, Watch};
