//! Keys of front matter that are usual in a locale, for pages that no other page can be compared with.

use rustc_hash::FxHashMap;

use super::keys::{is_known, is_localization_key};
use super::{missing_key, translated_key};
use crate::check::reading::{Corpus, Form, FrontKey, FrontKeys};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Sink};
use crate::text::{FileId, Span};

/// The check: what a page lacks, and what stands in its place.
pub static CHECK: Check = Check { rule: &missing_key::RULE, look: Look::Corpus(check) };

fn check(corpus: &Corpus<'_>, sink: &mut Sink) {
    let told = Told::new(sink);
    let alone: Vec<&FrontKeys> = pages(corpus).filter(|p| p.alone).collect();
    for habit in habits(&alone, ORDINARY, |key| !is_localization_key(key)) {
        ordinary(&habit, &told, sink);
    }
    // What a source page of any version has, and nearly every page of the locale, no writer left out.
    for habit in habits(&pages(corpus).collect::<Vec<_>>(), COMMON, |key| !is_localization_key(key)) {
        for custom in habit.lacking.iter().filter(|c| habit.page.lacks.iter().any(|name| name == c.name)) {
            if habit.unknown.is_empty() && custom.name != "title" {
                lacks(&habit, custom, Level::Default, (&told, sink));
            }
        }
    }
    // What the localization writes no other page can tell. A page that it did not write has none of it.
    for habit in habits(&written(corpus), WRITTEN, is_localization_key) {
        for custom in &habit.lacking {
            lacks(&habit, custom, Level::Strict, (&told, sink));
        }
    }
}

/// The front matters of pages. An include needs none.
fn pages<'a>(corpus: &Corpus<'a>) -> impl Iterator<Item = &'a FrontKeys> {
    let site = corpus.site;
    let fronts = corpus.pages.iter().filter_map(|d| d.front.as_ref());
    fronts.filter(|f| site.page_of(f.file).is_some())
}

/// Those of pages and includes that the localization has written.
pub fn written<'a>(corpus: &Corpus<'a>) -> Vec<&'a FrontKeys> {
    let keys = |p: &FrontKeys| p.keys.iter().filter(|k| is_localization_key(&k.name)).count();
    let fronts = corpus.pages.iter().filter_map(|d| d.front.as_ref());
    fronts.filter(|p| keys(p) >= 2).collect()
}

/// The keys that are meant and say something, by name.
pub fn by_key<'a>(
    pages: &[&'a FrontKeys],
    is_meant: impl Fn(&str) -> bool,
) -> FxHashMap<&'a str, Vec<&'a FrontKey>> {
    let mut uses: FxHashMap<&str, Vec<&FrontKey>> = FxHashMap::default();
    for key in pages.iter().flat_map(|p| &p.keys).filter(|k| is_meant(&k.name) && k.form != Form::Empty) {
        uses.entry(&key.name).or_default().push(key);
    }
    uses
}

fn ordinary(habit: &Habit<'_>, told: &Told, sink: &mut Sink) {
    let single = habit.lacking.len() == 1 && habit.unknown.len() == 1;
    for key in habit.unknown.iter().filter(|k| k.name.is_ascii()) {
        let lost = habit.lacking.iter().find(|c| c.is_value(key));
        let Some(custom) = lost.or(habit.lacking.first()) else { continue };
        let level = if lost.is_some() || single { Level::Default } else { Level::Strict };
        let message = format!("no other page has a key `{}`; nearly all have `{}`", key.name, custom.name);
        let finding = Diagnostic::new(&translated_key::RULE, key.place, message).level(level);
        told.tell(finding.related(custom.place, "here"), &key.name, sink);
    }
    // A key in another language stands in the place of one that is not there.
    if !habit.unknown.is_empty() {
        return;
    }
    for custom in &habit.lacking {
        // Of titles that are not there is a check of its own.
        if custom.name != "title" || habit.empty(custom).is_some() {
            lacks(habit, custom, Level::Pedantic, (told, sink));
        }
    }
}

/// Reports that a page lacks what nearly all have; `level`: where it is not alone in that.
fn lacks(habit: &Habit<'_>, custom: &Custom<'_>, level: Level, (told, sink): (&Told, &mut Sink)) {
    let (place, message) = match habit.empty(custom) {
        Some(key) => {
            (key.place, format!("`{}` is empty; nearly all pages have something there", custom.name))
        }
        None => {
            let message = format!("nearly all pages have `{}`, this one does not", custom.name);
            (Span::file(habit.page.file), message)
        }
    };
    // What a program writes everywhere it did not leave out here, and it never writes nothing.
    let level = match (level, custom.lacking) {
        (Level::Default, _) => level,
        (Level::Strict, _) if habit.empty(custom).is_some() => Level::Default,
        (Level::Strict, n) if n == 1 || n * 20 <= custom.pages => Level::Default,
        (_, 1) if habit.empty(custom).is_some() => Level::Default,
        (_, n) if n * 400 <= custom.pages => Level::Default,
        (_, 1) => Level::Strict,
        _ => level,
    };
    let finding = Diagnostic::new(&missing_key::RULE, place, message).level(level);
    told.tell(finding.related(custom.place, "here"), custom.name, sink);
}

