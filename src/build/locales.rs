//! `check-locales`: every page of the target locales beside its source and beside the other locales. Nothing is written.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::allow::Judge;
use super::findings::{self, Settled};
use super::notes;
use super::read::{self, Loaded};
use super::rules;
use super::selection::{SOURCE_LANGUAGE, Selection};
use super::site::{BuildError, overlay_files};
use super::watch::{Stage, Watch};
use super::weigh::{Tally, follow, settle_twins, weigh};
use crate::check::reading::{Corpus, Digest, Family, LocalePage, Texts, Translation};
use crate::check::{self, Lexicon, MessageContext, PageContext};
use crate::diag::{Allowed, Diagnostic, Level, Sink};
use crate::l10n::{OverlayFinding, StyleText, Styles, check_overlays};
use crate::load::{self, Docset, LoadOptions, Shelf};
use crate::model::{Glossary, Group, LocaleId, LocaleIx, Site};
use crate::syntax::bilingual::Side;
use crate::text::FileId;

/// What is checked, and how closely.
#[derive(Clone, Debug, Default)]
pub struct LocaleOptions {
    /// Where the docset is.
    pub load: LoadOptions,
    /// How readily findings are shown.
    pub level: Level,
    /// The target locales to check, as typed; empty: all.
    pub locales: Vec<String>,
    /// Files and folders to check, as paths of the disk; empty: all.
    pub paths: Vec<PathBuf>,
}

/// What was found.
pub struct CheckedLocales {
    /// The docset, for the texts that findings point into.
    pub docset: Docset,
    /// Its facts.
    pub site: Site,
    /// The findings, sorted, as severe as the settings have them.
    pub findings: Sink,
    /// Findings that somebody has said are right as they are.
    pub allowed: Vec<Allowed>,
    /// What is wrong with the docset's own style files, a line each.
    pub notes: Vec<String>,
    /// For each locale that was checked: its size.
    pub sizes: Vec<LocaleSize>,
    /// What was checked.
    pub selection: Selection,
}

/// How much of a locale was checked.
#[derive(Clone, Debug)]
pub struct LocaleSize {
    /// The locale.
    pub locale: LocaleIx,
    /// Pages, includes not counted.
    pub pages: usize,
    /// Bilingual segments, or texts with a partner in the source page.
    pub segments: u64,
    /// Words of the source texts.
    pub words: u64,
    /// Pages of the source locale that it has.
    pub covered: usize,
    /// Pages of the source locale; 0 where the docset has none, and where a part of it is checked.
    pub expected: usize,
}

/// The files of one path.
struct Member {
    locale: LocaleIx,
    file: FileId,
}

/// What stays known of a page that was compared.
struct Kept {
    locale: LocaleIx,
    digest: Digest,
    /// It is checked itself: others are read for what they tell of it.
    held: bool,
}

