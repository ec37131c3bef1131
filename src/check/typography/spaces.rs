//! Spaces in the wrong place.

use crate::check::reading::{Anatomy, Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "typography/spaces",
    severity: Severity::Info,
    what: "The translation has two spaces in a row within a sentence, a space before a mark that the language writes without one, or none after it, where the source has none of these.",
    why: "It looks careless; two spaces are often the scar of a lost word or of lost marks.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Spara  filen nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Save the file now.</span></span>\n=> content/sv-se/a.md:1:36",
    fix: "Correct the spaces.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Space) {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    if let Some(at) = double(target)
        && double(source).is_none()
    {
        cx.report(sink, (&RULE, Level::Pedantic), at, "two spaces", &[Aspect::Space]);
        return;
    }
    let before = |a: &Anatomy<'_>, own: &[char]| {
        a.prose.iter().find_map(|r| {
            let text = &a.raw[r.clone()];
            let next = |i: usize| text.as_bytes().get(i + 1);
            let spaces = text.bytes().enumerate().filter(|(_, b)| *b == b' ').map(|(i, _)| i);
            spaces.filter(|i| !next(*i).is_some_and(u8::is_ascii_alphanumeric)).find_map(|i| {
                let mut rest = text[i + 1..].chars();
                let mark = rest.next().filter(|c| !own.contains(c))?;
                let after = rest.next();
                // A name may begin with a mark of ASCII: `.pst`.
                let named = || after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '/'));
                let wrong = match mark {
                    ',' | '.' | ';' | ':' | '!' | '?' => !named(),
                    _ => matches!(mark, '،' | '؛' | '؟' | '、' | '。' | '，' | '；' | '：' | '！' | '？'),
                };
                wrong.then(|| r.start + i..r.start + i + 1 + mark.len_utf8())
            })
        })
    };
    if let Some(at) = before(target, &cx.style().space_before)
        && before(source, &[]).is_none()
    {
        cx.report(sink, (&RULE, Level::Strict), at, "a space before a mark of punctuation", &[Aspect::Space]);
    }
}

/// Two spaces between words.
fn double(a: &Anatomy<'_>) -> Option<std::ops::Range<usize>> {
    if !a.signs.double_space() {
        return None;
    }
    a.prose.iter().find_map(|r| {
        let text = &a.raw[r.clone()];
        let i = text.trim().find("  ")? + (text.len() - text.trim_start().len());
        text[..i].chars().next_back().filter(|c| !c.is_whitespace())?;
        Some(r.start + i..r.start + i + 2)
    })
}
