//! The search index: for each locale a folder of small files of which a search asks for a few. Made from the passages
//! of the pages while they are rendered; a locale's words are written when its last page has come. The format and its
//! reasons: docs/search-format.md.

mod digest;
mod facets;
mod letters;
mod lexicon;
mod shards;
mod stemming;
mod texts;
mod vlq;
mod words;

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;
use serde_json::json;

use self::digest::{Averages, Digest, Field, Posting};
use self::facets::{Facets, STATES};
use self::letters::Folding;
use self::lexicon::{GroupId, Lexicon};
use self::shards::Material;
use self::texts::{PageText, Section};
use self::words::{Piece, Scanner};
use super::nav::Nav;
use super::truth::{Truth, source_of};
use super::{OutputFile, Renderer, url};
use crate::html::Passage;
use crate::model::{self, Contexts, LocaleId, LocaleIx, PageFacts, PageId, Site};

/// The format of the files; the script that reads them knows one.
const FORMAT: u32 = 1;
/// What a word of the source language counts in a page that has it beside its translation.
const BESIDE: f32 = 0.5;
/// What a word counts in a page that is shown for want of a translation.
const FALLBACK: f32 = 0.85;

/// How the files are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Scripts that register what they hold: they load from any folder, by `file:` too.
    Script,
    /// JSON.
    Json,
}

/// What is searched.
#[derive(Clone, Debug)]
pub enum Scope<'a> {
    /// The pages of the site.
    Site,
    /// The help panes. The address of a result is its pane's id.
    Panes {
        /// Which pages are panes.
        contexts: &'a Contexts,
        /// The name of the index's folder in the locale's.
        version: String,
    },
}

impl Scope<'_> {
    /// The address of a page's results; `None`: it is not searched for.
    fn address(&self, site: &Site, locale: LocaleIx, page: &PageFacts) -> Option<String> {
        match self {
            _ if !is_found(page) => None,
            Self::Site => Some(url::encode(&url::page_output(site, locale, &page.path))),
            Self::Panes { contexts, .. } => contexts.pane_of(&page.path).map(ToOwned::to_owned),
        }
    }

    /// The name under which a file of a locale is written.
    fn path(&self, slug: &str, name: &str, extension: &str) -> String {
        match self {
            Self::Site => format!("search/{slug}/{name}.{extension}"),
            Self::Panes { version, .. } => format!("l/{slug}/search/{version}/{name}.{extension}"),
        }
    }
}

/// The text of a page as a locale shows it.
pub struct Read<'a> {
    /// Its passages.
    pub own: &'a [Passage],
    /// Those of the source language that it carries beside them.
    pub source: Option<&'a [Passage]>,
}

/// The index of all locales in the making. Shared by all threads.
pub struct Search<'a> {
    site: &'a Site,
    renderer: &'a Renderer<'a>,
    scanner: Scanner,
    form: Form,
    scope: Scope<'a>,
    locales: Vec<Locale>,
}

/// The index of one locale in the making.
struct Locale {
    ix: LocaleIx,
    /// The pages, in the order of their paths.
    pages: Vec<PageId>,
    /// Whether the pages' own source language is the locale's.
    same_language: bool,
    own: Lexicon,
    source: Lexicon,
    averages: Averages,
    sections: Vec<String>,
    filed: Vec<Facets>,
    /// Pages that share a file of texts.
    pack: usize,
    packs: Vec<Mutex<Vec<Option<String>>>>,
    postings: Vec<Mutex<Vec<Posting>>>,
    missing: AtomicUsize,
    /// Sum of the files' hashes.
    version: AtomicU64,
}

impl<'a> Search<'a> {
    /// An index to be filled. `source` is the language that pages were translated from.
    pub fn new(renderer: &'a Renderer<'a>, source: Option<&LocaleId>, form: Form, scope: Scope<'a>) -> Self {
        let site = renderer.site;
        let scanner = Scanner::new();
        let source = source.unwrap_or(&site.locale(Site::SOURCE).id);
        let locale = |ix| Locale::new(renderer, &scanner, (ix, &scope), source);
        let locales = site.locale_indices().map(locale).collect();
        Self { site, renderer, scanner, form, scope, locales }
    }

