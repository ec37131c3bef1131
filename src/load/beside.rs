//! The files beside the docset that say which context ids there are: the map, the list of published ids, a portal's
//! source. They stand in no root; the settings or the command line name them.

use std::io;
use std::path::Path;

use super::contexts;
use super::options::{LoadError, LoadOptions};
use super::project::Project;
use crate::diag::Sink;
use crate::model::{ContextName, ContextSources};
use crate::text::{FileId, Source, Span};

/// Their texts.
#[derive(Default)]
pub(super) struct Beside {
    map: Option<Source>,
    lock: Option<Source>,
    portal: Vec<Source>,
}

/// Reads them, where help panes are made.
pub(super) fn read(
    project: &Project,
    options: &LoadOptions,
    cwd: &Path,
    show: &dyn Fn(&Path) -> String,
) -> Result<Beside, LoadError> {
    let Some(panes) = &project.config.output.panes else { return Ok(Beside::default()) };
    let text = |path: &Path, needed: bool| match std::fs::read(path) {
        Ok(bytes) => Ok(Some(Source::new(show(path), String::from_utf8_lossy(&bytes).into_owned()))),
        Err(e) if e.kind() == io::ErrorKind::NotFound && !needed => Ok(None),
        Err(source) => Err(LoadError::Io { path: show(path), source }),
    };
    let map = panes.context_map.as_deref();
    let map = text(&project.folder.join(map.unwrap_or(contexts::MAP)), map.is_some())?;
    let lock = text(&project.folder.join(contexts::LOCK), false)?;
    let mut portal = vec![];
    let configured = panes.portal_source.iter().map(|folder| project.folder.join(folder));
    for folder in configured.chain(options.portal.iter().map(|folder| cwd.join(folder))) {
        let found =
            contexts::portal(&folder).map_err(|source| LoadError::Io { path: show(&folder), source })?;
        portal.extend(found.into_iter().map(|(path, text)| Source::new(show(&path), text)));
    }
    Ok(Beside { map, lock, portal })
}

impl Beside {
    /// All of them.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.map.iter().chain(&self.lock).chain(&self.portal)
    }

    /// What they say; `file` gives a text its id.
    pub fn contexts(&self, file: &dyn Fn(&Source) -> Option<FileId>, sink: &mut Sink) -> ContextSources {
        let mut out = ContextSources::default();
        if let Some((source, file)) = self.map.as_ref().and_then(|s| Some((s, file(s)?))) {
            contexts::map(file, source.text(), &mut out, sink);
        }
        if let Some((source, file)) = self.lock.as_ref().and_then(|s| Some((s, file(s)?))) {
            contexts::lock(file, source.text(), &mut out);
        }
        for source in &self.portal {
            let Some(file) = file(source) else { continue };
            for at in contexts::asked(source.text()) {
                let text = source.text().get(at.clone()).unwrap_or_default().into();
                out.used.push(ContextName { text, span: Span::new(file, at.start, at.end) });
            }
        }
        out
    }
}
