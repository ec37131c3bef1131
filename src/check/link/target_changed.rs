//! Links that lead elsewhere.

use std::borrow::Cow;

use super::address::{folded, without_locale};
use crate::check::reading::{Anatomy, Aspect, Link, LinkStyle, LocalePage, SegmentContext, tokens};
use crate::check::{Check, Look};
use crate::diag::Level;
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/target-changed",
    severity: Severity::Major,
    what: "A link of the translation leads to another address than in the source, or is not there.",
    why: "The reader lands on the wrong page, or cannot follow at all.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Läs [guiden](https://example.com/h) nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Read [the guide](https://example.com/g) now.</span></span>\n=> content/sv-se/a.md:1:35",
    fix: "Use the address of the source.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    if cx.is_explained(Aspect::Link) {
        return;
    }
    let (source, target) = (cx.source(), cx.target());
    if source.links.is_empty() && target.links.is_empty() {
        return;
    }
    // A label may be translated where the page defines it.
    let page = cx.page.page;
    fn dests<'a>(a: &'a Anatomy<'_>, page: &'a LocalePage) -> Vec<Cow<'a, str>> {
        let dest = |l: &'a Link| match l.style {
            LinkStyle::Reference => defined(page, l).unwrap_or(&l.dest),
            _ => l.dest.as_str(),
        };
        a.links.iter().map(|l| without_locale(dest(l))).collect()
    }
    let (theirs, ours) = (dests(source, page), dests(target, page));
    let (lost, added) = tokens::unmatched(&theirs, &ours);
    // What is gone together is one finding.
    let mut gone: Vec<usize> = vec![];
    for (n, &i) in lost.iter().enumerate() {
        let there = &source.links[i];
        // A label that nothing defines is reported as such.
        let undefined = |l: &Link| l.style == LinkStyle::Reference && defined(page, l).is_none();
        if added.get(n).is_some_and(|&j| undefined(&target.links[j])) && page.definitions().any() {
            cx.explain(Aspect::Link);
            continue;
        }
        // A label that the page translates throughout: where that of the source led is not on this page.
        let known = |l: &Link| l.style == LinkStyle::Reference && defined(page, l).is_some();
        if undefined(there) && added.get(n).is_some_and(|&j| known(&target.links[j])) {
            continue;
        }
        // An address that is still there as text has lost its brackets only.
        let shown = cx.segment.target.raw.contains(there.dest.as_str());
        let (at, message) = match added.get(n) {
            Some(&j) => (
                target.links[j].range.clone(),
                format!("`{}`; in the source it is `{}`", target.links[j].dest, there.dest),
            ),
            None if shown && there.style != LinkStyle::Bare => {
                (cx.all(), format!("the link to `{}` is no link here", there.dest))
            }
            None => {
                gone.push(i);
                continue;
            }
        };
        let cut = added.get(n).is_some_and(|&j| {
            let after = &target.raw[target.links[j].range.end..];
            there.style == LinkStyle::Bare && ends_elsewhere(&theirs[i], &ours[j], after)
        });
        // Of a page beside another the anchors may have been spelled anew.
        let respelled =
            cx.segment.id.is_none() && added.get(n).is_some_and(|&j| folded(&theirs[i]) == folded(&ours[j]));
        let level = if cut || respelled { Level::Pedantic } else { Level::Default };
        cx.report_with(sink, (&RULE, level), at, Some(there.range.clone()), message, &[Aspect::Link]);
    }
    if let Some(&first) = gone.first() {
        let names: Vec<String> =
            gone.iter().take(3).map(|&i| format!("`{}`", source.links[i].dest)).collect();
        let more = if gone.len() > names.len() { ", …" } else { "" };
        let what = if gone.len() == 1 { "the link to" } else { "the links to" };
        let verb = if gone.len() == 1 { "is" } else { "are" };
        let message = format!("{what} {}{more} {verb} lost", names.join(", "));
        let there = Some(source.links[first].range.clone());
        cx.report_with(sink, (&RULE, Level::Default), cx.all(), there, message, &[Aspect::Link]);
    }
    for &j in added.iter().skip(lost.len()) {
        let here = &target.links[j];
        let known = cx.segment.source.raw.contains(here.dest.as_str());
        let level = if known { Level::Pedantic } else { Level::Default };
        cx.report(
            sink,
            (&RULE, level),
            here.range.clone(),
            format!("the source has no link to `{}`", here.dest),
            &[Aspect::Link],
        );
    }
}

/// Whether a bare address may only have been cut by another mark of punctuation: not in mid-word, and what it lacks does not
/// stand after it.
fn ends_elsewhere(theirs: &str, ours: &str, after: &str) -> bool {
    let Some(rest) = theirs.strip_prefix(ours).or_else(|| ours.strip_prefix(theirs)) else { return false };
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let kept = &theirs[..theirs.len().min(ours.len())];
    let torn = word(rest.trim_start_matches('.').chars().next())
        && (rest.starts_with('.') || word(kept.chars().last()));
    let rest = rest.trim_start_matches('/');
    let follows = theirs.len() > ours.len() && rest.len() > 1 && after.trim_start().starts_with(rest);
    !torn && !follows
}

/// Where the label of a link leads.
fn defined<'p>(page: &'p LocalePage, link: &Link) -> Option<&'p str> {
    page.definitions().address(page.text(), &link.dest)
}
