//! The index of one locale in the making.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use serde_json::json;

use super::digest::{Averages, Packed, Posting};
use super::facets::{self, Filed};
use super::gist::{Gist, Tongue};
use super::letters::Folding;
use super::lexicon::{GroupId, Lexicon};
use super::lists::Lists;
use super::texts::{self, PageText, Section};
use super::words::Scanner;
use super::{Form, Scope, Search, shards};
use crate::model::{LocaleIx, PageFacts, PageId, Site};
use crate::render::{Out, OutputFile, Renderer, TranslationState};

/// The format of the files; the script that reads them knows one.
const FORMAT: u32 = 1;
/// What a word of the source language counts in a page that has it beside its translation.
const BESIDE: f32 = 0.5;
/// What a word counts in a page that is shown for want of a translation.
const FALLBACK: f32 = 0.85;
/// Marks groups of the source language.
const SOURCE: u32 = 1 << 31;

/// The index of one locale in the making.
pub(super) struct Locale {
    ix: LocaleIx,
    /// The pages, in the order of their paths.
    pages: Vec<PageId>,
    averages: Averages,
    filed: Filed,
    /// Pages that share a file of texts.
    pack: usize,
    packs: Vec<Mutex<Vec<Option<String>>>>,
    digests: Vec<Mutex<Packed>>,
    missing: AtomicUsize,
    /// Sum of the files' hashes.
    version: AtomicU64,
}

impl Locale {
    /// An index to be filled.
    pub fn new(renderer: &Renderer, scanner: &Scanner, ix: LocaleIx, scope: &Scope) -> Self {
        let site = renderer.site;
        let shown = site.groups.iter().filter_map(|group| site.shown(&group.path, ix));
        let pages: Vec<PageId> =
            shown.filter(|&id| scope.address(site, ix, site.page(id)).is_some()).collect();
        let facts = || pages.iter().map(|&id| site.page(id));
        let pack = texts::pages_in_a_pack(facts().map(|page| page.words as usize * 6));
        let lengths = |count: usize| (0..count.div_ceil(pack)).map(|_| Mutex::default()).collect();
        Self {
            ix,
            averages: Averages::of(scanner, facts()),
            filed: facets::filed(renderer, ix, &pages),
            pack,
            packs: lengths(pages.len()),
            digests: pages.iter().map(|_| Mutex::default()).collect(),
            missing: AtomicUsize::new(pages.len()),
            version: AtomicU64::new(0),
            pages,
        }
    }

    /// Whether no page is to come.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// The number of a page among those of the index.
    pub fn number(&self, site: &Site, page: &PageFacts) -> Option<usize> {
        let path = page.path.as_ref();
        self.pages.binary_search_by(|&id| site.page(id).path.as_ref().cmp(path)).ok()
    }

    /// The postings of a page; groups of the source language have the highest bit set.
    fn postings(&self, page: &PageFacts, gist: &Gist) -> Vec<Posting> {
        let mut out = vec![];
        let factor = if page.locale == self.ix { 1.0 } else { FALLBACK };
        if let Some(met) = &gist.own {
            met.postings(&self.averages, factor, &mut out);
        }
        let from = out.len();
        if let Some((met, beside)) = &gist.source {
            met.postings(&self.averages, if *beside { BESIDE } else { factor }, &mut out);
        }
        for posting in out.iter_mut().skip(from) {
            posting.group = GroupId(posting.group.0 | SOURCE);
        }
        out
    }

    /// Takes in a page; the files that are complete with it go `out`.
    pub fn page<E: Send>(
        &self,
        search: &Search,
        page: PageId,
        gist: &Gist,
        out: &Out<'_, E>,
    ) -> Result<(), E> {
        let facts = search.site.page(page);
        let Some(number) = self.number(search.site, facts) else { return Ok(()) };
        let postings = self.postings(facts, gist);
        if let Some(slot) = self.digests.get(number) {
            *slot.lock().unwrap_or_else(PoisonError::into_inner) = Packed::new(&postings);
        }
        self.texts(search, number, facts, gist.sections()).into_iter().try_for_each(out)?;
        match self.missing.fetch_sub(1, Ordering::AcqRel) {
            1 => self.finish(search, out),
            _ => Ok(()),
        }
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
            state: self.filed.pages.get(number).map_or(0, |filed| filed.state.number()),
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

    /// Writes the files that words are looked up in, once all pages have come.
    pub fn finish<E: Send>(&self, search: &Search, out: &Out<'_, E>) -> Result<(), E> {
        let site = search.site;
        let tongue = search.words.tongue(self.ix);
        let forms = |lexicon: fn(&Tongue) -> &Lexicon| tongue.map(|t| lexicon(t).forms(search.scope.index()));
        let mut own = forms(|t| &t.own).unwrap_or_default();
        let source = forms(|t| &t.source).unwrap_or_default();
        let first = own.groups as u32;
        own.forms.extend(source.forms.into_iter().map(|mut form| {
            form.group.0 += first;
            form
        }));
        let number = |group: GroupId| {
            let known = |numbers: &[GroupId], at: u32| numbers.get(at as usize).map_or(0, |g| g.0);
            GroupId(match group.0 & SOURCE {
                0 => known(&own.numbers, group.0),
                _ => known(&source.numbers, group.0 ^ SOURCE) + first,
            })
        };
        let lists = Lists::new(own.groups + source.groups, |add| {
            for (page, slot) in self.digests.iter().enumerate() {
                for posting in slot.lock().unwrap_or_else(PoisonError::into_inner).postings() {
                    add(page as u32, Posting { group: number(posting.group), ..posting });
                }
            }
        });
        for slot in &self.digests {
            *slot.lock().unwrap_or_else(PoisonError::into_inner) = Packed::default();
        }
        let file = |name: &str, body: &str| out(self.file(search, name, body));
        let told = shards::write(own.forms, lists, self.pages.len(), &file)?;
        file("p", &self.filed.written())?;
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
            "states": TranslationState::ALL.map(TranslationState::name),
            "keep": Folding::of(&language.id.language()).kept(),
            "common": told.common,
            "suggestions": told.suggestions,
            "bounds": told.bounds,
        });
        file("index", &meta.to_string())
    }

    fn file(&self, search: &Search, name: &str, body: &str) -> OutputFile {
        let slug = &search.site.locale(self.ix).slug;
        let (text, extension) = match search.form {
            Form::Script => (["diglotSearch.add(\"", slug, "/", name, "\",", body, ")\n"].concat(), "js"),
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
