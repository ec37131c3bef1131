//! `build`: from the docset to the published site.

use std::path::PathBuf;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::allow::Judge;
use super::article::{Articles, SourceLanguage};
use super::cache::Cache;
use super::findings::{self, Settled};
use super::new_files::{NewFileError, replace_file};
use super::panes::Panes;
use super::publish::{PublishError, Publisher, Summary};
use super::read::{self, Loaded};
use super::selection::SelectionError;
use super::watch::{Stage, Watch};
use super::{notes, rules};
use crate::check::{self, PageContext};
use crate::diag::{Allowed, Sink};
use crate::html::Highlighter;
use crate::l10n::{Catalogs, FtlFile, pseudo_catalogs};
use crate::load::contexts::{LOCK, LOCK_HEAD};
use crate::load::{self, Docset, LoadError, LoadOptions, ReadError};
use crate::model::{LocaleIx, PageId, Site};
use crate::render::panes::{Counts, FOLDER, PaneMaker};
use crate::render::search::{self, Form, Scope};
use crate::render::{self, Out, OutputFile, Renderer, Search, Theme, ThemeError, ThemeFile};

/// What to build.
#[derive(Clone, Debug, Default)]
pub struct BuildOptions {
    /// The docset.
    pub load: LoadOptions,
    /// The output folder in place of the configured one.
    pub dest: Option<PathBuf>,
    /// Whether the cache may be read and written.
    pub cache: bool,
    /// What is made; `None`: everything that the settings ask for.
    pub only: Option<Part>,
    /// Whether `contexts.lock` is written, in place of being compared with.
    pub write_lock: bool,
}

/// A part of the output. What is not made stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The site.
    Site,
    /// The help panes.
    Panes,
}

/// A set-up that cannot be built. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The docset cannot be loaded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// A file went away or cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The theme is broken.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// The output cannot be written.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// What is to be checked is not there.
    #[error(transparent)]
    Selection(#[from] SelectionError),
    /// Help panes are asked for, and the settings want none.
    #[error("book.toml asks for no help panes: it has no table [output.panes]")]
    NoPanes,
    /// The list of context ids cannot be written.
    #[error(transparent)]
    Lock(#[from] NewFileError),
}

/// A finished build.
pub struct Built {
    /// The docset, for the texts that findings point into.
    pub docset: Docset,
    /// Its facts.
    pub site: Site,
    /// All findings, sorted, as severe as the settings have them.
    pub findings: Sink,
    /// Findings that somebody has said are right as they are.
    pub allowed: Vec<Allowed>,
    /// What is wrong with the project's own texts of the site, a line each.
    pub notes: Vec<String>,
    /// What was written.
    pub written: Summary,
    /// Pages of the site, fallback pages counted.
    pub pages: usize,
    /// What the help-pane bundle holds; `None`: there is none.
    pub panes: Option<Counts>,
}

/// Builds the site. A finding never stops it.
pub fn build(options: &BuildOptions, watch: &dyn Watch) -> Result<Built, BuildError> {
    make(options, watch, true)
}

/// Builds the site but for the search index, which stays as the output has it.
pub fn build_pages(options: &BuildOptions, watch: &dyn Watch) -> Result<Built, BuildError> {
    make(options, watch, false)
}

fn make(options: &BuildOptions, watch: &dyn Watch, index: bool) -> Result<Built, BuildError> {
    let load = LoadOptions { rules: rules::codes(), ..options.load.clone() };
    let docset = load::load(&load)?;
    let dest = options.dest.as_ref().map_or_else(|| docset.build_dir.clone(), |d| load.cwd.join(d));
    let overlay = load::overlay::read(&docset)?;
    let publisher = Publisher::open(&dest, &docset.roots)?;
    let Loaded { docset, mut site, findings: mut found } = read::read(docset, watch);
    match (&mut site.contexts, options.only) {
        (None, Some(Part::Panes)) => return Err(BuildError::NoPanes),
        (None, _) if options.write_lock => return Err(BuildError::NoPanes),
        (Some(contexts), _) if options.write_lock => contexts.sources.locked.clear(),
        _ => {}
    }
    let (theme_files, texts) = overlay_files(overlay);
    let mut notes = notes::of_files(&site, &texts, &theme_files);
    let pseudo = if site.config.output.site.pseudo { pseudo_catalogs() } else { vec![] };
    let (catalogs, _) = Catalogs::new(&[pseudo, texts].concat());
    let source = SourceLanguage::new(&site, &catalogs);
    let catalogs = render::site_catalogs(&site, &catalogs);
    notes.extend(notes::of_locales(&site, &catalogs));
    let theme = Theme::new(&site.config.output.site.theme, &theme_files, catalogs.clone())?;
    let highlighter = Highlighter::default();
    let cache = options.cache.then(|| Cache::open(&docset.folder, &highlighter));
    let renderer = Renderer::new(&site, &theme, catalogs.clone());
    let translated_from = source.as_ref().map(SourceLanguage::id);
    let with_panes = options.only != Some(Part::Site);
    let panes = PaneMaker::new(&site, &theme, catalogs).filter(|_| with_panes);
    let with_site = options.only != Some(Part::Panes);
    let searched = with_site && site.config.output.site.search;
    if searched && !index {
        publisher.keep(|path| path.starts_with(search::FOLDER));
    }
    let search =
        (searched && index).then(|| Search::new(&renderer, translated_from, Form::Script, Scope::Site));
    let beside = (translated_from, search.as_ref());
    let panes = panes.map(|maker| Panes::new(&docset, (&site, &renderer), maker, &publisher, beside));
    let articles = Articles {
        docset: &docset,
        site: &site,
        renderer: &renderer,
        highlighter: &highlighter,
        source,
        panes,
        with_site,
        search,
    };
    let maker = Maker { docset: &docset, site: &site, renderer: &renderer, articles };
    let shown = maker.shown();
    let stage = |file: OutputFile| {
        publisher.stage(&file.path, &file.bytes)?;
        Ok(())
    };
    let mut taken = FxHashSet::default();
    if with_site {
        // Before the pages: lists of all of them are large, and so is the index that the pages fill.
        maker.other_files(&mut |file| {
            taken.insert(file.path.clone());
            stage(file)
        })?;
    }
    watch.begin(Stage::Rendering, shown.len());
    let made: Result<Vec<Sink>, BuildError> = shown
        .par_iter()
        .map(|&(locale, page)| {
            let sink = maker.page(locale, page, &stage)?;
            watch.step();
            Ok(sink)
        })
        .collect();
    found.extend(made?.into_iter().flatten());
    check::docset(&site, &mut found);
    if with_site {
        maker.articles.search.iter().try_for_each(|search| search.rest(&stage))?;
        maker.media(&publisher, &shown, taken)?;
    }
    let panes = maker.articles.panes.map(|panes| panes.finish(&mut found)).transpose()?;
    drop(renderer);
    if let Some(part) = options.only {
        publisher.keep(|path| path.starts_with(FOLDER) != (part == Part::Panes));
    }
    let pages = shown.len();
    let written = publisher.commit()?;
    if let Some(cache) = cache {
        cache.save(&highlighter);
    }
    if let Some(contexts) = site.contexts.as_ref().filter(|_| options.write_lock) {
        replace_file(&docset.folder.join(LOCK), contexts.lock(LOCK_HEAD).as_bytes())?;
    }
    let judge = Judge {
        looks_for: &rules::of_build,
        looks_into: &|_| true,
        covers: &|code, _| rules::of_build(code),
    };
    let Settled { findings, allowed } = findings::settle(&docset, &site, found, &judge);
    Ok(Built { docset, site, findings, allowed, notes, written, pages, panes })
}

/// The project's own theme files and texts, as the layers that use them know them.
pub(super) fn overlay_files(overlay: load::overlay::Overlay) -> (Vec<ThemeFile>, Vec<FtlFile>) {
    let theme = overlay.theme.into_iter().map(|f| ThemeFile { path: f.path, bytes: f.bytes });
    let texts = overlay.texts.into_iter().map(|t| FtlFile { locale: t.locale, path: t.path, text: t.text });
    (theme.collect(), texts.collect())
}

/// What making a page needs, shared by all threads.
struct Maker<'a> {
    docset: &'a Docset,
    site: &'a Site,
    renderer: &'a Renderer<'a>,
    articles: Articles<'a>,
}