    /// Takes in a page as `locale` shows it; gives the files that are complete with it.
    pub fn page(&self, locale: LocaleIx, page: PageId, read: &Read) -> Vec<OutputFile> {
        let Some(index) = self.locales.get(usize::from(locale.0)) else { return vec![] };
        let facts = self.site.page(page);
        let path = facts.path.as_ref();
        let Ok(number) = index.pages.binary_search_by(|&id| self.site.page(id).path.as_ref().cmp(path))
        else {
            return vec![];
        };
        let sections = texts::sections(read.own);
        let mut postings = vec![];
        index.digest(self.site, &self.scanner, facts, (read, &sections), &mut postings);
        postings.shrink_to_fit();
        if let Some(slot) = index.postings.get(number) {
            *slot.lock().unwrap_or_else(PoisonError::into_inner) = postings;
        }
        let mut files = index.texts(self, number, facts, &sections);
        if index.missing.fetch_sub(1, Ordering::AcqRel) == 1 {
            files.extend(index.finish(self));
        }
        files
    }
}

/// Whether a page is searched for: not where it only leads on, or is no page to read.
fn is_found(page: &PageFacts) -> bool {
    !page.data && page.meta.redirect_url.is_none()
}

impl Locale {
    fn new(
        renderer: &Renderer,
        scanner: &Scanner,
        (ix, scope): (LocaleIx, &Scope),
        source: &LocaleId,
    ) -> Self {
        let site = renderer.site;
        let shown = site.groups.iter().filter_map(|group| site.shown(&group.path, ix));
        let pages: Vec<PageId> =
            shown.filter(|&id| scope.address(site, ix, site.page(id)).is_some()).collect();
        let language = site.locale(ix).id.language().to_owned();
        let folding = Folding::of(&language);
        let facts = || pages.iter().map(|&id| site.page(id));
        let (sections, filed) = filed(renderer, ix, &pages);
        let pack = texts::pages_in_a_pack(facts().map(|page| page.words as usize * 6));
        let lengths = |count: usize| (0..count.div_ceil(pack)).map(|_| Mutex::default()).collect();
        Self {
            ix,
            same_language: language == source.language(),
            own: Lexicon::new(&language, folding),
            source: Lexicon::new(&source.language(), folding),
            averages: averages(scanner, facts()),
            sections,
            filed,
            pack,
            packs: lengths(pages.len()),
            postings: pages.iter().map(|_| Mutex::default()).collect(),
            missing: AtomicUsize::new(pages.len()),
            version: AtomicU64::new(0),
            pages,
        }
    }

    /// The postings of a page; groups of the source language have the highest bit set.
    fn digest(
        &self,
        site: &Site,
        scanner: &Scanner,
        page: &PageFacts,
        (read, sections): (&Read, &[Section]),
        out: &mut Vec<Posting>,
    ) {
        let fallback = page.locale != self.ix;
        let written_in = site.locale(page.locale).id.language();
        let own = site.locale(self.ix).id.language() == written_in;
        let factor = if fallback { FALLBACK } else { 1.0 };
        let mut digest = Digest::new(scanner, if own { &self.own } else { &self.source });
        digest.add(&page.title, Field::Title, 0);
        if let Some(title) = read.own.first().map(|p| p.heading.as_str())
            && !same_words(title, &page.title)
        {
            digest.add(title, Field::Heading, 0);
        }
        for (i, section) in sections.iter().enumerate() {
            let i = i as u16;
            if !section.continued {
                digest.add(section.heading, Field::Heading, i);
            }
            digest.add(section.prose(), Field::Body, i);
            digest.add(section.code(), Field::Code, i);
        }
        digest.add(page.meta.description.as_deref().unwrap_or_default(), Field::About, 0);
        for keyword in page.meta.keywords.iter().chain(&page.meta.uid) {
            digest.add(keyword, Field::About, 0);
        }
        if own && self.same_language {
            digest.add(slug(page), Field::About, 0);
        }
        digest.finish(&self.averages, factor, out);
        let from = out.len();
        if own && !self.same_language {
            self.in_source(site, scanner, page, read.source, out);
        }
        let from = if own { from } else { 0 };
        for posting in out.iter_mut().skip(from) {
            posting.group = GroupId(posting.group.0 | SOURCE);
        }
    }

