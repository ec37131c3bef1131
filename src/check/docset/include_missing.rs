//! Files that a locale's pages include and that only the source has.

use std::collections::BTreeMap;

use super::page_missing::RULE;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Severity, Sink};
use crate::model::{FileKind, LocaleIx, Site};
use crate::text::{FileId, Span};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Locales(check) };

/// Included files that show that the locale translates them.
const MANY: usize = 5;

fn check(site: &Site, sink: &mut Sink) {
    if site.source().is_none() {
        return;
    }
    for locale in site.targets() {
        let included = included(site, locale);
        let root = site.locale(Site::SOURCE).root;
        let missing: Vec<_> =
            included.iter().filter(|(file, _)| site.files.get(**file).root == root).collect();
        // As of pages: three in a hundred are an oversight for certain; so is one where all others are there.
        let level = match missing.len() {
            n if n * 33 <= included.len() => Level::Default,
            1 if included.len() > MANY => Level::Default,
            n if n * 10 <= included.len() => Level::Strict,
            _ => continue,
        };
        for (&file, &page) in missing {
            let slug = &site.locale(locale).slug;
            let message =
                format!("{slug} has no file `{}`, which this page includes", site.files.get(file).path);
            let finding = Diagnostic::new(&RULE, Span::file(page), message).level(level);
            let finding = finding.related(Span::file(file), "the source");
            sink.push(Diagnostic { severity: Severity::Minor, ..finding });
        }
    }
}

/// The texts that a locale's pages include, each with the first page that does.
fn included(site: &Site, locale: LocaleIx) -> BTreeMap<FileId, FileId> {
    let mut out = BTreeMap::new();
    for page in site.pages.iter().filter(|p| p.locale == locale) {
        let texts = page.includes.iter().filter(|f| site.files.get(**f).kind == FileKind::Include);
        for &file in texts {
            out.entry(file).or_insert(page.file);
        }
    }
    out
}
