//! The languages of the lexer, one file each or a few of a kind: adding one is its file and its line in [`ALL`].

mod basic;
mod c;
mod csharp;
mod css;
mod diff;
mod go;
mod http;
mod ini;
mod java;
mod javascript;
mod json;
mod markdown;
mod markup;
mod plain;
mod powershell;
mod python;
mod shell;
mod sql;
mod yaml;

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::language::Language;

pub(super) const ALL: &[&Language] = &[
    &basic::VISUAL_BASIC,
    &c::C,
    &c::CPP,
    &csharp::CSHARP,
    &css::CSS,
    &diff::DIFF,
    &go::GO,
    &http::HTTP,
    &ini::INI,
    &ini::TOML,
    &java::JAVA,
    &javascript::JAVASCRIPT,
    &javascript::JSX,
    &javascript::TSX,
    &javascript::TYPESCRIPT,
    &json::JSON,
    &markdown::MARKDOWN,
    &markup::HTML,
    &markup::RAZOR,
    &markup::XML,
    &plain::PLAIN,
    &powershell::POWERSHELL,
    &python::PYTHON,
    &shell::BASH,
    &shell::CMD,
    &shell::CONSOLE,
    &sql::KUSTO,
    &sql::SQL,
    &yaml::YAML,
];

/// The language by its name in lower case.
pub(super) fn find(name: &str) -> Option<&'static Language> {
    static BY_NAME: OnceLock<FxHashMap<&'static str, &'static Language>> = OnceLock::new();
    let by_name = BY_NAME.get_or_init(|| ALL.iter().flat_map(|l| l.names.iter().map(|n| (*n, *l))).collect());
    by_name.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_lower_case_and_mean_one_language() {
        let mut names: Vec<_> = ALL.iter().flat_map(|l| l.names).collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
        for name in names {
            assert_eq!(**name, name.to_lowercase());
        }
    }
}
