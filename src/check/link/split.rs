//! Links cut in two.

use crate::check::reading::{Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/split",
    severity: Severity::Major,
    what: "Something stands between the two parts of a link, `[text] (address)`: it is no link.",
    why: "The address is shown as text, and nothing can be followed.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Läs [guiden] (https://example.com/g) nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Read [the guide](https://example.com/g) now.</span></span>\n=> content/sv-se/a.md:1:42",
    fix: "Remove the space between `]` and `(`.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.segment.source.raw, cx.segment.target.raw);
    if cx.source().links.is_empty() && cx.source().images.is_empty() {
        return;
    }
    // All of these have a space beside a mark, or marks of another width.
    let odd = |w: &[u8]| matches!(w, [b']' | b'.' | b'/', b' '] | [b'(', b' ']);
    let signs = &cx.target().signs;
    let wide = signs.may_hold_any(&['\u{a0}', '（']);
    if !(wide || signs.byte(b' ') && target.as_bytes().windows(2).any(odd)) {
        return;
    }
    let breaks = |text: &str| {
        text.matches("] (").count()
            + text.matches("]\u{a0}(").count()
            + text.matches("]（").count()
            + text.matches("( http").count()
    };
    // `](.. /x`
    if let Some(at) = ["](.. /", "](. /", "](/ ", ".. /.."]
        .iter()
        .find_map(|m| target.find(m).filter(|_| !source.contains(m)).map(|i| i..i + m.len()))
    {
        cx.report(
            sink,
            (&RULE, Level::Default),
            at,
            "a space within the address",
            &[Aspect::Link, Aspect::Bracket],
        );
        return;
    }
    let lost = cx.target().links.len() < cx.source().links.len();
    if breaks(target) <= breaks(source) {
        return;
    }
    let at = ["] (", "]\u{a0}(", "]（", "( http"]
        .iter()
        .filter_map(|m| target.find(m).map(|i| i..i + m.len()))
        .min_by_key(|r| r.start);
    let Some(at) = at else { return };
    let inner = target[at.end..].trim_start().split([')', '）']).next().unwrap_or_default();
    let address = inner.starts_with(['h', '/', '.', '#']) || inner.starts_with("xref:") || lost;
    // A label in brackets with a remark after it.
    if !address && !inner.contains(['/', ':', '#']) {
        return;
    }
    let level = if address { Level::Default } else { Level::Pedantic };
    cx.report(
        sink,
        (&RULE, level),
        at,
        "this is no link: its parts stand apart",
        &[Aspect::Link, Aspect::Bracket],
    );
}
