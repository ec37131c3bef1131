//! Finding the file that an include or a snippet names.

use super::shelf::Shelf;
use crate::diag::closest;
use crate::model::{LocaleIx, link, lookup, relative_reference};
use crate::text::FileId;

/// What a path leads to.
pub(super) enum Found {
    /// A file.
    File(FileId),
    /// A file whose name differs in case; `actual` is how the path would have to be written.
    OtherCase { file: FileId, actual: String },
    /// Out of the docset.
    Outside,
    /// Nothing: `path` from the root; perhaps `near` was meant.
    Missing { path: String, near: Option<String> },
}

/// Looks for `path`, written in `file`: relative to that file's folder or by `~/`, in the locale and those it
/// falls back to.
pub(super) fn find(shelf: &dyn Shelf, locale: LocaleIx, file: FileId, path: &str) -> Found {
    let (files, locales) = (shelf.files(), shelf.locales());
    let folder = files.folder(file);
    let inside = |path: &str| locales.get(locale.0 as usize).and_then(|l| lookup::locate(l, folder, path));
    // Percent-encoding hides no way out.
    let full = inside(path).filter(|_| inside(&link::decode(path)).is_some());
    let Some(full) = full else { return Found::Outside };
    let decoded = link::decode(&full);
    let find = |p: &str| lookup::find_file(files, locales, locale, p);
    if let Some(found) = find(&full).or_else(|| find(&decoded)) {
        return Found::File(found);
    }
    let roots = || lookup::roots(locales, locale);
    if let Some(file) = roots().find_map(|r| files.find_ignoring_case(r, &decoded)) {
        return Found::OtherCase { file, actual: relative_reference(folder, &files.get(file).path) };
    }
    let near = roots().find_map(|root| {
        let folder = full.rsplit_once('/').map_or("", |(f, _)| f);
        let near = closest(&full, files.in_folder(root, folder).map(|id| files.get(id).path.as_ref()));
        let name = full.rsplit('/').next().unwrap_or(&full);
        near.or_else(|| files.named(root, name).map(|id| files.get(id).path.as_ref()))
    });
    let near = near.map(|near| relative_reference(folder, near));
    Found::Missing { path: full, near }
}
