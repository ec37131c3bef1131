//! Links that changed places.

use crate::check::reading::{Anatomy, Aspect, Link, LinkStyle, SegmentContext};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/swapped",
    severity: Severity::Major,
    what: "Two links of a segment have exchanged their addresses.",
    why: "Each leads to what the other promises.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Läs om [Excel](https://example.com/word) och [Word](https://example.com/excel).</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Read about [Excel](https://example.com/excel) and [Word](https://example.com/word).</span></span>\n=> content/sv-se/a.md:1:38",
    fix: "Give each link the address that it has in the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    if cx.is_explained(Aspect::Link) || source.links.len() < 2 || target.links.len() < 2 {
        return;
    }
    let (theirs, ours) = (inline(source), inline(target));
    // A label of its own is defined elsewhere.
    let labelled = |a: &Anatomy<'_>| a.links.iter().any(|l| l.style == LinkStyle::Reference);
    if theirs.len() != ours.len() || theirs.len() < 2 || labelled(source) || labelled(target) {
        return;
    }
    let mut tell = |link: &Link, owner: &Link, level| {
        let message = format!("`{}` belongs to another link of the source", link.dest);
        let there = Some(owner.range.clone());
        cx.report_with(sink, (&RULE, level), link.range.clone(), there, message, &[Aspect::Link]);
    };
    if let Some((link, owner)) = by_name(source, target) {
        return tell(link, owner, Level::Default);
    }
    let changed: Vec<usize> = (0..theirs.len()).filter(|&i| theirs[i].dest != ours[i].dest).collect();
    if changed.len() < 2 {
        return;
    }
    let place = |dest: &str| theirs.iter().position(|l| l.dest == dest);
    let crossed = changed.iter().find_map(|&i| {
        let j = place(&ours[i].dest)?;
        let back = place(&ours[j].dest)?;
        (back == i && j > i).then_some((i, j))
    });
    let Some((i, j)) = crossed else { return };
    let fit = |s: usize, t: usize| alike(source.link_text(theirs[s]), target.link_text(ours[t]));
    // The texts: does the one in place i translate the source's text of place i, or the one of the same address?
    let in_place = fit(i, i) + fit(j, j);
    let by_address = fit(j, i) + fit(i, j);
    let level = match (in_place, by_address) {
        (a, b) if a > b => Level::Default,
        (a, b) if a == b => Level::Pedantic,
        _ => return,
    };
    tell(ours[i], theirs[j], level);
}

/// The links of a text that have an address of their own beside their text.
fn inline<'a>(a: &'a Anatomy<'_>) -> Vec<&'a Link> {
    a.links.iter().filter(|l| l.style == LinkStyle::Inline).collect()
}

/// A link whose text is kept from the source and that has the address of another such link, which has its own; with the
/// source's link of that address.
fn by_name<'a>(source: &'a Anatomy<'_>, target: &'a Anatomy<'_>) -> Option<(&'a Link, &'a Link)> {
    let named = |a: &'a Anatomy<'_>, text: &str| {
        let mut those = a.links.iter().filter(|l| a.link_text(l).trim() == text);
        those.next().filter(|_| those.next().is_none())
    };
    let kept: Vec<(&Link, &Link)> = target
        .links
        .iter()
        .filter_map(|link| {
            let text = target.link_text(link).trim();
            named(target, text).filter(|_| !text.is_empty())?;
            Some((link, named(source, text)?))
        })
        .collect();
    let crossed = |(ours, theirs): &&(&Link, &Link)| {
        let other = kept.iter().find(|(_, owner)| owner.dest == ours.dest);
        theirs.dest != ours.dest && other.is_some_and(|(link, _)| link.dest == theirs.dest)
    };
    let (link, _) = kept.iter().find(crossed)?;
    kept.iter().find(|(_, owner)| owner.dest == link.dest).map(|(_, owner)| (*link, *owner))
}

/// How many words of at least three letters, or their beginnings, two texts share.
fn alike(a: &str, b: &str) -> usize {
    let words = |t: &str| -> Vec<String> {
        t.split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.chars().count() >= 3 || w.chars().any(|c| c.is_ascii_digit()))
            .map(str::to_lowercase)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let head = |w: &str| w.chars().take(5).collect::<String>();
    a.iter().filter(|x| b.iter().any(|y| x == &y || x.chars().count() >= 5 && head(x) == head(y))).count()
}
