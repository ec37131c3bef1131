//! The loaded docset: settings, locales, the file table, TOCs, redirections; and the way to a file's text.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::aids::{self, Aid, Listed};
use super::decode::{ENCODING, decode};
use super::docfx::Docfx;
use super::options::{LoadError, LoadOptions, ReadError};
use super::picture;
use super::project::{self, Project, Request};
use super::redirects;
use super::settings::Settings;
use super::walk::{self, ASIDE, Bounds};
use super::{beside, classify, toc, xref_map};
use crate::diag::{Diagnostic, Rule, Severity, Sink, sort_and_dedup};
use crate::model::{
    Config, ContextSources, FileEntry, FileKind, FileTable, Locale, LocaleId, LocaleIx, PSEUDO, PivotGroups,
    Redirects, RootId, Toc, TocId, Xrefs,
};
use crate::text::{FileId, Source, Span};

/// A text file too large to read.
pub static TOO_LARGE: Rule = Rule {
    code: "file/too-large",
    severity: Severity::Major,
    what: "A text file is larger than 64 MB. It is taken for empty.",
    why: "No page of that size can be read by a person; it is most likely data under a wrong name.",
    example: "\
--- content/en-us/index.md
# Home
--- content/en-us/huge.md (67108865 bytes)
=> content/en-us/huge.md
",
    fix: "Split the page, or exclude the file.",
    docfx: &[],
};

/// Larger text files are not read. Bytes.
pub(super) const MAX_TEXT: u64 = 64 << 20;

/// A file's text and what was wrong with its bytes.
#[derive(Debug, Clone)]
pub struct Text {
    /// The text.
    pub source: Source,
    /// At most one finding.
    pub findings: Sink,
}

/// The docset as it stands on the disk. Texts are read when asked for.
pub struct Docset {
    /// The settings; `book.title` and `book.language` are filled in.
    pub config: Config,
    /// Folder of book.toml; without one, the docset's. Absolute.
    pub folder: PathBuf,
    /// Whether there is a book.toml.
    pub configured: bool,
    /// Output folder. Absolute; need not exist.
    pub build_dir: PathBuf,
    /// Resolved folders by [`RootId`]; each locale has its own.
    pub roots: Vec<PathBuf>,
    /// The locales; the source locale first, then as configured, then by tag.
    pub locales: Vec<Locale>,
    /// Every file.
    pub files: Arc<FileTable>,
    /// Tables of contents, expanded for each locale.
    pub tocs: Vec<Toc>,
    /// For each locale, the TOCs that serve it, deepest folder first.
    pub locale_tocs: Vec<Vec<TocId>>,
    /// For each locale: docset path of a page that moved → where to.
    pub redirects: Vec<Redirects>,
    /// Maps of uids of other docsets.
    pub xrefs: Xrefs,
    /// Context ids that stand beside the pages.
    pub contexts: ContextSources,
    /// Where the entries of `[[check.allow]]` stand in book.toml.
    pub allow_spans: Vec<Span>,
    /// Where the names of `do-not-translate` stand in the settings.
    pub(super) kept_spans: Vec<Span>,
    /// Glossaries and the docset's own texts of the site.
    pub aids: Vec<Aid>,
    /// What is wrong with the setting `glossary`.
    pub(super) glossary_faults: Sink,
    /// What was found while loading, sorted.
    pub findings: Sink,
    /// The docfx.json and docfx.yml files.
    pub(super) docfx: Vec<(Docfx, Settings)>,
    /// Groups of pivots, by their file.
    pub pivots: FxHashMap<FileId, Arc<PivotGroups>>,
    cwd: PathBuf,
    /// How the roots are shown; `None`: the command runs within, and each file is shown by itself.
    shown_roots: Vec<Option<String>>,
    /// Few of all files: a slot is small.
    kept: Vec<OnceLock<Box<Text>>>,
    sizes: Vec<OnceLock<Option<(u32, u32)>>>,
}

