//! Code snippets: `[!code-lang[name](path?query#tag "title")]`, `[!notebook-lang[name](path?name=cell)]`
//! (learn-markdown.md §6.2). Found here, loaded by the loader.

use std::ops::Range;

use super::{Extension, Line};
use crate::diag::{Rule, Severity, closest};
use crate::syntax::mark::{Cx, Mark};
use crate::syntax::snippet::{Lines, Selection, Snippet, SnippetForm};
use crate::syntax::tree::Kind;

/// The extension.
pub static EXTENSION: Extension =
    Extension { name: "snippet", block: Some(block), rules: &[&QUERY], ..Extension::NONE };

/// A query that means nothing.
pub static QUERY: Rule = Rule {
    code: "snippet/invalid-query",
    severity: Severity::Major,
    what: "The query of a code snippet has a part that is not known, or a number that is none.",
    why: "That part and all after it are ignored: other lines are shown than were meant.",
    example: "--- content/en-us/a.md\n# A\n\n[!code-csharp[](a.cs?rnage=1-2)]\n--- content/en-us/a.cs\nint a;\n=> content/en-us/a.md:3:22",
    fix: "The parts are `name=tag`, `start=1`, `end=9`, `range=1-3,5`, `highlight=2` and `dedent=4`, with `&` between them.",
    docfx: &[],
};

fn block(line: &Line<'_>, cx: &mut Cx<'_>) -> Option<Mark> {
    let text = line.text;
    let starts = |word: &str| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let (form, mut at) = match () {
        () if starts("[!code") => (SnippetForm::Code, "[!code".len()),
        () if starts("[!notebook") => (SnippetForm::Notebook, "[!notebook".len()),
        () => return None,
    };
    let mut language = None;
    if text[at..].starts_with('-') {
        let end = at + text[at..].find('[')?;
        language = Some(text[at + 1..end].trim());
        at = end;
    }
    let (name, after) = until(text, at.checked_add(1).filter(|_| text[at..].starts_with('['))?, "]")?;
    at = skip_space(text, after + 1);
    if !text[at..].starts_with('(') {
        return None;
    }
    let path = path(text, at + 1)?;
    let mut query = Query::default();
    at = path.end;
    if text[at..].starts_with('?') {
        let end = end_of(text, at + 1, ['"', ')', '#'])?;
        query.read(text, at + 1..end, line.start, cx);
        at = end;
    }
    if text[at..].starts_with('#') {
        let end = end_of(text, at + 1, ['"', ')', ')'])?;
        query.fragment = Some(at + 1..end);
        at = end;
    }
    let mut title = String::new();
    if text[at..].starts_with('"') {
        let (text, after) = until(text, at + 1, "\"")?;
        (title, at) = (text, after + 1);
    }
    for sign in [")", "]"] {
        at = skip_space(text, at);
        at += text[at..].starts_with(sign).then_some(1)?;
    }
    if !text[at..].trim().is_empty() {
        return None;
    }
    let span = |range: Range<usize>| cx.span(line.start + range.start..line.start + range.end);
    let interactive = language.and_then(|l| l.strip_suffix("-interactive"));
    let (selection, selected_at) = query.selection(text);
    let snippet = Snippet {
        form,
        path_span: span(path.at.clone()),
        selection_span: span(selected_at.unwrap_or(path.at)),
        path: path.text.into(),
        selection,
        language: interactive.or(language).map(Into::into),
        interactive: interactive.map(|_| "".into()),
        name: name.trim().into(),
        title: title.trim().into(),
        highlight: query.highlight.into(),
        dedent: query.dedent,
        has_file: false,
    };
    Some(Mark::leaf(Kind::Snippet(Box::new(snippet))))
}

/// Text up to an unescaped `end`, unescaped, and where the end stands.
fn until(text: &str, from: usize, end: &str) -> Option<(String, usize)> {
    let mut out = String::new();
    let mut chars = text[from..].char_indices();
    while let Some((i, c)) = chars.next() {
        match c {
            '\\' => out.extend(chars.next().map(|(_, c)| c)),
            c if end.starts_with(c) => return Some((out, from + i)),
            c => out.push(c),
        }
    }
    None
}

struct Path {
    text: String,
    /// Without the blanks around it.
    at: Range<usize>,
    /// Where what follows begins.
    end: usize,
}

