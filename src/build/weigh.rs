//! How readily findings of a build are shown when translations are checked: what is wrong in the source, too, or cannot
//! be known without the source, is not the translation's fault.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::PageContext;
use crate::diag::{Diagnostic, Level, Sink};
use crate::model::{LinkKind, LocaleIx, Site};

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
    for finding in found.iter() {
        let (path, locale) = key(finding.primary.span.file);
        if Some(locale) == source {
            inherited.insert((path, finding.code(), finding.message.clone()));
        }
        *broken.entry((locale, finding.code())).or_default() += 1;
    }
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
            "xref/not-found" | "snippet/missing" | "toc/missing-page" | "toc/missing-uid" => source.is_none(),
            // Includes that are not there at all were left out, one or two were misspelled.
            "include/missing" => source.is_none() && count > 2,
            // As the source has it.
            "image/absolute-path" | "yaml-page/no-title" => true,
            // Its contents list is compared with the source's.
            "docset/orphan-page" => true,
            _ => false,
        };
        // A name that is nearly that of a page there is was misspelled.
        if partial && !(code == "link/missing-page" && is_misspelled(finding)) {
            finding.level = Level::Pedantic;
        }
    }
}

/// Whether the file that a link misses is named nearly as one that there is.
fn is_misspelled(finding: &Diagnostic) -> bool {
    let name = |text: &str| {
        let path = text.split('`').nth(1).unwrap_or_default();
        path.rsplit('/').next().unwrap_or_default().to_owned()
    };
    let (missing, near) = (name(&finding.message), name(finding.hint.as_deref().unwrap_or_default()));
    near.len() >= 8 && missing != near && strsim::levenshtein(&missing, &near) <= 4
}
