//! What the settings of Learn say of the pages they govern.

use rustc_hash::FxHashMap;

use super::docfx::Docfx;
use super::options::LoadError;
use super::settings::{PageSettings, Settings};
use super::walk::{self, ASIDE};
use super::{Docset, pivots};
use crate::model::{FileEntry, LocaleIx, lookup};
use crate::text::FileId;

impl Docset {
    /// Understands the settings files, with what they name.
    pub(super) fn read_settings(&mut self, all: Vec<Docfx>) -> Result<(), LoadError> {
        let (mut findings, mut fault) = (vec![], None);
        let settings: Vec<Settings> = all
            .iter()
            .map(|docfx| {
                let mut read = |id| match self.source(id) {
                    Ok(source) => Some(source),
                    Err(error) => {
                        fault = Some(error);
                        None
                    }
                };
                Settings::new(docfx, &self.files, &mut read, &mut findings)
            })
            .collect();
        for alert in all.iter().filter_map(|d| d.build.get("markdownEngineProperties")?.get("alerts")) {
            for member in alert.members() {
                if let Some(class) = member.value.text() {
                    let own = &mut self.config.markdown.alerts;
                    own.entry(member.key.clone()).or_insert_with(|| class.to_owned());
                }
            }
        }
        self.docfx = all.into_iter().zip(settings).collect();
        let is_pivots = |e: &FileEntry| pivots::NAMES.contains(&walk::name_of(&e.path));
        let mut groups = FxHashMap::default();
        for (id, entry) in self.files.iter().filter(|(_, e)| e.root != ASIDE && is_pivots(e)) {
            let text = self.text(id)?;
            findings.extend(text.findings);
            groups.insert(id, pivots::read(id, &entry.path, text.source.text(), &mut findings));
        }
        self.pivots = groups;
        self.findings.extend(findings);
        fault.map_or(Ok(()), |error| Err(error.into()))
    }

    /// What the settings say of a page. A locale without settings of its own has those of the locales it falls back to.
    pub(super) fn page_settings(&self, file: FileId) -> PageSettings {
        let entry = self.files.get(file);
        let ix = self.locales.iter().position(|l| l.root == entry.root).unwrap_or_default();
        let found = self.governing(file);
        let mut settings = found.map(|(docfx, settings)| settings.of(docfx, &entry.path)).unwrap_or_default();
        let (locale, folder) = (LocaleIx(ix as u16), self.files.folder(file));
        settings.pivots = lookup::pivots(&self.files, &self.locales, locale, folder, &self.pivots).cloned();
        settings
    }

    /// The settings file that governs a page.
    fn governing(&self, file: FileId) -> Option<&(Docfx, Settings)> {
        let entry = self.files.get(file);
        let ix = self.locales.iter().position(|l| l.root == entry.root).unwrap_or_default();
        let found = lookup::roots(&self.locales, LocaleIx(ix as u16)).find_map(|root| {
            let all = self.docfx.iter().filter(|(d, _)| d.root == root);
            let governing = all.filter_map(|all| Some((all.0.governs(&entry.path)?, all)));
            governing.max_by_key(|(depth, _)| *depth)
        });
        found.map(|(_, all)| all)
    }

    /// What Learn's template writes for a keyword in a page: HTML.
    pub fn token(&self, file: FileId, name: &str) -> Option<&str> {
        self.governing(file)?.1.token(name)
    }

    /// Whether Learn lets a URL of another host stand in an element of a page (`trustedDomains` of docfx.yml).
    pub fn trusts(&self, file: FileId, element: &str, url: &str) -> bool {
        self.governing(file).is_none_or(|(_, settings)| settings.trusts(element, url))
    }
}
