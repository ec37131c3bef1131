//! Runs the checks of translations.

use rustc_hash::{FxHashMap, FxHashSet};

use super::docset::page_empty;
use super::reading::THERE;
use super::reading::{Aspect, Comparison, Corpus, Digest, Family, SegmentContext, Translation};
use super::{CHECKS, FrontContext, Look};
use crate::diag::{Diagnostic, Level, Sink};
use crate::model::LocaleIx;

/// Other locales that a page is compared with, at most.
const MAX_PEERS: usize = 4;

/// Locales that must have a text without a finding, so that the finding of another is damage.
const MIN_WITNESSES: usize = 2;

/// Findings of one locale alone that may be damage.
const MAX_LONE: usize = 4;

/// Checks all translations of one path. Gives what is kept of each.
pub fn family(family: &Family<'_>, sink: &mut Sink) -> Vec<(LocaleIx, Digest)> {
    let mut out = vec![];
    let mut by_locale: Vec<(LocaleIx, Sink)> = vec![];
    for page in &family.translations {
        let mut found = vec![];
        let explained = translation(page, &mut found);
        against_peers(family, page, &mut found);
        for check in CHECKS {
            if let Look::Translation(run) = check.look {
                run(page, &mut found);
            }
        }
        // What a page without a text lacks is one finding; its front matter is another matter.
        let empty = |f: &Diagnostic| f.code() == page_empty::RULE.code;
        if found.iter().any(empty) {
            found.retain(|f| empty(f) || f.code().starts_with("metadata/"));
        }
        out.push((page.page.locale, Digest::new(page, &explained)));
        by_locale.push((page.page.locale, found));
    }
    for (page, (_, digest)) in family.translations.iter().zip(&mut out) {
        // No key is missing where nothing is.
        if page.page.front.is_none() && page_empty::is_empty(page.page) {
            continue;
        }
        let cx = FrontContext::new(family, page);
        digest.front = Some(cx.kept());
        for check in CHECKS {
            if let Look::Front(run) = check.look {
                run(&cx, sink);
            }
        }
    }
    trust_the_lone(family, &mut by_locale);
    mark_empty_sources(&mut by_locale);
    mark_source_changes(family, &mut by_locale);
    mark_source_defects(family, &mut by_locale);
    sink.extend(by_locale.into_iter().flat_map(|(_, found)| found));
    out
}

/// Checks of one locale as a whole.
pub fn corpus(corpus: &Corpus<'_>, sink: &mut Sink) {
    for check in CHECKS {
        if let Look::Corpus(run) = check.look {
            run(corpus, sink);
        }
    }
}

/// The segments and the comparisons of one page. Gives for each segment whether it teaches nothing.
fn translation(page: &Translation<'_>, sink: &mut Sink) -> Vec<bool> {
    for comparison in &page.comparisons {
        compare(comparison, sink);
    }
    let segments = page.segments.iter().enumerate();
    let contexts: Vec<_> =
        segments.map(|(index, segment)| SegmentContext::new(page, index, segment)).collect();
    // Check by check: a processor keeps the code of one at hand, not that of all.
    for check in CHECKS {
        let (run, alone) = match check.look {
            Look::Segment(run) => (run, false),
            Look::Text(run) => (run, true),
            _ => continue,
        };
        for cx in &contexts {
            if (alone || !cx.segment.source.raw.is_empty()) && !cx.is_explained(Aspect::Whole) {
                run(cx, sink);
            }
        }
    }
    contexts.iter().map(|cx| cx.is_explained(Aspect::Lesson)).collect()
}

fn compare(comparison: &Comparison<'_>, sink: &mut Sink) {
    for check in CHECKS {
        if let Look::Comparison(run) = check.look {
            run(comparison, sink);
        }
    }
}

/// Compares the source text that a bilingual page carries with what the same page carries in other locales, where no
/// source page of that version is there. A difference counts where most of them say so.
fn against_peers(family: &Family<'_>, page: &Translation<'_>, sink: &mut Sink) {
    if page.is_compared() {
        return;
    }
    let commit = &page.page.meta.handoff().source_commit;
    let bilingual = page.page.is_bilingual();
    let others = family.translations.iter().filter(|t| {
        t.page.locale != page.page.locale
            && t.page.is_bilingual() == bilingual
            && t.page.meta.handoff().source_commit == *commit
            && (bilingual || commit.is_some())
    });
    let mut votes: FxHashMap<(&str, u32, u32), (usize, Diagnostic)> = FxHashMap::default();
    let mut peers = 0;
    for other in others.take(MAX_PEERS) {
        let name = &page.site.locale(other.page.locale).slug;
        let comparison = match bilingual {
            true => Comparison::with_peer(page.site, page.page, other.page, name),
            false => Some(Comparison::with_sibling(page.site, page.page, other.page, name)),
        };
        let Some(comparison) = comparison else { continue };
        peers += 1;
        let mut found = vec![];
        compare(&comparison, &mut found);
        let mut seen = FxHashSet::default();
        for finding in found {
            let key = (finding.rule.code, finding.primary.span.start, finding.primary.span.end);
            if seen.insert(key) {
                votes.entry(key).or_insert((0, finding)).0 += 1;
            }
        }
    }
    let agreed = votes.into_values().filter(|(n, _)| n * 2 > peers).map(|(_, finding)| finding);
    // Of an anchor its own heading says what it should be; and what one has more than another, the other lacks.
    let told =
        |f: &Diagnostic| bilingual && f.rule.code == "anchor/lost" || f.rule.code == "structure/added-block";
    sink.extend(agreed.filter(|f| !told(f)));
}

