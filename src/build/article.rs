//! One page's article: its tree as HTML, and the source language beside it where readers can have both.

use super::panes::Panes;
use super::site::BuildError;
use crate::diag::Sink;
use crate::html::{self, Flavor, Foreign, Highlighter, Outlined, Texts, Twins};
use crate::l10n::{Args, Catalog, Catalogs};
use crate::load::{self, Docset};
use crate::model::{Direction, LocaleId, LocaleIx, PageFacts, PageId, Site};
use crate::render::{Article, Original, Out, OutputFile, PageUrls, Read, Renderer, Search, markdown_copy};
use crate::syntax::Document;
use crate::syntax::bilingual::Side;

/// The language that pages were translated from.
pub(super) struct SourceLanguage {
    pub id: LocaleId,
    label: String,
    pub direction: Direction,
    texts: Catalog,
}

impl SourceLanguage {
    /// Its tag.
    pub(super) fn id(&self) -> &LocaleId {
        &self.id
    }

    /// The source locale's, unless its own pages are bilingual: then the docset is a translation as a whole, and it is
    /// English, which the bilingual format was made for.
    pub(super) fn new(site: &Site, catalogs: &Catalogs) -> Option<Self> {
        let source = site.locale(Site::SOURCE);
        let translated = site.pages.iter().any(|p| p.locale == Site::SOURCE && p.segments > 0);
        let id = if translated { "en-US".parse().ok()? } else { source.id.clone() };
        let known = site.locales.iter().find(|l| l.id == id);
        let label = known.map_or_else(|| load::autonym(&id), |l| l.label.to_string());
        let texts = catalogs.catalog(&id, &[], &id);
        Some(Self { label, direction: id.direction(), texts, id })
    }

    /// A text in it.
    pub fn text(&self, id: &str, args: &[(&str, &str)]) -> String {
        let args: Args = args.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        self.texts.format(id, Some(&args)).into_owned()
    }
}

/// A page as a locale shows it, read.
pub(super) struct View<'a> {
    pub locale: LocaleIx,
    pub id: PageId,
    /// Its tree, segments marked.
    pub document: &'a Document,
    /// Of a bilingual page: the tree of its source, segments marked.
    pub original: Option<&'a Document>,
    /// Whether segments are marked.
    pub segments: bool,
}

/// What making an article needs, shared by all threads.
pub(super) struct Articles<'a> {
    pub docset: &'a Docset,
    pub site: &'a Site,
    pub renderer: &'a Renderer<'a>,
    pub highlighter: &'a Highlighter,
    pub source: Option<SourceLanguage>,
    pub panes: Option<Panes<'a>>,
    /// Whether the site is made; otherwise the panes alone.
    pub with_site: bool,
    /// The search index in the making.
    pub search: Option<Search<'a>>,
}

