//! Columns of a row: `:::column span="2":::` … `:::column-end:::` (learn-markdown.md §7.5).

use super::{Extension, Line, zone::end_of_line};
use crate::diag::{Rule, Severity};
use crate::syntax::mark::{Cx, Mark, Role};
use crate::syntax::tree::{Element, Kind};
use crate::syntax::triple_colon::{self, Ending};

/// The extension.
pub static EXTENSION: Extension =
    Extension { name: "column", block: Some(block), rules: &[&INVALID], ..Extension::NONE };

/// A column that cannot be read.
pub static INVALID: Rule = Rule {
    code: "directive/invalid-column",
    severity: Severity::Major,
    what: "A `:::column` line cannot be read, or something stands after `:::column-end:::`.",
    why: "The line is shown as text, and the text does not stand in its column.",
    example: "--- content/en-us/a.md\n# A\n\n:::column width=\"2\":::\n=> content/en-us/a.md:3:11",
    fix: "Write `:::column:::` or `:::column span=\"2\":::`, and `:::column-end:::` alone on its line.",
    docfx: &["invalid-nested-column"],
};

fn block(line: &Line<'_>, cx: &mut Cx<'_>) -> Option<Mark> {
    let head = triple_colon::head(line.text)?;
    match head.name.as_str() {
        "column" => {
            let found = triple_colon::attributes(line.text, head.end, &["span"], "a column", Ending::Colons);
            let span = match found {
                Ok((_, attributes)) => attributes.first().map_or("1", |a| a.value).to_owned(),
                Err(problem) => {
                    problem.report(&INVALID, line.start, cx);
                    return None;
                }
            };
            let class = if span == "1" { "column".into() } else { format!("column span{span}") };
            let element = Element { tag: "div", attrs: vec![("class".into(), class.into())] };
            Some(Mark::new(Kind::Element(Box::new(element)), Role::Open("column")))
        }
        "column-end" => {
            let end = closing_colons(line.text, head.end)?;
            end_of_line(line, end, &INVALID, cx);
            Some(Mark::new(Kind::Root, Role::Close("column")))
        }
        _ => None,
    }
}

/// Where the `:::` right after a name ends.
pub(super) fn closing_colons(text: &str, from: usize) -> Option<usize> {
    text[from..].starts_with(":::").then_some(from + 3)
}
