//! Descriptions of pictures of which the end is gone.

use super::alt_other::described;
use crate::check::reading::Comparison;
use crate::check::{Check, Look};
use crate::diag::{Level, Rule, Severity, Sink};
use crate::text::is_unspaced;

/// The rule.
pub static RULE: Rule = Rule {
    code: "image/alt-cut",
    severity: Severity::Minor,
    what: "The description of a picture (its alternative text) is a word or two, in a script without spaces a character or three, where that of the source has six words or more.",
    why: "Who cannot see the picture learns that there is one, not what it shows.",
    example: "--- content/en-us/a.md\n# A\n\n![The plan of the house with all its doors](m/a.png)\n\nWait a little.\n--- content/en-us/m/a.png\nx\n--- content/sv-se/a.md\n# A\n\n![Planen](m/a.png)\n\nVänta lite.\n=> content/sv-se/a.md:3:1",
    fix: "Translate the whole description.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Comparison(check) };

/// Words of a description that a word or two cannot stand for.
const MIN_WORDS: usize = 6;

fn check(cx: &Comparison<'_>, sink: &mut Sink) {
    for (there, here) in described(cx) {
        let (theirs, ours) = (there.label.trim(), here.label.trim());
        let unspaced = ours.chars().filter(|c| is_unspaced(*c)).count();
        // Words of a language that joins them are long.
        let long = ours.chars().count() * 3 > theirs.chars().count();
        let short = ours.split_whitespace().count() <= 2 && unspaced <= 3 && !long;
        if short && !ours.is_empty() && theirs.split_whitespace().count() >= MIN_WORDS {
            let message = format!("this description is `{ours}`; that of the source is longer");
            sink.push(cx.differs(&RULE, here, there, message).level(Level::Pedantic));
        }
    }
}
