//! Descriptions of another picture.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::reading::{Basis, Block, BlockKind, Comparison};
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/alt-other",
    severity: Severity::Minor,
    what: "The description of a picture (its alternative text) is word for word that of one other picture of the page, and those of the source are two.",
    why: "Who cannot see the picture learns what another one shows.",
    example: "--- content/en-us/a.md\n# A\n\n![The plan of the house](m/a.png)\n\n![A cat below the table](m/b.png)\n\nWait a little.\n--- content/en-us/m/a.png\nx\n--- content/en-us/m/b.png\nx\n--- content/sv-se/a.md\n# A\n\n![Planen över huset](m/a.png)\n\n![Planen över huset](m/b.png)\n\nVänta lite.\n=> content/sv-se/a.md:5:1",
    fix: "Translate the description of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

/// A shorter description may be that of many pictures. Bytes.
const MIN_SIZE: usize = 12;

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    let mut uses: FxHashMap<&str, Vec<(&Block, &Block)>> = FxHashMap::default();
    for (there, here) in described(cx).filter(|(_, here)| here.label.trim().len() >= MIN_SIZE) {
        uses.entry(here.label.trim()).or_default().push((there, here));
    }
    let mut twice: Vec<[(&Block, &Block); 2]> =
        uses.into_values().filter_map(|blocks| blocks.try_into().ok()).collect();
    twice.sort_unstable_by_key(|[(_, here), _]| here.span.start);
    for [a, b] in twice {
        let (first, second) = (words(&a.0.label), words(&b.0.label));
        let common = first.intersection(&second).count();
        // Sources that are nearly the same may become one.
        if first.len().min(second.len()) < MIN_WORDS || common * 2 >= first.len().min(second.len()) {
            continue;
        }
        // The words that a translation keeps tell which one was copied; if none does, it is the second.
        let text = words(&a.1.label);
        let kept = |own: &FxHashSet<String>, other: &FxHashSet<String>| {
            text.iter().filter(|word| own.contains(*word) && !other.contains(*word)).count()
        };
        let (there, here) = if kept(&first, &second) < kept(&second, &first) { a } else { b };
        let message = "this description is that of another picture of the page, too".into();
        sink.push(cx.differs(&RULE, here, there, message).level(Level::Strict));
    }
}

/// Words that a description must have to be told from another.
const MIN_WORDS: usize = 3;

/// The pictures that a page shares with the one it is compared with, in the language of each.
pub fn described<'a>(cx: &'a Comparison<'_>) -> impl Iterator<Item = (&'a Block, &'a Block)> {
    let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let pairs = cx.pairs().filter(|_| cx.basis != Basis::OtherLocale);
    pairs.filter(move |(there, here)| {
        // Within a pair each language has its own; outside it stands in the translation's only.
        let in_pair = cx.page.pair_at(here.span.start as usize).is_some();
        let apart = cx.page.is_bilingual() && in_pair != (cx.basis == Basis::Itself);
        match (&there.kind, &here.kind) {
            (BlockKind::Image(theirs), BlockKind::Image(ours)) => !apart && name(theirs) == name(ours),
            _ => false,
        }
    })
}

/// The words of a text in small letters.
fn words(text: &str) -> FxHashSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect()
}