/// What the same page in other locales has told of keys: the rule, the page and the key → where the finding is.
struct Told(FxHashMap<(&'static str, FileId, Box<str>), usize>);

impl Told {
    fn new(sink: &Sink) -> Self {
        let of_keys =
            |f: &Diagnostic| [missing_key::RULE.code, translated_key::RULE.code].contains(&f.rule.code);
        let findings = sink.iter().enumerate().filter(|(_, f)| of_keys(f));
        let place = |f: &Diagnostic| Some((f.rule.code, f.primary.span.file, f.subject.clone()?));
        Self(findings.filter_map(|(i, f)| Some((place(f)?, i))).collect())
    }

    /// Reports a finding about a key, or makes the one that is there more certain.
    fn tell(&self, finding: Diagnostic, name: &str, sink: &mut Sink) {
        let place = (finding.rule.code, finding.primary.span.file, name.into());
        match self.0.get(&place).and_then(|i| sink.get_mut(*i)) {
            Some(told) => told.level = told.level.min(finding.level),
            None => sink.push(finding),
        }
    }
}

/// How the front matter of a page differs from what is usual in its locale.
struct Habit<'a> {
    /// The page's keys.
    page: &'a FrontKeys,
    /// Keys that nearly all pages have and this one lacks.
    lacking: Vec<Custom<'a>>,
    /// Keys that hardly another page has, and that are none of Learn's.
    unknown: Vec<&'a FrontKey>,
}

/// A key that nearly all pages of a locale have.
#[derive(Clone, Copy)]
struct Custom<'a> {
    /// The key.
    name: &'a str,
    /// A page that has it.
    place: Span,
    /// How many lack it.
    lacking: usize,
    /// Of how many.
    pages: usize,
    /// The value that more than half of them have.
    value: Option<u64>,
}

impl<'a> Habit<'a> {
    /// The key of the page that is there and says nothing.
    fn empty(&self, custom: &Custom<'_>) -> Option<&'a FrontKey> {
        self.page.keys.iter().find(|k| k.name == custom.name && k.form == Form::Empty)
    }
}

impl Custom<'_> {
    /// Whether a value is the usual one of this key.
    fn is_value(&self, key: &FrontKey) -> bool {
        self.value == Some(key.value)
    }
}

/// When something is usual: in how many pages at least, and of how many one may depart from it.
pub type Measure = (usize, usize);

/// What writers write.
const ORDINARY: Measure = (20, 20);

/// What writers write on each page.
const COMMON: Measure = (20, 33);

/// What a program writes.
pub const WRITTEN: Measure = (6, 8);

/// Whether so few depart from something that it is usual.
pub fn is_usual(departing: usize, all: usize, (min, share): Measure) -> bool {
    all >= min && (departing <= 1 || departing * share <= all)
}

/// Pages that depart from what is usual among them in the keys that are meant.
fn habits<'a>(pages: &[&'a FrontKeys], measure: Measure, is_meant: impl Fn(&str) -> bool) -> Vec<Habit<'a>> {
    let uses = by_key(pages, &is_meant);
    let mut customs: Vec<Custom<'a>> = vec![];
    for (name, keys) in &uses {
        let lacking = pages.len().saturating_sub(keys.len());
        if let (Some(first), true) = (keys.first(), is_usual(lacking, pages.len(), measure)) {
            // The value of more than half, if there is one (Boyer and Moore).
            let (mut value, mut lead) = (first.value, 0usize);
            for key in keys {
                (value, lead) = match (lead, key.value == value) {
                    (0, _) => (key.value, 1),
                    (n, true) => (value, n + 1),
                    (n, false) => (value, n - 1),
                };
            }
            let count = keys.iter().filter(|k| k.value == value).count();
            let value = (count * 2 > keys.len()).then_some(value);
            customs.push(Custom { name, place: first.place, lacking, pages: pages.len(), value });
        }
    }
    customs.sort_by_key(|c| c.name);
    let is_rare =
        |key: &&FrontKey| uses.get(key.name.as_str()).is_some_and(|u| u.len() <= (pages.len() / 50).max(1));
    let habit = |page: &&'a FrontKeys| {
        let has = |name: &str| page.keys.iter().any(|k| k.name == name && k.form != Form::Empty);
        let lacking: Vec<_> = customs.iter().filter(|c| !has(c.name)).copied().collect();
        let lost = |key: &&FrontKey| lacking.iter().any(|c| c.is_value(key));
        let unknown = page
            .keys
            .iter()
            .filter(|k| is_meant(&k.name) && is_rare(k))
            .filter(|k| is_name(&k.name) && !is_known(&k.name) || lost(k))
            .collect();
        Habit { page, lacking, unknown }
    };
    pages.iter().map(habit).filter(|h| !h.lacking.is_empty()).collect()
}

/// Whether a text can be a key at all; broken front matter has others.
fn is_name(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}
