//! The only reader of the disk: settings, locales, files, tables of contents, redirections.

mod aids;
mod autonyms;
mod beside;
mod classify;
pub mod config;
mod config_error;
mod config_values;
pub mod contexts;
mod decode;
mod detect;
mod docfx;
pub mod facts;
mod find;
pub mod glossary;
mod governed;
mod include;
mod json;
pub mod lone;
mod node;
mod options;
pub mod overlay;
pub mod page;
mod pending;
mod picture;
pub(crate) mod pivots;
mod places;
mod project;
mod redirects;
mod settings;
mod shelf;
mod snippet;
mod toc;
mod toc_expand;
mod toc_md;
mod toc_yaml;
pub(crate) mod versions;
mod walk;
mod world;
pub(crate) mod written;
mod xref_map;
mod yaml;
pub(crate) mod yaml_page;

pub use aids::{Aid, Role};
pub use autonyms::autonym;
pub use config_error::{ConfigError, Problem};
pub use decode::ENCODING;
pub use detect::docset_around;
pub use docfx::{CONFIG_JSON, CONFIG_VALUE};
pub use include::{CYCLE, MISSING, OUTSIDE, TOO_MUCH, WRONG_CASE};
pub use options::{LoadError, LoadOptions, ReadError, Start};
pub use redirects::{REDIRECT_BOTH, REDIRECT_NO_PAGE, REDIRECT_PATH, REDIRECT_TWICE};
pub use settings::{PageSettings, Versions};
pub use shelf::Shelf;
pub use toc::{TOC_CYCLE, TOC_HREF, TOC_INVALID, TOC_LEVEL, TOC_MISSING, TOC_SHADOWED, TOC_TWICE};
pub use walk::{ASIDE, DANGLING_LINK, FILE_NAME, OUTSIDE_ROOT};
pub use world::{Docset, TOO_LARGE, Text, load};
pub use xref_map::XREF_MAP;

pub use snippet::SNIPPET_RULES;

use crate::diag::Rule;

/// The rules of what only checks of translations read.
pub static GLOSSARY_RULES: [&Rule; 1] = [&glossary::GLOSSARY_FILE];

/// The rules of this layer.
pub static RULES: &[&Rule] = &[
    &CONFIG_JSON,
    &CONFIG_VALUE,
    &contexts::MAP_VALUE,
    &CYCLE,
    &DANGLING_LINK,
    &ENCODING,
    &FILE_NAME,
    &MISSING,
    &OUTSIDE,
    &OUTSIDE_ROOT,
    &pivots::TWICE,
    &REDIRECT_BOTH,
    &REDIRECT_NO_PAGE,
    &REDIRECT_PATH,
    &REDIRECT_TWICE,
    &TOC_CYCLE,
    &TOC_HREF,
    &TOC_INVALID,
    &TOC_LEVEL,
    &TOC_MISSING,
    &TOC_SHADOWED,
    &TOC_TWICE,
    &TOO_LARGE,
    &TOO_MUCH,
    &WRONG_CASE,
    &XREF_MAP,
    &versions::OUT_OF_SCOPE,
    &versions::UNDEFINED,
    &versions::UNKNOWN,
    &versions::ZONE_EMPTY,
    &written::CONFLICT,
    &written::DATE,
    &yaml_page::INVALID,
    &yaml_page::NO_TITLE,
];

#[cfg(test)]
mod corpora_tests;
