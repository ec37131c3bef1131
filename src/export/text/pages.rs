//! Findings by page: the page that suffers most first, in it the worst first, findings of one kind together.

use std::fmt::Write as _;
use std::io;

use rayon::prelude::*;

use super::super::overview::penalty;
use super::super::place::clean;
use super::super::{Counts, ReportOptions, Sources};
use super::{BATCH, Painter};
use crate::diag::{Diagnostic, Severity};
use crate::text::Span;

/// So many of one kind on one page are shown as one, with a list of their places.
const ALIKE: usize = 3;
/// Places of one kind that are listed.
const MAX_PLACES: usize = 12;
/// Characters shown on either side of a place, and of the place itself.
const CONTEXT: usize = 24;
const MAX_MARK: usize = 40;

/// Writes each page with its findings.
pub(in super::super) fn write(
    findings: &[&Diagnostic],
    sources: &dyn Sources,
    opts: &ReportOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let painter = Painter::new(sources, opts);
    let mut pages: Vec<&[&Diagnostic]> =
        findings.chunk_by(|a, b| a.primary.span.file == b.primary.span.file).collect();
    let weight = |page: &[&Diagnostic]| page.iter().map(|d| penalty(d.severity)).sum::<u64>();
    pages.sort_by_key(|page| std::cmp::Reverse(weight(page)));
    for batch in pages.chunks(BATCH / 16) {
        let texts: Vec<String> = batch.par_iter().map(|page| paint(&painter, page)).collect();
        for text in texts {
            out.write_all(text.as_bytes())?;
        }
    }
    Ok(())
}

/// A page: its name, what it holds, and its findings.
fn paint(painter: &Painter<'_>, page: &[&Diagnostic]) -> String {
    let Some(first) = page.first() else { return String::new() };
    let path = clean(painter.sources.path(first.primary.span.file));
    let counts = Counts::of(page.iter().copied());
    let list = Severity::ALL.into_iter().rev().filter(|s| counts.get(*s) > 0);
    let list: Vec<String> = list.map(|s| format!("{} {s}", counts.get(s))).collect();
    let mut out = format!("── {path}: {}\n\n", list.join(", "));
    let mut groups: Vec<Vec<&Diagnostic>> = vec![];
    let mut by_kind: rustc_hash::FxHashMap<(&str, Severity, String), usize> = Default::default();
    for &d in page {
        let group = *by_kind.entry((d.code(), d.severity, shape(&d.message))).or_insert_with(|| {
            groups.push(vec![]);
            groups.len() - 1
        });
        groups[group].push(d);
    }
    // Few of a kind are shown each for itself.
    let mut shown: Vec<&[&Diagnostic]> = vec![];
    for group in &groups {
        match group.len() < ALIKE {
            true => shown.extend(group.chunks(1)),
            false => shown.push(group),
        }
    }
    let first_of =
        |group: &&[&Diagnostic]| group.first().map(|d| (std::cmp::Reverse(d.severity), d.primary.span));
    shown.sort_by_key(first_of);
    for group in shown {
        let Some((head, others)) = group.split_first() else { continue };
        out.push_str(&painter.paint(head));
        out.push('\n');
        if !others.is_empty() {
            let _ = writeln!(out, "  {} more of this kind on this page:", others.len());
            for d in others.iter().take(MAX_PLACES) {
                let same = d.message == head.message && d.hint == head.hint;
                let what = same.then(|| excerpt(painter.sources, d.primary.span)).flatten();
                let what = what.unwrap_or_else(|| told(d, head));
                let _ = writeln!(out, "    {:<8} {what}", position(painter.sources, d.primary.span));
            }
            if others.len() > MAX_PLACES {
                let _ = writeln!(out, "    and {} more", others.len() - MAX_PLACES);
            }
        }
        out.push('\n');
    }
    out
}

/// A finding in a line; what was said of the first of its kind is not said again.
fn told(d: &Diagnostic, head: &Diagnostic) -> String {
    match &d.hint {
        Some(hint) if d.hint != head.hint => format!("{} (hint: {})", clean(&d.message), clean(hint)),
        _ => clean(&d.message).into_owned(),
    }
}

/// A message without what it quotes and counts.
fn shape(message: &str) -> String {
    let mut out = String::with_capacity(message.len());
    let mut quoted = false;
    for c in message.chars() {
        match c {
            '`' => {
                quoted = !quoted;
                out.push(c);
            }
            _ if quoted || c.is_numeric() => {}
            c => out.push(c),
        }
    }
    out
}

fn position(sources: &dyn Sources, span: Span) -> String {
    let at = sources.source(span.file).map(|s| s.position(span.start));
    at.map_or_else(|| "–".into(), |at| format!("{}:{}", at.line, at.column))
}

