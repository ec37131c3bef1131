//! YAML front matter: where it stands, its entries with spans, its value.

use std::collections::BTreeMap;
use std::ops::Range;

use memchr::{memchr, memchr_iter};
use rustc_hash::FxHashMap;
use serde_yaml::Value;

use super::{plain_yaml, yaml_chars, yaml_depth};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::text::{FileId, Span};

/// One column-0 `key: value` of the block, found by its line and not by the YAML parser, so that every finding
/// has its place and a broken block still yields its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key, quotes removed.
    pub name: Box<str>,
    /// Byte range of the key in the file.
    pub key: Range<usize>,
    /// Byte range of the value, continuation lines included, white space trimmed; may be empty.
    pub value: Range<usize>,
}

/// A front-matter block.
#[derive(Clone, Debug, Default)]
pub struct FrontMatter {
    /// The block with its fences and the last fence's line end.
    pub block: Range<usize>,
    /// The lines between the fences.
    pub yaml: Range<usize>,
    /// The entries in order.
    pub entries: Vec<Entry>,
    /// The parsed mapping; of a key given twice, the last. Empty when the YAML is invalid.
    pub values: BTreeMap<String, Value>,
    /// Whether the YAML could be parsed as a mapping.
    pub valid: bool,
}

/// YAML that cannot be parsed.
pub static INVALID_YAML: Rule = Rule {
    code: "front-matter/invalid-yaml",
    severity: Severity::Major,
    what: "The front matter is not valid YAML.",
    why: "Title, description and every other setting of the page may be lost. Translations often add a colon or a quote that YAML reads as syntax.",
    example: "--- content/en-us/a.md\n---\ntitle: Overview: start here\n---\n# A\n=> content/en-us/a.md:2:16",
    fix: "Put the value in quotes: `title: \"Overview: start here\"`.",
    docfx: &["yaml-header-syntax-error", "invalid-yaml-header", "InvalidYamlHeader"],
};

/// YAML that is not a mapping.
pub static NOT_A_MAPPING: Rule = Rule {
    code: "front-matter/not-a-mapping",
    severity: Severity::Major,
    what: "The front matter is a list or a single value instead of `key: value` lines.",
    why: "No setting of the page can be read.",
    example: "--- content/en-us/a.md\n---\n- title\n---\n# A\n=> content/en-us/a.md:2:1",
    fix: "Write one `key: value` a line.",
    docfx: &["yaml-header-not-object"],
};

/// A key given twice.
pub static DUPLICATE_KEY: Rule = Rule {
    code: "front-matter/duplicate-key",
    severity: Severity::Minor,
    what: "A key stands twice in the front matter; the last one counts.",
    why: "One of the two values is silently ignored.",
    example: "--- content/en-us/a.md\n---\ntitle: A\ntitle: B\n---\n# A\n=> content/en-us/a.md:3:1",
    fix: "Remove one of the lines.",
    docfx: &["yaml-duplicate-key"],
};

/// Finds the block of `text`, after an optional byte order mark: a line `---`, closed by a line `---` or
/// `...`. Not closed: no front matter.
pub fn locate(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let line_end = |at: usize| memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |i| at + i + 1);
    let first = line_end(start);
    if text[start..first].trim_end() != "---" || !text[..first].ends_with('\n') {
        return None;
    }
    let mut at = first;
    while at < text.len() {
        let end = line_end(at);
        if matches!(text[at..end].trim_end(), "---" | "...") {
            return Some((start..end, first..at));
        }
        at = end;
    }
    None
}

/// Parses the front matter of a file's text, if there is any.
pub fn parse(file: FileId, text: &str, sink: &mut Sink) -> Option<FrontMatter> {
    let (block, yaml) = locate(text)?;
    let mut front = FrontMatter { entries: entries(text, &yaml), block, yaml, ..Default::default() };
    report_duplicates(file, &front, sink);
    let source = &text[front.yaml.clone()];
    if source.trim().is_empty() {
        front.valid = true;
        return Some(front);
    }
    if let Some(values) = plain_yaml::read(source) {
        (front.values, front.valid) = (values, true);
        return Some(front);
    }
    if let Some(at) = yaml_depth::too_deep(source) {
        let at = front.yaml.start + at;
        let message = "the front matter nests too deeply to be read";
        sink.push(Diagnostic::new(&INVALID_YAML, Span::new(file, at, at + 1), message));
        return Some(front);
    }
    match serde_yaml::from_str::<BTreeMap<String, Value>>(source) {
        Ok(values) => {
            front.values = values;
            front.valid = true;
        }
        Err(error) => report_invalid(file, text, &mut front, &error, sink),
    }
    Some(front)
}

