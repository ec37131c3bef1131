//! How readily findings of a build are shown when translations are checked: what is wrong in the source, too, or cannot
//! be known without the source, is not the translation's fault.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::PageContext;
use crate::diag::{Diagnostic, Level, Severity, Sink};
use crate::model::{FileKind, LinkKind, LocaleIx, RootId, Site};
use crate::text::{FileId, Span};

/// References of a locale's pages, by what they refer to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    links: usize,
    pictures: usize,
}

impl Tally {
    /// Counts those of a page.
    pub fn of(page: &PageContext<'_>) -> Self {
        let pictures = page.references.iter().filter(|r| is_picture(r.link.kind)).count();
        let by_uid = page.references.iter().filter(|r| r.link.dest.starts_with("xref:")).count();
        Self { links: page.references.len() - pictures - by_uid, pictures }
    }

    /// Adds another.
    pub fn add(&mut self, other: Tally) {
        self.links += other.links;
        self.pictures += other.pictures;
    }
}

fn is_picture(kind: LinkKind) -> bool {
    matches!(kind, LinkKind::Image | LinkKind::Lightbox | LinkKind::Media)
}

/// Weighs the findings of a build. `tallies`: of each locale.
pub fn weigh(site: &Site, tallies: &FxHashMap<LocaleIx, Tally>, found: &mut Sink) {
    let source = site.source();
    let key = |file| {
        let entry = site.files.get(file);
        (entry.path.clone(), site.locale_of(file))
    };
    let mut inherited: FxHashSet<(Box<str>, &'static str, String)> = FxHashSet::default();
    let mut broken: FxHashMap<(LocaleIx, &'static str), usize> = FxHashMap::default();
    let mut unfound: FxHashMap<LocaleIx, FxHashSet<String>> = FxHashMap::default();
    for finding in found.iter() {
        let (path, locale) = key(finding.primary.span.file);
        if Some(locale) == source {
            inherited.insert((path, finding.code(), finding.message.clone()));
        }
        *broken.entry((locale, finding.code())).or_default() += 1;
        if finding.code() == "include/missing" {
            unfound.entry(locale).or_default().insert(finding.message.clone());
        }
    }
    let complete: FxHashSet<LocaleIx> = unfound
        .iter()
        .filter(|(locale, files)| files.len() == 1 && texts(site, **locale) >= MANY_TEXTS)
        .map(|(locale, _)| *locale)
        .collect();
    for finding in found.iter_mut() {
        let (path, locale) = key(finding.primary.span.file);
        if Some(locale) == source {
            continue;
        }
        let code = finding.code();
        if inherited.contains(&(path, code, finding.message.clone())) {
            finding.level = Level::Pedantic;
            finding.elsewhere = 1;
            continue;
        }
        let count = broken.get(&(locale, code)).copied().unwrap_or_default();
        let tally = tallies.get(&locale).copied().unwrap_or_default();
        // A tree of which only a part is here: a reference that leads out of it is no defect.
        let partial = match code {
            "link/missing-page" | "link/folder" | "link/not-published" => count * 20 > tally.links,
            "image/missing" => count * 20 > tally.pictures || source.is_none(),
            "xref/not-found" | "snippet/missing" | "toc/missing-uid" => source.is_none(),
            // One, however often it is named, where all others are there, was deleted; of what is not there at all,
            // much was left out, one or two were misspelled.
            "include/missing" if complete.contains(&locale) => false,
            "include/missing" | "toc/missing-page" => source.is_none() && count > 2,
            // As the source has it.
            "image/absolute-path" | "yaml-page/no-title" => true,
            // Its contents list is compared with the source's.
            "docset/orphan-page" => true,
            _ => false,
        };
        // A name that is nearly that of a page there is was misspelled.
        if partial && !finding.misspelled {
            finding.level = Level::Pedantic;
        }
    }
}

/// Texts to be included that show that a locale has them all.
const MANY_TEXTS: usize = 10;

/// How many texts a locale has that pages may include.
fn texts(site: &Site, locale: LocaleIx) -> usize {
    let root = site.locale(locale).root;
    site.files.iter().filter(|(_, f)| f.root == root && f.kind == FileKind::Include).count()
}

/// What of several findings about one page has one cause is shown once: settings that cannot be read lack everything, and
/// that a page was made from an older source says that it was made from another.
pub fn follow(found: &mut Sink) {
    let mut causes: FxHashMap<FileId, Vec<(&'static str, Level)>> = FxHashMap::default();
    for finding in found.iter() {
        if matches!(finding.code(), "front-matter/invalid-yaml" | "metadata/unclosed" | "docset/stale") {
            causes.entry(finding.primary.span.file).or_default().push((finding.code(), finding.level));
        }
    }
    for finding in found.iter_mut() {
        let Some(causes) = causes.get(&finding.primary.span.file) else { continue };
        let code = finding.code();
        let follows = |cause: &str| match cause {
            "docset/stale" => code == "docset/other-version",
            cause => code.starts_with("metadata/") && code != cause,
        };
        if causes.iter().any(|(cause, level)| follows(cause) && *level <= finding.level) {
            finding.level = Level::Pedantic;
        }
    }
}

/// Of two locales that differ, and no third and no source to say which is right, the one that shows by itself what
/// happened is told, not the other. Where neither does, both are, if it matters much.
pub fn settle_twins(site: &Site, found: &mut Sink) {
    let source = site.source();
    let mut signs: FxHashMap<FileId, Vec<(&'static str, Span)>> = FxHashMap::default();
    for finding in found.iter().filter(|f| f.level == Level::Default && is_sign(f.code())) {
        signs.entry(finding.primary.span.file).or_default().push((finding.code(), finding.primary.span));
    }
    let targets: Vec<RootId> =
        site.locale_indices().filter(|ix| Some(*ix) != source).map(|ix| site.locale(ix).root).collect();
    let mut judged: Vec<(usize, Level)> = vec![];
    for (n, finding) in found.iter().enumerate() {
        if finding.level != Level::Default || finding.segment.is_some() {
            continue;
        }
        let here = site.files.get(finding.primary.span.file);
        let twin = finding.related.iter().map(|r| r.span).find(|span| {
            let there = site.files.get(span.file);
            there.root != here.root && there.path == here.path && targets.contains(&there.root)
        });
        let Some(twin) = twin else { continue };
        // More than two are a vote.
        let held = |root: &&RootId| site.files.find(**root, &here.path).is_some();
        if targets.iter().filter(held).count() != 2 {
            continue;
        }
        let shows = |file: FileId, place: Span| {
            signs.get(&file).into_iter().flatten().any(|(code, span)| {
                let settings =
                    |code: &str| code.starts_with("metadata/") || code.starts_with("front-matter/");
                match settings(finding.code()) {
                    true => settings(code) && *code != finding.code(),
                    false => !settings(code) && *code != finding.code() && is_near(*span, place),
                }
            })
        };
        let (mine, theirs) = (shows(finding.primary.span.file, finding.primary.span), shows(twin.file, twin));
        match (mine, theirs) {
            (false, true) => judged.push((n, Level::Pedantic)),
            (false, false) if is_slight(finding) => judged.push((n, Level::Strict)),
            _ => {}
        }
    }
    for (n, level) in judged {
        found[n].level = level;
    }
}

/// What is not worth telling two locales of which one is right. A source that was changed in one of them is: readers see
/// it beside the translation, and no tool writes two.
fn is_slight(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Minor
        && !matches!(finding.code(), "structure/block-kind" | "bilingual/source-differs")
}

/// Whether a finding shows by the page alone that its blocks, its pairs or its settings were damaged.
fn is_sign(code: &str) -> bool {
    let (group, name) = code.split_once('/').unwrap_or((code, ""));
    match group {
        "bilingual" => name != "source-differs" && name != "quote-window",
        "front-matter" | "directive" => true,
        "alert" => matches!(name, "marker-broken" | "unknown-kind" | "outside-quote" | "empty"),
        "structure" => matches!(name, "heading-space" | "heading-lost" | "table-broken" | "row-short"),
        "metadata" => matches!(name, "translated-key" | "unclosed" | "unknown-topic" | "wrong-locale"),
        "translation" => matches!(name, "emptied" | "swapped" | "doubled" | "encoding" | "wrong-language"),
        _ => matches!(
            code,
            "code/fence-unclosed" | "include/marker-broken" | "link/split" | "image/path-spaced"
        ),
    }
}

/// Within a few lines of text.
fn is_near(a: Span, b: Span) -> bool {
    a.start <= b.end + NEAR && b.start <= a.end + NEAR
}

/// Bytes of some lines of a bilingual page.
const NEAR: u32 = 900;
