//! Help panes of the build: each is made with its page, the rest of the bundle when all are.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::article::{Articles, View};
use super::publish::Publisher;
use super::site::BuildError;
use crate::diag::{Diagnostic, Sink};
use crate::html::{self, Outlined};
use crate::load::Docset;
use crate::model::{LocaleId, PageFacts, Site};
use crate::render::panes::{
    self, Extent, Finished, HistoryFile, MadePane, Medium, PaneBody, PaneMaker, PaneSource, PaneUrls, Sums,
};
use crate::render::search::{Form, Gist, Scope};
use crate::render::{OutputFile, Renderer, Search};
use crate::syntax::Document;
use crate::text::{FileId, Span};

/// What making panes needs, shared by all threads.
pub(super) struct Panes<'a> {
    docset: &'a Docset,
    site: &'a Site,
    maker: PaneMaker<'a>,
    publisher: &'a Publisher,
    search: Option<Search<'a>>,
    /// The media that panes show: where each stands in the bundle.
    media: Mutex<FxHashMap<FileId, Option<String>>>,
    done: Mutex<Done>,
}

#[derive(Default)]
struct Done {
    made: Vec<MadePane>,
    sums: Vec<Sums>,
}

impl<'a> Panes<'a> {
    pub fn new(
        docset: &'a Docset,
        (site, renderer): (&'a Site, &'a Renderer<'a>),
        maker: PaneMaker<'a>,
        publisher: &'a Publisher,
        (source, beside): (Option<&LocaleId>, Option<&Search<'a>>),
    ) -> Self {
        let scope =
            maker.search_version().map(|version| Scope::Panes { contexts: maker.contexts(), version });
        let search = scope.map(|scope| match beside {
            Some(beside) => beside.beside(Form::Json, scope),
            None => Search::new(renderer, source, Form::Json, scope),
        });
        Self { docset, site, maker, publisher, search, media: Mutex::default(), done: Mutex::default() }
    }

    /// Writes the panes of a page. Findings are those of the page's own rendering.
    /// `paired` says whether the blocks of a plain translation are those of its source page.
    pub fn page(
        &self,
        page: &View,
        paired: &dyn Fn(&Outlined) -> bool,
        articles: &Articles,
        sink: &mut Sink,
    ) -> Result<(), BuildError> {
        let facts = self.site.page(page.id);
        let panes = self.maker.panes_of(facts);
        if panes.is_empty() {
            return Ok(());
        }
        let all = Extent::page(facts);
        let whole = self.outlined(page.document, page, &all.headings, articles, None, sink);
        let original = page.original.map(|doc| {
            let outlined = self.outlined(doc, page, &all.headings, articles, Some("s"), &mut vec![]);
            let title = outlined.title();
            (outlined, title)
        });
        // Sections belong together where their pages do.
        let known = OnceCell::new();
        let paired = || *known.get_or_init(|| paired(&whole));
        for (pane, of) in panes {
            let extent = of.section.as_deref().and_then(|s| Extent::section(self.site, facts, &whole, s));
            let extent = extent.unwrap_or_else(|| all.clone());
            let body = match extent.section {
                None => self.body(page, facts, &whole, original.as_ref(), (articles, &paired)),
                Some(nth) => {
                    let of_section = &extent.headings;
                    let part = self.outlined(page.document, page, of_section, articles, None, &mut vec![]);
                    let title = of_section.start.checked_sub(1).and_then(|at| facts.headings.get(at));
                    let title = title.map(|h| h.text.to_string()).unwrap_or_default();
                    let same = |o: &Outlined| o.heading_count() == part.heading_count();
                    let source = original.as_ref().filter(|(o, _)| same(o));
                    let source = source.and_then(|(o, _)| Some((o.section(nth)?, None)));
                    let Some(part) = part.section(nth) else { continue };
                    PaneBody { title, ..self.body(page, facts, &part, source.as_ref(), (articles, &paired)) }
                }
            };
            let (made, files) = self.maker.make((pane, page.locale), (page.id, &extent), body)?;
            self.write(made, &files)?;
        }
        Ok(())
    }

    /// Whether the page is shown in a pane.
    pub fn has(&self, page: &PageFacts) -> bool {
        !self.maker.panes_of(page).is_empty()
    }

    /// Their index in the making.
    pub fn search(&self) -> Option<&Search<'a>> {
        self.search.as_ref()
    }

    /// Takes a page into the index, and writes what of it is complete.
    pub fn index(&self, page: &View, gist: &Gist) -> Result<(), BuildError> {
        let Some(search) = &self.search else { return Ok(()) };
        search.page(page.locale, page.id, gist, &|file| self.write(None, &[file]))
    }

    fn body(
        &self,
        page: &View,
        facts: &PageFacts,
        article: &Outlined,
        original: Option<&(Outlined, Option<String>)>,
        (articles, paired): (&Articles, &dyn Fn() -> bool),
    ) -> PaneBody {
        let title = article.title().unwrap_or_else(|| facts.title.to_string());
        let target = article.body();
        let source = articles.source.as_ref().filter(|_| facts.locale == page.locale);
        let plain = |paired: bool| PaneSource {
            locale: source.map(|s| s.id.to_string()).unwrap_or_default(),
            dir: source.map_or(crate::model::Direction::Ltr, |s| s.direction),
            title: None,
            html: None,
            blocks: paired,
            segments: false,
        };
        match (original, source) {
            (Some((original, source_title)), Some(_)) => {
                let twins = html::twins(&target, &original.body());
                let source = PaneSource {
                    title: source_title.clone(),
                    html: Some(twins.source),
                    segments: page.segments,
                    ..plain(twins.side_by_side)
                };
                PaneBody { title, html: twins.target, source: Some(source) }
            }
            (None, Some(_)) if facts.locale != Site::SOURCE && facts.segments == 0 => {
                let there = self.site.group(&facts.path).and_then(|g| g.page(Site::SOURCE));
                let source = there.map(|_| plain(paired()));
                PaneBody { title, html: target.marked(), source }
            }
            _ => PaneBody { title, html: target.marked(), source: None },
        }
    }

    fn outlined(
        &self,
        document: &Document,
        page: &View,
        headings: &Range<usize>,
        articles: &Articles,
        scope: Option<&str>,
        sink: &mut Sink,
    ) -> Outlined {
        let media = |medium: Medium| self.medium(medium);
        let sizes = |file| self.docset.picture_size(file);
        let urls =
            PaneUrls::new(self.site, self.maker.contexts(), page.id, headings.clone(), (&media, &sizes));
        let locale = self.site.page(page.id).locale;
        let text = |id: &str, args: &[(&str, &str)]| match scope {
            None => articles.renderer.text(locale, id, args),
            Some(_) => articles.source.as_ref().map(|s| s.text(id, args)).unwrap_or_default(),
        };
        // Colours are worth more bytes than a pane has.
        let cx = html::Context { highlight: None, ..articles.context(&urls, &text, scope) };
        html::render_outlined(document, &cx, sink)
    }

    /// Where a medium stands in the bundle.
    fn medium(&self, medium: Medium) -> Option<String> {
        match medium {
            Medium::Picture(picture) => {
                self.put(&format!("picture.{}", picture.extension), picture.bytes.clone())
            }
            Medium::File(file) => {
                let mut media = self.media.lock().unwrap_or_else(PoisonError::into_inner);
                let path = media.entry(file).or_insert_with(|| {
                    self.put(&self.site.files.get(file).path, self.docset.bytes(file).ok()?)
                });
                path.clone()
            }
        }
    }

    /// Writes a medium; gives its path.
    fn put(&self, name: &str, bytes: Vec<u8>) -> Option<String> {
        let path = panes::media_path(name, &bytes);
        let file = OutputFile { path: path.clone(), bytes };
        self.write(None, std::slice::from_ref(&file)).ok()?;
        Some(path)
    }

    fn write(&self, made: Option<MadePane>, files: &[OutputFile]) -> Result<(), BuildError> {
        for file in files {
            self.publisher.stage(&format!("{}{}", panes::FOLDER, file.path), &file.bytes)?;
        }
        let sums: Vec<Sums> = files.iter().map(Sums::of).collect();
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        done.made.extend(made);
        done.sums.extend(sums);
        Ok(())
    }

    /// Writes what names the panes. Returns the numbers.
    pub fn finish(self, sink: &mut Sink) -> Result<panes::Counts, BuildError> {
        let mut done = std::mem::take(&mut *self.done.lock().unwrap_or_else(PoisonError::into_inner));
        done.made.sort_by(|a, b| (a.locale, &a.id).cmp(&(b.locale, &b.id)));
        done.sums.sort_by(|a, b| a.path.cmp(&b.path));
        done.sums.dedup();
        let limit = self.site.config.output.panes.as_ref().map_or(0, |p| p.max_pane_size as usize);
        for made in done.made.iter().filter(|m| limit > 0 && m.size > limit) {
            let message = format!("the pane `{}` has {} bytes; {limit} are the limit", made.id, made.size);
            let span = Span::file(self.site.page(made.page).file);
            sink.push(Diagnostic::new(&panes::TOO_LARGE, span, message));
        }
        let written: Vec<String> = done.sums.iter().map(|s| s.path.clone()).collect();
        let Finished { files, counts, version } = self.maker.finish(&done.made, done.sums)?;
        let history = self.history(&version, written.iter().chain(files.iter().map(|f| &f.path)));
        for file in files.iter().chain([&history.output()]) {
            self.publisher.stage(&format!("{}{}", panes::FOLDER, file.path), &file.bytes)?;
        }
        let old = history.kept();
        self.publisher.keep(|path| path.strip_prefix(panes::FOLDER).is_some_and(|path| old.contains(path)));
        Ok(counts)
    }

    /// Which files of earlier builds stay. What cannot be read of them is not there.
    fn history<'f>(&self, version: &str, now: impl Iterator<Item = &'f String>) -> HistoryFile {
        let file = self.publisher.build_dir().join(panes::FOLDER).join("history.json");
        let last = std::fs::read(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let there = self.publisher.last().filter_map(|path| path.strip_prefix(panes::FOLDER));
        let keep = self.site.config.output.panes.as_ref().map_or(0, |p| p.keep_builds as usize);
        HistoryFile::next(&last.unwrap_or_default(), version, there, &now.map(String::as_str).collect(), keep)
    }
}
