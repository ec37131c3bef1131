//! Tables of contents that differ.

use super::entries::{Key, entries};
use crate::check::{Check, Look};
use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};
use crate::model::{LocaleIx, Site, join};
use crate::text::{FileId, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "toc/parity",
    severity: Severity::Minor,
    what: "A locale's own table of contents lacks an entry that the source's has, or has one more; where the docset lacks its source, that of all other locales.",
    why: "The page cannot be found in that language, though it is there.",
    example: "--- content/en-us/TOC.yml\n- name: A\n  href: a.md\n- name: B\n  href: b.md\n--- content/en-us/a.md\n# Hello\n--- content/en-us/b.md\n# Bye\n--- content/sv-se/TOC.yml\n- name: A\n  href: a.md\n--- content/sv-se/a.md\n# Hej\n--- content/sv-se/b.md\n# Hopp\n=> content/sv-se/TOC.yml",
    fix: "Add the entry, or remove it, as the source has it.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Locales(check) };

/// The entries of a locale's tables, and the files they stand in.
type Entries = BTreeMap<Key, FileId>;

/// So many other locales show what a table should have.
const MIN_OTHERS: usize = 2;

fn check(site: &Site, sink: &mut Sink) {
    if site.source().is_some() {
        let source: BTreeSet<_> = led(site, Site::SOURCE).into_keys().collect();
        let of_source =
            Reference { wanted: &source, known: &source, whose: "the source", nobody: "the source has no" };
        for locale in site.targets() {
            compare(site, (locale, &led(site, locale)), &of_source, sink);
        }
        return;
    }
    let all: Vec<(LocaleIx, Entries)> = site.targets().map(|ix| (ix, led(site, ix))).collect();
    for (n, (locale, own)) in all.iter().enumerate() {
        let others = || all.iter().enumerate().filter(|(i, _)| *i != n).map(|(_, (_, o))| o);
        if others().count() < MIN_OTHERS {
            continue;
        }
        let any: BTreeSet<_> = others().flat_map(BTreeMap::keys).cloned().collect();
        let shared = any.iter().filter(|key| others().all(|o| o.contains_key(*key))).cloned().collect();
        let of_others = Reference {
            wanted: &shared,
            known: &any,
            whose: "all other locales",
            nobody: "no other locale has an",
        };
        compare(site, (*locale, own), &of_others, sink);
    }
}

/// The entries that lead somewhere.
fn led(site: &Site, locale: LocaleIx) -> Entries {
    let all = entries(site, locale).into_iter();
    all.filter(|(key, _)| key.href.is_some()).map(|(key, node)| (key, node.file)).collect()
}

/// What the tables of a locale are compared with.
struct Reference<'a> {
    /// Entries that it should have.
    wanted: &'a BTreeSet<Key>,
    /// Entries that it may have.
    known: &'a BTreeSet<Key>,
    /// Whose entries these are, and how it is said that they lack one.
    whose: &'static str,
    nobody: &'static str,
}

fn compare(site: &Site, (locale, own): (LocaleIx, &Entries), reference: &Reference<'_>, sink: &mut Sink) {
    let Reference { wanted, known, whose, nobody } = reference;
    let files: BTreeMap<&str, FileId> = own.iter().map(|(key, file)| (key.folder.as_str(), *file)).collect();
    for key in wanted.iter().filter(|key| !own.contains_key(*key)) {
        let Key { folder, href: Some(href), .. } = key else { continue };
        // A folder without a table of its own shows that of the source.
        let Some(&file) = files.get(folder.as_str()) else { continue };
        let message = format!("the entry `{href}` of {whose} is not here");
        // A page that is not there needs no entry.
        let path = join(folder, href).unwrap_or_default();
        let path = path.split(['#', '?']).next().unwrap_or_default();
        let there = site.files.find(site.locale(locale).root, path).is_some();
        let level = if there { Level::Default } else { Level::Pedantic };
        sink.push(Diagnostic::new(&RULE, Span::file(file), message).level(level));
    }
    for (key, file) in own.iter().filter(|(key, _)| !known.contains(*key)) {
        let Key { folder, href: Some(href), .. } = key else { continue };
        if known.iter().any(|k| k.folder == *folder) {
            let message = format!("{nobody} entry `{href}`");
            sink.push(Diagnostic::new(&RULE, Span::file(*file), message).level(Level::Strict));
        }
    }
}
