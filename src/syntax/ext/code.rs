//! Code snippets: `:::code language="csharp" source="path" id="tag":::` (learn-markdown.md §6.3).

use super::{Extension, Line, zone::end_of_line};
use crate::diag::{Rule, Severity};
use crate::syntax::mark::{Cx, Mark};
use crate::syntax::snippet::{Lines, Selection, Snippet, SnippetForm};
use crate::syntax::tree::Kind;
use crate::syntax::triple_colon::{self, Attribute, Ending, Problem};

/// The extension.
pub static EXTENSION: Extension =
    Extension { name: "code", block: Some(block), rules: &[&INVALID], ..Extension::NONE };

/// A `:::code` that cannot be read.
pub static INVALID: Rule = Rule {
    code: "directive/invalid-code",
    severity: Severity::Major,
    what: "A `:::code` cannot be read: it has no `source`, an attribute it does not know, or a range that is none.",
    why: "The directive is shown as text instead of the code, or other lines are shown than were meant.",
    example: "--- content/en-us/a.md\n# A\n\n:::code language=\"csharp\":::\n=> content/en-us/a.md:3:1",
    fix: "Write `:::code language=\"csharp\" source=\"path\" range=\"1-9\":::`, or `id=\"tag\"` for the range.",
    docfx: &["invalid-code"],
};

const ATTRIBUTES: [&str; 6] = ["source", "range", "id", "highlight", "language", "interactive"];

fn block(line: &Line<'_>, cx: &mut Cx<'_>) -> Option<Mark> {
    let head = triple_colon::head(line.text).filter(|h| h.colons == 3 && h.name == "code")?;
    let attributes =
        triple_colon::attributes(line.text, head.end, &ATTRIBUTES, "a code snippet", Ending::LooseColons);
    let (end, attributes) = match attributes {
        Ok(found) => found,
        Err(problem) => {
            problem.report(&INVALID, line.start, cx);
            return None;
        }
    };
    let get = |name: &str| attributes.iter().find(|a| a.name == name && !a.value.is_empty());
    let value = |name: &str| get(name).map_or("", |a| a.value.trim());
    let Some(source) = get("source") else {
        let problem = Problem::new(0..end, "a code snippet without `source`", "add source=\"path\"");
        problem.report(&INVALID, line.start, cx);
        return None;
    };
    end_of_line(line, end, &INVALID, cx);
    let span = |a: &Attribute<'_>| cx.span(line.start + a.at.start..line.start + a.at.end);
    let (path_span, selected) = (span(source), get("id").or(get("range")).map(span));
    let selection = match (get("id"), get("range")) {
        (Some(id), _) => Selection::Tag(id.value.trim().into()),
        (None, Some(range)) => lines(range, line.start, cx),
        (None, None) => Selection::All,
    };
    let snippet = Snippet {
        form: SnippetForm::Colons,
        path: source.value.trim().into(),
        path_span,
        selection,
        selection_span: selected.unwrap_or(path_span),
        language: get("language").map(|a| a.value.trim().into()),
        interactive: get("interactive").map(|a| a.value.trim().into()),
        name: "".into(),
        title: "".into(),
        highlight: value("highlight").into(),
        dedent: None,
        has_file: false,
    };
    Some(Mark::leaf(Kind::Snippet(Box::new(snippet))))
}

/// The lines of a `range`: all that can be read before the first fault.
fn lines(range: &Attribute<'_>, at: usize, cx: &mut Cx<'_>) -> Selection {
    let mut lines = vec![];
    for part in range.value.split(',') {
        match Lines::parse(part) {
            Some(line) => lines.push(line),
            None => {
                let place = at + range.at.start..at + range.at.end;
                let message = format!("`{part}` is no range of lines");
                cx.report(&INVALID, place, message, "write range=\"1-3,7,9-\"");
                break;
            }
        }
    }
    if lines.is_empty() { Selection::All } else { Selection::Lines(lines) }
}
