//! Finding files by docset path along a locale's fallback chain.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{FileTable, Locale, LocaleIx, PivotGroups, RootId, join};
use crate::text::FileId;

/// The roots to look in for content of `locale`: its own, then those of its fallback chain.
pub fn roots(locales: &[Locale], locale: LocaleIx) -> impl Iterator<Item = RootId> {
    let own = locales.get(locale.0 as usize);
    own.into_iter().flat_map(|l| {
        let chain = l.chain.iter().filter_map(|ix| locales.get(ix.0 as usize)).map(|l| l.root);
        std::iter::once(l.root).chain(l.stand_in).chain(chain)
    })
}

/// The file at `path` below the locale's root, otherwise below the roots of its fallback chain.
pub fn find_file(files: &FileTable, locales: &[Locale], locale: LocaleIx, path: &str) -> Option<FileId> {
    roots(locales, locale).find_map(|root| files.find(root, path))
}

/// The groups of pivots of the nearest folder at or above `folder` that has a file of them, in the locale or those it
/// falls back to.
pub fn pivots<'a>(
    files: &FileTable,
    locales: &[Locale],
    locale: LocaleIx,
    folder: &str,
    known: &'a FxHashMap<FileId, Arc<PivotGroups>>,
) -> Option<&'a Arc<PivotGroups>> {
    if known.is_empty() {
        return None;
    }
    roots(locales, locale).find_map(|root| {
        let of_root = known.iter().filter(|(id, _)| files.get(**id).root == root);
        of_root
            .filter(|(id, _)| within(folder, files.folder(**id)))
            .max_by_key(|(id, _)| (files.folder(**id).len(), **id))
            .map(|(_, groups)| groups)
    })
}

/// What `~/` means in `folder`: the nearest folder at or above it with a docfx.json, otherwise the root.
pub fn base_of<'a>(locale: &'a Locale, folder: &str) -> &'a str {
    locale.bases.iter().map(AsRef::as_ref).find(|base| within(folder, base)).unwrap_or("")
}

/// Whether `folder` is `base` or below it.
pub fn within(folder: &str, base: &str) -> bool {
    base.is_empty() || folder == base || folder.strip_prefix(base).is_some_and(|rest| rest.starts_with('/'))
}

/// The docset path that `reference` means in `folder`; `None`: it leads above the root, or is absolute.
pub fn locate(locale: &Locale, folder: &str, reference: &str) -> Option<String> {
    let reference = reference.replace('\\', "/");
    if reference.starts_with('/') || super::link::has_scheme(&reference) || is_drive(&reference) {
        return None;
    }
    let path = match reference.strip_prefix("~/") {
        Some(rest) => join(base_of(locale, folder), rest),
        None => join(folder, &reference),
    }?;
    let alias = locale.aliases.iter().find(|(from, _)| within(&path, from) && !from.is_empty());
    Some(match alias {
        Some((from, to)) => format!("{to}{}", &path[from.len()..]),
        None => path,
    })
}

/// `C:…`
fn is_drive(path: &str) -> bool {
    let bytes = path.as_bytes();
    bytes.len() > 1 && bytes[1] == b':' && bytes[0].is_ascii_alphabetic()
}
