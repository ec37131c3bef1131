//! The loaded docset: locales, pages, translation groups. Immutable; a page's tree is not kept.

use std::collections::BTreeMap;
use std::hash::BuildHasher as _;
use std::sync::Arc;

use hashbrown::HashTable;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use serde::Serialize;

use super::{
    Config, Contexts, Direction, FileEntry, FileKind, FileTable, LinkProblem, LocaleId, PageFacts,
    PivotGroups, Redirects, RootId, Target, Toc, TocId, Xrefs, lookup, resolve_link,
};
use crate::text::FileId;

/// Index into [`Site::pages`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct PageId(pub u32);

/// Index into [`Site::locales`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct LocaleIx(pub u16);

/// One language of the docset.
#[derive(Clone, Debug)]
pub struct Locale {
    /// Its tag.
    pub id: LocaleId,
    /// Its folder in URLs: the tag in lower case.
    pub slug: Box<str>,
    /// Its own name, for menus.
    pub label: Box<str>,
    /// Which way it runs.
    pub direction: Direction,
    /// The root its files stand in.
    pub root: RootId,
    /// Its `.fallback` folder: files in the source language that stand in for those of the source locale.
    pub stand_in: Option<RootId>,
    /// Folders that stand for others: what comes from another repository, and where it is.
    pub aliases: Vec<(Box<str>, Box<str>)>,
    /// Folders below the root that hold a docfx.json, deepest first: what `~/` means there.
    pub bases: Vec<Box<str>>,
    /// Where to look for what it lacks, nearest first.
    pub chain: Vec<LocaleIx>,
}

/// The pages at one docset path.
#[derive(Clone, Debug)]
pub struct Group {
    /// Docset path without extension.
    pub path: Arc<str>,
    /// The page of each locale, by [`LocaleIx`].
    pub pages: Vec<Option<PageId>>,
}

impl Group {
    /// The page of a locale.
    pub fn page(&self, locale: LocaleIx) -> Option<PageId> {
        self.pages.get(usize::from(locale.0)).copied().flatten()
    }
}

/// The whole docset as facts.
pub struct Site {
    /// The settings.
    pub config: Config,
    /// Every file.
    pub files: Arc<FileTable>,
    /// The locales; the source locale first, then as configured, then by tag.
    pub locales: Vec<Locale>,
    /// The pages, by locale, then path.
    pub pages: Vec<PageFacts>,
    /// Translation groups by path.
    pub groups: Vec<Group>,
    /// Tables of contents.
    pub tocs: Vec<Toc>,
    /// For each locale, the TOCs that serve it, deepest folder first.
    pub locale_tocs: Vec<Vec<TocId>>,
    /// Docset path (with extension) of a page that moved → where to, for each locale.
    pub redirects: Vec<Redirects>,
    /// Files that some page, TOC or setting refers to.
    pub used: FxHashSet<FileId>,
    /// What maps of other docsets know by uid.
    pub xrefs: Xrefs,
    /// Groups of pivots, by their file.
    pub pivots: FxHashMap<FileId, Arc<PivotGroups>>,
    /// Files beside the content that belong to a locale: its own texts of the site.
    pub catalogs: FxHashMap<FileId, LocaleIx>,
    /// Help panes and their contexts; `None`: none are made.
    pub contexts: Option<Contexts>,
    /// The pages of each uid.
    pub(crate) uids: BTreeMap<Box<str>, Vec<PageId>>,
    /// The parts of pages by their uids: the page, and the index of the part.
    pub(crate) parts: BTreeMap<Box<str>, (PageId, usize)>,
    pub(crate) by_file: FxHashMap<FileId, PageId>,
    pub(crate) by_path: HashTable<u32>,
    /// For each locale: the TOC that names a page, by docset path.
    pub(crate) named_by: Vec<FxHashMap<Arc<str>, TocId>>,
}

impl Site {
    /// The source locale.
    pub const SOURCE: LocaleIx = LocaleIx(0);

    /// The source locale, if the docset holds its pages. A docset may hold translations only: then its first locale has
    /// bilingual pages, too.
    pub fn source(&self) -> Option<LocaleIx> {
        let bilingual = |p: &PageFacts| p.locale == Self::SOURCE && p.segments > 0;
        (!self.pages.iter().any(bilingual)).then_some(Self::SOURCE)
    }

    /// The locales that pages are translated into.
    pub fn targets(&self) -> impl Iterator<Item = LocaleIx> + use<> {
        let source = self.source();
        self.locale_indices().filter(move |ix| Some(*ix) != source)
    }

    /// The locale of an index.
    pub fn locale(&self, ix: LocaleIx) -> &Locale {
        &self.locales[ix.0 as usize]
    }