    /// What of a translated page can be found in the language it was translated from.
    fn in_source(
        &self,
        site: &Site,
        scanner: &Scanner,
        page: &PageFacts,
        source: Option<&[Passage]>,
        out: &mut Vec<Posting>,
    ) {
        let mut digest = Digest::new(scanner, &self.source);
        digest.add(slug(page), Field::About, 0);
        match source {
            Some(passages) => {
                let sections = texts::sections(passages);
                let title = passages.first().map(|p| p.heading.as_str()).unwrap_or_default();
                digest.add(title, Field::Title, 0);
                for (i, section) in sections.iter().enumerate() {
                    if !section.continued {
                        digest.add(section.heading, Field::Heading, i as u16);
                    }
                    digest.add(section.prose(), Field::Body, i as u16);
                }
            }
            // The page that was translated is another; its title and headings are known.
            None => {
                if let Some(there) = source_of(site, page).filter(|s| s.locale != page.locale) {
                    digest.add(&there.title, Field::Title, 0);
                    for heading in there.headings.iter().filter(|h| h.level > 1) {
                        digest.add(&heading.text, Field::Heading, 0);
                    }
                }
            }
        }
        digest.finish(&self.averages, BESIDE, out);
    }

    /// Puts the page's text with those of its neighbours; the files that are complete with it.
    fn texts(
        &self,
        search: &Search,
        number: usize,
        page: &PageFacts,
        sections: &[Section],
    ) -> Vec<OutputFile> {
        let site = search.site;
        let nav = search.renderer.nav(self.ix, &page.path);
        let above = nav.and_then(|nav| Some(nav.above(nav.entry(&page.path)?))).unwrap_or_default();
        let crumbs = above.iter().filter(|e| e.path.as_deref() != Some("index")).map(|e| e.name.to_string());
        let text = PageText {
            url: search.scope.address(site, self.ix, page).unwrap_or_default(),
            title: &page.title,
            state: self.filed.get(number).map_or(0, |f| f.state),
            language: usize::from(page.locale != self.ix) * (usize::from(page.locale.0) + 1),
            crumbs: crumbs.collect(),
            sections,
        };
        let (head, far) = texts::written(&text);
        let mut files: Vec<OutputFile> = vec![];
        for (n, body) in far.into_iter().enumerate() {
            files.push(self.file(search, &format!("x{number}-{n}"), &body));
        }
        let pack = number / self.pack;
        let Some(slot) = self.packs.get(pack) else { return files };
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        let first = pack * self.pack;
        let expected = self.pack.min(self.pages.len() - first);
        slot.resize(expected, None);
        if let Some(place) = slot.get_mut(number - first) {
            *place = Some(head);
        }
        if slot.iter().all(Option::is_some) {
            let all: Vec<String> = std::mem::take(&mut *slot).into_iter().flatten().collect();
            files.push(self.file(search, &format!("t{pack}"), &format!("[{}]", all.join(","))));
        }
        files
    }

    /// The files that words are looked up in, once all pages have come.
    fn finish(&self, search: &Search) -> Vec<OutputFile> {
        let site = search.site;
        let (mut forms, own) = self.own.take_forms();
        let (others, source) = self.source.take_forms();
        let first = own.len() as u32;
        forms.extend(
            others.into_iter().map(|form| lexicon::Form { group: GroupId(form.group.0 + first), ..form }),
        );
        let number = |group: GroupId| {
            let known = |numbers: &[GroupId], at: u32| numbers.get(at as usize).map_or(0, |g| g.0);
            GroupId(match group.0 & SOURCE {
                0 => known(&own, group.0),
                _ => known(&source, group.0 ^ SOURCE) + first,
            })
        };
        let take = |slot: &Mutex<Vec<Posting>>| {
            let mut postings = std::mem::take(&mut *slot.lock().unwrap_or_else(PoisonError::into_inner));
            postings.iter_mut().for_each(|posting| posting.group = number(posting.group));
            postings
        };
        let postings = self.postings.iter().map(take).collect();
        let shards = shards::shards(Material { forms, groups: own.len() + source.len(), postings });
        let mut files: Vec<OutputFile> =
            shards.files.iter().map(|(name, body)| self.file(search, name, body)).collect();
        files.push(self.file(search, "p", &facets::written(&self.sections, &self.filed)));
        let languages: Vec<_> =
            site.locales.iter().map(|l| json!([l.id.to_string(), l.direction.name()])).collect();
        let language = site.locale(self.ix);
        let fallback = (self.ix != Site::SOURCE).then(|| site.locale(Site::SOURCE).slug.as_ref());
        let version = format!("{:016x}", self.version.load(Ordering::Acquire));
        let meta = json!({
            "format": FORMAT,
            "version": version,
            "language": language.id.to_string(),
            "dir": language.direction.name(),
            "source": fallback,
            "pages": self.pages.len(),
            "pack": self.pack,
            "languages": languages,
            "states": STATES,
            "keep": language_folding(language).kept(),
            "common": shards.common,
            "suggestions": shards.suggestions,
            "bounds": shards.bounds,
        });
        files.push(self.file(search, "index", &meta.to_string()));
        files
    }

