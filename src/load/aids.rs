//! Files beside the content that help to check it: glossaries that the settings name, the docset's own texts of the
//! site. They are in the table of files under a root of their own, so that no page's reference finds them.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::glossary::GLOSSARY_FILE;
use super::overlay;
use super::project::Project;
use super::walk::{ASIDE, has_extension};
use crate::diag::{Diagnostic, Sink};
use crate::model::{FileEntry, FileKind, FileTable, LocaleId, normalize};
use crate::text::{FileId, Source, Span};

/// What a file beside the content is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A glossary.
    Glossary,
    /// Texts of the site in one language.
    Catalog(LocaleId),
}

/// A file beside the content.
#[derive(Debug)]
pub struct Aid {
    /// Its id.
    pub file: FileId,
    /// Its path below the folder of book.toml.
    pub below: Box<str>,
    /// What it is.
    pub role: Role,
    pub(super) path: PathBuf,
}

/// The elements of a list in the settings, with the text they stand in.
pub(super) type Listed = (Source, Vec<Range<usize>>);

/// Files beside the content, before the table of files is made.
pub(super) struct Found {
    files: Vec<(FileEntry, Aid)>,
    /// Elements of `glossary` that lead nowhere, and why.
    faults: Vec<(usize, String)>,
}

/// What a glossary may be called.
const EXTENSIONS: [&str; 5] = ["csv", "tsv", "tbx", "xml", "txt"];

/// Looks for them.
pub(super) fn find(project: &Project, show: &dyn Fn(&Path) -> String) -> Found {
    let mut found = Found { files: vec![], faults: vec![] };
    for (i, named) in project.config.check.glossary.iter().enumerate() {
        match glossaries(&project.folder, named) {
            Ok(paths) => {
                paths.into_iter().for_each(|p| found.add(&project.folder, p, Role::Glossary, show));
            }
            Err(why) => found.faults.push((i, why)),
        }
    }
    for (locale, path) in overlay::catalogs(&project.folder) {
        found.add(&project.folder, path, Role::Catalog(locale), show);
    }
    found
}

impl Found {
    fn add(&mut self, folder: &Path, path: PathBuf, role: Role, show: &dyn Fn(&Path) -> String) {
        let shown: Box<str> = show(&path).into();
        if self.files.iter().any(|(e, _)| e.path == shown) {
            return;
        }
        let below = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy();
        let below = below.replace(std::path::MAIN_SEPARATOR, "/").into();
        let size = fs::metadata(&path).map_or(0, |m| m.len());
        let entry = FileEntry { root: ASIDE, path: shown, kind: FileKind::Config, size, published: false };
        self.files.push((entry, Aid { file: FileId(0), below, role, path }));
    }

    /// Their entries in the table.
    pub fn entries(&self) -> impl Iterator<Item = FileEntry> {
        self.files.iter().map(|(entry, _)| entry.clone())
    }

    /// The files as the table knows them, and what is wrong with the setting.
    pub fn settle(self, files: &FileTable, listed: Option<&Listed>) -> (Vec<Aid>, Sink) {
        let known = self
            .files
            .into_iter()
            .filter_map(|(entry, aid)| Some(Aid { file: files.find(ASIDE, &entry.path)?, ..aid }));
        let known = known.collect();
        let mut sink = vec![];
        if let Some((source, places)) = listed
            && let Some(file) = files.find(ASIDE, source.path())
        {
            for (i, why) in self.faults {
                let at = places.get(i).cloned().unwrap_or_default();
                sink.push(Diagnostic::new(&GLOSSARY_FILE, Span::new(file, at.start, at.end), why));
            }
        }
        (known, sink)
    }
}

/// The files that an element of `glossary` means.
fn glossaries(folder: &Path, named: &str) -> Result<Vec<PathBuf>, String> {
    let outside = || format!("`{named}` is not in the folder of book.toml: nothing is read there");
    let slashed = named.replace('\\', "/");
    if Path::new(&slashed).has_root() || slashed.contains(':') {
        return Err(outside());
    }
    let path = folder.join(normalize(&slashed).ok_or_else(outside)?);
    let Ok(real) = path.canonicalize() else { return Err(format!("there is no file `{named}`")) };
    let inside = |path: &Path| path.canonicalize().is_ok_and(|p| p.starts_with(folder));
    if !inside(&real) {
        return Err(outside());
    }
    let is_glossary = |p: &Path| EXTENSIONS.iter().any(|e| has_extension(&p.to_string_lossy(), e));
    if real.is_dir() {
        let entries = fs::read_dir(&path).into_iter().flatten().flatten().map(|e| e.path());
        let mut all: Vec<PathBuf> =
            entries.filter(|p| p.is_file() && is_glossary(p) && inside(p) && p.to_str().is_some()).collect();
        all.sort();
        return if all.is_empty() {
            Err(format!("there is no glossary in the folder `{named}`"))
        } else {
            Ok(all)
        };
    }
    match real.is_file() && is_glossary(&path) {
        true => Ok(vec![path]),
        false => Err(format!("`{named}` is no glossary: its name must end in .{}", EXTENSIONS.join(", ."))),
    }
}
