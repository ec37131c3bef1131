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
                let what =
                    if d.message == head.message { excerpt(painter.sources, d.primary.span) } else { None };
                let what = what.unwrap_or_else(|| clean(&d.message).into_owned());
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
    let from = before.char_indices().rev().nth(CONTEXT).map_or(0, |(i, c)| i + c.len_utf8());
    let cut = |text: &str, length: usize| -> (String, bool) {
        let mut chars = text.chars();
        let head: String = chars.by_ref().take(length).collect();
        (head, chars.next().is_some())
    };
    let ((mark, long), (after, more)) = (cut(mark, MAX_MARK), cut(after.trim_end(), CONTEXT));
    let after = if long { String::new() } else { after };
    let open = if from > 0 { "…" } else { "" };
    let close = if long || more { "…" } else { "" };
    Some(clean(format!("{open}{}{mark}{after}{close}", &before[from..]).trim()).into_owned())
}