impl Maker<'_> {
    /// Every page of the site: for each locale each path, its own page or the one it falls back to.
    fn shown(&self) -> Vec<(LocaleIx, PageId)> {
        let paths =
            |ix| self.site.groups.iter().filter_map(move |g| Some((ix, self.site.shown(&g.path, ix)?)));
        self.site.locale_indices().flat_map(paths).collect()
    }

    fn page(&self, locale: LocaleIx, id: PageId, out: &Out<'_, BuildError>) -> Result<Sink, BuildError> {
        let mut sink = self.articles.page(locale, id, out)?;
        if self.site.page(id).locale == locale {
            check::page(&PageContext::new(self.site, id), &mut sink);
        } else {
            // A fallback page's findings are its own page's.
            sink.clear();
        }
        Ok(sink)
    }

    /// Copies images and downloads: what docfx.json publishes, and what a page or TOC refers to.
    fn media(
        &self,
        publisher: &Publisher,
        shown: &[(LocaleIx, PageId)],
        mut taken: FxHashSet<String>,
    ) -> Result<(), BuildError> {
        let media = self.site.published_media();
        if !media.is_empty() {
            let output = |&(ix, page)| render::page_output(self.site, ix, &self.site.page(page).path);
            taken.extend(shown.iter().map(output));
        }
        media.par_iter().try_for_each(|&id| {
            let output = render::file_output(self.site, id);
            match self.docset.disk_path(id) {
                Some(from) if !taken.contains(output.as_str()) => {
                    publisher.stage_copy(&output, &from)?;
                    Ok(())
                }
                // What stands there is diglot's own; the check `docset/output-conflict` says so.
                _ => Ok(()),
            }
        })
    }

    /// Everything that is no article, one after the other: lists of all pages are large.
    fn other_files(
        &self,
        made: &mut dyn FnMut(OutputFile) -> Result<(), BuildError>,
    ) -> Result<(), BuildError> {
        self.renderer.assets().try_for_each(&mut *made)?;
        made(self.renderer.landing()?)?;
        for locale in self.site.locale_indices() {
            self.renderer.locale_landing(locale)?.into_iter().try_for_each(&mut *made)?;
        }
        self.renderer.redirects()?.into_iter().try_for_each(&mut *made)?;
        self.renderer.not_found()?.into_iter().try_for_each(&mut *made)?;
        render::sitemap(self.site).into_iter().try_for_each(&mut *made)?;
        render::xref_maps(self.site).into_iter().try_for_each(&mut *made)?;
        made(render::manifest(self.site))?;
        self.renderer.llms().into_iter().try_for_each(&mut *made)?;
        Ok(())
    }
}
