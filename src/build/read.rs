//! From the loaded docset to the site's facts: every page is read once, its facts are kept, its tree is not.

use rayon::prelude::*;

use super::watch::{Stage, Watch};
use crate::diag::Sink;
use crate::load::{self, Docset, Role};
use crate::model::{Contexts, FileEntry, FileKind, LocaleIx, PageFacts, Parts, Redirect, Site};
use crate::syntax::bilingual::Side;
use crate::syntax::front_matter;
use crate::text::{FileId, Span};

/// A docset with its facts, and what was found on the way.
pub struct Loaded {
    /// The way to the texts.
    pub docset: Docset,
    /// The facts.
    pub site: Site,
    /// Findings of loading and parsing, unsorted.
    pub findings: Sink,
}

/// An article, Markdown or YAML: its file, its locale, its docset path without extension.
struct Article {
    file: FileId,
    locale: LocaleIx,
    path: String,
}

/// The articles of a docset, by file.
fn articles(docset: &Docset) -> Vec<Article> {
    let locale_of = |root| docset.locales.iter().position(|l| l.root == root);
    // What stands in for the source is its page where it has none.
    let source = &docset.locales[0];
    let stands_in = |entry: &FileEntry| {
        let known = docset.locales.iter().any(|l| l.stand_in == Some(entry.root));
        (known && docset.files.find(source.root, &entry.path).is_none()).then_some(0)
    };
    let pages = docset.files.iter().filter(|(_, f)| matches!(f.kind, FileKind::Page | FileKind::YamlPage));
    pages
        .filter_map(|(file, entry)| {
            let locale = LocaleIx(locale_of(entry.root).or_else(|| stands_in(entry))? as u16);
            // A page that moved away is not built, even where its file is still there.
            let moved = docset.redirects.get(usize::from(locale.0));
            if moved.is_some_and(|moved| moved.contains_key(entry.path.as_ref())) {
                return None;
            }
            let path = entry.path.rsplit_once('.').map_or(entry.path.as_ref(), |(stem, _)| stem).to_owned();
            Some(Article { file, locale, path })
        })
        .collect()
}

/// Reads every page.
pub fn read(mut docset: Docset, watch: &dyn Watch) -> Loaded {
    let articles = articles(&docset);
    watch.begin(Stage::Reading, articles.len());
    let read = articles.par_iter().map(|a| {
        let mut sink = vec![];
        let page = load::page::read(&docset, a.file, a.locale, Side::Target, &mut sink);
        let facts = load::facts::gather(&docset, &page, &a.path);
        watch.step();
        (facts, sink)
    });
    // The facts stay where they are put: of tens of thousands of pages, another list would be felt.
    let (mut pages, mut found): (Vec<PageFacts>, Vec<Sink>) = (vec![], vec![]);
    read.unzip_into_vecs(&mut pages, &mut found);
    drop(articles);
    let mut findings = std::mem::take(&mut docset.findings);
    findings.extend(found.into_iter().flatten());
    pages.retain(|facts| {
        // A page may say itself that it has moved.
        let moved = docset.redirects.get_mut(usize::from(facts.locale.0));
        let (Some(to), Some(moved)) = (&facts.meta.redirect_url, moved) else { return true };
        let path = docset.files.get(facts.file).path.clone();
        let span = Span::file(facts.file);
        moved.entry(path).or_insert(Redirect { to: to.clone(), keeps_id: false, span });
        false
    });
    let site = assemble(&mut docset, pages);
    Loaded { docset, site, findings }
}

/// The site with nothing known of its pages but that they are there: enough to say where a link leads. With
/// `uids`, pages that have a uid are read, so that references by uid lead somewhere, too.
pub fn outline(mut docset: Docset, uids: bool) -> Loaded {
    let facts = |a: &Article| {
        let with_uid = uids && docset.text(a.file).is_ok_and(|text| has_uid(text.source.text()));
        if !with_uid {
            return PageFacts::outline(a.file, a.locale, &a.path);
        }
        let page = load::page::read(&docset, a.file, a.locale, Side::Target, &mut vec![]);
        load::facts::gather(&docset, &page, &a.path)
    };
    let pages = articles(&docset).par_iter().map(facts).collect();
    let findings = std::mem::take(&mut docset.findings);
    let site = assemble(&mut docset, pages);
    Loaded { docset, site, findings }
}

/// Whether a page's front matter has a uid, or may have one; of a YAML page, any of its fields.
fn has_uid(text: &str) -> bool {
    if text.trim_start_matches('\u{feff}').starts_with('#') && text.contains("YamlMime:") {
        return text.contains("uid:");
    }
    front_matter::locate(text).is_some_and(|(block, _)| text[block].contains("uid:"))
}

fn assemble(docset: &mut Docset, pages: Vec<PageFacts>) -> Site {
    let mut site = Site::assemble(Parts {
        config: docset.config.clone(),
        files: docset.files.clone(),
        locales: docset.locales.clone(),
        pages,
        tocs: std::mem::take(&mut docset.tocs),
        locale_tocs: std::mem::take(&mut docset.locale_tocs),
        redirects: std::mem::take(&mut docset.redirects),
    });
    site.xrefs = std::mem::take(&mut docset.xrefs);
    site.pivots = docset.pivots.clone();
    let catalogs = docset.aids.iter().filter_map(|b| match &b.role {
        Role::Catalog(id) => Some((b.file, site.locale_indices().find(|ix| site.locale(*ix).id == *id)?)),
        Role::Glossary => None,
    });
    site.catalogs = catalogs.collect();
    if let Some(panes) = &site.config.output.panes {
        site.contexts = Some(Contexts::new(&site, panes, std::mem::take(&mut docset.contexts)));
    }
    site
}