/// A path up to `?`, `#`, a quote or the closing parenthesis; pairs of parentheses belong to it.
fn path(text: &str, from: usize) -> Option<Path> {
    let mut out = String::new();
    let mut open = 0usize;
    let mut chars = text[from..].char_indices();
    while let Some((i, c)) = chars.next() {
        match c {
            '\\' => out.extend(chars.next().map(|(_, c)| c)),
            '#' | '?' | '"' => return Some(found(text, from, from + i, &out)),
            ')' if open == 0 => return Some(found(text, from, from + i, &out)),
            c => {
                open = if c == '(' { open + 1 } else { open - usize::from(c == ')') };
                out.push(c);
            }
        }
    }
    None
}

fn found(text: &str, from: usize, end: usize, path: &str) -> Path {
    let raw = &text[from..end];
    let start = from + raw.len() - raw.trim_start().len();
    Path { text: path.trim().to_owned(), at: start..start + raw.trim().len(), end }
}

fn end_of(text: &str, from: usize, signs: [char; 3]) -> Option<usize> {
    Some(from + text[from..].find(signs)?)
}

fn skip_space(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}

/// `?name=…&range=…#tag`
#[derive(Default)]
struct Query {
    tag: Option<Range<usize>>,
    start_end: Option<(Lines, Range<usize>)>,
    range: Option<(Vec<Lines>, Range<usize>)>,
    fragment: Option<Range<usize>>,
    highlight: String,
    dedent: Option<u32>,
}

const KEYS: [&str; 6] = ["name", "start", "end", "range", "highlight", "dedent"];

impl Query {
    /// Reads `key=value&…`; at the first fault the rest is left.
    fn read(&mut self, text: &str, at: Range<usize>, line_start: usize, cx: &mut Cx<'_>) {
        let raw = &text[at.clone()];
        let mut from = at.start;
        let (mut start, mut end) = (None, None);
        for part in raw.split('&') {
            let range = from..from + part.len();
            from = range.end + 1;
            let part = if range.end == at.end { part.trim_end() } else { part };
            if let Err(message) = self.part(part, range.clone(), &mut start, &mut end) {
                let place = line_start + range.start..line_start + range.start + part.len();
                let key = part.split('=').next().unwrap_or(part);
                let near = closest(key, KEYS).filter(|k| *k != key);
                let hint = near.map(|k| format!("did you mean `{k}`?")).unwrap_or_default();
                cx.report(&QUERY, place, message, hint);
                return;
            }
        }
        if let (Some(first), Some(last)) = (start, end) {
            self.start_end = Some((Lines { first, last }, at));
        }
    }

    fn part(
        &mut self,
        part: &str,
        at: Range<usize>,
        start: &mut Option<u32>,
        end: &mut Option<u32>,
    ) -> Result<(), String> {
        let (key, value) = part
            .split_once('=')
            .filter(|(_, v)| !v.contains('='))
            .ok_or_else(|| format!("`{part}` is not `key=value`"))?;
        let number = || value.trim().parse::<u32>().map_err(|_| format!("`{value}` is no line number"));
        let lines = || Lines::parse_list(value).map_err(|part| format!("`{part}` is no range of lines"));
        match key.to_ascii_lowercase().as_str() {
            "name" => {
                let end = at.start + part.len();
                self.tag = Some(end - value.len()..end);
            }
            "start" => {
                *start = Some(number()?);
                *end = *start;
            }
            "end" => *end = Some(number()?),
            "range" => self.range = Some((lines()?, at)),
            "highlight" => {
                self.highlight = lines()?.into_iter().map(Lines::show).collect::<Vec<_>>().join(",");
            }
            "dedent" => {
                let columns: i64 =
                    value.trim().parse().map_err(|_| format!("`{value}` is no number of columns"))?;
                self.dedent = u32::try_from(columns).ok();
            }
            _ => return Err(format!("a snippet's query knows no `{key}`")),
        }
        Ok(())
    }

    /// A tag comes before lines by fragment, then `start` and `end`, then `range`.
    fn selection(&self, text: &str) -> (Selection, Option<Range<usize>>) {
        let lines = self.fragment.as_ref().and_then(|at| Lines::parse_fragment(text[at.clone()].trim()));
        let fragment_tag = self.fragment.as_ref().filter(|_| lines.is_none());
        let tag = fragment_tag.or(self.tag.as_ref()).filter(|at| !text[(*at).clone()].trim().is_empty());
        match (tag, lines, &self.start_end, &self.range) {
            (Some(at), ..) => (Selection::Tag(text[at.clone()].trim().into()), Some(at.clone())),
            (None, Some(lines), ..) => (Selection::Lines(vec![lines]), self.fragment.clone()),
            (None, None, Some((lines, at)), _) => (Selection::Lines(vec![*lines]), Some(at.clone())),
            (None, None, None, Some((list, at))) => (Selection::Lines(list.clone()), Some(at.clone())),
            (None, None, None, None) => (Selection::All, None),
        }
    }
}
