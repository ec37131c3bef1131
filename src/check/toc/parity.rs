//! Tables of contents that differ.

use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};
use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Level};
use crate::model::{LocaleIx, Site, join};
use crate::text::{FileId, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "toc/parity",
    severity: Severity::Minor,
    what: "A locale's own table of contents lacks an entry that the source's has, or has one more.",
    why: "The page cannot be found in that language, though it is there.",
    example: "--- content/en-us/TOC.yml\n- name: A\n  href: a.md\n- name: B\n  href: b.md\n--- content/en-us/a.md\n# Hello\n--- content/en-us/b.md\n# Bye\n--- content/sv-se/TOC.yml\n- name: A\n  href: a.md\n--- content/sv-se/a.md\n# Hej\n--- content/sv-se/b.md\n# Hopp\n=> content/sv-se/TOC.yml",
    fix: "Add the entry, or remove it, as the source has it.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Locales(check) };

fn check(site: &Site, sink: &mut Sink) {
    let entries = |ix: LocaleIx| -> BTreeMap<(String, String), FileId> {
        let mut out = BTreeMap::new();
        for &id in site.locale_tocs.get(ix.0 as usize).into_iter().flatten() {
            let toc = site.toc(id);
            toc.visit(&mut |node, _| {
                if site.locale_of(node.file) == ix
                    && let Some(href) = &node.href
                {
                    // `./a.md` is `a.md`.
                    let path = join(".", href).filter(|_| !href.contains("://"));
                    let at = path.unwrap_or_else(|| href.to_string());
                    out.insert((toc.folder.to_string(), at), node.file);
                }
            });
        }
        out
    };
    let source = entries(Site::SOURCE);
    for locale in site.locale_indices().filter(|ix| *ix != Site::SOURCE) {
        let own = entries(locale);
        let files: BTreeMap<&str, FileId> =
            own.iter().map(|((folder, _), file)| (folder.as_str(), *file)).collect();
        for ((folder, href), _) in source.iter().filter(|(key, _)| !own.contains_key(*key)) {
            // A folder without a table of its own shows that of the source.
            let Some(&file) = files.get(folder.as_str()) else { continue };
            let message = format!("the entry `{href}` of the source is not here");
            // A page that is not there needs no entry.
            let path = join(folder, href).unwrap_or_default();
            let path = path.split(['#', '?']).next().unwrap_or_default();
            let there = site.files.find(site.locale(locale).root, path).is_some();
            let level = if there { Level::Default } else { Level::Pedantic };
            sink.push(Diagnostic::new(&RULE, Span::file(file), message).level(level));
        }
        for ((folder, href), file) in own.iter().filter(|(key, _)| !source.contains_key(*key)) {
            if !source.keys().any(|(f, _)| f == folder) {
                continue;
            }
            let message = format!("the source has no entry `{href}`");
            sink.push(Diagnostic::new(&RULE, Span::file(*file), message).level(Level::Strict));
        }
    }
}
