//! Code piled up.

use crate::check::reading::{Anatomy, Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "displacement/code-piled",
    severity: Severity::Major,
    what: "Two pieces of code stand side by side with nothing but a space between them, and not so in the source.",
    why: "They have left the words that they belong to: nobody can tell what each is.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Metoden och egenskapen `run` `name`.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">The `run` method and the `name` property.</span></span>\n=> content/sv-se/a.md:1:60",
    fix: "Put each piece of code back to its noun.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let before = piled(source).count();
    for i in piled(target).skip(before) {
        let (a, b) = (&target.codes[i], &target.codes[i + 1]);
        if cx.segment.source.raw.contains(&cx.segment.target.raw[a.range.start..b.range.end]) {
            continue;
        }
        let level = if is_clause(cx, i) { Level::Pedantic } else { Level::Default };
        cx.report(
            sink,
            (&RULE, level),
            b.range.clone(),
            "code follows code: one of them has left its place",
            &[Aspect::Code],
        );
        return;
    }
}

/// Whether two pieces of code are the subject and the object of a clause that has its verb at the end, as the source has
/// the two with the verb between them: `If X calls Y` → `Falls X Y aufruft`.
fn is_clause(cx: &SegmentContext<'_>, i: usize) -> bool {
    let (source, target, style) = (cx.source(), cx.target(), cx.style());
    let other = cx.page.source_style;
    let is_verb =
        |word: &str| !other.is_function_word(word) && style.code_noun(word).is_none() && word != "via";
    let (one, two) = (target.code(&target.codes[i]), target.code(&target.codes[i + 1]));
    style.verb_last
        && source.codes.windows(2).any(|pair| {
            let between = pair[0].range.end..pair[1].range.start;
            let words = source.words_in(&between);
            source.code(&pair[0]) == one
                && source.code(&pair[1]) == two
                && (1..=3).contains(&words.len())
                && source
                    .raw
                    .get(between)
                    .is_some_and(|gap| !gap.contains(|c: char| c.is_ascii_punctuation()))
                && words.iter().all(|w| source.word(w).starts_with(char::is_lowercase))
                && words.iter().any(|w| is_verb(source.word(w)))
        })
}

/// Places of code that only white space parts from the next.
fn piled<'a>(a: &'a Anatomy<'_>) -> impl Iterator<Item = usize> + 'a {
    (1..a.codes.len()).map(|i| i - 1).filter(|&i| {
        a.raw
            .get(a.codes[i].range.end..a.codes[i + 1].range.start)
            .is_some_and(|gap| gap.trim().is_empty() && !gap.contains('\n'))
    })
}
