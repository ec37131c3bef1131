//! Entries left in the source language.

use crate::check::{Check, Look};
use crate::diag::{Rule, Severity, Sink};
use std::collections::BTreeMap;

use crate::diag::Diagnostic;
use crate::model::{LocaleIx, Site};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "toc/untranslated",
    severity: Severity::Minor,
    what: "An entry of a locale's own table of contents is word for word that of the source, where most others are translated.",
    why: "The navigation speaks two languages.",
    example: "--- content/en-us/TOC.yml\n- name: How to save a file\n  href: a.md\n- name: Where to find help\n  href: b.md\n- name: When to close it\n  href: c.md\n--- content/en-us/a.md\n# Hello\n--- content/en-us/b.md\n# Bye\n--- content/en-us/c.md\n# Now\n--- content/sv-se/TOC.yml\n- name: Så sparar du en fil\n  href: a.md\n- name: Where to find help\n  href: b.md\n- name: När du stänger den\n  href: c.md\n--- content/sv-se/a.md\n# Hej\n--- content/sv-se/b.md\n# Hopp\n--- content/sv-se/c.md\n# Nu\n=> content/sv-se/TOC.yml:4:9",
    fix: "Translate the name.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Locales(check) };

fn check(site: &Site, sink: &mut Sink) {
    if site.source().is_none() {
        return;
    }
    let names = |ix: LocaleIx| {
        let mut out: Vec<(String, String, Span)> = vec![];
        for &id in site.locale_tocs.get(ix.0 as usize).into_iter().flatten() {
            let toc = site.toc(id);
            toc.visit(&mut |node, _| {
                if site.locale_of(node.file) == ix
                    && let Some(href) = &node.href
                {
                    out.push((format!("{} {href}", toc.folder), node.name.to_string(), node.span));
                }
            });
        }
        out
    };
    let source: BTreeMap<String, String> =
        names(Site::SOURCE).into_iter().map(|(key, name, _)| (key, name)).collect();
    for locale in site.targets() {
        let own = names(locale);
        // A short entry in small letters is a command.
        let phrase = |n: &str| {
            let small = n.split_whitespace().filter(|w| w.chars().all(char::is_lowercase)).count();
            small >= if n.starts_with(char::is_lowercase) { 4 } else { 2 }
        };
        let shared: Vec<_> = own
            .iter()
            .filter_map(|(key, name, span)| Some((source.get(key)?, name, *span)))
            .filter(|(s, ..)| phrase(s))
            .collect();
        let same: Vec<_> = shared.iter().filter(|(s, name, _)| s == name).collect();
        if same.len() * 2 > shared.len() {
            continue;
        }
        for (_, name, span) in same {
            sink.push(Diagnostic::new(&RULE, *span, format!("\u{201c}{name}\u{201d} is not translated")));
        }
    }
}