/// Checks the locales of a docset.
pub fn check_locales(options: &LocaleOptions, watch: &dyn Watch) -> Result<CheckedLocales, BuildError> {
    let load = LoadOptions { rules: rules::codes(), ..options.load.clone() };
    let docset = load::load(&load)?;
    let mut overlay = load::overlay::read(&docset)?;
    let Loaded { docset, site, findings: mut found } = read::read(docset, watch);
    let own: Vec<StyleText> = std::mem::take(&mut overlay.styles)
        .into_iter()
        .map(|t| StyleText { locale: t.locale, path: t.path, text: t.text })
        .collect();
    let messages = messages(&site, overlay);
    let english: Option<LocaleId> = SOURCE_LANGUAGE.parse().ok();
    let ids: Vec<&LocaleId> = site.locales.iter().map(|l| &l.id).chain(&english).collect();
    let (styles, notes) = Styles::new(&ids, &own);
    let (glossary, faults) = load::glossary::read(&docset)?;
    let terms = lexicons(&site, &styles, &glossary, english.as_ref());
    let chosen = Selection::new(&docset, &site, options)?;
    let ids: Vec<_> = site.page_ids().collect();
    let built: Vec<(LocaleIx, Tally, Sink)> = ids
        .par_iter()
        .map(|&id| {
            let page = PageContext::new(&site, id);
            let mut sink = vec![];
            check::page(&page, &mut sink);
            (page.locale(), Tally::of(&page), sink)
        })
        .collect();
    let mut tallies: FxHashMap<LocaleIx, Tally> = FxHashMap::default();
    for (locale, tally, sink) in built {
        tallies.entry(locale).or_default().add(tally);
        found.extend(sink);
    }
    let families = families(&site, &chosen);
    found.extend(in_parts(&docset, &site, &families));
    check::docset(&site, &mut found);
    weigh(&site, &tallies, &mut found);
    check::locales(&site, &mut found);
    watch.begin(Stage::Comparing, families.len());
    let checked: Vec<(Sink, Vec<Kept>)> = families
        .par_iter()
        .map(|(path, members)| {
            let out = family(&docset, &site, (&styles, &terms), path, members, &chosen);
            watch.step();
            out
        })
        .collect();
    let mut digests: BTreeMap<LocaleIx, Vec<Digest>> = BTreeMap::new();
    let mut read: BTreeMap<LocaleIx, (u64, u64)> = BTreeMap::new();
    for (sink, kept) in checked {
        found.extend(sink);
        for Kept { locale, digest, held } in kept {
            let (segments, words) = read.entry(locale).or_default();
            *segments += if held { u64::from(digest.segments) } else { 0 };
            *words += if held { digest.words } else { 0 };
            digests.entry(locale).or_default().push(digest);
        }
    }
    let again = |file| docset.read(file, &mut vec![]);
    for (&locale, pages) in &digests {
        let corpus = Corpus::new(&site, (locale, styles.get(locale.0 as usize)), pages, &again);
        check::corpus(&corpus, &mut found);
    }
    follow(&mut found);
    settle_twins(&site, &mut found);
    found.retain(|f| chosen.holds(&site, f.primary.span.file));
    found.retain(|f| {
        let locale = site.locale_of(f.primary.span.file);
        !styles.get(locale.0 as usize).allow.contains(f.code())
    });
    found.extend(faults);
    for (locale, finding) in messages {
        let locale =
            site.locale_indices().find(|ix| site.locale(*ix).id == locale && Some(*ix) != chosen.source);
        if chosen.is_whole(locale) {
            found.push(finding);
        }
    }
    let sizes = sizes(&site, &read, &chosen);
    let judge = Judge {
        looks_for: &rules::of_locales,
        looks_into: &|file| chosen.holds(&site, file),
        // What `build` looks for too may be needed in the source locale, which is not looked into.
        covers: &|code, locale| {
            let here = locale.is_some_and(|ix| chosen.holds_locale(ix)) || !rules::of_build(code);
            here && rules::of_locales(code) && chosen.is_whole(locale)
        },
    };
    let Settled { mut findings, mut allowed } = findings::settle(&docset, &site, found, &judge);
    // Only now: what is allowed may be shown at a higher level only, and is needed all the same.
    findings.retain(|f| f.level <= options.level);
    allowed.retain(|a| a.finding.level <= options.level);
    Ok(CheckedLocales { docset, site, findings, allowed, notes, sizes, selection: chosen })
}

/// What is wrong with the docset's own texts of the site, and in which locale.
fn messages(site: &Site, overlay: load::overlay::Overlay) -> Vec<(LocaleId, Diagnostic)> {
    let files: Vec<Option<FileId>> = overlay.texts.iter().map(|t| t.file).collect();
    let (theme, texts) = overlay_files(overlay);
    let asked = notes::asked(&theme);
    let locales: Vec<&LocaleId> = site.locales.iter().map(|l| &l.id).collect();
    let mut out = vec![];
    for OverlayFinding { file, locale, finding } in check_overlays(&texts, &locales, &|id| asked.contains(id))
    {
        let Some(file) = files.get(file).copied().flatten() else { continue };
        let mut sink = vec![];
        check::message(&MessageContext { file, finding: &finding }, &mut sink);
        out.extend(sink.into_iter().map(|f| (locale.clone(), f)));
    }
    out
}

/// What the glossaries want of each locale.
fn lexicons(
    site: &Site,
    styles: &Styles,
    glossary: &Glossary,
    english: Option<&LocaleId>,
) -> Vec<Option<Lexicon>> {
    let source = site.source().map(|ix| &site.locale(ix).id).or(english);
    let of = |ix: LocaleIx| {
        let target = (&site.locale(ix).id, styles.get(usize::from(ix.0)));
        Lexicon::new(glossary, source?, target).filter(|_| Some(ix) != site.source())
    };
    site.locale_indices().map(of).collect()
}

