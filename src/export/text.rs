//! Findings for reading, in the layout that compilers have made familiar: the place, the line, carets, what to
//! do. annotate-snippets draws; it gets the touched lines only, already cut to the terminal's width.

use std::io;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};
use rayon::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::excerpt::{Excerpt, Mark, excerpt};
use super::place::{clean, is_whole_file, place};
use super::wrap::wrap;
use super::{ReportOptions, Sources};
use crate::diag::{Diagnostic, Fix, Label, Severity};
use crate::text::{Source, Span};

/// Cells a line may take when nobody says how wide the terminal is.
const WIDTH: usize = 120;
/// Below this, cutting lines hides more than it helps.
const MIN_WIDTH: usize = 40;
/// Related places of the same file within so many lines share a snippet.
const NEAR: usize = 8;
/// Lines of a fix that are shown.
const MAX_FIX_LINES: usize = 12;
/// Findings that one thread renders in a row, and that wait to be written.
const CHUNK: usize = 32;
const BATCH: usize = 4096;

/// Stands for every path while drawing: the renderer counts columns in the line as it was cut, so it gets no say
/// in what the place is. NUL is the one character that cannot come from a page: it is replaced everywhere else.
const PATH: &str = "\0";

/// Writes each finding and a blank line.
pub(super) fn write(
    findings: &[&Diagnostic],
    sources: &dyn Sources,
    opts: &ReportOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let painter = Painter::new(sources, opts);
    for batch in findings.chunks(BATCH) {
        let texts: Vec<String> = batch
            .par_chunks(CHUNK)
            .map(|chunk| chunk.iter().map(|d| painter.paint(d) + "\n\n").collect())
            .collect();
        for text in texts {
            out.write_all(text.as_bytes())?;
        }
    }
    Ok(())
}

struct Painter<'a> {
    sources: &'a dyn Sources,
    renderer: Renderer,
    width: usize,
    wraps: bool,
}

/// Labels of one file that are shown as one snippet.
struct Cluster<'a> {
    source: &'a Source,
    lines: (usize, usize),
    labels: Vec<&'a Label>,
}

impl<'a> Painter<'a> {
    fn new(sources: &'a dyn Sources, opts: &ReportOptions) -> Self {
        let width = opts.width.unwrap_or(WIDTH).max(MIN_WIDTH);
        let renderer = if opts.color { Renderer::styled() } else { Renderer::plain() };
        // Lines come cut; the renderer must not cut them again.
        let renderer = renderer.term_width(usize::MAX / 4);
        Self { sources, renderer, width, wraps: opts.width.is_some() }
    }

    fn paint(&self, d: &Diagnostic) -> String {
        let level = level(d.severity);
        let mut group = Group::with_title(level.primary_title(clean(&d.message)).id(d.code()));
        let mut places = vec![];
        let mut notes = vec![];

        let mut clusters: Vec<Cluster> = vec![];
        match self.shown(d.primary.span) {
            Some(source) => join(&mut clusters, source, &d.primary),
            None => {
                group = group.element(Origin::path(clean(self.sources.path(d.primary.span.file))));
                if !d.primary.text.is_empty() {
                    notes.push(clean(&d.primary.text).into_owned());
                }
            }
        }
        for label in &d.related {
            match self.shown(label.span) {
                Some(source) => join(&mut clusters, source, label),
                None => {
                    let path = clean(self.sources.path(label.span.file));
                    notes.push(match label.text.as_str() {
                        "" => format!("see {path}"),
                        text => format!("{}: {path}", clean(text)),
                    });
                }
            }
        }
        let room = self.room(clusters.iter().map(|c| c.lines.1).max().unwrap_or(0));
        for cluster in &clusters {
            let first = cluster
                .labels
                .iter()
                .find(|l| std::ptr::eq(**l, &d.primary))
                .or_else(|| cluster.labels.iter().min_by_key(|l| l.span));
            if let Some(label) = first {
                places.push(place(self.sources, label.span).to_string());
            }
            group = group.element(cluster.snippet(&d.primary, room));
        }

        if let Some(segment) = &d.segment {
            notes.push(format!("segment {}", clean(segment)));
        }
        if d.elsewhere > 0 {
            let locales = if d.elsewhere == 1 { "locale" } else { "locales" };
            notes.push(format!(
                "the same in {} other {locales}: most likely the source is at fault",
                d.elsewhere
            ));
        }
        if d.users > 0 {
            let pages = if d.users == 1 { "page" } else { "pages" };
            notes.push(format!("in an include used by {} {pages}", d.users));
        }
        for note in notes {
            group = group.element(Level::NOTE.message(self.prose(&note)));
        }
        let hint = Level::HELP.with_name("hint");
        let mut groups = vec![];
        match (&d.fix, d.fix.as_ref().and_then(|fix| self.patch(fix, d.primary.span))) {
            (Some(fix), Some(patch)) => {
                let mut title = clean(d.hint.as_deref().unwrap_or("suggested change")).into_owned();
                if fix.span.file != d.primary.span.file {
                    title.push_str(&format!(" (in {})", place(self.sources, fix.span)));
                }
                groups.push(group);
                groups.push(hint.secondary_title(self.prose(&title)).element(patch));
            }
            _ => {
                if let Some(text) = &d.hint {
                    group = group.element(hint.message(self.prose(&clean(text))));
                }
                groups.push(group);
            }
        }
        set_places(&self.renderer.render(&groups), &places)
    }