    fn file(&self, search: &Search, name: &str, body: &str) -> OutputFile {
        let slug = &search.site.locale(self.ix).slug;
        let (text, extension) = match search.form {
            Form::Script => (format!("diglotSearch.add(\"{slug}/{name}\",{body})\n"), "js"),
            Form::Json => (body.to_owned(), "json"),
        };
        let mut hasher = blake3::Hasher::new();
        hasher.update(slug.as_bytes()).update(b"/").update(name.as_bytes()).update(body.as_bytes());
        let mut hash = [0; 8];
        hasher.finalize_xof().fill(&mut hash);
        // A sum does not depend on the order in which files are made.
        self.version.fetch_add(u64::from_le_bytes(hash), Ordering::AcqRel);
        OutputFile { path: search.scope.path(slug, name, extension), bytes: text.into_bytes() }
    }
}

/// Marks groups of the source language.
const SOURCE: u32 = 1 << 31;
/// How many words keywords and a description have, about.
const ABOUT: f32 = 20.0;

/// The last part of a page's path: in most docsets its title in the source language.
fn slug(page: &PageFacts) -> &str {
    page.path.rsplit('/').next().unwrap_or_default()
}

fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

fn language_folding(locale: &model::Locale) -> Folding {
    Folding::of(&locale.id.language())
}

/// How long the fields of these pages are, in words.
fn averages<'p>(scanner: &Scanner, pages: impl Iterator<Item = &'p PageFacts>) -> Averages {
    let words = |text: &str| {
        let mut count = 0;
        scanner.scan(text, &mut |_, piece| count += usize::from(matches!(piece, Piece::Word | Piece::Pair)));
        count
    };
    let (mut count, mut titles, mut headings, mut bodies) = (0usize, 0, 0, 0);
    for page in pages {
        count += 1;
        titles += words(&page.title);
        headings += page.headings.iter().filter(|h| h.level > 1).map(|h| words(&h.text)).sum::<usize>();
        bodies += page.words as usize;
    }
    let mean = |sum: usize| sum as f32 / count.max(1) as f32;
    let body = mean(bodies);
    Averages([mean(titles), mean(headings), ABOUT, body, body])
}

/// The top entries of the tables of contents, and what each page is filed under.
fn filed(renderer: &Renderer, ix: LocaleIx, pages: &[PageId]) -> (Vec<String>, Vec<Facets>) {
    let site = renderer.site;
    let mut names: Vec<String> = vec![String::new()];
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let mut section = |page: &PageFacts| {
        let nav: &Nav = renderer.nav(ix, &page.path)?;
        let entry = nav.entry(&page.path)?;
        let top = nav.above(entry).first().map(|top| top.name.to_string())?;
        Some(*known.entry(top.clone()).or_insert_with(|| {
            names.push(top);
            names.len() - 1
        }))
    };
    let filed = pages
        .iter()
        .map(|&id| {
            let page = site.page(id);
            Facets { section: section(page).unwrap_or(0), state: state(site, page, page.locale != ix) }
        })
        .collect();
    (names, filed)
}

/// Index of a page's state among [`STATES`].
fn state(site: &Site, page: &PageFacts, fallback: bool) -> usize {
    let truth = Truth::of(site, page, fallback);
    let name = match truth.by {
        _ if fallback => "fallback",
        _ if truth.share.is_some() => "partial",
        Some("machine") => "machine",
        Some(_) => "translated",
        None if page.locale == Site::SOURCE && page.segments == 0 => "source",
        None => "translated",
    };
    STATES.iter().position(|s| *s == name).unwrap_or(0)
}
