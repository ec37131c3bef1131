//! `TOC.yml` as written. The YAML library gives the structure; places come from a second look at the text, key by
//! key in the order of the file.

use std::ops::Range;

use serde_yaml::{Mapping, Value};

use super::toc::{RawToc, TOC_INVALID};
use crate::diag::{Diagnostic, Sink};
use crate::text::{FileId, LineIndex, Span};

/// A text of the file with its place; an empty range where it could not be found.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub text: String,
    pub at: Range<usize>,
}

/// One entry as written.
#[derive(Clone, Debug, Default)]
pub(super) struct RawNode {
    pub name: Option<Placed>,
    pub display_name: Option<String>,
    pub href: Option<Placed>,
    pub toc_href: Option<Placed>,
    pub topic_href: Option<Placed>,
    pub homepage: Option<Placed>,
    pub uid: Option<Placed>,
    pub expanded: bool,
    pub items: Vec<RawNode>,
}

/// Reads a YAML TOC.
pub(super) fn parse(file: FileId, text: &str, findings: &mut Sink) -> RawToc {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut report = |at: Range<usize>, message: String| {
        findings.push(Diagnostic::new(&TOC_INVALID, Span::new(file, at.start, at.end), message));
    };
    let value = match serde_yaml::from_str::<Value>(&text[mark..]) {
        Ok(value) => value,
        Err(error) => {
            let at = error.location().map_or(0, |l| offset(text, l.line(), l.column()));
            report(at..at, format!("this is not YAML: {}", without_place(&error.to_string())));
            return RawToc::default();
        }
    };
    let mut reader = Reader { places: Places { text, at: mark, misses: 0 }, report: &mut report };
    let nodes = match &value {
        Value::Null => vec![],
        Value::Sequence(list) => reader.list(list),
        Value::Mapping(map) => match map.get("items") {
            Some(Value::Sequence(list)) => reader.list(list),
            Some(Value::Null) => vec![],
            _ => {
                (reader.report)(0..0, "a TOC is a list of entries, or has one in `items`".into());
                vec![]
            }
        },
        _ => {
            (reader.report)(0..0, "a TOC is a list of entries, or has one in `items`".into());
            vec![]
        }
    };
    RawToc { nodes }
}

/// Byte offset of a 1-based line and column in characters. (The library's own index counts characters too.)
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = LineIndex::new(text).start(line.saturating_sub(1)).map_or(text.len(), |s| s as usize);
    let rest = text.get(start..).unwrap_or_default().trim_start_matches('\u{feff}');
    let start = text.len().min(start) + text.len().saturating_sub(start).saturating_sub(rest.len());
    let line = rest.split('\n').next().unwrap_or_default();
    start + line.char_indices().nth(column.saturating_sub(1)).map_or(line.trim_end().len(), |(i, _)| i)
}

/// The message without "at line 3 column 4", which the finding's place says better.
fn without_place(message: &str) -> &str {
    message.split(" at line ").next().unwrap_or(message)
}

struct Reader<'a> {
    places: Places<'a>,
    report: &'a mut dyn FnMut(Range<usize>, String),
}

impl Reader<'_> {
    fn list(&mut self, list: &[Value]) -> Vec<RawNode> {
        let mut nodes = vec![];
        for value in list {
            match value {
                Value::Mapping(map) => nodes.push(self.node(map)),
                Value::Null => {}
                _ => {
                    let at = self.places.at;
                    (self.report)(
                        at..at,
                        "an entry of a TOC has `name` and `href`; this one is a plain value".into(),
                    );
                }
            }
        }
        nodes
    }

    fn node(&mut self, map: &Mapping) -> RawNode {
        let mut node = RawNode::default();
        for (key, value) in map {
            let Some(key) = key.as_str() else { continue };
            let text = scalar(value);
            let at = self.places.next(key, text.as_deref().unwrap_or_default());
            let placed = || text.clone().map(|text| Placed { text, at: at.clone() });
            match key {
                "name" => node.name = placed(),
                "href" => node.href = placed(),
                "tocHref" => node.toc_href = placed(),
                "topicHref" => node.topic_href = placed(),
                "homepage" => node.homepage = placed(),
                "uid" | "topicUid" => node.uid = placed(),
                "displayName" => node.display_name = text,
                "expanded" => node.expanded = value.as_bool().unwrap_or(text.as_deref() == Some("true")),
                "items" => match value {
                    Value::Sequence(list) => node.items = self.list(list),
                    Value::Null => {}
                    _ => (self.report)(at, "`items` must be a list of entries".into()),
                },
                _ => {}
            }
        }
        node
    }
}

