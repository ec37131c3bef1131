//! What names the panes, once they are made: shards, lists, manifest, constants, sums.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::json;

use super::constants::{self, Row, constants};
use super::manifest::{
    BundleName, ManifestContexts, ManifestElement, ManifestFile, ManifestLimits, ManifestLocale,
    ManifestShards,
};
use super::npm::json_file;
use super::shard::{self, PaneEntry, ShardFile};
use super::{MadePane, PaneMaker, SCHEMA_VERSION, address, parents::parents, schemas, security, sums};
use crate::model::config::StalePanes;
use crate::model::{LocaleId, LocaleIx, Site};
use crate::render::{OutputFile, ThemeError};

/// The search engine among the files of the theme.
const ENGINE: &str = "search-engine.js";

/// The bundle's folder in the output.
pub const FOLDER: &str = "panes/";

/// What a bundle holds, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Context ids.
    pub contexts: usize,
    /// Ways from ids to panes.
    pub references: usize,
    /// Ids that lead to several panes.
    pub ambiguous: usize,
    /// Most panes of one id.
    pub most: usize,
    /// Ids that only stand for others.
    pub aliases: usize,
    /// Panes, whatever their language.
    pub panes: usize,
    /// Of each locale: its tag, ids that its own pages name, references there, panes of its own, panes that it shows
    /// from another.
    pub locales: Vec<LocaleCounts>,
}

/// The same for a locale.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LocaleCounts {
    /// Its tag.
    pub locale: String,
    /// Different ids in its own pages.
    pub contexts: usize,
    /// Ids in its own pages, each page counted.
    pub references: usize,
    /// Pages of its own with an id.
    pub pages: usize,
    /// Panes in its own language.
    pub own: usize,
    /// Panes shown from another locale.
    pub fallback: usize,
}

/// All that is left to write, and the numbers.
pub struct Finished {
    /// The files, paths from the bundle's root.
    pub files: Vec<OutputFile>,
    /// The numbers.
    pub counts: Counts,
    /// The bundle's version.
    pub version: String,
}

type Made<'a> = FxHashMap<(&'a str, LocaleIx), &'a MadePane>;

