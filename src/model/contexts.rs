//! Help panes and the portal's keys for them. Ids are opaque and many-to-many: a page may have several, an id may mean
//! several pages. Letter case does not count.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::config::{PanePages, PanesOutput};
use super::{LocaleIx, PageFacts, PageId, Site};
use crate::text::Span;

/// What stands beside the pages about contexts, as it was read.
#[derive(Clone, Debug, Default)]
pub struct ContextSources {
    /// The map: an id, and where it leads, best first.
    pub map: Vec<(ContextName, Vec<ContextName>)>,
    /// The map's aliases: an id, and the one that stands for it now.
    pub aliases: Vec<(ContextName, ContextName)>,
    /// Ids that were published before.
    pub locked: Vec<ContextName>,
    /// Ids that a portal's source asks for.
    pub used: Vec<ContextName>,
}

/// A name with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextName {
    /// As written.
    pub text: Box<str>,
    /// Where.
    pub span: Span,
}

/// A context id.
#[derive(Clone, Debug)]
pub struct Context {
    /// As it is written where it stands first.
    pub id: Box<str>,
    /// Where it stands first.
    pub span: Span,
    /// The panes it leads to, best first.
    pub panes: Vec<PaneRef>,
}

/// What a context leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaneRef {
    /// Id of the pane.
    pub pane: Box<str>,
    /// A place in it that is no heading.
    pub anchor: Option<Box<str>>,
}

/// A page, or a section of one, that is a pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pane {
    /// Docset path of the page.
    pub path: Arc<str>,
    /// Id of the section's heading in the source page.
    pub section: Option<Box<str>>,
}

/// All contexts of a docset.
#[derive(Clone, Debug, Default)]
pub struct Contexts {
    /// By id in lower case.
    pub ids: BTreeMap<Box<str>, Context>,
    /// An id that is no more → the one that stands for it; both in lower case.
    pub aliases: BTreeMap<Box<str>, Box<str>>,
    /// By pane id.
    pub panes: BTreeMap<Box<str>, Pane>,
    /// What it was made of.
    pub sources: ContextSources,
}

/// How ids are compared.
pub fn context_key(id: &str) -> Box<str> {
    id.to_lowercase().into()
}

/// The id of a page's pane.
pub fn pane_id(path: &str) -> Box<str> {
    path.to_lowercase().into()
}

/// The ids of a value that is several numbers joined by a slash (`9004197/7378`).
pub fn joined(id: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = id.split('/').map(str::trim).collect();
    let number = |p: &&str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit());
    (parts.len() > 1 && parts.iter().all(number)).then_some(parts)
}

impl Contexts {
    /// The contexts of a site.
    pub fn new(site: &Site, config: &PanesOutput, sources: ContextSources) -> Self {
        let mut contexts = Self::default();
        for (id, places) in &sources.map {
            for place in places {
                if let Some(to) = contexts.add_place(site, &place.text) {
                    contexts.add(id, to);
                }
            }
        }
        let mut joins = vec![];
        for group in &site.groups {
            // The source's ids first: they are the ones that its author keeps up.
            for page in group.pages.iter().flatten().map(|id| site.page(*id)) {
                for fact in &page.contexts {
                    let name = |text: &str| ContextName { text: text.into(), span: fact.span };
                    let parts = joined(&fact.id);
                    if let Some(first) = parts.as_deref().and_then(<[_]>::first) {
                        joins.push((context_key(&fact.id), context_key(first)));
                    }
                    for id in parts.unwrap_or_else(|| vec![&fact.id]) {
                        let pane = contexts.add_page(&page.path);
                        contexts.add(&name(id), PaneRef { pane, anchor: None });
                    }
                }
            }
            if config.pages == PanePages::All && group.pages.iter().flatten().any(|id| !site.page(*id).data) {
                contexts.add_page(&group.path);
            }
        }
        let named = sources.aliases.iter().map(|(from, to)| (context_key(&from.text), context_key(&to.text)));
        for (from, to) in named.chain(joins) {
            if !contexts.ids.contains_key(&from) {
                contexts.aliases.entry(from).or_insert(to);
            }
        }
        contexts.sources = sources;
        contexts
    }

