//! What is asked of the loader, and how it can fail.

use std::io;
use std::path::PathBuf;

use super::config_error::{ConfigError, Problem};

/// Where a command looks for its docset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// The directory it runs in, and those above.
    #[default]
    Here,
    /// A folder named on the command line.
    Folder(PathBuf),
    /// A page named on the command line.
    File(PathBuf),
}

/// What to load.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// The directory the command runs in; relative paths start here, and shown paths too.
    pub cwd: PathBuf,
    /// Where to look.
    pub start: Start,
    /// `--config FILE`: settings to use in place of a book.toml. Their paths start at a named folder, otherwise at
    /// the file's own.
    pub config: Option<PathBuf>,
    /// `--set key=value`, in order.
    pub set: Vec<String>,
    /// The codes `[check.rules]` may name; none: not checked.
    pub rules: Vec<&'static str>,
    /// `--portal-source DIR`: source of a portal, to see which context ids it asks for.
    pub portal: Option<PathBuf>,
}

/// The set-up is broken, or the disk.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Settings that cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A file or folder cannot be read.
    #[error("cannot read `{path}`: {source}")]
    Io {
        /// As people know it.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// There is no page.
    #[error("there is no docset in `{folder}`; looked for: {looked_for}")]
    Empty {
        /// Where.
        folder: String,
        /// For what.
        looked_for: String,
    },
    /// Two folders claim one locale.
    #[error("`{a}` and `{b}` are both the folder of locale {id}: remove or rename one")]
    SameLocale {
        /// The locale.
        id: String,
        /// One folder.
        a: String,
        /// The other.
        b: String,
    },
}

impl From<Problem> for LoadError {
    fn from(problem: Problem) -> Self {
        LoadError::Config(problem.into())
    }
}

/// A file that was there when the docset was loaded cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read `{path}`: {source}")]
pub struct ReadError {
    /// As people know it.
    pub path: String,
    /// Why.
    pub source: io::Error,
}

impl From<ReadError> for LoadError {
    fn from(error: ReadError) -> Self {
        LoadError::Io { path: error.path, source: error.source }
    }
}