/// Of plain translations of another version nobody can say what is damage and what is age. But where a text of the source
/// page has partners in several locales, and one alone has something to be reported there, it is not the source's doing.
fn trust_the_lone(family: &Family<'_>, by_locale: &mut [(LocaleIx, Sink)]) {
    let plain: Vec<&Translation<'_>> =
        family.translations.iter().filter(|t| t.source_page.is_some() && !t.page.is_bilingual()).collect();
    if plain.len() <= MIN_WITNESSES {
        return;
    }
    for page in &plain {
        let noted = page.noted.borrow();
        let lone = noted.iter().filter(|n| {
            // A page of a newer version says nothing about an older one.
            let newer =
                |t: &Translation<'_>| page.page.meta.date.is_some() && t.page.meta.date > page.page.meta.date;
            let others = || plain.iter().filter(|t| t.page.locale != page.page.locale && !newer(t));
            let partners = |t: &&&Translation<'_>| t.segments.iter().any(|s| s.source.place() == n.there);
            let same = |t: &&Translation<'_>| {
                t.noted.borrow().iter().any(|o| o.there == n.there && o.code == n.code)
            };
            others().filter(partners).count() >= MIN_WITNESSES && !others().any(same)
        });
        let lone: Vec<_> = lone.collect();
        // A page of a version of its own has many such.
        if lone.iter().filter(|n| n.level == Level::Default).count() > MAX_LONE {
            continue;
        }
        for (_, found) in by_locale.iter_mut().filter(|(locale, _)| *locale == page.page.locale) {
            for finding in found.iter_mut().filter(|f| f.level == Level::Pedantic) {
                let told =
                    lone.iter().find(|n| n.code == finding.rule.code && n.here == finding.primary.span);
                finding.level = told.map_or(finding.level, |n| n.level);
            }
        }
    }
}

/// What several locales have without a text, and none with one, had none when it was handed off.
fn mark_empty_sources(by_locale: &mut [(LocaleIx, Sink)]) {
    let empty = |(_, found): &(LocaleIx, Sink)| found.iter().any(|f| f.code() == page_empty::RULE.code);
    if by_locale.len() > 1 && by_locale.iter().all(empty) {
        let found = by_locale.iter_mut().flat_map(|(_, found)| found);
        for finding in found.filter(|f| f.code() == page_empty::RULE.code) {
            finding.level = Level::Pedantic;
        }
    }
}

/// A difference from the source page that several locales share is a change of the source; damage does not strike twice
/// in one place.
fn mark_source_changes(family: &Family<'_>, by_locale: &mut [(LocaleIx, Sink)]) {
    let Some(source) = family.source_page.map(|p| p.file) else { return };
    let key = |f: &Diagnostic| {
        let there = f.related.iter().find(|r| r.span.file == source && r.text.ends_with(THERE))?;
        Some((f.rule.code, there.span.start, there.span.end))
    };
    let mut number: FxHashMap<(&str, u32, u32), FxHashSet<LocaleIx>> = FxHashMap::default();
    for (locale, found) in by_locale.iter() {
        for finding in found.iter().filter(|f| f.segment.is_none()) {
            number.entry(key(finding).unwrap_or_default()).or_default().insert(*locale);
        }
    }
    for finding in by_locale.iter_mut().flat_map(|(_, found)| found).filter(|f| f.segment.is_none()) {
        if key(finding).is_some_and(|k| number.get(&k).is_some_and(|n| n.len() > 1)) {
            finding.level = Level::Pedantic;
        }
    }
}

/// Says of findings that stand at the same segment in most locales that the source is at fault.
fn mark_source_defects(family: &Family<'_>, by_locale: &mut [(LocaleIx, Sink)]) {
    if by_locale.len() < 2 {
        return;
    }
    let mut number: FxHashMap<(&str, Box<str>), FxHashSet<LocaleIx>> = FxHashMap::default();
    for (locale, found) in by_locale.iter() {
        for finding in found {
            if let Some(key) = shared(finding) {
                number.entry((finding.rule.code, key.into())).or_default().insert(*locale);
            }
        }
    }
    let most = (family.translations.len() * 2).div_ceil(3).max(2);
    for finding in by_locale.iter_mut().flat_map(|(_, found)| found) {
        let Some(key) = shared(finding) else { continue };
        let Some(locales) = number.get(&(finding.rule.code, Box::from(key))) else { continue };
        if locales.len() >= most {
            finding.elsewhere = locales.len() as u16 - 1;
        }
    }
}

/// The part of a segment's id that is the same in all locales.
fn shared(finding: &Diagnostic) -> Option<&str> {
    finding.segment.as_deref()?.split_once('-').map(|(_, number)| number)
}
