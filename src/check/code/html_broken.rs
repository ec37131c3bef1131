//! Tags of HTML that lost a bracket, and elements without their end.

use std::ops::Range;

use memchr::memchr_iter;

use super::html_spoilt;
use super::html_tag::is_element;
use crate::check::reading::{LocalePage, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "code/html-broken",
    severity: Severity::Major,
    what: "A tag of HTML on a translated page has no `>`, or one element that must be closed is not; or a tag or an entity has a space, a letter or a quotation mark that makes it text (`< br>`, `<i mg src=…`, `</п>`, `& nbsp;`); and the source page has no such fault.",
    why: "The tag is shown as text, or what follows is laid out as a part of the element.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Ett</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">One</span></span><br<span data-ttu-id=\"0a1b2-102\">Två</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">Two</span></span>\n=> content/sv-se/a.md:1:113",
    fix: "Restore the bracket, or the closing tag.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Translation(check) };

/// Elements whose end may not be left out.
const PAIRED: [&str; 8] = ["div", "ul", "ol", "table", "details", "sup", "sub", "kbd"];

fn check(page: &Translation<'_>, sink: &mut Sink) {
    let spoilt = html_spoilt::spoilt(page.page);
    if !spoilt.is_empty() {
        let theirs = page.source_page.map(|s| html_spoilt::spoilt(s).len()).unwrap_or_default();
        for at in spoilt.into_iter().filter(|_| theirs == 0) {
            let message = format!("`{}` shows as text", &page.page.text()[at.clone()]);
            sink.push(Diagnostic::new(&RULE, page.page.span(at), message));
        }
    }
    let here = Tags::of(page.page);
    if here.open.is_empty() && here.unpaired().next().is_none() {
        return;
    }
    let there = page.source_page.map(Tags::of).unwrap_or_default();
    // What has no bracket is counted as no tag.
    if here.open.is_empty() {
        for (i, at) in here.unpaired() {
            let (name, (opened, closed), (before, after)) = (PAIRED[i], here.pairs[i], there.pairs[i]);
            if before == after {
                let message = format!("`<{name}>` {opened} times on this page, `</{name}>` {closed} times");
                sink.push(Diagnostic::new(&RULE, page.page.span(at..at + 1), message));
            }
        }
    } else if there.open.is_empty() {
        for tag in here.open {
            let message = format!("`{}` has no end", &page.page.text()[tag.clone()]);
            sink.push(Diagnostic::new(&RULE, page.page.span(tag), message));
        }
    }
}

/// The tags of a page outside of code and of the source halves.
#[derive(Default)]
struct Tags {
    /// The beginnings, with their names, of those that do not end.
    open: Vec<Range<usize>>,
    /// How often each of [`PAIRED`] is opened and closed.
    pairs: [(u32, u32); PAIRED.len()],
    /// Where the last of each stands.
    last: [Option<usize>; PAIRED.len()],
}

impl Tags {
    fn of(page: &LocalePage) -> Self {
        let mut out = Self::default();
        let text = page.text();
        for i in memchr_iter(b'<', &text.as_bytes()[page.start..]) {
            let at = page.start + i;
            let rest = &text[at + 1..];
            let inner = rest.strip_prefix('/').unwrap_or(rest);
            let len = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
            let (name, after) = inner.split_at(len);
            let closed = after.trim_start_matches(|c| !matches!(c, '<' | '>')).starts_with('>');
            let pair = PAIRED.iter().position(|p| name.eq_ignore_ascii_case(p));
            if closed && pair.is_none() {
                continue;
            }
            // `<a` is an anchor's or a link's; many placeholders have one letter.
            let known = is_element(name) && name.len() > 1;
            if !known
                || text[..at].ends_with('\\')
                || page.is_in_source(at)
                || page.is_code(at)
                || page.is_code_span(at)
            {
                continue;
            }
            if !closed {
                out.open.push(at..text.len() - after.len());
            } else if let Some(k) = pair {
                match rest.starts_with('/') {
                    true => out.pairs[k].1 += 1,
                    false => out.pairs[k].0 += 1,
                }
                out.last[k] = Some(at);
            }
        }
        out
    }

    /// The elements, by their place in [`PAIRED`], that are opened once more or less than closed; the last of their tags.
    fn unpaired(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let odd = |i: &usize| self.pairs[*i].0.abs_diff(self.pairs[*i].1) == 1;
        (0..PAIRED.len()).filter(odd).filter_map(|i| Some((i, self.last[i]?)))
    }
}
