//! `TOC.md` as written: one heading an entry, `# [name](href "display name")`; its level says where it hangs.

use std::ops::Range;

use super::places::Placed;
use super::toc::{RawToc, TOC_INVALID, TOC_LEVEL};
use super::toc_yaml::RawNode;
use crate::diag::{Diagnostic, Sink};
use crate::text::{FileId, Span};

/// Reads a Markdown TOC.
pub(super) fn parse(file: FileId, text: &str, findings: &mut Sink) -> RawToc {
    // Entries still open, outermost first, with their levels.
    let mut open: Vec<(usize, RawNode)> = vec![];
    let mut nodes = vec![];
    let mut lines = Lines { text, at: 0, comment: false, first: true };
    // The first entry's level is the root's.
    let mut root = None;
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
        let root = *root.get_or_insert(level);
        let above = open.last().map_or(root - 1, |(l, _)| *l);
        if level > above + 1 {
            let message = format!("this entry has level {level}, the one above it {above}");
            let hint = format!("use {} for an entry one level down", "#".repeat(above + 1));
            findings.push(Diagnostic::new(&TOC_LEVEL, span, message).hint(hint));
        } else if level < root {
            let message = format!("this entry has level {level}, the first one of the file {root}");
            findings.push(Diagnostic::new(&TOC_LEVEL, span, message).hint("begin with a single `#`"));
        }
        let (node, rest) = entry(rest, start + level);
        if let Some(rest) = rest {
            let message = format!(
                "`{}` is no part of this entry: an entry is one link, one uid or plain text",
                rest.trim()
            );
            findings.push(Diagnostic::new(&TOC_INVALID, span, message));
        }
        open.push((level, RawNode { at: start..start + line.len(), ..node }));
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

/// What follows the `#`s, and what of it is no part of an entry; `at` is its place in the file.
fn entry(rest: &str, at: usize) -> (RawNode, Option<String>) {
    let text = rest.trim_end().trim_end_matches('#').trim_end();
    let text = if text.trim().is_empty() { rest } else { text };
    let mut node = RawNode::default();
    let placed = |range: Range<usize>| Placed {
        text: text[range.clone()].into(),
        at: at + range.start..at + range.end,
    };
    let more = |text: &str| Some(plain(text)).filter(|rest| !rest.trim().is_empty());
    let lead = text.len() - text.trim_start().len();
    let body = &text[lead..];
    if let Some(uid) = body.strip_prefix('@').or_else(|| body.strip_prefix("<xref:")) {
        let start = text.len() - uid.len();
        let end = start + uid.find(['>', '?', ' ', '\t']).unwrap_or(uid.len());
        node.uid = Some(placed(start..end));
        let rest = &text[end..];
        let rest = if rest.starts_with('?') {
            rest.trim_start_matches(|c: char| c != '>' && c != ' ')
        } else {
            rest
        };
        return (node, more(rest.trim_start_matches('>')));
    }
    let Some((name, dest)) = link(text) else {
        let name = plain(body);
        node.name = (!name.is_empty()).then(|| Placed { text: name, at: at + lead..at + text.len() });
        return (node, None);
    };
    node.name = Some(Placed { text: plain(&text[name.clone()]), at: at + name.start..at + name.end });
    let outside = format!("{}{}", &text[..name.start - 1], &text[(dest.end + 1).min(text.len())..]);
    let (href, title) = destination(text, dest);
    node.display_name = title;
    let href = placed(href);
    match href.text.strip_prefix("xref:") {
        Some(uid) => node.uid = Some(Placed { text: uid.into(), at: href.at.start + 5..href.at.end }),
        None if href.text.is_empty() => {}
        None => node.href = Some(href),
    }
    (node, more(&outside))
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

/// Whether a tag's text begins with an element that may stand in a heading: `<X>` is text.
fn is_tag(rest: &str) -> bool {
    let len = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let known = [
        "a", "b", "bdi", "bdo", "br", "code", "em", "i", "kbd", "q", "s", "small", "span", "strong", "sub",
        "sup", "u", "wbr",
    ];
    known.iter().any(|name| name.eq_ignore_ascii_case(&rest[..len]))
}

/// A name without tags, escapes and emphasis; of a bilingual one, the target text.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let tag = is_tag(rest.trim_start_matches(['<', '/']));
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
