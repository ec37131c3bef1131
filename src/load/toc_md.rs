//! `TOC.md` as written: one heading an entry, `# [name](href "display name")`; its level says where it hangs.

use std::ops::Range;

use super::toc::{RawToc, TOC_INVALID, TOC_LEVEL};
use super::toc_yaml::{Placed, RawNode};
use crate::diag::{Diagnostic, Sink};
use crate::text::{FileId, Span};

/// Reads a Markdown TOC.
pub(super) fn parse(file: FileId, text: &str, findings: &mut Sink) -> RawToc {
    // Entries still open, outermost first, with their levels.
    let mut open: Vec<(usize, RawNode)> = vec![];
    let mut nodes = vec![];
    let mut lines = Lines { text, at: 0, comment: false, first: true };
    while let Some((start, line)) = lines.next() {
        let level = line.bytes().take_while(|b| *b == b'#').count();
        let rest = &line[level..];
        let span = Span::new(file, start, start + line.len());
        if !(1..=6).contains(&level) || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
            let message = "a line of a TOC is a heading, such as `## [Overview](overview.md)`";
            findings.push(Diagnostic::new(&TOC_INVALID, span, message));
            continue;
        }
        while open.last().is_some_and(|(l, _)| *l >= level) {
            close(&mut open, &mut nodes);
        }
        let above = open.last().map_or(0, |(l, _)| *l);
        if level > above + 1 {
            let message = format!("this entry has level {level}, the one above it {above}");
            let hint = format!("use {} for an entry one level down", "#".repeat(above + 1));
            findings.push(Diagnostic::new(&TOC_LEVEL, span, message).hint(hint));
        }
        open.push((level, entry(rest, start + level)));
    }
    while !open.is_empty() {
        close(&mut open, &mut nodes);
    }
    RawToc { nodes }
}

fn close(open: &mut Vec<(usize, RawNode)>, nodes: &mut Vec<RawNode>) {
    if let Some((_, node)) = open.pop() {
        match open.last_mut() {
            Some((_, parent)) => parent.items.push(node),
            None => nodes.push(node),
        }
    }
}

/// Lines that say something: no blanks, comments or front matter.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    comment: bool,
    first: bool,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<(usize, &'a str)> {
        loop {
            let (start, line) = self.raw()?;
            let trimmed = line.trim_start_matches('\u{feff}').trim();
            if std::mem::take(&mut self.first) && trimmed == "---" {
                while self.raw().is_some_and(|(_, l)| !matches!(l.trim(), "---" | "...")) {}
                continue;
            }
            if self.comment || trimmed.starts_with("<!--") {
                self.comment = !trimmed.contains("-->");
                continue;
            }
            if !trimmed.is_empty() {
                return Some((start + line.find(trimmed).unwrap_or(0), trimmed));
            }
        }
    }

    fn raw(&mut self) -> Option<(usize, &'a str)> {
        let rest = self.text.get(self.at..).filter(|r| !r.is_empty())?;
        let start = self.at;
        let len = rest.find('\n').map_or(rest.len(), |i| i + 1);
        self.at += len;
        Some((start, rest[..len].trim_end_matches(['\r', '\n'])))
    }
}

/// What follows the `#`s; `at` is its place in the file.
fn entry(rest: &str, at: usize) -> RawNode {
    let text = rest.trim_end().trim_end_matches('#').trim_end();
    let text = if text.trim().is_empty() { rest } else { text };
    let mut node = RawNode::default();
    let placed = |range: Range<usize>| Placed {
        text: text[range.clone()].into(),
        at: at + range.start..at + range.end,
    };
    let lead = text.len() - text.trim_start().len();
    let body = &text[lead..];
    if let Some(uid) = body.strip_prefix('@').or_else(|| body.strip_prefix("<xref:")) {
        let start = text.len() - uid.len();
        let end = start + uid.find(['>', '?']).unwrap_or(uid.len());
        node.uid = Some(placed(start..end));
        return node;
    }
    let Some((name, dest)) = link(text) else {
        node.name = Some(Placed { text: plain(body), at: at + lead..at + text.len() });
        return node;
    };
    node.name = Some(Placed { text: plain(&text[name.clone()]), at: at + name.start..at + name.end });
    let (href, title) = destination(text, dest);
    node.display_name = title;
    let href = placed(href);
    match href.text.strip_prefix("xref:") {
        Some(uid) => node.uid = Some(Placed { text: uid.into(), at: href.at.start + 5..href.at.end }),
        None if href.text.is_empty() => {}
        None => node.href = Some(href),
    }
    node
}

/// The ranges between the brackets and between the parentheses of the first link.
fn link(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let middle = text.find("](")?;
    let open = text[..middle].find('[')?;
    let dest = middle + 2;
    let mut depth = 0usize;
    for (i, c) in text[dest..].char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some((open + 1..middle, dest..dest + i)),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Splits `href "title"`.
fn destination(text: &str, range: Range<usize>) -> (Range<usize>, Option<String>) {
    let inner = &text[range.clone()];
    let lead = inner.len() - inner.trim_start().len();
    let inner = inner.trim();
    let (href, title) = match inner.split_once([' ', '\t']) {
        Some((href, title)) => (href, Some(title.trim().trim_matches(['"', '\'']).to_owned())),
        None => (inner, None),
    };
    let pointed = href.strip_prefix('<').and_then(|h| h.strip_suffix('>'));
    let start = range.start + lead + usize::from(pointed.is_some());
    let href = pointed.unwrap_or(href);
    (start..start + href.len(), title.filter(|t| !t.is_empty()))
}

/// A name without tags, escapes and emphasis; of a bilingual one, the target text.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let tag = rest.starts_with("</") || rest[1..].starts_with(|c: char| c.is_ascii_alphabetic());
        let Some(close) = rest.find('>').filter(|_| tag) else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        // The source half of a bilingual segment is no part of the name.
        let hidden = rest[..close].contains("sxs-lookup");
        rest = match rest.find("</span></span>") {
            Some(end) if hidden => &rest[end + "</span></span>".len()..],
            _ => &rest[close + 1..],
        };
    }
    out.push_str(rest);
    let mut name = String::new();
    let mut chars = out.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => name.extend(chars.next()),
            '*' | '`' => {}
            c => name.push(c),
        }
    }
    name
}
