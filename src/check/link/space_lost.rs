//! Text glued to a link.

use crate::check::reading::{Anatomy, Aspect, LinkStyle, SegmentContext, is_unspaced};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/space-lost",
    severity: Severity::Minor,
    what: "A letter follows a link or code, or comes before it, without a space, where the source has one.",
    why: "Two words run into one.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Läs [guiden](https://example.com/g)innan du börjar.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Read [the guide](https://example.com/g) before you start.</span></span>\n=> content/sv-se/a.md:1:66",
    fix: "Put a space between them.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let raw = cx.segment.target.raw;
    let spans = |a: &Anatomy<'_>| -> Vec<std::ops::Range<usize>> {
        let links = a.links.iter().filter(|l| l.style == LinkStyle::Inline).map(|l| l.range.clone());
        links.chain(a.codes.iter().map(|c| c.range.clone())).collect()
    };
    let latin = crate::check::reading::language::is_latin(&cx.style().language);
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_unspaced(c));
    let glued = |text: &str, r: &std::ops::Range<usize>| {
        letter(text[r.end..].chars().next()) || letter(text[..r.start].chars().next_back())
    };
    let before = spans(source).iter().filter(|r| glued(cx.segment.source.raw, r)).count();
    for range in spans(target).iter().filter(|r| glued(raw, r)).skip(before) {
        let after = &raw[range.end..];
        let word: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
        let ends = letter(after.chars().next());
        // Endings of inflection may be written to a name.
        let short = word.chars().count() <= 2;
        if ends && short && !cx.style().is_function_word(&word) {
            continue;
        }
        let (at, noun) = match ends {
            true => (range.end..range.end + word.len(), "follows"),
            false => (range.start..range.start + 1, "comes before"),
        };
        let level = match (latin, ends && short) {
            (true, false) => Level::Default,
            (true, true) => Level::Strict,
            (false, _) => Level::Pedantic,
        };
        cx.report(sink, (&RULE, level), at, format!("a word {noun} without a space"), &[Aspect::Space]);
    }
}
