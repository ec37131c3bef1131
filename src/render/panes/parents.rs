//! CLDR parents for a program that has no CLDR: those that cutting a tag does not give and that lead to a locale of the
//! bundle.

use std::collections::BTreeMap;

use crate::model::LocaleId;

/// Child → its parents in the bundle, nearest first. The regions of a language are tried where the bundle has the
/// language for a region that is not its likely one: no other can be a parent.
pub fn parents(available: &[LocaleId]) -> BTreeMap<String, Vec<String>> {
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
            let parents = child.parents().into_iter().filter(|p| available.contains(p) && !cut.contains(p));
            let parents: Vec<String> = parents.map(|p| p.to_string()).collect();
            if !parents.is_empty() {
                out.insert(child.to_string(), parents);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(list: &str) -> BTreeMap<String, Vec<String>> {
        parents(&list.split(' ').map(|t| t.parse().unwrap()).collect::<Vec<_>>())
    }

    #[test]
    fn only_parents_that_lead_somewhere_are_told() {
        assert_eq!(of("en-US sv-SE ar-SA"), BTreeMap::new());
        let spanish = of("en-US es-419");
        assert_eq!(spanish.get("es-MX"), Some(&vec!["es-419".to_owned()]));
        assert!(!spanish.contains_key("es-ES") && !spanish.contains_key("en-AU"), "{spanish:?}");
        assert_eq!(of("pt-PT").get("pt-AO"), Some(&vec!["pt-PT".to_owned()]));
    }
}