/// Text of a scalar, however YAML typed it; `None` for null and collections.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(b) => Some(b.to_string()),
        Value::Number(n) => Some(n.to_string()),
        Value::Tagged(tagged) => scalar(&tagged.value),
        _ => None,
    }
}

/// After so many keys that were not found (anchors, exotic quoting), places are given up: the search must not become
/// quadratic.
const MAX_MISSES: usize = 32;

struct Places<'a> {
    text: &'a str,
    at: usize,
    misses: usize,
}

impl Places<'_> {
    /// The place of the next `key: value`. Where it is not found: the empty range at the last one found.
    fn next(&mut self, key: &str, value: &str) -> Range<usize> {
        let mut from = self.at;
        while self.misses < MAX_MISSES {
            let Some(found) = self.text[from..].find(key).map(|i| from + i) else { break };
            let end = found + key.len();
            from = end;
            if let Some(at) = self.value_after(end).filter(|_| self.is_key(found))
                && same_start(&self.text[at.clone()], value)
            {
                self.at = at.end;
                return at;
            }
        }
        self.misses += 1;
        self.at..self.at
    }

    /// Whether nothing but indentation, dashes, brackets and quotes stands before, on a line that is no comment.
    fn is_key(&self, at: usize) -> bool {
        let line = &self.text[self.text[..at].rfind('\n').map_or(0, |i| i + 1)..at];
        let line = line.trim_start_matches('\u{feff}');
        let before = line.trim_end_matches([' ', '\t', '"', '\'']);
        !line.trim_start().starts_with('#') && (before.is_empty() || before.ends_with(['-', '{', ',']))
    }

    /// The range of the scalar after `key`, without quotes.
    fn value_after(&self, at: usize) -> Option<Range<usize>> {
        let rest = self.text[at..].trim_start_matches(['"', '\'', ' ', '\t']);
        let rest = rest.strip_prefix(':')?;
        if !rest.is_empty() && !rest.starts_with([' ', '\t', '\r', '\n']) {
            return None;
        }
        let value = rest.trim_start_matches([' ', '\t']);
        let start = self.text.len() - value.len();
        let (start, len) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = &value[1..];
                (start + 1, inner.find(quote).unwrap_or(inner.len()))
            }
            _ => {
                let line = value.split(['\r', '\n']).next().unwrap_or_default();
                let line = line.split(" #").next().unwrap_or_default();
                let flow =
                    self.text[..at].rfind(['{', '\n']).is_some_and(|i| self.text[i..].starts_with('{'));
                let line = if flow { line.split([',', '}']).next().unwrap_or_default() } else { line };
                (start, line.trim_end().len())
            }
        };
        Some(start..start + len)
    }
}

/// Whether a raw scalar may be the text `value`: they begin alike, as far as escapes and folding let one see.
fn same_start(raw: &str, value: &str) -> bool {
    if raw.starts_with(['|', '>', '&', '*', '!']) || value.is_empty() {
        return true;
    }
    raw.chars()
        .zip(value.chars())
        .take(12)
        .take_while(|(a, _)| !matches!(a, '\\' | '\''))
        .all(|(a, b)| a == b)
        && !raw.is_empty()
}
