//! Addresses that name a locale.

use super::address::{is_locale, locale_of, without_locale};
use crate::check::reading::{SegmentContext, Translation};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level, Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "link/locale-in-url",
    severity: Severity::Minor,
    what: "An address of the translation names a locale, and that of the source does not, or names one that is neither the source's nor the page's.",
    why: "Every reader is sent to that language; without a locale the site chooses the reader's own.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Läs [guiden](https://learn.microsoft.com/sv-se/g) nu.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Read [the guide](https://learn.microsoft.com/g) now.</span></span>\n=> content/sv-se/a.md:1:35",
    fix: "Remove the locale from the address.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Segment(check) };

/// The check of links around pairs, whose address is that of both languages.
pub static AROUND: Check = Check { rule: &RULE, look: Look::Translation(around) };

fn around(page: &Translation<'_>, sink: &mut Sink) {
    let text = page.page.text();
    let own = page.site.locale(page.page.locale).slug.as_ref();
    for pair in &page.page.scan.pairs {
        let start = pair.whole.end + "](".len();
        let Some(rest) = text[pair.whole.end..].strip_prefix("](") else { continue };
        let dest = &rest[..rest.find([')', ' ', '\n']).unwrap_or(rest.len())];
        // An address of the same site names it first.
        let first = || dest.strip_prefix('/')?.split('/').next().filter(|first| is_locale(first));
        let Some(locale) = locale_of(dest).or_else(first) else { continue };
        let theirs =
            |address: &str| page.source_page.is_some_and(|s| s.text().contains(&format!("({address})")));
        // No source names the page's own; of others only the source page tells.
        let bare = || dest.replacen(&format!("/{locale}"), "", 1);
        let added = (locale.eq_ignore_ascii_case(own) || theirs(&bare())) && !theirs(dest);
        let told = |f: &Diagnostic| {
            let at = f.primary.span.range();
            f.code() == "link/changed-on-page" && f.level == Level::Default && at.contains(&start)
        };
        if added && !page.page.is_code(start) && !sink.iter().any(told) {
            let message = format!("this address is for {locale} only");
            sink.push(Diagnostic::new(&RULE, page.page.span(start..start + dest.len()), message));
        }
    }
}

fn check(cx: &SegmentContext<'_>, sink: &mut Sink) {
    let (source, target) = (cx.source(), cx.target());
    let theirs: Vec<Option<&str>> = source.links.iter().map(|l| locale_of(&l.dest)).collect();
    let is_own =
        |locale: &str| locale.split('-').next().is_some_and(|l| l.eq_ignore_ascii_case(&cx.style().language));
    for link in &target.links {
        let Some(locale) = locale_of(&link.dest) else { continue };
        let plain = without_locale(&link.dest);
        let same = source.links.iter().position(|l| without_locale(&l.dest) == plain);
        let level = match same {
            Some(i) if theirs[i].is_none() => Level::Default,
            // The reader's own in place of the source's is no loss; another's is.
            Some(i) if theirs[i] != Some(locale) && !is_own(locale) => Level::Strict,
            _ => continue,
        };
        let there = same.map(|i| source.links[i].range.clone());
        cx.report_with(
            sink,
            (&RULE, level),
            link.range.clone(),
            there,
            format!("this address is for {locale} only"),
            &[],
        );
    }
}
