//! Which locales and files of a docset a check of its translations is about.

use std::path::{Path, PathBuf};

use super::locales::LocaleOptions;
use crate::diag::closest;
use crate::load::Docset;
use crate::model::{FileKind, LocaleId, LocaleIx, Site};
use crate::text::FileId;

/// What bilingual pages are translated from where the docset has no page in that language.
pub(super) const SOURCE_LANGUAGE: &str = "en-us";

/// What was asked for is not there.
#[derive(Debug, thiserror::Error)]
pub enum SelectionError {
    /// A locale that the docset does not have.
    #[error("there is no locale `{asked}` in this docset: {answer}")]
    NoLocale {
        /// As typed.
        asked: String,
        /// What was meant, or what there is.
        answer: String,
    },
    /// The source locale.
    #[error(
        "`{0}` is the source locale: it is what the others are checked against; `diglot build` checks its pages"
    )]
    Source(String),
    /// A path that leads out of the docset, or to nothing that is checked.
    #[error("{path} is {what}")]
    Path {
        /// As typed.
        path: String,
        /// What it is.
        what: String,
    },
    /// Nothing to check.
    #[error(
        "this docset has one locale only, `{0}`, and no bilingual page: there is no translation to check"
    )]
    OneLocale(String),
}

/// The locales and files that are checked.
pub struct Selection {
    /// The locale that the others are translated from. `None`: the docset lacks it, and each page carries its source;
    /// what stands first is a translation, too.
    pub source: Option<LocaleIx>,
    /// By locale.
    locales: Vec<bool>,
    /// By file; `None`: all of those locales.
    files: Option<Vec<bool>>,
    /// The locale of each root.
    roots: Vec<LocaleIx>,
}

impl Selection {
    /// Finds what was asked for.
    pub(super) fn new(docset: &Docset, site: &Site, options: &LocaleOptions) -> Result<Self, SelectionError> {
        let source = site.source();
        let targets: Vec<LocaleIx> = site.locale_indices().filter(|ix| Some(*ix) != source).collect();
        if targets.is_empty() {
            return Err(SelectionError::OneLocale(site.locale(Site::SOURCE).slug.to_string()));
        }
        let mut asked = vec![];
        for tag in &options.locales {
            asked.push(locale(site, &targets, tag)?);
        }
        if asked.is_empty() {
            asked = targets;
        }
        let mut selection = Self {
            source,
            locales: site.locale_indices().map(|ix| asked.contains(&ix)).collect(),
            files: None,
            roots: (0..docset.roots.len() as u16)
                .map(|r| site.locale_indices().find(|ix| site.locale(*ix).root.0 == r))
                .map(|ix| ix.unwrap_or(Site::SOURCE))
                .collect(),
        };
        selection.choose_files(docset, site, &options.paths)?;
        Ok(selection)
    }

    fn choose_files(
        &mut self,
        docset: &Docset,
        site: &Site,
        paths: &[PathBuf],
    ) -> Result<(), SelectionError> {
        if paths.is_empty() {
            return Ok(());
        }
        let mut files = vec![false; site.files.len()];
        for path in paths {
            let shown = path.display().to_string();
            let wrong = |what: String| SelectionError::Path { path: shown.clone(), what };
            let real = path.canonicalize().map_err(|e| wrong(format!("not to be read: {e}")))?;
            let (mut any, mut page, mut held) = (false, false, false);
            for (file, entry) in site.files.iter() {
                if !docset.disk_path(file).is_some_and(|at| leads_to(&at, path, &real)) {
                    continue;
                }
                any = true;
                page |= matches!(entry.kind, FileKind::Page | FileKind::Include);
                if self.holds_locale(site.locale_of(file)) {
                    files[file.0 as usize] = true;
                    held = true;
                }
            }
            let home = docset.folder.display();
            match (any, page, held) {
                (false, ..) => return Err(wrong(format!("not in the docset at {home}"))),
                (true, false, _) => return Err(wrong("no page and holds none".into())),
                (true, true, false) if self.source.is_some() => {
                    return Err(wrong("in no locale that is checked: name its translation".into()));
                }
                (true, true, false) => return Err(wrong("in no locale that is checked".into())),
                _ => {}
            }
        }
        self.files = Some(files);
        Ok(())
    }

    /// Whether a locale is checked.
    pub fn holds_locale(&self, ix: LocaleIx) -> bool {
        self.locales.get(usize::from(ix.0)).copied().unwrap_or_default()
    }

    /// Whether a file is checked.
    pub fn holds(&self, site: &Site, file: FileId) -> bool {
        let root = site.files.get(file).root.0;
        self.roots.get(usize::from(root)).is_some_and(|ix| self.holds_locale(*ix))
            && self.files.as_ref().is_none_or(|f| f.get(file.0 as usize).copied().unwrap_or_default())
    }

    /// Whether all that may stand in a locale is checked (`None`: in all of them).
    pub fn is_whole(&self, locale: Option<LocaleIx>) -> bool {
        let source = self.source.map_or(usize::MAX, |ix| usize::from(ix.0));
        self.files.is_none()
            && match locale {
                Some(ix) => self.holds_locale(ix),
                None => self.locales.iter().enumerate().all(|(i, held)| *held || i == source),
            }
    }
}

/// Whether the file at a place of the disk is what `path` names, or lies below it.
fn leads_to(at: &Path, path: &Path, real: &Path) -> bool {
    at.starts_with(real) || at.starts_with(path)
}

/// The locale that was meant by `tag`.
fn locale(site: &Site, targets: &[LocaleIx], tag: &str) -> Result<LocaleIx, SelectionError> {
    let id = tag.parse::<LocaleId>().ok();
    if let Some(ix) = site.locale_indices().find(|ix| Some(&site.locale(*ix).id) == id.as_ref()) {
        return if targets.contains(&ix) { Ok(ix) } else { Err(SelectionError::Source(tag.to_owned())) };
    }
    let slugs = || targets.iter().map(|ix| site.locale(*ix).slug.as_ref());
    let language = tag.split(['-', '_']).next().unwrap_or_default();
    let same = slugs().find(|s| s.split('-').next() == Some(language));
    let answer = match closest(tag, slugs()).or(same) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("its translations are {}", slugs().collect::<Vec<_>>().join(", ")),
    };
    Err(SelectionError::NoLocale { asked: tag.to_owned(), answer })
}
