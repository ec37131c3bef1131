//! Directives that show as text.

use crate::check::reading::{Aspect, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "directive/leaked",
    severity: Severity::Major,
    what: "The translation holds a directive that the source does not hold, or in a spelling that is none: `::: No-Loc`, `[! HINWEIS]`.",
    why: "The reader sees the directive.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">:::No-Loc(text=\"flamma\"):::   startar nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Blazor starts now.</span></span>\n=> content/sv-se/a.md:1:31",
    fix: "Restore the directive as the source has it, or remove it.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.segment.source.raw, cx.segment.target.raw);
    let colons = |t: &str| t.match_indices(":::").count();
    if colons(target) > 0
        && (colons(source) == 0
            || !directive_names(target).iter().all(|n| directive_names(source).contains(n)))
    {
        let at = target.find(":::").unwrap_or(0);
        cx.report(
            sink,
            (&RULE, Level::Default),
            at..at + 3,
            "this directive is none, and shows as text",
            &[Aspect::Bracket, Aspect::Space],
        );
        return;
    }
    let marker = |t: &str| t.find("[!").or_else(|| t.find("[ !"));
    if let Some(at) = marker(target)
        && marker(source).is_none()
        && !target[..at].ends_with('!')
        && target[at..].starts_with("[ !")
    {
        cx.report(
            sink,
            (&RULE, Level::Default),
            at..at + 3,
            "a marker with a space in it shows as text",
            &[Aspect::Bracket],
        );
    }
}

/// The words after colons that begin a directive.
fn directive_names(text: &str) -> Vec<String> {
    let found = text.match_indices(":::").map(|(i, _)| {
        text[i + 3..].chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect::<String>()
    });
    found.filter(|n| !n.is_empty()).collect()
}
