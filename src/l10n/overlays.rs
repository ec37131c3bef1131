//! A project's own catalogues, taken together: what each says wrong, and what a locale lacks.

use std::collections::BTreeSet;

use fluent::FluentResource;

use super::catalog::is_excessive;
use super::check::{CatalogFinding, CatalogProblem, check_catalog};
use super::{BUILTIN, FtlFile, REFERENCE, outline};
use crate::model::{LocaleId, fit};

/// Something wrong with a project's own catalogues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlayFinding {
    /// The index of the file.
    pub file: usize,
    /// The locale whose readers it concerns.
    pub locale: LocaleId,
    /// What.
    pub finding: CatalogFinding,
}

/// Checks a project's own catalogues. They lie over the built-in ones, so that they need not be complete; what the
/// project's own templates ask for (`asked`) is a message like those. `locales`: those of the project, the source first.
pub fn check_overlays(
    files: &[FtlFile],
    locales: &[&LocaleId],
    asked: &dyn Fn(&str) -> bool,
) -> Vec<OverlayFinding> {
    let builtin = BUILTIN.iter().find(|(tag, _)| *tag == REFERENCE).map_or("", |(_, text)| *text);
    let reference: Option<LocaleId> = REFERENCE.parse().ok();
    // What a project adds stands in its source language, otherwise in that of the built-in reference.
    let own = |id: &LocaleId| files.iter().any(|f| f.locale == *id);
    let base = locales.first().copied().filter(|id| own(id)).or(reference.as_ref());
    let of_base = || files.iter().enumerate().filter(|(_, f)| Some(&f.locale) == base);
    let sound = of_base().filter(|(_, f)| !is_excessive(&f.text)).map(|(_, f)| f.text.as_str());
    let added = sound.collect::<Vec<_>>().join("\n");
    let whole = format!("{builtin}\n{added}");
    let mut out = vec![];
    for (file, ftl) in files.iter().enumerate() {
        let reference = if Some(&ftl.locale) == base { builtin } else { whole.as_str() };
        let known = |f: &CatalogFinding| f.problem != CatalogProblem::Obsolete || !asked(&f.id);
        let found = check_catalog(reference, ftl, true).into_iter().filter(known);
        out.extend(found.map(|finding| OverlayFinding { file, locale: ftl.locale.clone(), finding }));
    }
    let known = ids(builtin);
    let new: BTreeSet<String> =
        ids(&added).into_iter().filter(|id| !known.contains(id) && asked(id)).collect();
    for &locale in locales.iter().filter(|id| Some(**id) != base) {
        let theirs = || files.iter().enumerate().filter(|(_, f)| fit(&f.locale, locale).is_some());
        let spoken = BUILTIN.iter().any(|(tag, _)| tag.parse().is_ok_and(|id| fit(&id, locale).is_some()));
        // Of a language that is not built in, all is to be said; but where nothing is, nobody has begun.
        let mut wanted = if spoken || theirs().next().is_none() { BTreeSet::new() } else { known.clone() };
        wanted.extend(new.iter().cloned());
        for (_, file) in theirs().filter(|(_, f)| !is_excessive(&f.text)) {
            ids(&file.text).iter().for_each(|id| {
                wanted.remove(id);
            });
        }
        let place = theirs().find(|(_, f)| f.locale == *locale).or_else(|| of_base().next());
        if let (false, Some((file, ftl))) = (wanted.is_empty(), place) {
            let mut finding = CatalogFinding::missing(ftl, wanted.into_iter().collect());
            if ftl.locale != *locale {
                finding.id = locale.slug();
            }
            out.push(OverlayFinding { file, locale: locale.clone(), finding });
        }
    }
    out
}

/// The ids of a catalogue's messages.
fn ids(text: &str) -> BTreeSet<String> {
    let resource = match FluentResource::try_new(text.into()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    outline::messages(&resource).map(|o| o.id.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_lacks_what_the_project_adds_and_all_of_a_language_that_is_not_built_in() {
        let file = |tag: &str, text: &str| FtlFile {
            locale: tag.parse().unwrap(),
            path: format!("locales/{tag}/ui.ftl"),
            text: text.into(),
        };
        let files = [
            file("en-us", "greeting = Good morning to you\nunused = Never\nhome = Start"),
            file("sv-se", "greeting = God morgon"),
            file("et-ee", "home = Algus"),
        ];
        let ids: Vec<LocaleId> =
            ["en-us", "sv-se", "sv-fi", "fr-fr", "et-ee", "lv-lv"].map(|t| t.parse().unwrap()).to_vec();
        let locales: Vec<&LocaleId> = ids.iter().collect();
        let found = check_overlays(&files, &locales, &|id| id == "greeting");
        let shown: Vec<String> = found.iter().map(|f| format!("{} {}", f.locale, f.finding)).collect();
        assert_eq!(shown[0], "en-US locales/en-us/ui.ftl:2: nothing asks for `unused`");
        assert_eq!(shown[1], "fr-FR locales/en-us/ui.ftl: fr-fr: `greeting` is missing");
        assert!(
            shown[2].starts_with("et-EE locales/et-ee/ui.ftl: ")
                && shown[2].contains(" texts are missing: `"),
            "{shown:?}"
        );
        assert_eq!(shown[3..], ["lv-LV locales/en-us/ui.ftl: lv-lv: `greeting` is missing"]);
    }
}