    /// All locales with their indices.
    pub fn locale_indices(&self) -> impl Iterator<Item = LocaleIx> + use<> {
        (0..self.locales.len()).map(|i| LocaleIx(i as u16))
    }

    /// The page of an id.
    pub fn page(&self, id: PageId) -> &PageFacts {
        &self.pages[id.0 as usize]
    }

    /// All page ids.
    pub fn page_ids(&self) -> impl Iterator<Item = PageId> + use<> {
        (0..self.pages.len()).map(|i| PageId(i as u32))
    }

    /// The page made from a file.
    pub fn page_of(&self, file: FileId) -> Option<PageId> {
        self.by_file.get(&file).copied()
    }

    /// The translations of a docset path.
    pub fn group(&self, path: &str) -> Option<&Group> {
        let i = self.by_path.find(hash_of(path), |&i| *self.groups[i as usize].path == *path)?;
        self.groups.get(*i as usize)
    }

    /// What is shown at `path` in `locale`: its own page, otherwise the first along its fallback chain; nothing where a
    /// page moved away.
    pub fn shown(&self, path: &str, locale: LocaleIx) -> Option<PageId> {
        let group = self.group(path)?;
        if self.moved(locale, path).is_some() {
            return None;
        }
        let of = |ix: LocaleIx| group.pages[ix.0 as usize];
        of(locale).or_else(|| self.locale(locale).chain.iter().find_map(|&ix| of(ix)))
    }

    /// The file at `path` below the locale's root, otherwise below the roots of its fallback chain.
    pub fn find_file(&self, locale: LocaleIx, path: &str) -> Option<FileId> {
        lookup::find_file(&self.files, &self.locales, locale, path)
    }

    /// The locale whose root a file stands in.
    pub fn locale_of(&self, file: FileId) -> LocaleIx {
        let root = self.files.get(file).root;
        let holds = |ix: &LocaleIx| self.locale(*ix).root == root || self.locale(*ix).stand_in == Some(root);
        self.locale_indices()
            .find(holds)
            .or_else(|| self.catalogs.get(&file).copied())
            .unwrap_or(Self::SOURCE)
    }

    /// What `~/` means in `folder`: the nearest folder at or above it with a docfx.json, otherwise the root.
    pub fn base_of(&self, locale: LocaleIx, folder: &str) -> &str {
        lookup::base_of(self.locale(locale), folder)
    }

    /// The TOC that governs `path` in `locale`: of those that name the page the nearest, otherwise that of the deepest
    /// folder at or above it.
    pub fn toc_for(&self, locale: LocaleIx, path: &str) -> Option<TocId> {
        if let Some(&toc) = self.named_by.get(locale.0 as usize).and_then(|named| named.get(path)) {
            return Some(toc);
        }
        let folder = super::files::folder_of(path);
        self.locale_tocs[locale.0 as usize]
            .iter()
            .copied()
            .find(|&id| lookup::within(folder, &self.tocs[id.0 as usize].folder))
    }

    /// The groups of pivots for pages in `folder`: of the nearest file at or above it.
    pub fn pivots_for(&self, locale: LocaleIx, folder: &str) -> Option<&PivotGroups> {
        let found = lookup::pivots(&self.files, &self.locales, locale, folder, &self.pivots);
        found.map(AsRef::as_ref)
    }

    /// The images and downloads that are copied: what docfx.json publishes, and what a page or TOC refers to.
    pub fn published_media(&self) -> Vec<FileId> {
        let asset = |(id, f): &(FileId, &FileEntry)| {
            f.kind == FileKind::Asset && (f.published || self.used.contains(id))
        };
        self.files.iter().filter(asset).map(|(id, _)| id).collect()
    }

    /// The table of contents of an id.
    pub fn toc(&self, id: TocId) -> &Toc {
        &self.tocs[id.0 as usize]
    }
}

/// What a site is put together from.
pub struct Parts {
    /// The settings.
    pub config: Config,
    /// Every file.
    pub files: Arc<FileTable>,
    /// The locales, source first.
    pub locales: Vec<Locale>,
    /// The facts of every page, in any order.
    pub pages: Vec<PageFacts>,
    /// Tables of contents.
    pub tocs: Vec<Toc>,
    /// For each locale, the TOCs that serve it, deepest folder first.
    pub locale_tocs: Vec<Vec<TocId>>,
    /// Moved pages, for each locale.
    pub redirects: Vec<Redirects>,
}

