//! Values of another form than the same key has on nearly all pages of a locale.

use super::habit::{WRITTEN, by_key, is_usual, written};
use super::keys::is_localization_key;
use crate::check::reading::{Corpus, Form};
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
    for (name, keys) in by_key(&written(corpus), |key| is_localization_key(key) || key == "ms.date") {
        let usual = |departing: usize| is_usual(departing, keys.len(), WRITTEN);
        // Two are hashes by what they are for.
        let hash = matches!(name, "ms.openlocfilehash" | "ms.sourcegitcommit");
        let form = [Form::Hash, Form::Date, Form::Hand].into_iter().find(|form| {
            usual(keys.iter().filter(|k| k.form != *form).count())
                || *form == Form::Hash && hash && keys.len() < WRITTEN.0
        });
        let Some(form) = form else { continue };
        let like = keys.iter().find(|k| k.form == form);
        for key in keys.iter().filter(|k| k.form != form) {
            let message = format!("`{name}` is not {} here", form.named());
            let mut finding = Diagnostic::new(&RULE, key.place, message).level(Level::Strict);
            if let Some(like) = like {
                finding = finding.related(like.place, "here");
            }
            sink.push(finding);
        }
    }
}