/// What is marked, with a little of what stands around it.
fn excerpt(sources: &dyn Sources, span: Span) -> Option<String> {
    let source = sources.source(span.file)?;
    let text = source.text();
    let lines = source.lines();
    let line = lines.line_of(span.start);
    let start = lines.start(line)? as usize;
    let end = lines.start(line + 1).map_or(text.len(), |s| s as usize);
    let mark_end = (span.end as usize).min(end).max(span.start as usize);
    let (before, mark) = (text.get(start..span.start as usize)?, text.get(span.start as usize..mark_end)?);
    let after = text.get(mark_end..end)?;
    // The tags that hold a segment say nothing here; the segment is what is read.
    let before = before.rsplit_once("-id=\"").and_then(|(_, b)| b.split_once('>')).map_or(before, |(_, b)| b);
    let after = after.split("</span>").next().unwrap_or_default();
    let from = before.char_indices().rev().nth(CONTEXT).map_or(0, |(i, c)| i + c.len_utf8());
    // A word that is cut says nothing.
    let from = match from > 0 && !before[..from].ends_with(' ') {
        true => from + before[from..].find(' ').filter(|i| *i < CONTEXT / 2).map_or(0, |i| i + 1),
        false => from,
    };
    let cut = |text: &str, length: usize| -> (String, bool) {
        let mut chars = text.chars();
        let head: String = chars.by_ref().take(length).collect();
        (head, chars.next().is_some())
    };
    let ((mark, long), (after, more)) = (cut(mark, MAX_MARK), cut(after.trim_end(), CONTEXT));
    let (mark, after) = if long { (mark.trim_end(), "") } else { (mark.as_str(), after.as_str()) };
    let open = if from > 0 { "…" } else { "" };
    let close = if long || more { "…" } else { "" };
    Some(clean(format!("{open}{}{mark}{after}{close}", &before[from..]).trim()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{RULE, Texts};
    use super::super::super::{Format, Report, entries, report};
    use super::*;
    use crate::diag::Label;

    #[test]
    fn the_worst_page_and_its_worst_findings_come_first_and_those_of_one_kind_are_one() {
        let text = "Välj **[Spara](x) som**(a) och **[Öppna](x) fil**(b), 日本語**(c) ، ثم**(d) och allt.\n";
        let t = Texts::new(&[("ar-sa/a.md", "x\n"), ("sv-se/b.md", text)]);
        let at = |n: char| {
            Diagnostic::new(&RULE, t.find(1, &format!("**({n}")), format!("space lost before `{n}`"))
        };
        let mut lone = Diagnostic::new(&RULE, t.find(0, "x"), "lone");
        lone.severity = Severity::Minor;
        let mut torn = Diagnostic::new(&RULE, t.find(1, "ثم"), "torn");
        torn.severity = Severity::Critical;
        torn.elsewhere = 2;
        torn.segment = Some("ab-101".into());
        torn.related = vec![Label::new(t.find(0, "x"), "the source")];
        let found = vec![lone, at('a'), at('b').hint("put it back"), at('c'), torn, at('d')];
        let entries = entries(&found, &[], None);
        let mut out = vec![];
        let asked = Report { entries: &entries, by_page: true, ..Report::default() };
        report(&asked, &t, Format::Text, &ReportOptions::default(), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @"
        ── sv-se/b.md: 1 critical, 4 major

        critical[link/missing-page]: torn
         --> sv-se/b.md:1:66
          |
        1 | Välj **[Spara](x) som**(a) och **[Öppna](x) fil**(b), 日本語**(c) ، ثم**(d) och allt.
          |                                                                     ^^
          |
         ::: ar-sa/a.md:1:1
          |
        1 | x
          | - the source
          |
          = note: segment ab-101
          = note: the same in 2 other locales: most likely the source is at fault

        major[link/missing-page]: space lost before `a`
         --> sv-se/b.md:1:22
          |
        1 | Välj **[Spara](x) som**(a) och **[Öppna](x) fil**(b), 日本語**(c) ، ثم**(d) och allt.
          |                      ^^^^
          3 more of this kind on this page:
            1:48     space lost before `b` (hint: put it back)
            1:58     space lost before `c`
            1:68     space lost before `d`

        ── ar-sa/a.md: 1 minor

        minor[link/missing-page]: lone
         --> ar-sa/a.md:1:1
          |
        1 | x
          | ^
        ");
    }

    #[test]
    fn messages_that_differ_in_what_they_quote_or_count_have_one_shape() {
        assert_eq!(shape("`a.md`; 3 in the source"), shape("`b c.md`; 12 in the source"));
        assert_ne!(shape("`a` is lost"), shape("`a` was added"));
    }

    #[test]
    fn a_place_is_shown_with_what_stands_around_it() {
        let long = "word ".repeat(20);
        let pair = "<span data-ttu-id=\"ab-101\">Se [x](y) nu.</span><span class=\"sxs-lookup\">…</span>";
        let t = Texts::new(&[
            ("a.md", &format!("first\n{long}[x](y){long}\n")),
            ("b.md", "日本[語](x)\n"),
            ("c.md", pair),
        ]);
        let shown = |file, needle| excerpt(&t, t.find(file, needle)).unwrap();
        assert_eq!(shown(0, "[x](y)"), "…word word word word [x](y)word word word word word…");
        assert_eq!(shown(0, long.trim_end()), format!("{}…", &long[..40].trim_end()));
        assert_eq!(shown(1, "[語](x)"), "日本[語](x)");
        assert_eq!(shown(2, "[x](y)"), "Se [x](y) nu.", "the segment, not its tags");
    }
}
