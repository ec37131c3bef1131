//! What is wrong with the site's texts: said once, when a build begins. No finding, since they are no content.

use std::collections::BTreeSet;

use crate::l10n::{Catalog, CatalogProblem, FtlFile, OverlayFinding, check_overlays};
use crate::model::{LocaleId, Site};
use crate::render::{ThemeFile, messages_used};

/// What a project's own templates ask for.
pub(super) fn asked(theme: &[ThemeFile]) -> BTreeSet<&str> {
    let templates = theme.iter().filter_map(|f| std::str::from_utf8(&f.bytes).ok());
    templates.flat_map(|t| messages_used(t).map(|(_, id)| id)).collect()
}

/// The faults of a project's own catalogues, a line each. `check-locales` has the same as findings.
pub(super) fn of_files(site: &Site, texts: &[FtlFile], theme: &[ThemeFile]) -> Vec<String> {
    let asked = asked(theme);
    let locales: Vec<&LocaleId> = site.locales.iter().map(|l| &l.id).collect();
    let found = check_overlays(texts, &locales, &|id| asked.contains(id));
    // Single words are often the same in two languages.
    let doubtful =
        |f: &OverlayFinding| matches!(f.finding.problem, CatalogProblem::Untranslated { words: 1 });
    found.into_iter().filter(|f| !doubtful(f)).map(|f| f.finding.to_string()).collect()
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
