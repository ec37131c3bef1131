//! What the element does to find panes, as a function: the rule that both share (`tests/vectors/fallback.json`).

use std::collections::BTreeMap;

use crate::model::{LocaleId, context_key};

/// The locales to look in for `requested`, of those there are: itself first.
pub fn chain(
    requested: &LocaleId,
    available: &[LocaleId],
    configured: &[LocaleId],
    source: &LocaleId,
) -> Vec<LocaleId> {
    let own = available.contains(requested).then(|| requested.clone());
    own.into_iter().chain(requested.fallback_chain(available, configured, source)).collect()
}

/// A pane with the place in it that is meant.
pub type Found = (String, Option<String>);

/// The panes of several contexts, best first: those that more contexts name; then those of an earlier context; then
/// the order within the context; then the pane's id. Also the contexts that have none.
pub fn rank(
    wanted: &[&str],
    contexts: &BTreeMap<String, Vec<Found>>,
    aliases: &BTreeMap<String, String>,
) -> (Vec<Found>, Vec<String>) {
    struct Place<'a> {
        found: &'a Found,
        named: usize,
        context: usize,
        rank: usize,
    }
    let mut places: Vec<Place> = vec![];
    let mut missing = vec![];
    let mut seen: Vec<String> = vec![];
    for (context, id) in wanted.iter().enumerate() {
        let key = context_key(id).to_string();
        let name = aliases.get(&key).cloned().unwrap_or_else(|| key.clone());
        if seen.contains(&name) {
            continue;
        }
        let Some(panes) = contexts.get(&key).or_else(|| contexts.get(&name)).filter(|p| !p.is_empty()) else {
            missing.push((*id).to_owned());
            continue;
        };
        seen.push(name);
        for (rank, found) in panes.iter().enumerate() {
            match places.iter_mut().find(|p| p.found.0 == found.0) {
                Some(place) => place.named += 1,
                None => places.push(Place { found, named: 1, context, rank }),
            }
        }
    }
    places.sort_by(|a, b| {
        let key = |p: &Place| (std::cmp::Reverse(p.named), p.context, p.rank);
        key(a).cmp(&key(b)).then_with(|| a.found.0.cmp(&b.found.0))
    });
    (places.into_iter().map(|p| p.found.clone()).collect(), missing)
}
