//! Addresses that are shown and lead elsewhere.

use crate::check::reading::{Anatomy, Aspect, Link, LinkStyle, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/address-shown",
    severity: Severity::Major,
    what: "A link shows an address, in the source the one that it leads to; in the translation it shows another.",
    why: "Who copies or reads the address gets to another page, or to none.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Se [https://contoso.se/f](https://contoso.com/f).</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">See [https://contoso.com/f](https://contoso.com/f).</span></span>\n=> content/sv-se/a.md:1:35",
    fix: "Show the address that the link leads to.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    if !source.signs.byte(b']') || !target.signs.byte(b']') {
        return;
    }
    for link in written(target) {
        let shown = target.link_text(link).trim();
        if same(shown, &link.dest) || !is_address(shown) {
            continue;
        }
        let theirs = written(source).find(|l| l.dest == link.dest && same(source.link_text(l), &l.dest));
        if let Some(there) = theirs {
            let message = format!("`{shown}` is shown; the link leads to `{}`", link.dest);
            let at = link.text.clone();
            cx.report_with(
                sink,
                (&RULE, Level::Default),
                at,
                Some(there.text.clone()),
                message,
                &[Aspect::Link],
            );
            return;
        }
    }
}

/// Links whose address stands beside their text.
fn written<'a>(text: &'a Anatomy<'_>) -> impl Iterator<Item = &'a Link> {
    text.links.iter().filter(|l| l.style == LinkStyle::Inline)
}

/// Whether a text is an address: `https://contoso.com/`, `www.contoso.com/files`, also with a space that slipped in.
fn is_address(text: &str) -> bool {
    let rest = text.split_once("://").map(|(_, rest)| rest).or_else(|| text.strip_prefix("www."));
    rest.is_some_and(|rest| rest.split_whitespace().count() <= 2)
}

/// Whether a text shows an address, whatever its scheme, its last slash and its escapes.
fn same(text: &str, address: &str) -> bool {
    let plain = |t: &str| {
        let t = t.trim().replace('\\', "");
        let t = t.split_once("://").map_or(t.as_str(), |(_, rest)| rest).trim_end_matches('/').to_owned();
        t.replace("&amp;", "&")
    };
    plain(text).eq_ignore_ascii_case(&plain(address))
}
