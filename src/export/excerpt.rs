//! The lines of a file that a finding touches, cut to the width of the terminal.
//!
//! A line that is too long keeps what stands around its marks; `…` stands for the rest. Tabs become spaces and
//! characters without a cell of their own that terminals disagree on are dropped, so that from here on a
//! character is a column.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::text::Source;

/// A stretch of more lines is marked on its first line only.
const MAX_LINES: usize = 60;
/// Lines at each end of a stretch that are worth showing; those between are blanked, the renderer folds them.
const ENDS: usize = 6;
/// How far a cut may move to fall between words, in cells.
const SNAP: usize = 10;

/// What is to be shown.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Bytes of the file; any numbers.
    pub range: Range<usize>,
    /// Cells that the label beside it needs.
    pub label: usize,
}

/// Lines of a file.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// The lines, joined by `\n`.
    pub text: String,
    /// Number of the first, from 1.
    pub first_line: usize,
    /// For each mark, its bytes in `text`.
    pub marks: Vec<Range<usize>>,
}

/// The lines that `marks` touch, and those between, each in at most `width` cells where that can be.
pub(super) fn excerpt(source: &Source, marks: &[Mark], width: usize) -> Excerpt {
    let text = source.text();
    let index = source.lines();
    let line_of = |at: usize| index.line_of(u32::try_from(at).unwrap_or(u32::MAX));
    let line_range = |line: usize| {
        let start = index.start(line).map_or(text.len(), |s| s as usize);
        let end = index.start(line + 1).map_or(text.len(), |s| s as usize);
        let body = text[start..end].trim_end_matches('\n');
        start..start + body.strip_suffix('\r').unwrap_or(body).len()
    };

    // Each mark within the text, on character boundaries, with its first and last line.
    let spans: Vec<(Range<usize>, usize, usize)> = marks
        .iter()
        .map(|m| {
            let range = visible(text, &m.range);
            let (first, last) = (line_of(range.start), line_of(range.end));
            if last - first < MAX_LINES {
                return (range, first, last);
            }
            (range.start..line_range(first).end.max(range.start), first, first)
        })
        .collect();
    let first = spans.iter().map(|s| s.1).min().unwrap_or(0);
    let last = spans.iter().map(|s| s.2).max().unwrap_or(0);

    let mut out = Excerpt { text: String::new(), first_line: first + 1, marks: vec![0..0; spans.len()] };
    for line in first..=last {
        if line > first {
            out.text.push('\n');
        }
        let near = |edge: usize| line.abs_diff(edge) < ENDS;
        if !spans.iter().any(|s| near(s.1) || near(s.2)) {
            continue;
        }
        let mut anchors = vec![];
        for (mark, (range, first, last)) in marks.iter().zip(&spans) {
            match (line == *first, line == *last) {
                (true, true) => anchors.push(Anchor { range: range.clone(), label: mark.label }),
                (true, false) => anchors.push(Anchor { range: range.start..range.start, label: 0 }),
                (false, true) => anchors.push(Anchor { range: range.end..range.end, label: mark.label }),
                (false, false) => {}
            }
        }
        let row = Row::cut(text, line_range(line), &anchors, width);
        let base = out.text.len();
        row.push(&mut out.text);
        for ((range, first, last), mark) in spans.iter().zip(&mut out.marks) {
            if line == *first {
                mark.start = base + row.start(range.start);
            }
            if line == *last {
                mark.end = (base + row.end(range.end)).max(mark.start);
            }
        }
    }
    // The renderer does not see an empty last line; the end of the file may be what is marked.
    if out.text.ends_with('\n') {
        out.text.push(' ');
    }
    out
}

