//! Pages that moved.

pub mod cycle;
pub mod file_remains;
pub mod same_target;
pub mod target_missing;

use rustc_hash::FxHashMap;

use crate::model::{LocaleIx, Redirect, Site};

/// The redirections of each locale's own files, in a fixed order: those that a locale has from the source are the
/// source's.
fn own(site: &Site) -> impl Iterator<Item = (LocaleIx, Vec<(&str, &Redirect)>)> {
    site.locale_indices().map(|ix| {
        let root = site.locale(ix).root;
        let all = site.redirects.get(usize::from(ix.0)).into_iter().flatten();
        let mut own: Vec<(&str, &Redirect)> = all
            .filter(|(_, r)| site.files.get(r.span.file).root == root)
            .map(|(path, r)| (path.as_ref(), r))
            .collect();
        own.sort_by_key(|(path, r)| (r.span.file, r.span.start, *path));
        (ix, own)
    })
}

/// The redirections of a locale by the address that they had on Learn, below the docset's own.
fn by_address(site: &Site, locale: LocaleIx) -> FxHashMap<String, (&str, &Redirect)> {
    let moved = site.redirects.get(usize::from(locale.0)).into_iter().flatten();
    let address = |path: &str| {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let routed = site.xrefs.routed(stem);
        let routed = routed.trim_matches('/');
        routed.strip_suffix("/index").unwrap_or(routed).to_owned()
    };
    moved.map(|(path, redirect)| (address(path), (path.as_ref(), redirect))).collect()
}