fn report_duplicates(file: FileId, front: &FrontMatter, sink: &mut Sink) {
    let mut seen: FxHashMap<&str, &Entry> = FxHashMap::default();
    for entry in &front.entries {
        let first = *seen.entry(&entry.name).or_insert(entry);
        if first.key != entry.key {
            sink.push(
                Diagnostic::new(
                    &DUPLICATE_KEY,
                    Span::new(file, entry.key.start, entry.key.end),
                    format!("`{}` is given twice; this one counts", entry.name),
                )
                .related(Span::new(file, first.key.start, first.key.end), "first given here"),
            );
        }
    }
}

fn report_invalid(
    file: FileId,
    text: &str,
    front: &mut FrontMatter,
    error: &serde_yaml::Error,
    sink: &mut Sink,
) {
    let source = &text[front.yaml.clone()];
    match serde_yaml::from_str::<Value>(source) {
        Ok(Value::Null) => {
            front.valid = true;
            return;
        }
        Ok(Value::Sequence(_) | Value::String(_) | Value::Number(_) | Value::Bool(_)) => {
            let start = front.yaml.start + (source.len() - source.trim_start().len());
            let end = start + source.trim().lines().next().unwrap_or_default().len();
            sink.push(
                Diagnostic::new(
                    &NOT_A_MAPPING,
                    Span::new(file, start, end),
                    "the front matter is not a mapping of keys to values",
                )
                .hint("write one `key: value` a line"),
            );
            return;
        }
        _ => {}
    }
    // A colon inside a plain value is by far the most common cause: point at it and offer the repair.
    for entry in &front.entries {
        let value = &text[entry.value.clone()];
        if value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!'])
            || value.contains('\n')
            || text[entry.key.end..entry.value.start].contains('\n')
        {
            continue;
        }
        let colon = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1));
        if let Some(colon) = colon {
            let at = entry.value.start + colon;
            let quoted = format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
            sink.push(
                Diagnostic::new(
                    &INVALID_YAML,
                    Span::new(file, at, at + 1),
                    format!("a colon in the unquoted value of `{}`", entry.name),
                )
                .label("YAML reads a key before this colon")
                .hint("put the value in quotes")
                .fix(Span::new(file, entry.value.start, entry.value.end), quoted),
            );
            return;
        }
    }
    let message = error.to_string();
    // The parser's index counts characters; its line and column are right.
    let (line, column) = error.location().map_or((0, 0), |l| (l.line(), l.column()));
    let mut start = front.yaml.start;
    if let Some(at) = yaml_chars::forbidden(source, &message) {
        start += at;
    } else {
        for (n, row) in source.split_inclusive('\n').enumerate() {
            if n + 1 >= line {
                let column = row.char_indices().nth(column.saturating_sub(1));
                start += column.map_or(row.trim_end().len(), |(i, _)| i);
                break;
            }
            start += row.len();
        }
    }
    let start = start.min(front.yaml.end);
    let end = start + text[start..front.yaml.end].chars().next().map_or(0, char::len_utf8);
    let message = message.split(" at line ").next().unwrap_or(&message);
    let message = message.split(" at position ").next().unwrap_or(message);
    sink.push(Diagnostic::new(
        &INVALID_YAML,
        Span::new(file, start, end),
        format!("invalid YAML: {message}"),
    ));
}

/// Column-0 `key:` lines of the block.
fn entries(text: &str, yaml: &Range<usize>) -> Vec<Entry> {
    let mut out: Vec<Entry> = vec![];
    let mut at = yaml.start;
    while at < yaml.end {
        let end = memchr(b'\n', &text.as_bytes()[at..yaml.end]).map_or(yaml.end, |i| at + i + 1);
        let line = text[at..end].trim_end();
        match key_of(line) {
            Some((name, key_len, value_at)) => out.push(Entry {
                name: name.into(),
                key: at..at + key_len,
                value: at + value_at..at + line.len().max(value_at),
            }),
            // A continuation: indented, a list item, or part of a block scalar.
            None if !line.is_empty() && !line.starts_with('#') => {
                if let Some(last) = out.last_mut() {
                    if last.value.is_empty() {
                        last.value.start = at + (line.len() - line.trim_start().len());
                    }
                    last.value.end = at + line.len();
                }
            }
            None => {}
        }
        at = end;
    }
    out
}

