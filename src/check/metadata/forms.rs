//! Values of another form than the same key has on nearly all pages of a locale.

use super::habit::{WRITTEN, by_key, is_usual, written};
use super::keys::{is_localization_key, is_text_key};
use super::value_changed::is_slip;
use rustc_hash::FxHashMap;

use crate::check::reading::{Corpus, Form, FrontKey, FrontKeys};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "metadata/odd-value",
    severity: Severity::Minor,
    what: "A date, a hash or a word that the localization writes has another form than on nearly all pages of the locale: cut off, a day that is none, translated, a language for a locale; or a value that no other page has is one that many have, but for a letter or a space.",
    why: "The tools that go by it do not find what it names.",
    example: "--- content/en-us/b.md\n# B\n--- content/sv-se/a.md\n---\ntitle: Hej\nms.sourcegitcommit: 0a1b2c3d4e5f60718293a4b5c6d7e8f9012\nms.contentlocale: sv-SE\n---\n# Hej\n=> content/sv-se/a.md:3:1",
    fix: "Restore the value.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Corpus(check) };

fn check(corpus: &Corpus<'_>, sink: &mut Sink) {
    slips(corpus, sink);
    regions(corpus, sink);
    for (name, keys) in by_key(&written(corpus), |key| is_localization_key(key) || key == "ms.date") {
        let usual = |departing: usize| is_usual(departing, keys.len(), WRITTEN);
        // Two are hashes by what they are for.
        let hash = matches!(name, "ms.openlocfilehash" | "ms.sourcegitcommit");
        let form = [Form::Hash, Form::Date, Form::Hand, Form::Number].into_iter().find(|form| {
            usual(keys.iter().filter(|k| k.form != *form).count())
                || *form == Form::Hash && hash && keys.len() < WRITTEN.0
        });
        let Some(form) = form else { continue };
        let like = keys.iter().find(|k| k.form == form);
        // Writers choose how to write a day; of a locale where all agree, one did not choose.
        let odd = keys.iter().filter(|k| k.form != form).count();
        let agreed = keys.len() >= AGREED && odd * 33 <= keys.len();
        for key in keys.iter().filter(|k| k.form != form) {
            // What names a version of a file is never anything else.
            let known = matches!(form, Form::Hash | Form::Number) && key.form != Form::Empty;
            let level = if agreed || known && hash { Level::Default } else { Level::Strict };
            let message = format!("`{name}` is not {} here", form.named());
            let mut finding = Diagnostic::new(&RULE, key.place, message).level(level);
            if let Some(like) = like {
                finding = finding.related(like.place, "here");
            }
            sink.push(finding);
        }
    }
}

/// Pages that name their language where nearly all name their locale.
fn regions(corpus: &Corpus<'_>, sink: &mut Sink) {
    let language = &corpus.style.language;
    for (name, keys) in by_key(&written(corpus), |key| key == "ms.contentlocale") {
        let (bare, whole): (Vec<&FrontKey>, Vec<_>) =
            keys.iter().copied().partition(|k| !k.short.contains(['-', '_']));
        if !is_usual(bare.len(), keys.len(), WRITTEN) {
            continue;
        }
        for key in bare.iter().filter(|k| k.short.eq_ignore_ascii_case(language)) {
            let message = format!("`{name}: {}`; nearly all pages name the region, too", key.short);
            let finding = Diagnostic::new(&RULE, key.place, message);
            sink.push(whole.iter().take(1).fold(finding, |f, like| f.related(like.place, "here")));
        }
    }
}

/// So many pages show how all of them write a day.
const AGREED: usize = 33;

/// So many pages show how a value is spelled.
const MIN_USES: usize = 5;

/// Values of a key that more do not have are looked at.
const MAX_VALUES: usize = 200;

/// Values of one page that are those of many but for a letter or spaces.
fn slips(corpus: &Corpus<'_>, sink: &mut Sink) {
    let pages: Vec<&FrontKeys> = corpus.pages.iter().filter_map(|d| d.front.as_ref()).collect();
    let meant = |key: &str| !is_localization_key(key) && !is_text_key(key) && !SINGLE.contains(&key);
    let mut all: Vec<_> = by_key(&pages, meant).into_iter().collect();
    all.sort_unstable_by_key(|(name, _)| *name);
    for (name, keys) in all {
        let mut uses: FxHashMap<&str, (usize, &FrontKey)> = FxHashMap::default();
        for key in keys.iter().copied().filter(|k| !k.short.is_empty()) {
            uses.entry(key.short.as_str()).or_insert((0, key)).0 += 1;
        }
        if uses.len() > MAX_VALUES {
            continue;
        }
        let mut common: Vec<_> = uses.iter().filter(|(_, (n, _))| *n >= MIN_USES).collect();
        common.sort_unstable_by_key(|(value, _)| **value);
        let squeezed = |v: &str| v.split_whitespace().collect::<String>();
        for (value, (_, key)) in uses.iter().filter(|(_, (n, _))| *n == 1) {
            let near = |usual: &str| is_slip(value, usual) || squeezed(value) == squeezed(usual);
            let Some((usual, (_, like))) = common.iter().find(|(usual, _)| near(usual)) else { continue };
            let here = key.place;
            let told = |f: &Diagnostic| {
                let at = f.primary.span;
                f.code() == "metadata/value-changed"
                    && at.file == here.file
                    && at.start.wrapping_sub(here.end) <= 4
            };
            if sink.iter().any(told) {
                continue;
            }
            let message = format!("`{name}: {value}`; many pages have `{usual}`");
            let finding = Diagnostic::new(&RULE, key.place, message);
            sink.push(Diagnostic { severity: Severity::Major, ..finding.related(like.place, "here") });
        }
    }
}

/// Keys whose values name one page or one day.
const SINGLE: [&str; 4] = ["ms.date", "uid", "ms.assetid", "no-loc"];
