//! Every rule there is: what `explain` lists and `[check.rules]` may name; and which command looks for which.

use super::allow;
use crate::check::{CHECKS, Look};
use crate::diag::Rule;
use crate::render::panes;
use crate::syntax::ext::EXTENSIONS;
use crate::{html, load, syntax};

/// All rules, by code.
pub fn rules() -> Vec<&'static Rule> {
    let checks = CHECKS.iter().map(|c| c.rule);
    let extensions = EXTENSIONS.iter().flat_map(|e| e.rules.iter().copied());
    let layers = [
        syntax::RULES,
        load::RULES,
        &load::GLOSSARY_RULES,
        &load::SNIPPET_RULES,
        &html::RULES,
        &allow::RULES,
        &panes::RULES,
    ];
    let mut all: Vec<&Rule> = layers.into_iter().flatten().copied().chain(extensions).chain(checks).collect();
    all.sort_by_key(|r| r.code);
    // A rule may have several checks, each with a look of its own.
    all.dedup_by(|a, b| std::ptr::eq(*a, *b));
    all
}

/// Their codes.
pub fn codes() -> Vec<&'static str> {
    rules().into_iter().map(|r| r.code).collect()
}

/// Whether `build` looks for it.
pub fn of_build(code: &str) -> bool {
    if load::GLOSSARY_RULES.iter().any(|r| r.code == code) {
        return false;
    }
    let mut checks = CHECKS.iter().filter(|c| c.rule.code == code).peekable();
    checks.peek().is_none() || checks.any(|c| matches!(c.look, Look::Page(_) | Look::Docset(_)))
}

/// Whether `check-locales` looks for it: for all but what only rendering meets.
pub fn of_locales(code: &str) -> bool {
    html::RULES.iter().chain(&panes::RULES).all(|r| r.code != code)
}