/// `range` within `text`, on character boundaries, without the line ends behind it.
fn visible(text: &str, range: &Range<usize>) -> Range<usize> {
    let floor = |at: usize| {
        let at = at.min(text.len());
        (0..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
    };
    let (start, end) = (floor(range.start), floor(range.end.max(range.start)));
    start..start + text[start..end].trim_end_matches(['\r', '\n']).len()
}

/// Bytes of the file on one line that must be seen.
struct Anchor {
    range: Range<usize>,
    label: usize,
}

/// A character as it is shown.
struct Glyph {
    ch: char,
    /// Byte of the file it stands for.
    at: usize,
    width: usize,
}

/// A line as it is shown: windows of its glyphs, with `…` where some are left out.
struct Row {
    glyphs: Vec<Glyph>,
    /// Ranges of glyphs, ascending and apart.
    windows: Vec<Range<usize>>,
    /// Whether something was left out before the first glyph, after the last.
    open: (bool, bool),
}

impl Row {
    fn cut(text: &str, line: Range<usize>, anchors: &[Anchor], width: usize) -> Self {
        // A very long line (minified, or not text at all) is looked at near its marks only.
        let reach = width * 16;
        let hull =
            match (anchors.iter().map(|a| a.range.start).min(), anchors.iter().map(|a| a.range.end).max()) {
                (Some(a), Some(b)) => a.saturating_sub(reach)..b.saturating_add(reach),
                _ => line.start..line.start + reach,
            };
        let boundary = |at: usize| (at..=line.end).find(|&i| text.is_char_boundary(i)).unwrap_or(line.end);
        let near = boundary(hull.start.clamp(line.start, line.end))..boundary(hull.end.min(line.end));
        let open = (near.start > line.start, near.end < line.end);

        let mut glyphs = Vec::with_capacity(near.len());
        for (i, ch) in text[near.clone()].char_indices() {
            let at = near.start + i;
            match ch {
                // The renderer takes no tab, and drops the joiner; terminals differ on the byte order mark.
                '\t' => glyphs.extend((0..4).map(|_| Glyph { ch: ' ', at, width: 1 })),
                '\u{200d}' | '\u{feff}' => {}
                // Drawn as a replacement character.
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => glyphs.push(Glyph { ch, at, width: 1 }),
                ch => glyphs.push(Glyph { ch, at, width: ch.width().unwrap_or(1) }),
            }
        }
        let mut row = Self { glyphs, windows: vec![], open };
        row.windows = row.choose(anchors, width);
        row
    }

    /// The glyph at or after byte `at` of the file.
    fn index(&self, at: usize) -> usize {
        self.glyphs.partition_point(|g| g.at < at)
    }

    /// The widest windows around `anchors` that fit in `width` cells.
    fn choose(&self, anchors: &[Anchor], width: usize) -> Vec<Range<usize>> {
        let n = self.glyphs.len();
        let mut cells = Vec::with_capacity(n + 1);
        cells.push(0);
        cells.extend(self.glyphs.iter().scan(0, |sum, g| {
            *sum += g.width;
            Some(*sum)
        }));
        let line = cells.last().copied().unwrap_or(0);
        // A label that runs over is a reason to cut what stands before it, if that helps.
        let runs_over = |a: &Anchor| {
            let (start, end) = (cells[self.index(a.range.start)], cells[self.index(a.range.end)]);
            end + 2 + a.label > width && end - start + 4 + a.label <= width - width / 4
        };
        if line <= width && self.open == (false, false) && !anchors.iter().any(runs_over) {
            return std::iter::once(0..n).collect();
        }

        // What must be seen, with the cells that may be spent before it: the label stands behind it. Of a mark
        // wider than the terminal, its two ends.
        let mut points: Vec<(Range<usize>, usize)> = vec![];
        for anchor in anchors {
            let range = self.index(anchor.range.start)..self.index(anchor.range.end);
            let wide = cells[range.end] - cells[range.start];
            let before = width.saturating_sub(wide + anchor.label + 4).max(width / 4);
            if wide <= width * 2 / 3 {
                points.push((range, before));
                continue;
            }
            let end = |cell: usize| cells.partition_point(|&c| c < cell).min(n);
            points.push((range.start..end(cells[range.start] + width / 3), before));
            points.push((end(cells[range.end] - width / 4)..range.end, width));
        }
        if points.is_empty() {
            points.push((0..0, 0));
        }
        points.sort_by_key(|(r, _)| r.start);

        let spread = |context: usize| {
            let mut windows: Vec<Range<usize>> = vec![];
            for (range, before) in &points {
                let from = cells[range.start].saturating_sub(context.min(*before));
                let start = cells.partition_point(|&c| c < from);
                let end = cells.partition_point(|&c| c <= cells[range.end] + context) - 1;
                match windows.last_mut() {
                    Some(last) if start <= last.end + 1 => last.end = last.end.max(end),
                    _ => windows.push(start..end.max(range.end)),
                }
            }
            windows
        };
        let cost = |windows: &[Range<usize>]| -> usize {
            windows.iter().map(|w| cells[w.end] - cells[w.start] + 1).sum::<usize>() + 1
        };
        let (mut least, mut most) = (1, width);
        while least < most {
            let middle = (least + most).div_ceil(2);
            if cost(&spread(middle)) <= width { least = middle } else { most = middle - 1 }
        }
        let mut windows = spread(least);
        for window in &mut windows {
            let inside = |p: &&(Range<usize>, usize)| window.contains(&p.0.start) || window.end == p.0.start;
            let first = points.iter().find(inside).map_or(window.start, |p| p.0.start);
            let last = points.iter().filter(inside).map(|p| p.0.end).max().unwrap_or(window.end);
            *window = self.snap(window.clone(), first, last);
        }
        windows
    }

    /// Moves the ends of a window inwards to the nearest space, never past what must be seen, and off marks
    /// that belong to the character before.
    fn snap(&self, mut window: Range<usize>, first: usize, last: usize) -> Range<usize> {
        if window.start > 0 || self.open.0 {
            let from = &self.glyphs[window.start..first.max(window.start)];
            if let Some(i) = from.iter().take(SNAP).position(|g| g.ch == ' ') {
                window.start += i + 1;
            }
            window.start += self.glyphs[window.start..first.max(window.start)]
                .iter()
                .take_while(|g| g.width == 0)
                .count();
        }
        if window.end < self.glyphs.len() || self.open.1 {
            let to = &self.glyphs[last.min(window.end)..window.end];
            if let Some(i) = to.iter().rev().take(SNAP).position(|g| g.ch == ' ') {
                window.end -= i + 1;
            }
        }
        window
    }

    fn push(&self, out: &mut String) {
        for (i, window) in self.windows.iter().enumerate() {
            if window.start > 0 || self.open.0 || i > 0 {
                out.push('…');
            }
            out.extend(self.glyphs[window.clone()].iter().map(|g| g.ch));
        }
        if self.windows.last().is_some_and(|w| w.end < self.glyphs.len() || self.open.1) {
            out.push('…');
        }
    }

    /// Where the glyph at byte `at` of the file begins in the text that [`Row::push`] makes.
    fn start(&self, at: usize) -> usize {
        let i = self.index(at);
        self.offset(i, |w| i < w.end)
    }

    /// Where what stands before byte `at` of the file ends in that text.
    fn end(&self, at: usize) -> usize {
        let i = self.index(at);
        self.offset(i, |w| i <= w.end)
    }

    /// Bytes up to glyph `i`, which `holds` finds in a window; the end of the text when none holds it.
    fn offset(&self, i: usize, holds: impl Fn(&Range<usize>) -> bool) -> usize {
        let bytes = |r: Range<usize>| self.glyphs[r].iter().map(|g| g.ch.len_utf8()).sum::<usize>();
        let mut out = 0;
        for (k, window) in self.windows.iter().enumerate() {
            if window.start > 0 || self.open.0 || k > 0 {
                out += '…'.len_utf8();
            }
            if holds(window) {
                return out + bytes(window.start..i.max(window.start));
            }
            out += bytes(window.clone());
        }
        out
    }
}
