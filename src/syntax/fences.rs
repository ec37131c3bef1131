//! Code fences, found in the bytes of a page before any Markdown is parsed.

use std::ops::Range;

use memchr::memmem;

/// Content of a fence may be indented by so many columns less than the fence; less than that has left the item.
const MAX_OUTDENT: usize = 3;

/// An open fence: its mark, its length, where its content starts, and the place of its line in the containers.
struct Fence {
    mark: u8,
    len: usize,
    start: usize,
    quotes: usize,
    column: usize,
}

/// What may begin a fence or a comment. A page has few of them: the lines between are not looked at.
const BEGINNINGS: [&[u8]; 3] = [b"```", b"~~~", b"<!--"];

/// The next place of each of [`BEGINNINGS`].
struct Beginnings<'a> {
    text: &'a [u8],
    finders: [memmem::Finder<'static>; 3],
    found: [Option<usize>; 3],
}

impl<'a> Beginnings<'a> {
    fn new(text: &'a [u8]) -> Self {
        let finders = BEGINNINGS.map(memmem::Finder::new);
        let found = std::array::from_fn(|n| finders[n].find(text));
        Self { text, finders, found }
    }

    /// The first of the `n`th kind at or after `from`, which never goes back.
    fn next(&mut self, n: usize, from: usize) -> Option<usize> {
        if self.found[n].is_some_and(|at| at < from) {
            self.found[n] = self.finders[n].find(&self.text[from..]).map(|i| from + i);
        }
        self.found[n]
    }
}

/// Byte ranges of the contents of closed code fences, HTML comments skipped. A fence in a list item or a quote
/// also ends, unclosed, where its container does.
pub fn closed_fences(text: &[u8]) -> Vec<Range<usize>> {
    let mut fences = vec![];
    let mut open: Option<Fence> = None;
    let mut beginnings = Beginnings::new(text);
    let mut at = 0;
    while at < text.len() {
        let hit = match &open {
            None => (0..BEGINNINGS.len()).filter_map(|n| beginnings.next(n, at)).min(),
            // Nothing but its end ends a fence that stands in no container.
            Some(f) if f.quotes == 0 && f.column <= MAX_OUTDENT => {
                beginnings.next(usize::from(f.mark == b'~'), at)
            }
            Some(_) => Some(at),
        };
        let Some(hit) = hit else { break };
        at = memchr::memrchr(b'\n', &text[at..hit]).map_or(at, |i| at + i + 1);
        let end = memchr::memchr(b'\n', &text[hit..]).map_or(text.len(), |i| hit + i + 1);
        let line = &text[at..end];
        if let Some(fence) = &open {
            let (rest, quotes, column) = strip_prefix(line, false);
            let run = rest.iter().take_while(|b| **b == fence.mark).count();
            let blank = rest.is_empty() && fence.quotes == 0;
            let left = !blank && (quotes < fence.quotes || column + MAX_OUTDENT < fence.column);
            if !left {
                if run >= fence.len && rest[run..].iter().all(u8::is_ascii_whitespace) {
                    fences.push(fence.start..at);
                    open = None;
                }
                at = end;
                continue;
            }
            open = None;
        }
        let (rest, quotes, column) = strip_prefix(line, true);
        let mark = rest.first().copied().unwrap_or(b' ');
        let run = rest.iter().take_while(|b| **b == mark).count();
        let info = &rest[run..];
        if (mark == b'`' && run >= 3 && !info.contains(&b'`')) || (mark == b'~' && run >= 3) {
            open = Some(Fence { mark, len: run, start: end, quotes, column });
        } else if rest.starts_with(b"<!--") {
            let Some(close) = memmem::find(&text[end - rest.len()..], b"-->") else { break };
            let close = end - rest.len() + close;
            at = memchr::memchr(b'\n', &text[close..]).map_or(text.len(), |i| close + i + 1);
            continue;
        }
        at = end;
    }
    fences
}

/// The line without indentation and quote marks, and (`lists`) without list markers; the number of quote marks;
/// the column where the rest begins.
fn strip_prefix(line: &[u8], lists: bool) -> (&[u8], usize, usize) {
    let (mut at, mut quotes, mut column) = (0, 0, 0);
    loop {
        match line.get(at) {
            Some(b' ') => column += 1,
            Some(b'\t') => column = column / 4 * 4 + 4,
            Some(b'\r' | b'\n') => return (&[], quotes, column),
            Some(b'>') => {
                quotes += 1;
                column += 1;
            }
            _ => {
                let rest = &line[at..];
                let digits = rest.iter().take(9).take_while(|b| b.is_ascii_digit()).count();
                let marker = match rest.get(digits) {
                    Some(b'.' | b')') if digits > 0 => digits + 1,
                    Some(b'-' | b'*' | b'+') if digits == 0 => 1,
                    _ => 0,
                };
                if !lists || marker == 0 || !rest.get(marker).is_some_and(u8::is_ascii_whitespace) {
                    return (rest, quotes, column);
                }
                at += marker;
                column += marker;
                continue;
            }
        }
        at += 1;
    }
}
