//! Comments to diglot (`<!-- diglot: … -->`) are no part of a page: they do not reach its HTML.

use super::Extension;
use crate::syntax::allow;

/// The extension.
pub static EXTENSION: Extension = Extension { name: "allow", strip: Some(allow::ranges), ..Extension::NONE };
