//! Comments to diglot (`<!-- diglot: … -->`) are no part of a page: they do not reach its HTML.

use std::ops::Range;

use super::Extension;
use crate::syntax::allow;
use crate::syntax::signs::Signs;

/// The extension.
pub static EXTENSION: Extension = Extension { name: "allow", strip: Some(comments), ..Extension::NONE };

fn comments(text: &str, signs: &Signs) -> Vec<Range<usize>> {
    if signs.ours { allow::ranges(text) } else { vec![] }
}
