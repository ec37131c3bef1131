//! Values of another form than the same key has on nearly all pages of a locale.

use rustc_hash::FxHashMap;

use super::habit::{WRITTEN, is_usual, written};
use super::keys::is_localization_key;
use crate::check::reading::{Corpus, Form, FrontKey};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "metadata/odd-value",
    severity: Severity::Minor,
    what: "A date, a hash or a word that the localization writes has another form than on nearly all pages of the locale: cut off, a day that is none, translated.",
    why: "The tools that go by it do not find what it names.",
    example: "--- content/en-us/b.md\n# B\n--- content/sv-se/a.md\n---\ntitle: Hej\nms.sourcegitcommit: 0a1b2c3d4e5f60718293a4b5c6d7e8f9012\nms.contentlocale: sv-SE\n---\n# Hej\n=> content/sv-se/a.md:3:1",
    fix: "Restore the value.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Corpus(check) };

fn check(corpus: &Corpus<'_>, sink: &mut Sink) {
    let pages = written(corpus);
    let mut uses: FxHashMap<&str, Vec<&FrontKey>> = FxHashMap::default();
    let keys = pages.iter().flat_map(|p| &p.keys).filter(|k| k.form != Form::Empty);
    for key in keys.filter(|k| is_localization_key(&k.name) || k.name == "ms.date") {
        uses.entry(&key.name).or_default().push(key);
    }
    for (name, keys) in uses {
        let usual = |departing: usize| is_usual(departing, keys.len(), WRITTEN);
        // Two are hashes by what they are for.
        let hash = matches!(name, "ms.openlocfilehash" | "ms.sourcegitcommit");
        let form = [Form::Hash, Form::Date, Form::Hand].into_iter().find(|form| {
            usual(keys.iter().filter(|k| k.form != *form).count())
                || *form == Form::Hash && hash && keys.len() < WRITTEN.0
        });
        let mut report = |key: &FrontKey, like: Option<&FrontKey>, message: String| {
            let finding = Diagnostic::new(&RULE, key.place, message).level(Level::Strict);
            sink.push(match like {
                Some(like) => finding.related(like.place, "here"),
                None => finding,
            });
        };
        if let Some(form) = form {
            let like = keys.iter().copied().find(|k| k.form == form);
            for key in keys.iter().filter(|k| k.form != form) {
                report(key, like, format!("`{name}` is not {} here", form.named()));
            }
        }
    }
}
