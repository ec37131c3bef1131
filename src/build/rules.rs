//! Every rule there is: what `explain` lists and `[check.rules]` may name.

use crate::diag::Rule;
use crate::syntax::ext::EXTENSIONS;
use crate::{check, html, load, syntax};

/// All rules, by code.
pub fn rules() -> Vec<&'static Rule> {
    let checks = check::CHECKS.iter().map(|c| c.rule);
    let extensions = EXTENSIONS.iter().flat_map(|e| e.rules.iter().copied());
    let layers = [syntax::RULES, load::RULES, &load::SNIPPET_RULES, &html::RULES];
    let mut all: Vec<&Rule> = layers.into_iter().flatten().copied().chain(extensions).chain(checks).collect();
    all.sort_by_key(|r| r.code);
    all
}

/// Their codes.
pub fn codes() -> Vec<&'static str> {
    rules().into_iter().map(|r| r.code).collect()
}