impl PaneMaker<'_> {
    /// The rest of the bundle. `made` are the panes; `written` are the sums of the files that were made with them.
    pub fn finish(&self, made: &[MadePane], written: Vec<sums::Sums>) -> Result<Finished, ThemeError> {
        let by_id: Made = made.iter().map(|m| ((m.id.as_ref(), m.locale), m)).collect();
        let mut files: Vec<OutputFile> = self.files.outputs(self.config.demo).cloned().collect();
        files.extend(schemas());
        let mut locales = vec![];
        let mut rows = vec![];
        for ix in self.site.locale_indices() {
            let (locale, more) = self.locale(ix, &by_id, &mut rows);
            locales.push((self.site.locale(ix).id.to_string(), locale));
            files.extend(more);
        }
        let list = constants(self.contexts);
        let text = |path: &str, text: String| OutputFile { path: path.into(), bytes: text.into_bytes() };
        files.push(text("contexts.csv", constants::csv(rows.iter().map(Line::row))));
        files.push(text("contexts.d.ts", constants::types(&list)));
        files.push(text("contexts.js", constants::module(&list)));
        files.push(text("contexts.h", constants::c_header(&list)));
        files.push(text("contexts.cs", constants::csharp(&list)));
        files.push(text("contexts.rs", constants::rust(&list)));
        let counts = self.counts(&by_id);
        files.push(json_file("report.json", &json!({ "schemaVersion": SCHEMA_VERSION, "counts": counts })));

        let mut sums: Vec<sums::Sums> = written;
        sums.extend(files.iter().map(sums::Sums::of));
        sums.sort_by(|a, b| a.path.cmp(&b.path));
        let version = self.version(&sums);
        let manifest = self.manifest(locales, made, &version);
        let bytes = serde_json::to_vec(&manifest).unwrap_or_default();
        let pinned = format!("manifest.{}.json", address::hash(&bytes));
        let mut last = vec![
            OutputFile { path: pinned, bytes: bytes.clone() },
            OutputFile { path: "manifest.json".into(), bytes },
            text("CSP.md", security::csp(&manifest)),
        ];
        last.extend(self.package(&manifest));
        last.extend(self.portals(&manifest)?);
        sums.extend(last.iter().map(sums::Sums::of));
        files.extend(last);
        files.extend(sums::files(&sums));
        Ok(Finished { files, counts, version })
    }

    /// The bundle's version: as configured, otherwise made of all files but those that name it.
    fn version(&self, sums: &[sums::Sums]) -> String {
        match self.config.version.trim() {
            "" => {
                let all: String = sums.iter().map(|s| format!("{} {}\n", s.sha256, s.path)).collect();
                let hash = address::hash(all.as_bytes());
                // A letter before it: a version's part must be no number with a zero in front.
                format!("0.0.0-b{}", hash.get(..12).unwrap_or_default())
            }
            version => version.to_owned(),
        }
    }

    /// Name of the folder of each search index; `None`: the panes are not searched. Its files are written one by one, long
    /// before all are known, so the name is made of all that goes into them.
    pub(super) fn name_search(&self) -> Option<String> {
        let mut all = format!("{} {:?}\n", env!("CARGO_PKG_VERSION"), self.site.config);
        for page in &self.site.pages {
            let _ =
                writeln!(all, "{:?} {} {} {} {:?}", page.locale, page.path, page.hash, page.title, page.meta);
        }
        for toc in &self.site.tocs {
            let _ = writeln!(all, "{toc:?}");
        }
        for id in self.contexts.panes.keys() {
            let _ = writeln!(all, "{id}");
        }
        self.config.search.then(|| address::hash(all.as_bytes()))
    }

    /// The portal's name, as configured or made of the title.
    fn appname(&self) -> String {
        let given = self.config.appname.trim();
        if !given.is_empty() {
            return given.to_owned();
        }
        let title = self.site.config.book.title.to_lowercase();
        let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
        match words.collect::<Vec<_>>().join("-") {
            name if name.is_empty() => "docs".to_owned(),
            name => name,
        }
    }

    fn entry(&self, pane: &str, locale: LocaleIx, made: &Made) -> Option<PaneEntry> {
        let page = self.contexts.shown(self.site, pane, locale)?;
        let written_in = self.site.page(page).locale;
        let source = self.site.source().and_then(|source| made.get(&(pane, source)).copied());
        let mut pane = made.get(&(pane, written_in)).copied()?;
        let mut state = if written_in == locale { pane.state } else { "fallback" };
        if let Some(source) = source.filter(|_| self.config.stale == StalePanes::Source && pane.stale) {
            (pane, state) = (source, "fallback");
        }
        let foreign = pane.locale != locale;
        let source = source.filter(|_| pane.beside);
        Some(PaneEntry {
            t: pane.title.clone(),
            h: pane.hash.clone(),
            s: state,
            z: pane.size,
            l: foreign.then(|| self.site.locale(pane.locale).id.to_string()),
            o: source.map(|s| s.hash.clone()),
        })
    }

    /// A locale's part of the manifest, and its lists.
    fn locale(&self, ix: LocaleIx, made: &Made, rows: &mut Vec<Line>) -> (ManifestLocale, Vec<OutputFile>) {
        let locale = self.site.locale(ix);
        let ids = &self.contexts.panes;
        let entries: BTreeMap<String, PaneEntry> =
            ids.keys().filter_map(|id| Some((id.to_string(), self.entry(id, ix, made)?))).collect();
        let number = shard::count(self.contexts.ids.len() + self.contexts.aliases.len());
        let mut shards = vec![ShardFile::default(); number as usize];
        let named = self.contexts.ids.iter().map(|(key, context)| (key, context, None));
        let aliases = self.contexts.aliases.keys().filter_map(|key| {
            let (target, context) = self.contexts.resolve(key)?;
            Some((key, context, Some(target)))
        });
        for (key, context, target) in named.chain(aliases) {
            let Some(shard) = shards.get_mut(shard::number(key, number) as usize) else { continue };
            let mut list = vec![];
            for to in &context.panes {
                let Some(entry) = entries.get(to.pane.as_ref()) else { continue };
                let anchor = to.anchor.as_deref().map(|a| format!("hp-{a}"));
                list.push(std::iter::once(to.pane.to_string()).chain(anchor).collect());
                if target.is_none() {
                    let page = address::page(&locale.slug, &to.pane, false);
                    rows.push(Line::new(&locale.id, &context.id, list.len(), Some((&to.pane, entry, page))));
                }
                shard.panes.entry(to.pane.to_string()).or_insert_with(|| entry.clone());
            }
            if let Some(target) = target {
                shard.aliases.insert(key.to_string(), target.to_owned());
            }
            if list.is_empty() {
                rows.push(Line::new(&locale.id, &context.id, 0, None));
            } else {
                shard.contexts.insert(key.to_string(), list);
            }
        }
        // A link from pane to pane knows the other's id only: it is found like a context.
        for (id, entry) in &entries {
            if let Some(shard) = shards.get_mut(shard::number(id, number) as usize) {
                shard.panes.entry(id.clone()).or_insert_with(|| entry.clone());
            }
        }
        let own = || made.iter().filter(|((_, l), _)| *l == ix).map(|(_, m)| m);
        let (folder, mut files) = shard::files(&locale.slug, &shards);
        let panes = entries.len();
        let index = shard::index(&locale.slug, entries);
        let chain = std::iter::once(ix).chain(locale.chain.iter().copied());
        let described = ManifestLocale {
            path: format!("l/{}/", locale.slug),
            name: locale.label.to_string(),
            dir: locale.direction.name(),
            chain: chain.map(|ix| self.site.locale(ix).id.to_string()).collect(),
            panes,
            translated: own().count(),
            stale: own().filter(|m| m.stale).count(),
            contexts: ManifestShards { path: folder, shards: number },
            index: index.path.clone(),
            search: self.search.as_ref().map(|v| format!("l/{}/search/{v}/", locale.slug)),
        };
        files.push(index);
        (described, files)
    }

    fn manifest(
        &self,
        locales: Vec<(String, ManifestLocale)>,
        made: &[MadePane],
        version: &str,
    ) -> ManifestFile {
        let ids: Vec<LocaleId> = self.site.locales.iter().map(|l| l.id.clone()).collect();
        let source = self.site.locale(Site::SOURCE).id.to_string();
        let default = self.config.default_locale.parse::<LocaleId>().ok().filter(|id| ids.contains(id));
        let (src, integrity) = self.files.with_integrity("help-pane.js").unwrap_or_default();
        let appname = self.appname();
        ManifestFile {
            schema: "./schema/manifest-1.schema.json",
            schema_version: SCHEMA_VERSION,
            bundle: BundleName {
                id: appname.clone(),
                version: version.to_owned(),
                title: self.site.config.book.title.clone(),
                generator: concat!("diglot/", env!("CARGO_PKG_VERSION")).to_owned(),
            },
            default_locale: default.map_or_else(|| source.clone(), |id| id.to_string()),
            source_locale: source,
            parents: parents(&ids),
            locales,
            contexts: ManifestContexts { appname, count: self.contexts.ids.len() },
            element: ManifestElement { src, integrity, tag: "help-pane" },
            stale: match self.config.stale {
                StalePanes::Show => "show",
                StalePanes::Notice => "notice",
                StalePanes::Source => "source",
            },
            allowed_origins: self.config.allowed_origins.clone(),
            portal_origins: self.config.portal_origins.clone(),
            search: self.search.as_ref().and(self.files.get(ENGINE)).map(|f| f.path.clone()),
            bundles: self.config.bundles.clone(),
            limits: ManifestLimits { max_pane_bytes: made.iter().map(|m| m.size).max().unwrap_or_default() },
        }
    }

    fn counts(&self, made: &Made) -> Counts {
        let sizes = || self.contexts.ids.values().map(|c| c.panes.len());
        let locale = |ix: LocaleIx| {
            let pages = || self.site.pages.iter().filter(|p| p.locale == ix && !p.contexts.is_empty());
            let ids = || pages().flat_map(|p| &p.contexts).map(|c| crate::model::context_key(&c.id));
            let own = made.keys().filter(|(_, l)| *l == ix).count();
            let shown = self.contexts.panes.keys();
            let shown = shown.filter(|id| self.contexts.shown(self.site, id, ix).is_some()).count();
            LocaleCounts {
                locale: self.site.locale(ix).id.to_string(),
                contexts: ids().collect::<std::collections::BTreeSet<_>>().len(),
                references: ids().count(),
                pages: pages().count(),
                own,
                fallback: shown.saturating_sub(own),
            }
        };
        Counts {
            contexts: self.contexts.ids.len(),
            references: sizes().sum(),
            ambiguous: sizes().filter(|n| *n > 1).count(),
            most: sizes().max().unwrap_or_default(),
            aliases: self.contexts.aliases.len(),
            panes: self.contexts.panes.len(),
            locales: self.site.locale_indices().map(locale).collect(),
        }
    }
}

/// A line of contexts.csv.
struct Line {
    locale: String,
    context: String,
    rank: usize,
    pane: String,
    title: String,
    state: &'static str,
    page: String,
}

impl Line {
    fn new(locale: &LocaleId, context: &str, rank: usize, to: Option<(&str, &PaneEntry, String)>) -> Self {
        let (pane, title, state, page) = to.map_or_else(Default::default, |(pane, entry, page)| {
            (pane.to_owned(), entry.t.clone(), entry.s, page)
        });
        Self { locale: locale.to_string(), context: context.to_owned(), rank, pane, title, state, page }
    }

    fn row(&self) -> Row<'_> {
        Row {
            locale: &self.locale,
            context: &self.context,
            rank: self.rank,
            pane: &self.pane,
            title: &self.title,
            state: self.state,
            page: &self.page,
        }
    }
}