/// Finds and reads a docset: everything but the pages themselves.
pub fn load(options: &LoadOptions) -> Result<Docset, LoadError> {
    let cwd = options
        .cwd
        .canonicalize()
        .map_err(|source| LoadError::Io { path: options.cwd.display().to_string(), source })?;
    let show = |path: &Path| shown(&cwd, path);
    let request = Request {
        cwd: &cwd,
        start: &options.start,
        config: options.config.as_deref(),
        set: &options.set,
        rules: &options.rules,
        show: &show,
    };
    let project = project::resolve(&request)?;
    let mut roots: Vec<PathBuf> = project.locales.iter().map(|l| l.dir.clone()).collect();
    let mut stand_ins = vec![];
    for locale in 0..roots.len() {
        let folder = roots[locale].join(".fallback");
        stand_ins.push(folder.is_dir().then_some(RootId(roots.len() as u16)));
        if folder.is_dir() {
            roots.push(folder);
        }
    }
    let build_dir = if project.build_dir_known { project.build_dir.as_path() } else { Path::new("") };
    let bounds = Bounds { roots: &roots, build_dir, show: &show };
    let walked: Result<Vec<_>, _> =
        (0..roots.len() as u16).into_par_iter().map(|i| walk::walk(RootId(i), &bounds)).collect();
    let walked = walked.map_err(|(path, source)| LoadError::Io { path: show(&path), source })?;
    let (mut entries, mut pending) = (vec![], vec![]);
    for found in walked {
        entries.extend(found.entries);
        pending.extend(found.pending);
    }
    let docfx = classify::read_docfx(&roots, &entries, &mut pending, &show)?;
    classify::classify(&mut entries, &docfx, &roots);
    let aids = aids::find(&project, &show);
    entries.extend(aids.entries());
    let beside = beside::read(&project, options, &cwd, &show)?;
    let settings = [&project.allows, &project.glossary, &project.kept].into_iter().flatten();
    let asides: Vec<&Source> = settings.map(|(source, _)| source).chain(beside.sources()).collect();
    for (i, source) in asides.iter().enumerate() {
        if asides[..i].iter().all(|other| other.path() != source.path()) {
            let path = source.path().into();
            entries.push(FileEntry { root: ASIDE, path, kind: FileKind::Config, size: 0, published: false });
        }
    }
    let files = Arc::new(FileTable::new(entries));
    let mut findings: Sink = pending.into_iter().filter_map(|p| p.resolve(&files)).collect();
    let kept: Vec<OnceLock<Box<Text>>> = (0..files.len()).map(|_| OnceLock::new()).collect();
    for source in &asides {
        if let Some(kept) = files.find(ASIDE, source.path()).and_then(|file| kept.get(file.0 as usize)) {
            kept.get_or_init(|| Text { source: (*source).clone(), findings: vec![] }.into());
        }
    }
    let spans = |listed: &Option<Listed>| -> Vec<Span> {
        let Some((source, places)) = listed else { return vec![] };
        let Some(file) = files.find(ASIDE, source.path()) else { return vec![] };
        places.iter().map(|p| Span::new(file, p.start, p.end)).collect()
    };
    let (allow_spans, kept_spans) = (spans(&project.allows), spans(&project.kept));
    let (aids, glossary_faults) = aids.settle(&files, project.glossary.as_ref());
    let contexts = beside.contexts(&|source| files.find(ASIDE, source.path()), &mut findings);
    let sizes = (0..files.len()).map(|_| OnceLock::new()).collect();
    let Project { config, folder, configured, build_dir, locales, .. } = project;
    let ids: Vec<LocaleId> = locales.iter().map(|l| l.id.clone()).collect();
    let mut out = vec![];
    for (i, locale) in locales.into_iter().enumerate() {
        let chain = locale.id.fallback_chain(&ids, &locale.fallback, &ids[0]);
        let chain = chain.iter().filter_map(|id| ids.iter().position(|i| i == id));
        let root = RootId(i as u16);
        let mut bases: Vec<Box<str>> =
            docfx.iter().filter(|d| d.root == root).map(|d| d.folder.as_str().into()).collect();
        bases.sort_by_key(|b| {
            (std::cmp::Reverse(b.split('/').count() - usize::from(b.is_empty())), b.clone())
        });
        out.push(Locale {
            slug: locale.id.slug().into(),
            label: locale.label.into(),
            direction: locale.id.direction(),
            root,
            stand_in: stand_ins.get(i).copied().flatten(),
            aliases: docfx
                .iter()
                .filter(|d| d.root == root)
                .flat_map(|d| d.dependencies.iter().filter(|(from, to)| from != to))
                .map(|(from, to)| (from.as_str().into(), to.as_str().into()))
                .collect(),
            bases,
            chain: chain.map(|ix| LocaleIx(ix as u16)).collect(),
            id: locale.id,
        });
    }
    if config.output.site.pseudo {
        let more = pseudo(&out, roots.len());
        out.extend(more);
    }
    let shown_root = |root: &PathBuf| (!cwd.starts_with(root)).then(|| shown(&cwd, root));
    let shown_roots = roots.iter().map(shown_root).collect();
    let mut docset = Docset {
        config,
        folder,
        configured,
        build_dir,
        roots,
        locales: out,
        files,
        tocs: vec![],
        locale_tocs: vec![],
        redirects: vec![],
        xrefs: Xrefs::default(),
        contexts,
        allow_spans,
        kept_spans,
        aids,
        glossary_faults,
        findings,
        docfx: vec![],
        pivots: FxHashMap::default(),
        cwd,
        shown_roots,
        kept,
        sizes,
    };
    docset.read_settings(docfx)?;
    docset.read_redirects()?;
    docset.read_tocs()?;
    let (xrefs, found) = xref_map::read(&docset)?;
    docset.xrefs = xrefs;
    docset.findings.extend(found);
    sort_and_dedup(&mut docset.findings);
    Ok(docset)
}