/// A line's key without quotes, the key's length, and where the value begins.
fn key_of(line: &str) -> Option<(&str, usize, usize)> {
    let first = line.chars().next()?;
    if first.is_whitespace()
        || matches!(first, '#' | '-' | '[' | ']' | '{' | '}' | '&' | '*' | '!' | '|' | '>' | '%' | '@')
    {
        return None;
    }
    let (name, len) = match first {
        q @ ('"' | '\'') => {
            let end = line[1..].find(q)? + 1;
            (&line[1..end], end + 1)
        }
        _ => {
            let end = memchr_iter(b':', line.as_bytes())
                .find(|&i| matches!(line.as_bytes().get(i + 1), None | Some(b' ' | b'\t')))?;
            (line[..end].trim_end(), line[..end].trim_end().len())
        }
    };
    let rest = line[len..].trim_start().strip_prefix(':')?;
    let value = rest.trim_start();
    Some((name, len, line.len() - value.len()))
}

impl FrontMatter {
    /// The last entry of that name.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().rev().find(|e| e.name.as_ref() == name)
    }

    /// The value of `name` as text exactly as written, quotes and a trailing comment removed: for hashes and
    /// ids, which YAML would read as numbers (`7e10`).
    pub fn raw<'a>(&self, text: &'a str, name: &str) -> Option<&'a str> {
        let value = text.get(self.entry(name)?.value.clone())?.lines().next()?.trim();
        let value = match value.chars().next()? {
            q @ ('"' | '\'') => value[1..].split(q).next()?,
            _ => value.split(" #").next()?.trim_end(),
        };
        (!value.is_empty()).then_some(value)
    }

    /// The value of `name` as text: a scalar. Falls back to the raw line when the YAML is invalid.
    pub fn text(&self, text: &str, name: &str) -> Option<String> {
        let value = match self.values.get(name) {
            Some(value) => scalar(value)?,
            None if self.valid => return None,
            None => self.raw(text, name)?.to_owned(),
        };
        let value = value.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// The values of `name`: a list's scalars, or one scalar.
    pub fn list(&self, text: &str, name: &str) -> Vec<String> {
        match self.values.get(name) {
            Some(Value::Sequence(items)) => {
                items.iter().filter_map(scalar).filter(|s| !s.trim().is_empty()).collect()
            }
            Some(value) => scalar(value).filter(|s| !s.trim().is_empty()).into_iter().collect(),
            None if self.valid => vec![],
            None => self.raw(text, name).map(str::to_owned).into_iter().collect(),
        }
    }
}

/// A scalar as text.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.clone()),
        Value::Number(n) => Some(n.to_string()),
        Value::Bool(b) => Some(b.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_ok(text: &str) -> (FrontMatter, Sink) {
        let mut sink = vec![];
        let front = parse(FileId(0), text, &mut sink).expect("front matter");
        (front, sink)
    }

    #[test]
    fn values_are_read_with_the_places_of_their_keys() {
        let text = "\u{feff}---\r\ntitle: \"A: b\"\r\nms.collection:\r\n- x\r\n- y\r\nms.openlocfilehash: 7e10\r\n---\r\nBody";
        let (front, sink) = parse_ok(text);
        assert!(sink.is_empty());
        assert_eq!(front.text(text, "title").as_deref(), Some("A: b"));
        assert_eq!(front.list(text, "ms.collection"), ["x", "y"]);
        assert_eq!(front.raw(text, "ms.openlocfilehash"), Some("7e10"));
        assert_eq!(&text[front.block.end..], "Body");
        let entry = front.entry("ms.collection").unwrap();
        assert_eq!(&text[entry.value.clone()], "- x\r\n- y");
    }

    #[test]
    fn an_unquoted_colon_is_found_and_the_value_kept() {
        let text = "---\ntitle: Översikt: del 1\nauthor: x\n---\n";
        let (front, sink) = parse_ok(text);
        assert_eq!(sink.len(), 1);
        assert_eq!(&text[sink[0].primary.span.range()], ":");
        assert_eq!(front.text(text, "title").as_deref(), Some("Översikt: del 1"));
        assert_eq!(sink[0].fix.as_ref().unwrap().replacement, "\"Översikt: del 1\"");
    }

    #[test]
    fn a_key_given_twice_is_reported_and_the_last_counts() {
        let text = "---\na: 1\nb: 2\na: 3\n---\n";
        let (front, sink) = parse_ok(text);
        assert_eq!(sink[0].rule, &DUPLICATE_KEY);
        assert_eq!(front.text(text, "a").as_deref(), Some("3"));
    }

    #[test]
    fn a_block_that_is_not_closed_or_not_first_is_text() {
        assert!(locate("---\ntitle: x\n").is_none());
        assert!(locate("\n---\na: b\n---\n").is_none());
        assert!(locate("---").is_none());
        assert!(locate("---\n---").is_some());
    }
}
