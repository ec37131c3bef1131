//! Text derived from a file (one language of a bilingual page, directives set aside) and the way back.

use std::ops::Range;

use super::span::to_u32;
use super::{FileId, Span};

/// A run of derived text. Copied runs map byte for byte; a replaced run maps as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    out: u32,
    out_len: u32,
    src: u32,
    src_len: u32,
    copied: bool,
}

/// Maps byte ranges of derived text back to the file they came from. Monotone: a later place in the derived
/// text never maps before an earlier one.
#[derive(Clone, Debug)]
pub struct OffsetMap {
    file: FileId,
    runs: Vec<Run>,
    /// Where the derived text's end maps to when there is no run.
    base: u32,
}

impl OffsetMap {
    /// The map of a text that is `file[start..start + len]` unchanged.
    pub fn identity(file: FileId, start: usize, len: usize) -> Self {
        let run =
            Run { out: 0, out_len: to_u32(len), src: to_u32(start), src_len: to_u32(len), copied: true };
        Self { file, runs: if len == 0 { vec![] } else { vec![run] }, base: to_u32(start) }
    }

    /// The file that ranges map to.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The run that covers `at`, or the last one before it.
    fn run(&self, at: u32) -> Option<&Run> {
        self.runs[..self.runs.partition_point(|r| r.out <= at)].last()
    }

    /// File offset of the byte at `at`; of the end of the last run when `at` is past it.
    pub fn start(&self, at: usize) -> u32 {
        let at = to_u32(at);
        match self.run(at) {
            None => self.base,
            Some(r) if at >= r.out + r.out_len => r.src + r.src_len,
            Some(r) if r.copied => r.src + (at - r.out),
            Some(r) => r.src,
        }
    }

    /// File offset just past the byte before `at`.
    pub fn end(&self, at: usize) -> u32 {
        let Some(last) = to_u32(at).checked_sub(1) else { return self.start(0) };
        match self.run(last) {
            None => self.base,
            Some(r) if r.copied => r.src + (last - r.out + 1).min(r.src_len),
            Some(r) => r.src + r.src_len,
        }
    }

    /// The smallest span of the file that holds everything `range` came from. An empty range maps to an
    /// empty span.
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.start(range.start);
        let end = if range.is_empty() { start } else { self.end(range.end).max(start) };
        Span { file: self.file, start, end }
    }

    /// Where text begins that was put in the place of other, ascending.
    pub fn replaced(&self) -> impl Iterator<Item = usize> + '_ {
        self.runs.iter().filter(|r| !r.copied).map(|r| r.out as usize)
    }

    /// The derived range that came from file offsets `start..end`, where both ends were copied.
    pub fn derived(&self, start: u32, end: u32) -> Option<Range<usize>> {
        let find = |at: u32| {
            let i = self.runs.partition_point(|r| r.src <= at);
            let r = self.runs[..i].last()?;
            (r.copied && at <= r.src + r.src_len).then(|| (r.out + (at - r.src)) as usize)
        };
        let (a, b) = (find(start)?, find(end)?);
        (a <= b).then_some(a..b)
    }
}

/// Derived text with its map.
#[derive(Clone, Debug)]
pub struct MappedText {
    /// The derived text.
    pub text: String,
    /// The way back to the file.
    pub map: OffsetMap,
}

/// Builds a [`MappedText`] by walking over a source text from left to right. The source may itself be mapped:
/// the result then maps straight to the file.
pub struct TextMapper<'a> {
    text: &'a str,
    inner: Option<&'a OffsetMap>,
    offset: usize,
    file: FileId,
    base: u32,
    out: String,
    runs: Vec<Run>,
}

impl<'a> TextMapper<'a> {
    /// Over `text`, which stands at byte `offset` of `file`.
    pub fn new(file: FileId, text: &'a str, offset: usize) -> Self {
        let out = String::with_capacity(text.len());
        Self { text, inner: None, offset, file, base: to_u32(offset), out, runs: vec![] }
    }

    /// As [`TextMapper::new`], with room for that many bytes in that many runs.
    pub fn sized(file: FileId, text: &'a str, bytes: usize, runs: usize) -> Self {
        let (out, runs) = (String::with_capacity(bytes), Vec::with_capacity(runs));
        Self { text, inner: None, offset: 0, file, base: 0, out, runs }
    }

