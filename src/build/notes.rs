//! What is wrong with the site's texts: said once, when a build begins. No finding, since they are no content.

use std::collections::BTreeSet;

use crate::l10n::{BUILTIN, Catalog, CatalogProblem, FtlFile, REFERENCE, check_catalog};
use crate::model::Site;
use crate::render::{ThemeFile, messages_used};

/// The faults of a project's own catalogues. They overlay the built-in ones, so that they need not be complete; what
/// the project's own templates ask for is no fault.
pub(super) fn of_files(texts: &[FtlFile], theme: &[ThemeFile]) -> Vec<String> {
    let reference = BUILTIN.iter().find(|(tag, _)| *tag == REFERENCE).map_or("", |(_, text)| *text);
    let templates = theme.iter().filter_map(|f| std::str::from_utf8(&f.bytes).ok());
    let own: BTreeSet<&str> = templates.flat_map(|t| messages_used(t).map(|(_, id)| id)).collect();
    let found = texts.iter().flat_map(|file| check_catalog(reference, file, true));
    found
        .filter(|f| f.problem != CatalogProblem::Obsolete || !own.contains(f.id.as_str()))
        .map(|f| f.to_string())
        .collect()
}

/// The locales whose readers get some texts in another language.
pub(super) fn of_locales(site: &Site, catalogs: &[Catalog]) -> Vec<String> {
    let note = |catalog: &Catalog| {
        let ids: BTreeSet<&str> = catalog.ids().collect();
        let foreign = ids.iter().filter(|id| catalog.constant(id).is_some_and(|m| m.lang.is_some())).count();
        let tag = catalog.locale().slug();
        (foreign > 0).then(|| {
            format!("locales/{tag}: {foreign} texts of the site are not in this language; put them into locales/{tag}/ui.ftl")
        })
    };
    site.locale_indices().filter_map(|ix| note(catalogs.get(usize::from(ix.0))?)).collect()
}
