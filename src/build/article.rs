//! One page's article: its tree as HTML, and the source language beside it where readers can have both.

use super::site::BuildError;
use crate::diag::Sink;
use crate::html::{self, Flavor, Foreign, Highlighter, Outlined, Texts, Twins};
use crate::l10n::{Args, Catalog, Catalogs};
use crate::load::{self, Docset};
use crate::model::{Direction, LocaleId, LocaleIx, PageFacts, PageId, Site};
use crate::render::{Article, Original, OutputFile, PageUrls, Read, Renderer, Search, markdown_copy};
use crate::syntax::Document;
use crate::syntax::bilingual::Side;

/// The language that pages were translated from.
pub(super) struct SourceLanguage {
    id: LocaleId,
    label: String,
    direction: Direction,
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
}

/// What making an article needs, shared by all threads.
pub(super) struct Articles<'a> {
    pub docset: &'a Docset,
    pub site: &'a Site,
    pub renderer: &'a Renderer<'a>,
    pub highlighter: &'a Highlighter,
    pub source: Option<SourceLanguage>,
    /// The search index in the making.
    pub search: Option<Search<'a>>,
}

impl Articles<'_> {
    /// The page as `locale` shows it, its copy as Markdown, what of the search index is complete with it, and the findings
    /// of rendering it.
    pub(super) fn page(&self, locale: LocaleIx, id: PageId) -> Result<(Vec<OutputFile>, Sink), BuildError> {
        let facts = self.site.page(id);
        let mut sink = vec![];
        // A fallback page is in the source language already, or in a third.
        let source = self.source.as_ref().filter(|_| facts.locale == locale);
        let bilingual = source.filter(|_| facts.segments > facts.untranslated);
        let (mut document, other) = match bilingual {
            None => (self.read(facts), None),
            Some(_) => {
                let sides = [Side::Target, Side::Source];
                let [target, original] = load::page::documents(self.docset, facts, sides);
                (target, Some(original))
            }
        };
        let copy = self.site.config.output.site.markdown && facts.locale == locale;
        let copy = copy.then(|| markdown_copy(self.site, facts, &document));
        let sizes = |file| self.docset.picture_size(file);
        let urls = PageUrls::new(self.site, locale, id).with_sizes(&sizes);
        let text = |id: &str, args: &[(&str, &str)]| self.renderer.text(locale, id, args);
        let searched = self.search.as_ref().map_or_else(Vec::new, |search| {
            let beside = other.as_ref().map(|original| html::passages(original, &urls));
            let own = html::passages(&document, &urls);
            search.page(locale, id, &Read { own: &own, source: beside.as_deref() })
        });
        let marked = bilingual.map_or(0, |source| self.mark(facts, &mut document, source));
        let target = html::render_outlined(&document, &self.context(&urls, &text, None), &mut sink);
        let twins = match (other, source) {
            (Some(mut original), Some(source)) => {
                html::mark_segments(&mut original, None);
                Some(html::twins(&target, &self.in_source(&original, &urls, source)))
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
            reveal: marked > 0,
        });
        let html = twins.as_ref().map_or(&target.html, |twins| &twins.target);
        let file = self.renderer.page(locale, id, &Article { html, original })?;
        let files = std::iter::once(file).chain(copy).chain(searched).collect();
        Ok((files, sink))
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

    fn context<'c>(
        &'c self,
        urls: &'c PageUrls<'c>,
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
        let group = self.site.group(&facts.path)?;
        let id = group.pages.get(usize::from(Site::SOURCE.0)).copied().flatten()?;
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
        let text = |id: &str, args: &[(&str, &str)]| {
            let args: Args = args.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
            source.texts.format(id, Some(&args)).into_owned()
        };
        // Findings of the source text are the source page's, or not the translator's to mend.
        html::render_outlined(document, &self.context(urls, &text, Some("s")), &mut vec![])
    }
}
