//! What the site says in a reader's own language: Fluent catalogues, the chain they fall back along, numbers and
//! dates. No I/O: a project's own texts come in as text.
//!
//! Adding a locale is one file, `locales/<tag>/ui.ftl`, and one line in `builtin.rs`.

mod builtin;
mod bundle;
mod catalog;
mod check;
mod date;
mod languages;
mod number;
mod outline;
mod overlays;
mod pseudo;
mod script;
mod stemming;
mod style;
mod time_units;

pub use builtin::{BUILTIN, REFERENCE};
pub use catalog::{Catalog, Catalogs, FtlFile, Message};
pub use check::{CatalogFinding, CatalogProblem, check_catalog};
pub use fluent::{FluentArgs as Args, FluentValue as Value};
pub use languages::{function_word_of, known_styles, language_name, languages_with_letter};
pub use overlays::{OverlayFinding, check_overlays};
pub use pseudo::pseudo_catalogs;
pub use script::Script;
pub use stemming::stemming;
pub use style::{CodeNoun, Joiner, Style, StyleFile, StyleText, Styles};

/// The messages that articles need: what the `html` layer is given as labels. Templates use the others.
pub const ARTICLE_MESSAGES: [&str; 14] = [
    "alert-note",
    "alert-tip",
    "alert-important",
    "alert-caution",
    "alert-warning",
    "video-link",
    "image-larger",
    "image-description",
    "table-label",
    "snippet-missing",
    "version-label",
    "zone-label",
    "task-done",
    "task-open",
];