    /// The source of a span that can be shown as a line of text.
    fn shown(&self, span: Span) -> Option<&'a Source> {
        self.sources.source(span.file).filter(|_| !is_whole_file(span))
    }

    /// Cells beside a gutter that holds line numbers up to `line`, 0-based, and the bars of a long mark.
    fn room(&self, line: usize) -> usize {
        self.width - (line + 1).to_string().len() - 5
    }

    /// Breaks a note to the terminal's width; lines of a pipe are left whole.
    fn prose(&self, text: &str) -> String {
        if self.wraps { wrap(text, self.width - 16).join("\n") } else { text.to_owned() }
    }

    /// The change of a fix; `None` when it is too long to be read here.
    fn patch(&self, fix: &Fix, primary: Span) -> Option<Snippet<'static, Patch<'static>>> {
        let source = self.sources.source(fix.span.file)?;
        let old = source.text().get(fix.span.range())?;
        // A fix of whole lines: the last line end is not part of what is read.
        let new =
            fix.replacement.strip_suffix('\n').filter(|_| old.ends_with('\n')).unwrap_or(&fix.replacement);
        let new: String =
            new.chars().filter(|c| *c != '\r').map(|c| if c == '\t' { ' ' } else { c }).collect();
        let lines = old.matches('\n').count().max(new.matches('\n').count()) + 1;
        let line = source.lines().line_of(fix.span.start) + lines;
        let grows = new.lines().map(UnicodeWidthStr::width).max().unwrap_or(0).saturating_sub(old.width());
        let room = self.room(line);
        if lines > MAX_FIX_LINES || grows > room || old == fix.replacement {
            return None;
        }
        let mut marks = vec![Mark { range: fix.span.range(), label: 0 }];
        let same_line = |a: u32, b: u32| source.lines().line_of(a) == source.lines().line_of(b);
        if primary.file == fix.span.file
            && same_line(primary.start, fix.span.start)
            && same_line(primary.end, fix.span.start)
        {
            // A long line is then cut much as it was above.
            marks.push(Mark { range: primary.range(), label: 0 });
        }
        let Excerpt { text, first_line, marks } = excerpt(source, &marks, (room - grows).max(MIN_WIDTH / 2));
        let range = marks.into_iter().next()?;
        Some(Snippet::source(text).line_start(first_line).patch(Patch::new(range, new)))
    }
}

/// Adds a label to the cluster it is near to, otherwise to a new one.
fn join<'a>(clusters: &mut Vec<Cluster<'a>>, source: &'a Source, label: &'a Label) {
    let line_of = |at: u32| source.lines().line_of(at);
    let (first, last) = (line_of(label.span.start), line_of(label.span.end));
    let near = |c: &&mut Cluster| {
        c.labels.first().is_some_and(|l| l.span.file == label.span.file)
            && first <= c.lines.1 + NEAR
            && c.lines.0 <= last + NEAR
    };
    match clusters.iter_mut().find(near) {
        Some(cluster) => {
            cluster.labels.push(label);
            cluster.lines = (cluster.lines.0.min(first), cluster.lines.1.max(last));
        }
        None => clusters.push(Cluster { source, lines: (first, last), labels: vec![label] }),
    }
}

impl Cluster<'_> {
    fn snippet<'s>(&self, primary: &Label, room: usize) -> Snippet<'s, Annotation<'s>> {
        let marks: Vec<Mark> =
            self.labels.iter().map(|l| Mark { range: l.span.range(), label: l.text.width() }).collect();
        let Excerpt { text, first_line, marks } = excerpt(self.source, &marks, room);
        let annotations = self.labels.iter().zip(marks).map(|(label, range)| {
            let is_primary = std::ptr::eq(*label, primary);
            let kind = if is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let text = Some(clean(&label.text).into_owned()).filter(|t| !t.is_empty());
            // Coloured text is seen where carets fail: a terminal that reorders Arabic does not reorder them.
            kind.span(range).label(text).highlight_source(true)
        });
        Snippet::source(text).line_start(first_line).path(PATH).annotations(annotations)
    }
}

/// critical and major are errors to the eye, minor a warning, info a note; the word is ours.
fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Critical | Severity::Major => Level::ERROR,
        Severity::Minor => Level::WARNING,
        Severity::Info => Level::NOTE,
    }
    .with_name(severity.name())
}

/// Puts the places in for [`PATH`] and the position behind it; no line ends in spaces.
fn set_places(drawn: &str, places: &[String]) -> String {
    let mut out = String::with_capacity(drawn.len() + 64);
    let mut places = places.iter();
    for (i, line) in drawn.lines().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        match line.split_once(PATH) {
            Some((before, _)) => {
                out.push_str(before);
                out.push_str(places.next().map_or("", String::as_str));
            }
            None => out.push_str(line.trim_end()),
        }
    }
    out
}

pub(super) mod pages;

#[cfg(test)]
mod tests;
