//! Texts whose letters lost their marks.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::check::reading::{Segment, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};
use crate::text::word_key;

/// The rule.
pub static RULE: Rule = Rule {
    code: "translation/diacritics",
    severity: Severity::Minor,
    what: "A text has none of the marks on letters (`é`, `ö`, `ł`) of which one of its length should have several, or a word lacks those that it has elsewhere on the page.",
    why: "Without them words are misspelled, and some are other words; searching does not find them.",
    example: "--- content/fr-fr/a.md\n<span data-ttu-id=\"0a1b2-101\">La propriété désigne le fichier.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">The property names the file.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Le nom de la propriété est long.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">The name of the property is long.</span></span>\n\n<span data-ttu-id=\"0a1b2-103\">Changez la propriete du fichier.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">Change the property of the file.</span></span>\n=> content/fr-fr/a.md:5:42",
    fix: "Write the letters as the language has them.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

/// Letters of a text that should have so many marks, to say that it lost them.
const EXPECTED: f64 = 7.0;

/// Letters of the shortest word that is looked at.
const MIN_WORD: usize = 5;

fn check(page: &Translation<'_>, sink: &mut Sink) {
    if !page.style.known || !page.style.has_marks() {
        return;
    }
    let counts: Vec<(usize, usize)> = page.segments.iter().map(letters).collect();
    let (all, marked) = counts.iter().fold((0, 0), |(n, m), (a, b)| (n + a, m + b));
    if marked == 0 {
        return;
    }
    let share = marked as f64 / all as f64;
    let mut words: FxHashMap<String, u32> = FxHashMap::default();
    for segment in &page.segments {
        let a = &segment.target.anatomy;
        for word in a.words.iter().filter(|w| w.letters && !w.unspaced && w.range.len() > MIN_WORD) {
            let text = a.word(word);
            if !text.is_ascii() {
                let small = text.to_lowercase();
                let bare: String = small.nfd().filter(|c| !is_combining_mark(*c)).collect();
                // The last letter is that of a form: `activé`, `active`.
                let last = small.chars().next_back().map_or(0, char::len_utf8);
                let within = !small[..small.len() - last].is_ascii();
                if bare.is_ascii() && bare != small && within {
                    *words.entry(bare).or_default() += 1;
                }
            }
        }
    }
    for (segment, (n, m)) in page.segments.iter().zip(counts) {
        let mut tell = |at: std::ops::Range<usize>, message: String| {
            let mut finding = Diagnostic::new(&RULE, segment.target.span(at), message).level(Level::Pedantic);
            finding.segment = segment.id.map(Into::into);
            sink.push(finding);
        };
        if m == 0 && n as f64 * share >= EXPECTED {
            tell(0..segment.target.raw.len(), format!("no letter of these {n} has a mark"));
            continue;
        }
        let a = &segment.target.anatomy;
        let bare = a.words.iter().filter(|w| w.letters && !w.unspaced && w.range.len() >= MIN_WORD);
        let found = bare.filter(|w| a.word(w).is_ascii()).find_map(|w| {
            let small = a.word(w).to_ascii_lowercase();
            let times =
                *words.get(&small).filter(|times| **times >= 2 && !page.style.is_function_word(&small))?;
            let once =
                page.word_count(&small) == 1 && !segment.source.anatomy.keys.contains(&word_key(&small));
            (once && !a.is_literal(w.range.start)).then_some((w, times))
        });
        if let Some((word, times)) = found {
            let message =
                format!("\u{201c}{}\u{201d} has marks on its letters in {times} other places", a.word(word));
            tell(word.range.clone(), message);
        }
    }
}

/// The letters of the words that are not the source's, and how many of them have marks.
fn letters(segment: &Segment<'_>) -> (usize, usize) {
    let (a, source) = (&segment.target.anatomy, &segment.source.anatomy);
    let own =
        a.words.iter().zip(&a.keys).filter(|(w, key)| w.letters && !w.unspaced && !source.keys.contains(key));
    own.fold((0, 0), |(all, marked), (word, _)| {
        let text = a.word(word);
        let ascii = text.bytes().filter(u8::is_ascii_alphabetic).count();
        let other = text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
        (all + ascii + other, marked + other)
    })
}