impl Site {
    /// Puts the site together: sorts the pages, groups translations, resolves what refers to what.
    pub fn assemble(parts: Parts) -> Site {
        let Parts { config, files, locales, mut pages, tocs, locale_tocs, redirects } = parts;
        // In place: a stable sort takes half as much again.
        pages.sort_unstable_by(|a, b| (a.locale, &a.path, a.file).cmp(&(b.locale, &b.path, b.file)));
        let mut groups: Vec<Group> = vec![];
        let mut by_path: HashTable<u32> = HashTable::new();
        let mut by_file = FxHashMap::default();
        let mut uids: BTreeMap<Box<str>, Vec<PageId>> = BTreeMap::new();
        let mut parts = BTreeMap::new();
        for (i, page) in pages.iter_mut().enumerate() {
            let id = PageId(i as u32);
            let hash = hash_of(&page.path);
            let known = by_path.find(hash, |&i| groups[i as usize].path == page.path).copied();
            let group = known.unwrap_or_else(|| {
                let new = groups.len() as u32;
                groups.push(Group { path: page.path.clone(), pages: vec![None; locales.len()] });
                by_path.insert_unique(hash, new, |&i| hash_of(&groups[i as usize].path));
                new
            });
            page.path = Arc::clone(&groups[group as usize].path);
            // Of two files that would stand at one address the first does; `docset/output-conflict` says so.
            groups[group as usize].pages[page.locale.0 as usize].get_or_insert(id);
            by_file.insert(page.file, id);
            for (n, part) in page.parts.iter().enumerate() {
                parts.entry(part.uid.clone()).or_insert((id, n));
            }
            if let Some(uid) = &page.meta.uid {
                uids.entry(uid.clone()).or_default().push(id);
            }
        }
        groups.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        groups.shrink_to_fit();
        let used = FxHashSet::default();
        let mut site = Site {
            config,
            files,
            locales,
            pages,
            tocs,
            locale_tocs,
            redirects,
            used,
            xrefs: Xrefs::default(),
            catalogs: FxHashMap::default(),
            pivots: FxHashMap::default(),
            contexts: None,
            uids,
            parts,
            by_file,
            by_path: by_path_of(&groups),
            groups,
            named_by: vec![],
        };
        (site.used, site.named_by) = site.referenced();
        site
    }

    /// The files that pages (as shown in any locale) and TOCs refer to; for each locale, the nearest TOC that names a
    /// page.
    fn referenced(&self) -> (FxHashSet<FileId>, Vec<FxHashMap<Arc<str>, TocId>>) {
        let mut used = FxHashSet::default();
        let mut add = |locale: LocaleIx, file: FileId, dest: &str| {
            let target = resolve_link(self, locale, file, dest);
            match &target {
                Target::Page { page, .. } => {
                    used.insert(self.page(*page).file);
                }
                // A file that is meant is used, whatever is wrong with the way it is written.
                Target::File { file, .. } | Target::Broken(LinkProblem::WrongCase { file, .. }) => {
                    used.insert(*file);
                }
                _ => {}
            }
            if let Target::Page { page, .. } = target { Some(page) } else { None }
        };
        for page in &self.pages {
            for link in &page.links {
                add(page.locale, link.file, &link.dest);
            }
        }
        let mut named_by = vec![];
        for locale in self.locale_indices() {
            let mut nearest: FxHashMap<Arc<str>, (usize, usize, TocId)> = FxHashMap::default();
            for &toc in &self.locale_tocs[locale.0 as usize] {
                self.toc(toc).visit(&mut |node, _| {
                    let page = node.href.as_deref().and_then(|href| add(locale, node.file, href));
                    if let Some(page) = page.filter(|_| !node.borrowed) {
                        let path = &self.page(page).path;
                        let (down, up) = way(super::files::folder_of(path), &self.toc(toc).folder);
                        let rank = nearest.entry(path.clone()).or_insert((down, up, toc));
                        if (down, up) < (rank.0, rank.1) {
                            *rank = (down, up, toc);
                        }
                    }
                });
            }
            named_by.push(nearest.into_iter().map(|(path, (.., toc))| (path, toc)).collect());
        }
        for page in &self.pages {
            used.extend(page.includes.iter().copied());
        }
        (used, named_by)
    }
}

/// Where each group stands, by the hash of its path.
pub(crate) fn by_path_of(groups: &[Group]) -> HashTable<u32> {
    let hash = |i: &u32| groups.get(*i as usize).map_or(0, |group| hash_of(&group.path));
    let mut table = HashTable::with_capacity(groups.len());
    for i in 0..groups.len() as u32 {
        table.insert_unique(hash(&i), i, hash);
    }
    table
}

fn hash_of(path: &str) -> u64 {
    FxBuildHasher.hash_one(path)
}

/// The way from one folder to another: steps down, steps up.
fn way(from: &str, to: &str) -> (usize, usize) {
    let parts = |folder: &str| folder.split('/').filter(|p| !p.is_empty()).count();
    let pairs = from.split('/').zip(to.split('/'));
    let same = pairs.take_while(|(a, b)| a == b && !a.is_empty()).count();
    (parts(to) - same, parts(from) - same)
}