/// What is found in reading files that are no pages: pages may include them or not.
fn in_parts(docset: &Docset, site: &Site, families: &[(String, Vec<Member>)]) -> Sink {
    let members: Vec<&Member> = families.iter().flat_map(|(_, members)| members).collect();
    let parts = members.into_par_iter().filter(|m| site.page_of(m.file).is_none());
    let found = parts.flat_map_iter(|m| {
        let mut sink = vec![];
        load::page::read(docset, m.file, m.locale, Side::Target, &mut sink);
        sink
    });
    found.collect()
}

/// Pages and includes by path below their locale's root.
fn families(site: &Site, chosen: &Selection) -> Vec<(String, Vec<Member>)> {
    let mut out: BTreeMap<String, Vec<Member>> = BTreeMap::new();
    let by_root: BTreeMap<_, _> = site.locale_indices().map(|ix| (site.locale(ix).root, ix)).collect();
    for (file, entry) in site.files.iter() {
        // Whether a page of the site or not: what is translated is checked.
        let markdown = entry.path.ends_with(".md");
        if let (true, Some(&locale)) = (markdown, by_root.get(&entry.root)) {
            out.entry(entry.path.to_string()).or_default().push(Member { locale, file });
        }
    }
    out.into_iter().filter(|(_, members)| members.iter().any(|m| chosen.holds(site, m.file))).collect()
}

fn family(
    docset: &Docset,
    site: &Site,
    (styles, terms): (&Styles, &[Option<Lexicon>]),
    path: &str,
    members: &[Member],
    chosen: &Selection,
) -> (Sink, Vec<Kept>) {
    let source = chosen.source;
    let mut sink = vec![];
    let pages: Vec<LocalePage> = members
        .iter()
        .filter_map(|m| {
            let text = docset.read(m.file, &mut vec![])?;
            Some(LocalePage::read(m.file, m.locale, text, docset.extras()))
        })
        .collect();
    let source_page = pages.iter().find(|p| Some(p.locale) == source);
    let source_style = styles.get(source.map_or(site.locales.len(), |ix| ix.0 as usize));
    let label = source.map_or(SOURCE_LANGUAGE, |ix| &site.locale(ix).slug);
    let texts = Texts::default();
    let translations: Vec<Translation<'_>> = pages
        .iter()
        .filter(|p| Some(p.locale) != source)
        .map(|page| {
            let style = styles.get(page.locale.0 as usize);
            let lexicon = terms.get(usize::from(page.locale.0)).and_then(Option::as_ref);
            let mut read =
                Translation::new(site, page, source_page, &pages, (style, source_style), label, &texts);
            read.lexicon = lexicon;
            read
        })
        .collect();
    let family = Family { path, source_page, translations };
    let digests = check::family(&family, &mut sink).into_iter().map(|(locale, digest)| {
        let held = members.iter().any(|m| m.locale == locale && chosen.holds(site, m.file));
        Kept { locale, digest, held }
    });
    let kept = digests.filter(|k| chosen.holds_locale(k.locale)).collect();
    (sink, kept)
}

fn sizes(site: &Site, read: &BTreeMap<LocaleIx, (u64, u64)>, chosen: &Selection) -> Vec<LocaleSize> {
    let of_source = |g: &&Group| chosen.source.is_some_and(|ix| g.page(ix).is_some());
    let size = |locale| {
        let held = |g: &&Group| g.page(locale).is_some_and(|id| chosen.holds(site, site.page(id).file));
        let (segments, words) = read.get(&locale).copied().unwrap_or_default();
        let whole = chosen.is_whole(Some(locale));
        let expected = if whole { site.groups.iter().filter(of_source).count() } else { 0 };
        let covered = if whole { site.groups.iter().filter(of_source).filter(held).count() } else { 0 };
        let pages = site.groups.iter().filter(held).count();
        LocaleSize { locale, pages, segments, words, covered, expected }
    };
    let sizes = site.locale_indices().filter(|ix| chosen.holds_locale(*ix)).map(size);
    sizes.filter(|s| s.pages > 0 || chosen.is_whole(Some(s.locale))).collect()
}
