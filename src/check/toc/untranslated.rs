//! Entries left in the source language.

use super::entries::{Key, entries};
use crate::check::{Check, Look};
use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};
use crate::model::{Site, TocNode};

/// The rule.
pub static RULE: Rule = Rule {
    code: "toc/untranslated",
    severity: Severity::Minor,
    what: "An entry of a locale's own table of contents is word for word that of the source, where most others are translated.",
    why: "The navigation speaks two languages.",
    example: "--- content/en-us/TOC.yml\n- name: How to save a file\n  href: a.md\n- name: Where to find help\n  href: b.md\n- name: When to close it\n  href: c.md\n--- content/en-us/a.md\n# Hello\n--- content/en-us/b.md\n# Bye\n--- content/en-us/c.md\n# Now\n--- content/sv-se/TOC.yml\n- name: Så sparar du en fil\n  href: a.md\n- name: Where to find help\n  href: b.md\n- name: När du stänger den\n  href: c.md\n--- content/sv-se/a.md\n# Hej\n--- content/sv-se/b.md\n# Hopp\n--- content/sv-se/c.md\n# Nu\n=> content/sv-se/TOC.yml:3:9",
    fix: "Translate the name.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Locales(check) };

fn check(site: &Site, sink: &mut Sink) {
    if site.source().is_none() {
        return;
    }
    let source: BTreeMap<Key, &TocNode> = entries(site, Site::SOURCE).into_iter().collect();
    for locale in site.targets() {
        let own = entries(site, locale);
        // A short entry in small letters is a command; of two words or with capitals only, it may be a name.
        let phrase = |n: &str| {
            let (words, small) = n.split_whitespace().fold((0, 0), |(words, small), w| {
                (words + 1, small + usize::from(w.chars().all(char::is_lowercase)))
            });
            match small {
                _ if n.starts_with(char::is_lowercase) => (small >= 4).then_some(Level::Default),
                2.. => Some(Level::Default),
                1 if words >= 3 => Some(Level::Strict),
                _ => None,
            }
        };
        let shared: Vec<_> = own
            .iter()
            .filter_map(|(key, node)| Some((&*source.get(key)?.name, &*node.name, node.name_span)))
            .filter_map(|(s, name, span)| Some((s, name, span, phrase(s)?)))
            .collect();
        let same: Vec<_> = shared.iter().filter(|(s, name, ..)| s == name).collect();
        if same.len() * 2 > shared.len() {
            continue;
        }
        for (_, name, span, level) in same {
            let message = format!("\u{201c}{name}\u{201d} is not translated");
            sink.push(Diagnostic::new(&RULE, *span, message).level(*level));
        }
    }
}
