//! Keys of front matter that are usual in a locale, for pages that no other page can be compared with.

use rustc_hash::FxHashMap;

use super::keys::is_known;
use super::{missing_key, translated_key};
use crate::check::reading::{Corpus, FrontKey, FrontKeys};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Sink};
use crate::text::Span;

/// The check: what a page lacks, and what stands in its place.
pub static CHECK: Check = Check { rule: &missing_key::RULE, look: Look::Corpus(check) };

fn check(corpus: &Corpus<'_>, sink: &mut Sink) {
    for habit in habits(corpus) {
        let single = habit.lacking.len() == 1 && habit.unknown.len() == 1;
        for key in habit.unknown.iter().filter(|k| k.name.is_ascii()) {
            let lost = habit.lacking.iter().find(|c| c.is_value(key));
            let Some(custom) = lost.or(habit.lacking.first()) else { continue };
            let level = if lost.is_some() || single { Level::Default } else { Level::Strict };
            let message =
                format!("no other page has a key `{}`; nearly all have `{}`", key.name, custom.name);
            let finding = Diagnostic::new(&translated_key::RULE, key.place, message).level(level);
            sink.push(finding.related(custom.place, "here"));
        }
        // A key in another language stands in the place of one that is not there.
        if !habit.unknown.is_empty() {
            continue;
        }
        // Of titles there is a check of its own.
        for custom in habit.lacking.iter().filter(|c| c.name != "title") {
            let level = if custom.lacking == 1 { Level::Strict } else { Level::Pedantic };
            let message = format!("nearly all pages have `{}`, this one does not", custom.name);
            let finding =
                Diagnostic::new(&missing_key::RULE, Span::file(habit.page.file), message).level(level);
            sink.push(finding.related(custom.place, "here"));
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
    /// The value that more than half of them have.
    value: Option<u64>,
}

impl Custom<'_> {
    /// Whether a value is the usual one of this key.
    fn is_value(&self, key: &FrontKey) -> bool {
        self.value == Some(key.value)
    }
}

/// Fewer pages have no habits.
const MIN_PAGES: usize = 20;

/// Pages that depart from what is usual in their locale: of those only with which no other can be compared.
fn habits<'a>(corpus: &Corpus<'a>) -> Vec<Habit<'a>> {
    let fronts = corpus.pages.iter().filter_map(|d| d.front.as_ref());
    // An include needs none.
    let pages: Vec<&FrontKeys> = fronts.filter(|f| corpus.site.page_of(f.file).is_some()).collect();
    if pages.len() < MIN_PAGES {
        return vec![];
    }
    let mut uses: FxHashMap<&str, Vec<&FrontKey>> = FxHashMap::default();
    for key in pages.iter().flat_map(|p| &p.keys) {
        uses.entry(&key.name).or_default().push(key);
    }
    let mut customs: Vec<Custom<'a>> = vec![];
    for (name, keys) in &uses {
        let lacking = pages.len().saturating_sub(keys.len());
        if let (Some(first), true) = (keys.first(), lacking * 20 <= pages.len()) {
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
            customs.push(Custom { name, place: first.place, lacking, value });
        }
    }
    customs.sort_by_key(|c| c.name);
    let is_rare =
        |key: &&FrontKey| uses.get(key.name.as_str()).is_some_and(|u| u.len() <= (pages.len() / 50).max(1));
    let habit = |page: &&'a FrontKeys| {
        let has = |name: &str| page.keys.iter().any(|k| k.name == name);
        let lacking: Vec<_> = customs.iter().filter(|c| !has(c.name)).copied().collect();
        let lost = |key: &&FrontKey| lacking.iter().any(|c| c.is_value(key));
        let unknown = page
            .keys
            .iter()
            .filter(is_rare)
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