    /// Over text that is itself derived, with room for so many short replacements.
    pub fn over(inner: &'a MappedText, replacements: usize) -> Self {
        let (file, base) = (inner.map.file, inner.map.base);
        let out = String::with_capacity(inner.text.len() + 16 * replacements);
        let runs = Vec::with_capacity(inner.map.runs.len() + 2 * replacements + 1);
        Self { text: &inner.text, inner: Some(&inner.map), offset: 0, file, base, out, runs }
    }

    /// Copies `range` of the source text.
    pub fn copy(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let mut out = self.out.len();
        self.out.push_str(&self.text[range.clone()]);
        let Some(inner) = self.inner else {
            let len = range.len();
            self.push(out, len, range.start + self.offset, len, true);
            return;
        };
        // A derived source: cut the copy along the runs of the inner map.
        let first = inner.runs.partition_point(|r| ((r.out + r.out_len) as usize) <= range.start);
        for r in &inner.runs[first..] {
            let (start, end) = (r.out as usize, (r.out + r.out_len) as usize);
            if start >= range.end {
                break;
            }
            let (a, b) = (start.max(range.start), end.min(range.end));
            let len = b - a;
            if r.copied {
                self.push(out, len, r.src as usize + (a - start), len, true);
            } else {
                self.push(out, len, r.src as usize, r.src_len as usize, false);
            }
            out += len;
        }
    }

    /// Puts `text` in the place of `range` of the source text.
    pub fn replace(&mut self, range: Range<usize>, text: &str) {
        if text.is_empty() {
            return;
        }
        let out = self.out.len();
        self.out.push_str(text);
        let (src, len) = match self.inner {
            None => (range.start + self.offset, range.len()),
            Some(map) => {
                let span = map.span(range);
                (span.start as usize, span.len())
            }
        };
        self.push(out, text.len(), src, len, false);
    }

    /// Length of the derived text so far.
    pub fn len(&self) -> usize {
        self.out.len()
    }

    /// Whether nothing was written yet.
    pub fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    fn push(&mut self, out: usize, out_len: usize, src: usize, src_len: usize, copied: bool) {
        if let Some(last) = self.runs.last_mut()
            && copied
            && last.copied
            && (last.src + last.src_len) as usize == src
        {
            last.out_len += to_u32(out_len);
            last.src_len += to_u32(src_len);
            return;
        }
        let (out, out_len) = (to_u32(out), to_u32(out_len));
        self.runs.push(Run { out, out_len, src: to_u32(src), src_len: to_u32(src_len), copied });
    }

    /// The derived text and its map.
    pub fn finish(self) -> MappedText {
        MappedText { text: self.out, map: OffsetMap { file: self.file, runs: self.runs, base: self.base } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: FileId = FileId(0);

    #[test]
    fn copied_bytes_map_one_by_one_and_replacements_as_a_whole() {
        let mut m = TextMapper::new(FILE, "abcdefgh", 10);
        m.copy(0..2);
        m.replace(2..5, "X");
        m.copy(6..8);
        let mapped = m.finish();
        assert_eq!(mapped.text, "abXgh");
        let span = |r| {
            let s = mapped.map.span(r);
            (s.start, s.end)
        };
        assert_eq!(span(0..1), (10, 11));
        assert_eq!(span(2..3), (12, 15));
        assert_eq!(span(1..4), (11, 17));
        assert_eq!(span(3..5), (16, 18));
        assert_eq!(span(5..5), (18, 18));
    }

    #[test]
    fn a_map_over_a_map_leads_to_the_file() {
        let mut m = TextMapper::new(FILE, "0123456789", 100);
        m.copy(0..3);
        m.copy(5..10);
        let inner = m.finish();
        let mut m = TextMapper::over(&inner, 1);
        m.copy(0..4);
        m.replace(4..6, "[]");
        m.copy(6..8);
        let mapped = m.finish();
        assert_eq!(mapped.text, "0125[]89");
        let s = mapped.map.span(3..8);
        assert_eq!((s.start, s.end), (105, 110));
        let s = mapped.map.span(4..5);
        assert_eq!((s.start, s.end), (106, 108));
    }
}
