//! Text glued to a link.

use crate::check::reading::{Anatomy, Aspect, LinkStyle, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};
use crate::l10n::{Joiner, Style};
use crate::text::is_unspaced;

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/space-lost",
    severity: Severity::Minor,
    what: "A letter follows a link, code or bold, or comes before it, without a space, where the source has one.",
    why: "Two words run into one.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Läs [guiden](https://example.com/g)innan du börjar.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Read [the guide](https://example.com/g) before you start.</span></span>\n=> content/sv-se/a.md:1:66",
    fix: "Put a space between them.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Text(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let raw = cx.segment.target.raw;
    let spans = |a: &Anatomy<'_>| -> Vec<std::ops::Range<usize>> {
        let links = a.links.iter().filter(|l| l.style == LinkStyle::Inline).map(|l| l.range.clone());
        let marked = a.codes.iter().chain(&a.strong).map(|p| p.range.clone());
        links.chain(marked).collect()
    };
    let latin = cx.style().is_latin();
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_unspaced(c));
    let style = cx.style();
    let glued = |text: &str, r: &std::ops::Range<usize>| {
        let (before, after) = (&text[..r.start], &text[r.end..]);
        letter(after.chars().next()) && !is_particle(style, after)
            || letter(before.chars().next_back()) && !is_prefix(before)
    };
    let before = spans(source).iter().filter(|r| glued(cx.segment.source.raw, r)).count();
    for range in spans(target).iter().filter(|r| glued(raw, r)).skip(before) {
        let after = &raw[range.end..];
        let word: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
        let ends = letter(after.chars().next()) && !is_particle(style, after);
        // Endings of inflection may be written to a name.
        let short = word.chars().count() <= 2;
        if ends && short && !cx.style().is_function_word(&word) {
            continue;
        }
        let (at, noun) = match ends {
            true => (range.end..range.end + word.len(), "follows"),
            false => (range.start..range.start + 1, "comes before"),
        };
        // Bold may be the first half of a compound.
        let half = ends && raw[range.clone()].ends_with("**") && cx.style().joiner == Joiner::Hyphen;
        let level = match (latin, ends && short) {
            // Without the source nobody knows whether an ending is written to it.
            _ if source.raw.is_empty() => Level::Pedantic,
            (true, _) if half => Level::Strict,
            (true, false) => Level::Default,
            (true, true) => Level::Strict,
            (false, _) => Level::Pedantic,
        };
        cx.report(sink, (&RULE, level), at, format!("a word {noun} without a space"), &[Aspect::Space]);
    }
}

/// Whether a text begins with what is written to the word before it: Korean particles and endings.
fn is_particle(style: &Style, text: &str) -> bool {
    &*style.language == "ko"
        && style.particles.iter().chain(&style.bound_endings).any(|p| text.starts_with(p.as_ref()))
}

/// Whether a text ends in a word that Arabic or Hebrew writes to the next one: `و`, `بال`.
fn is_prefix(text: &str) -> bool {
    const PREFIXES: [&str; 16] =
        ["و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "فال", "كال", "ول", "وب", "ו", "ב", "ל", "ה"];
    text.rsplit(|c: char| !c.is_alphabetic()).next().is_some_and(|word| PREFIXES.contains(&word))
}
