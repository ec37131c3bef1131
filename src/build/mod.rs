//! The engine and the only writer.

mod allow;
mod article;
mod cache;
mod findings;
mod locales;
mod new_files;
mod notes;
mod panes;
mod private;
pub mod publish;
mod read;
mod rules;
mod search_documents;
mod selection;
mod site;
mod watch;
mod weigh;

pub use locales::{CheckedLocales, LocaleOptions, LocaleSize, check_locales};
pub use new_files::{NewFileError, replace_file, write_file, write_new, write_report};
pub use private::{PrivateError, PrivateFolder};
pub use read::{Loaded, outline, read};
pub use rules::{codes, of_build, of_locales, rules};
pub use search_documents::SearchExport;
pub use selection::{Selection, SelectionError};
pub use site::{BuildError, BuildOptions, Built, Part, build, build_pages};
pub use watch::{Stage, Unwatched, Watch};

#[cfg(test)]
mod site_tests;