impl Articles<'_> {
    /// The findings of rendering a page as `locale` shows it. The page, its copy as Markdown and what of the search index is
    /// complete with it go `out`; its panes are written.
    pub(super) fn page(
        &self,
        locale: LocaleIx,
        id: PageId,
        out: &Out<'_, BuildError>,
    ) -> Result<Sink, BuildError> {
        let facts = self.site.page(id);
        let mut sink = vec![];
        if !self.with_site && !self.panes.as_ref().is_some_and(|panes| panes.has(facts)) {
            return Ok(sink);
        }
        // A fallback page is in the source language already, or in a third.
        let source = self.source.as_ref().filter(|_| facts.locale == locale);
        let bilingual = source.filter(|_| facts.segments > facts.untranslated);
        let (mut document, mut original) = match bilingual {
            None => (self.read(facts), None),
            Some(_) => {
                let sides = [Side::Target, Side::Source];
                let [target, original] = load::page::documents(self.docset, facts, sides);
                (target, Some(original))
            }
        };
        let copy = self.with_site && self.site.config.output.site.markdown && facts.locale == locale;
        let copy = copy.then(|| markdown_copy(self.site, facts, &document));
        let sizes = |file| self.docset.picture_size(file);
        let urls = PageUrls::new(self.site, locale, id).with_sizes(&sizes);
        let indexes: Vec<&Search> =
            self.search.iter().chain(self.panes.as_ref().and_then(Panes::search)).collect();
        let searched = indexes.iter().any(|index| index.takes(locale, id));
        let own = searched.then(|| html::passages(&document, &urls));
        let beside = original.as_ref().filter(|_| searched).map(|doc| html::passages(doc, &urls));
        let marked = bilingual.map_or(0, |source| self.mark(facts, &mut document, source));
        if let Some(original) = &mut original {
            html::mark_segments(original, None);
        }
        let view =
            View { locale, id, document: &document, original: original.as_ref(), segments: marked > 0 };
        let mut paired = None;
        if self.with_site {
            let (file, twins) = self.site_page(&view, &urls, &mut sink)?;
            paired = Some(twins);
            out(file)?;
            copy.into_iter().try_for_each(out)?;
        }
        let read = own.as_deref().map(|own| Read { own, source: beside.as_deref() });
        let gist = read.and_then(|read| Search::gist(&indexes, locale, id, &read));
        if let (Some(search), Some(gist)) = (&self.search, &gist) {
            search.page(locale, id, gist, out)?;
        }
        if let Some(panes) = &self.panes {
            let compare = |target: &Outlined| match (paired, source) {
                (Some(paired), _) => paired,
                (None, Some(source)) => self.translation(locale, facts, target, source).is_some(),
                (None, None) => false,
            };
            // The site's rendering has found the same.
            let findings = if self.with_site { &mut vec![] } else { &mut sink };
            panes.page(&view, &compare, self, findings)?;
            if let Some(gist) = &gist {
                panes.index(&view, gist)?;
            }
        }
        Ok(sink)
    }

    /// The page of the site, and whether it has both languages block by block.
    fn site_page(
        &self,
        view: &View,
        urls: &PageUrls,
        sink: &mut Sink,
    ) -> Result<(OutputFile, bool), BuildError> {
        let (locale, facts) = (view.locale, self.site.page(view.id));
        let text = |id: &str, args: &[(&str, &str)]| self.renderer.text(locale, id, args);
        let source = self.source.as_ref().filter(|_| facts.locale == locale);
        let target = html::render_outlined(view.document, &self.context(urls, &text, None), sink);
        let twins = match (view.original, source) {
            (Some(original), Some(source)) => {
                Some(html::twins(&target, &self.in_source(original, urls, source)))
            }
            (None, Some(source)) if facts.segments == 0 => self.translation(locale, facts, &target, source),
            _ => None,
        };
        let original = twins.as_ref().zip(source).map(|(twins, source)| Original {
            html: &twins.source,
            lang: source.id.to_string(),
            dir: source.direction,
            label: &source.label,
            side_by_side: twins.side_by_side,
            reveal: view.segments,
        });
        let html = twins.as_ref().map_or(&target.html, |twins| &twins.target);
        let file = self.renderer.page(locale, view.id, &Article { html, original })?;
        Ok((file, twins.is_some_and(|twins| twins.side_by_side)))
    }

    /// Marks the segments of a bilingual page; returns how many.
    fn mark(&self, facts: &PageFacts, document: &mut Document, source: &SourceLanguage) -> usize {
        let lang = source.id.to_string();
        let turned = self.site.locale(facts.locale).direction != source.direction;
        let dir = turned.then(|| source.direction.name());
        html::mark_segments(document, Some(Foreign { lang: &lang, dir }))
    }

    fn read(&self, facts: &PageFacts) -> Document {
        let [document] = load::page::documents(self.docset, facts, [Side::Target]);
        document
    }

    pub(super) fn context<'c>(
        &'c self,
        urls: &'c dyn html::Urls,
        text: &'c Texts<'c>,
        scope: Option<&'c str>,
    ) -> html::Context<'c> {
        html::Context {
            flavor: Flavor::Site,
            urls,
            text,
            highlight: Some(self.highlighter),
            remote_media: self.site.config.output.site.remote_media,
            scope,
        }
    }

    /// A plain translation with its source page, where their blocks can be told to belong together.
    fn translation(
        &self,
        locale: LocaleIx,
        facts: &PageFacts,
        target: &Outlined,
        source: &SourceLanguage,
    ) -> Option<Twins> {
        let id = self.site.group(&facts.path)?.page(Site::SOURCE)?;
        let there = self.site.page(id);
        // Different headings are known without reading the page.
        let levels = |p: &PageFacts| p.headings.iter().map(|h| h.level).collect::<Vec<_>>();
        if locale == Site::SOURCE || there.segments > 0 || levels(facts) != levels(there) {
            return None;
        }
        let original = self.read(there);
        let sizes = |file| self.docset.picture_size(file);
        let urls = PageUrls::new(self.site, locale, id).with_sizes(&sizes);
        html::translation(target, &self.in_source(&original, &urls, source))
    }

    fn in_source(&self, document: &Document, urls: &PageUrls, source: &SourceLanguage) -> Outlined {
        let text = |id: &str, args: &[(&str, &str)]| source.text(id, args);
        // Findings of the source text are the source page's, or not the translator's to mend.
        html::render_outlined(document, &self.context(urls, &text, Some("s")), &mut vec![])
    }
}
