//! Forms of portals: `::: form action="create" submitText="Create" :::` (learn-markdown.md §7.7). They work within
//! the portal's own shell only.

use super::{Extension, Line};
use crate::diag::{Rule, Severity};
use crate::syntax::mark::{Cx, Mark};
use crate::syntax::tree::{Element, Kind};
use crate::syntax::triple_colon::{self, Ending, Problem};

/// The extension.
pub static EXTENSION: Extension =
    Extension { name: "form", block: Some(block), rules: &[&INVALID], ..Extension::NONE };

/// A form that cannot be read.
pub static INVALID: Rule = Rule {
    code: "directive/invalid-form",
    severity: Severity::Major,
    what: "A `::: form` lacks `action` or `submitText`, or has an attribute that a form does not know.",
    why: "The directive is shown as text.",
    example: "--- content/en-us/a.md\n# A\n\n::: form action=\"create\" :::\n=> content/en-us/a.md:3:1",
    fix: "Write `::: form action=\"name\" submitText=\"label\" :::`.",
    docfx: &["invalid-form"],
};

fn block(line: &Line<'_>, cx: &mut Cx<'_>) -> Option<Mark> {
    let head = triple_colon::head(line.text).filter(|h| h.colons == 3 && h.name == "form")?;
    match form(line.text, head.end) {
        Ok(mark) => Some(mark),
        Err(problem) => {
            problem.report(&INVALID, line.start, cx);
            None
        }
    }
}

fn form(text: &str, from: usize) -> Result<Mark, Problem> {
    let known = ["model", "action", "submittext"];
    let (end, attributes) = triple_colon::attributes(text, from, &known, "a form", Ending::LooseColons)?;
    let value = |name: &str| attributes.iter().find(|a| a.name == name).map_or("", |a| a.value);
    for (name, shown) in [("action", "action"), ("submittext", "submitText")] {
        if value(name).is_empty() {
            return Err(Problem::new(
                0..end,
                format!("a form without `{shown}`"),
                format!("add {shown}=\"…\""),
            ));
        }
    }
    let mut attrs = vec![("class".into(), "chromeless-form".into())];
    if !value("model").is_empty() {
        attrs.push(("data-model".into(), value("model").into()));
    }
    attrs.push(("data-action".into(), value("action").into()));
    let element = Element { tag: "form", attrs };
    Ok(Mark::with_text(Kind::Element(Box::new(element)), value("submittext")))
}
