//! CLDR parents for a program that has no CLDR: those that cutting a tag does not give and that lead to a locale of the
//! bundle.

use std::collections::BTreeMap;

use crate::model::LocaleId;

/// Child → parent. A reader of the map follows it, and cuts the tag where it says nothing. The regions of a language
/// are tried where the bundle has the language for a region that is not its likely one: no other can be a parent.
pub fn parents(available: &[LocaleId]) -> BTreeMap<String, String> {
    let mut languages: Vec<String> =
        available.iter().filter(|id| !id.is_likely()).map(LocaleId::language).collect();
    languages.sort();
    languages.dedup();
    let mut out = BTreeMap::new();
    for language in &languages {
        let letters = ('A'..='Z').flat_map(|a| ('A'..='Z').map(move |b| format!("{a}{b}")));
        let regions = letters.chain(["150".to_owned()]).map(|region| format!("{language}-{region}"));
        for child in regions.filter_map(|tag| tag.parse::<LocaleId>().ok()) {
            let cut = child.truncations();
            let chain = child.parents();
            let last = chain.iter().rposition(|p| available.contains(p) && !cut.contains(p));
            let mut at = &child;
            for parent in chain.iter().take(last.map_or(0, |n| n + 1)) {
                if at.truncations().first() != Some(parent) {
                    out.insert(at.to_string(), parent.to_string());
                }
                at = parent;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(list: &str) -> BTreeMap<String, String> {
        parents(&list.split(' ').map(|t| t.parse().unwrap()).collect::<Vec<_>>())
    }

    #[test]
    fn only_parents_that_lead_somewhere_are_told() {
        assert_eq!(of("en-US sv-SE ar-SA"), BTreeMap::new());
        let spanish = of("en-US es-419");
        assert_eq!(spanish.get("es-MX").map(String::as_str), Some("es-419"));
        assert!(!spanish.contains_key("es-ES") && !spanish.contains_key("en-AU"), "{spanish:?}");
        assert_eq!(of("pt-PT").get("pt-AO").map(String::as_str), Some("pt-PT"));
    }
}