/// The pseudo-locales that the docset has no folder for: they have no files, and show the source's.
fn pseudo(locales: &[Locale], first: usize) -> Vec<Locale> {
    let ids = PSEUDO.into_iter().filter_map(|tag| tag.parse::<LocaleId>().ok());
    let missing = ids.filter(|id| locales.iter().all(|l| l.id != *id));
    let locale = |(i, id): (usize, LocaleId)| Locale {
        slug: id.slug().into(),
        label: id.to_string().into(),
        direction: id.direction(),
        root: RootId((first + i) as u16),
        stand_in: None,
        aliases: vec![],
        bases: vec![],
        chain: vec![LocaleIx(0)],
        id,
    };
    missing.enumerate().map(locale).collect()
}

/// `size` is what is expected.
pub(super) fn read_bytes(path: &Path, size: u64, limit: u64) -> io::Result<Vec<u8>> {
    // One byte more, so that the end is found without growing.
    let mut bytes = Vec::with_capacity(size.min(limit) as usize + 1);
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A path as people know it: from the directory the command runs in where that is near, with forward slashes.
fn shown(cwd: &Path, path: &Path) -> String {
    let same = cwd.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let ups = cwd.components().count() - same;
    let near = ups <= 3 && cwd.components().take(same).any(|c| matches!(c, Component::Normal(_)));
    let text = if near {
        let rest: PathBuf = path.components().skip(same).collect();
        let up: PathBuf = std::iter::repeat_n("..", ups).collect();
        up.join(rest)
    } else {
        path.to_owned()
    };
    let text = text.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    if text.is_empty() { ".".into() } else { text }
}

impl Docset {
    /// A file's path for messages: from the directory the command runs in where that is near.
    pub fn shown(&self, id: FileId) -> String {
        let entry = self.files.get(id);
        if let Some(Some(root)) = self.shown_roots.get(entry.root.0 as usize) {
            return format!("{root}/{}", entry.path);
        }
        match self.disk_path(id) {
            Some(path) => shown(&self.cwd, &path),
            None => self.files.get(id).path.to_string(),
        }
    }

    /// Where a file stands. `None`: it is a name that is never read (see [`ASIDE`]).
    pub fn disk_path(&self, id: FileId) -> Option<PathBuf> {
        let entry = self.files.get(id);
        match self.roots.get(entry.root.0 as usize) {
            Some(root) => Some(root.join(entry.path.as_ref())),
            None => Some(self.aids.iter().find(|b| b.file == id)?.path.clone()),
        }
    }

    /// The file at a path of the disk, relative to the directory the command runs in.
    pub fn file_at(&self, path: &Path) -> Option<FileId> {
        let path = self.cwd.join(path);
        let real = path.canonicalize().unwrap_or_else(|_| path.clone());
        [path, real].iter().find_map(|path| {
            self.roots.iter().enumerate().find_map(|(i, root)| {
                let below = path.strip_prefix(root).ok()?.to_str()?;
                self.files.find(RootId(i as u16), &below.replace(std::path::MAIN_SEPARATOR, "/"))
            })
        })
    }

    /// Reads a file as text. Nothing of it stays in memory here.
    pub fn text(&self, id: FileId) -> Result<Text, ReadError> {
        let shown = self.shown(id);
        let Some(path) = self.disk_path(id) else {
            return Ok(Text { source: Source::new(shown, ""), findings: vec![] });
        };
        let too_large = |size: u64| {
            let message = format!("this file has {} MB; 64 MB are the limit", size >> 20);
            let finding = Diagnostic::new(&TOO_LARGE, Span::file(id), message);
            Ok(Text { source: Source::new(shown.as_str(), ""), findings: vec![finding] })
        };
        let size = self.files.get(id).size;
        if size > MAX_TEXT {
            return too_large(size);
        }
        let read = read_bytes(&path, size, MAX_TEXT + 1);
        let bytes = read.map_err(|source| ReadError { path: shown.clone(), source })?;
        if bytes.len() as u64 > MAX_TEXT {
            return too_large(bytes.len() as u64);
        }
        let text = decode(bytes);
        let finding = text.fault.map(|(at, message)| {
            let finding = Diagnostic::new(&ENCODING, Span::new(id, at.start, at.end), message);
            finding.hint("save the file as UTF-8")
        });
        Ok(Text { source: Source::new(shown, text.text), findings: finding.into_iter().collect() })
    }

    /// A file's text without what [`Docset::text`] finds wrong with its bytes.
    pub fn source(&self, id: FileId) -> Result<Source, ReadError> {
        match self.kept.get(id.0 as usize).and_then(OnceLock::get) {
            Some(text) => Ok(text.source.clone()),
            None => Ok(self.text(id)?.source),
        }
    }

    /// Whether a file's text was read and kept.
    pub fn holds(&self, id: FileId) -> bool {
        self.kept.get(id.0 as usize).is_some_and(|text| text.get().is_some())
    }

    /// A file's text, read once and kept: for what many pages use, such as includes.
    pub fn keep(&self, id: FileId) -> Result<&Text, ReadError> {
        let slot = &self.kept[id.0 as usize];
        match slot.get() {
            Some(text) => Ok(text),
            None => {
                let text = self.text(id)?;
                Ok(slot.get_or_init(|| text.into()))
            }
        }
    }

    /// Width and height of a picture in CSS pixels, read once; `None`: not known.
    pub fn picture_size(&self, id: FileId) -> Option<(u32, u32)> {
        let size = self.files.get(id).size.min(picture::HEAD);
        let read = || picture::size(&read_bytes(&self.disk_path(id)?, size, picture::HEAD).ok()?);
        *self.sizes.get(id.0 as usize)?.get_or_init(read)
    }

    /// A file's bytes; none of a name that is never read.
    pub fn bytes(&self, id: FileId) -> Result<Vec<u8>, ReadError> {
        let Some(path) = self.disk_path(id) else { return Ok(vec![]) };
        std::fs::read(path).map_err(|source| ReadError { path: self.shown(id), source })
    }

    /// Redirections of each locale; one without such a file has the source locale's.
    fn read_redirects(&mut self) -> Result<(), LoadError> {
        let mut by_root: FxHashMap<RootId, Redirects> = FxHashMap::default();
        let mut findings = vec![];
        for (id, entry) in self.files.iter() {
            if entry.kind == FileKind::Config && entry.root != ASIDE && redirects::is_redirection(&entry.path)
            {
                let text = self.text(id)?;
                findings.extend(text.findings);
                let map = by_root.entry(entry.root).or_default();
                redirects::read(id, &entry.path, text.source.text(), map, &mut findings);
            }
        }
        let source = by_root.get(&RootId(0)).cloned().unwrap_or_default();
        let of = |l: &Locale| by_root.remove(&l.root).unwrap_or_else(|| source.clone());
        self.redirects = self.locales.iter().map(of).collect();
        self.findings.extend(findings);
        Ok(())
    }

    fn read_tocs(&mut self) -> Result<(), LoadError> {
        let (mut findings, mut encoding) = (vec![], vec![]);
        let read = |id| {
            let text = self.text(id)?;
            encoding.extend(text.findings);
            Ok::<_, ReadError>(text.source)
        };
        let tocs = toc::load(&self.files, &self.locales, read, &mut findings)?;
        self.tocs = tocs.tocs;
        self.locale_tocs = tocs.locale_tocs;
        self.findings.extend(findings);
        self.findings.extend(encoding);
        Ok(())
    }
}
