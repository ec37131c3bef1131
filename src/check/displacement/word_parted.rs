//! Code in the middle of a word that other pages have.

use super::{code_in_verb, code_in_word, code_torn};
use crate::check::reading::Corpus;
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "displacement/word-parted",
    severity: Severity::Major,
    what: "What stands before and after a piece of code is one word, which other texts of the locale have, and one half at least is no word of its own; in a language without spaces, a character stands without the one that it always stands with, and both together are often met.",
    why: "Half a word says nothing, and the code is where nobody looks for it.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Öppna funk `run` tionen nu igen.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Open the `run` function now again.</span></span>\n--- content/sv-se/b.md\n<span data-ttu-id=\"0a1b2-101\">Spara funktionen nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the function now.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Läs funktionen nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Read the function now.</span></span>\n=> content/sv-se/a.md:1:42",
    fix: "Put the word together again, and the code to its noun.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Corpus(check) };

fn check(corpus: &Corpus<'_>, sink: &mut Sink) {
    let known = corpus.torn_words().into_iter().map(|p| {
        (p.place, p.source_place, &p.segment, format!("this stands within \u{201c}{}\u{201d}", p.text))
    });
    let strange = corpus.torn_strangers().into_iter().map(|h| {
        let (head, tail) = (&h.head, &h.tail);
        let message = format!(
            "this stands within \u{201c}{head}{tail}\u{201d}: neither \u{201c}{head}\u{201d} nor \u{201c}{tail}\u{201d} is a word"
        );
        (h.place, h.source_place, &h.segment, message)
    });
    for (place, there, segment, message) in known.chain(strange) {
        // What is told of the same code is one cause: this is certain, and says most.
        let same = |f: &Diagnostic| CAUSES.contains(&f.code()) && f.primary.span == place;
        if sink.iter().any(|f| same(f) && SURER.contains(&f.code())) {
            continue;
        }
        sink.retain(|f| !same(f));
        let mut finding = Diagnostic::new(&RULE, place, message).related(there, "the source");
        finding.segment = segment.clone();
        sink.push(finding);
    }
}

/// What else is told of code in the wrong place.
static CAUSES: [&str; 4] =
    [code_in_word::RULE.code, RULE.code, code_in_verb::RULE.code, code_torn::RULE.code];

/// What is as certain.
static SURER: [&str; 2] = [code_in_word::RULE.code, RULE.code];