    /// The id that is meant: itself, or what it is an alias of, however far.
    pub fn resolve(&self, id: &str) -> Option<(&str, &Context)> {
        let mut key = context_key(id);
        for _ in 0..=self.aliases.len().min(16) {
            if let Some((key, context)) = self.ids.get_key_value(&key) {
                return Some((key, context));
            }
            key = self.aliases.get(&key)?.clone();
        }
        None
    }

    /// The pane of a page: its own, otherwise that of its first section that has one.
    pub fn pane_of(&self, path: &str) -> Option<&str> {
        let id = pane_id(path);
        let below = format!("{id}#");
        let from = (std::ops::Bound::Included(below.as_str()), std::ops::Bound::Unbounded);
        let section = || self.panes.range::<str, _>(from).next().filter(|(k, _)| k.starts_with(&below));
        self.panes.get_key_value(&id).or_else(section).map(|(id, _)| id.as_ref())
    }

    /// The page that is shown for a pane in a locale.
    pub fn shown(&self, site: &Site, pane: &str, locale: LocaleIx) -> Option<PageId> {
        site.shown(&self.panes.get(pane)?.path, locale).filter(|id| !site.page(*id).data)
    }

    /// The list of all ids that portals may use, as contexts.lock has it.
    pub fn lock(&self, head: &str) -> String {
        let aliases = self.sources.aliases.iter().map(|(from, _)| from.text.as_ref());
        let aliases = aliases.filter(|id| self.resolve(id).is_some());
        let ids = self.ids.values().map(|c| c.id.as_ref()).chain(aliases);
        let ids: std::collections::BTreeSet<&str> = ids.collect();
        ids.into_iter().fold(head.to_owned(), |text, id| text + id + "\n")
    }

    fn add_page(&mut self, path: &str) -> Box<str> {
        let id = pane_id(path);
        let pane = Pane { path: path.into(), section: None };
        self.panes.entry(id.clone()).or_insert(pane);
        id
    }

    /// `page`, `page.md`, `page#section`.
    fn add_place(&mut self, site: &Site, place: &str) -> Option<PaneRef> {
        let (page, section) = place_of(site, place)?;
        let Some(section) = section.filter(|s| !s.is_empty()) else {
            return Some(PaneRef { pane: self.add_page(&page.path), anchor: None });
        };
        if page.headings.iter().skip(1).any(|h| h.id.as_ref() == section) {
            let id: Box<str> = format!("{}#{section}", pane_id(&page.path)).into();
            let pane = Pane { path: page.path.clone(), section: Some(section.into()) };
            self.panes.entry(id.clone()).or_insert(pane);
            return Some(PaneRef { pane: id, anchor: None });
        }
        let anchor = page.has_anchor(section).then(|| section.into());
        Some(PaneRef { pane: self.add_page(&page.path), anchor })
    }

    fn add(&mut self, name: &ContextName, to: PaneRef) {
        let context = self.ids.entry(context_key(&name.text)).or_insert_with(|| Context {
            id: name.text.clone(),
            span: name.span,
            panes: vec![],
        });
        if !context.panes.contains(&to) {
            context.panes.push(to);
        }
    }
}

/// The page and the section that an entry of the map names. Of several locales, the first that has the page.
pub fn place_of<'a, 'b>(site: &'a Site, place: &'b str) -> Option<(&'a PageFacts, Option<&'b str>)> {
    let (page, section) = place.split_once('#').map_or((place, None), |(p, s)| (p, Some(s)));
    let page = page.trim().trim_start_matches('/');
    let page = [".md", ".yml"].iter().find_map(|e| page.strip_suffix(e)).unwrap_or(page);
    let exact = site.group(page);
    let group = exact.or_else(|| site.groups.iter().find(|g| g.path.eq_ignore_ascii_case(page)))?;
    Some((site.page(group.pages.iter().flatten().next().copied()?), section))
}

/// The heading of a page that a section of its source page is: by its id, otherwise by its place among headings of
/// the same levels.
pub fn section_in(site: &Site, page: &PageFacts, section: &str) -> Option<usize> {
    if let Some(at) = page.headings.iter().position(|h| h.id.as_ref() == section) {
        return Some(at);
    }
    let group = site.group(&page.path)?;
    let first = site.page(group.pages.iter().flatten().next().copied()?);
    let levels = |p: &PageFacts| p.headings.iter().map(|h| h.level).collect::<Vec<_>>();
    let at = first.headings.iter().position(|h| h.id.as_ref() == section)?;
    (levels(first) == levels(page)).then_some(at)
}
