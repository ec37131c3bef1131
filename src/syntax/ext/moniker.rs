//! Moniker ranges: `::: moniker range=">= v1"` … `::: moniker-end` (learn-markdown.md §7.4).

use super::{Extension, Line, zone::end_of_line};
use crate::diag::{Rule, Severity};
use crate::syntax::mark::{Cx, Mark, Role};
use crate::syntax::tree::{Element, Kind};
use crate::syntax::triple_colon::{self, Ending, Head};

/// The extension.
pub static EXTENSION: Extension =
    Extension { name: "moniker", block: Some(block), rules: &[&INVALID], ..Extension::NONE };

/// A moniker line that cannot be read.
pub static INVALID: Rule = Rule {
    code: "directive/invalid-moniker",
    severity: Severity::Major,
    what: "A `::: moniker` line cannot be read: it has no `range`, or something else stands on the line.",
    why: "The line is shown as text, and what should be for some versions only is shown for all.",
    example: "--- content/en-us/a.md\n# A\n\n::: moniker range=v1\n=> content/en-us/a.md:3:13",
    fix: "Write `::: moniker range=\">= name-1.0\"`, and `::: moniker-end` alone on its line, both with the same number of colons.",
    docfx: &["invalid-moniker-range"],
};

/// An end belongs to a beginning of as many colons.
const NAMES: [&str; 8] =
    ["moniker:3", "moniker:4", "moniker:5", "moniker:6", "moniker:7", "moniker:8", "moniker:9", "moniker:10"];

fn block(line: &Line<'_>, cx: &mut Cx<'_>) -> Option<Mark> {
    let Head { colons, name, end } = triple_colon::head(line.text)?;
    let role_name = NAMES.get(colons - 3)?;
    match name.as_str() {
        "moniker" => {
            let found = triple_colon::attributes(line.text, end, &["range"], "a moniker range", Ending::Line);
            let range = match found {
                Ok((_, attributes)) => attributes.first().map(|a| a.value.to_owned()),
                Err(problem) => {
                    problem.report(&INVALID, line.start, cx);
                    return None;
                }
            };
            let Some(range) = range else {
                let at = line.start..line.start + line.text.len();
                cx.report(&INVALID, at, "a moniker range without `range`", "write range=\">= name-1.0\"");
                return None;
            };
            let attrs = vec![("range".into(), range.into())];
            Some(Mark::new(Kind::Element(Box::new(Element { tag: "div", attrs })), Role::Sole(role_name)))
        }
        "moniker-end" => {
            end_of_line(line, end, &INVALID, cx);
            Some(Mark::new(Kind::Root, Role::Close(role_name)))
        }
        _ => None,
    }
}
