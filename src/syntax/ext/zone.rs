//! Zones: `::: zone target="docs"` … `::: zone-end` (learn-markdown.md §7.3).

use super::{Extension, Line};
use crate::diag::{Rule, Severity};
use crate::syntax::mark::{Cx, Mark, Role};
use crate::syntax::tree::{Element, Kind};
use crate::syntax::triple_colon::{self, Ending, Problem};

/// The extension.
pub static EXTENSION: Extension =
    Extension { name: "zone", block: Some(block), rules: &[&INVALID], ..Extension::NONE };

/// A zone line that cannot be read.
pub static INVALID: Rule = Rule {
    code: "directive/invalid-zone",
    severity: Severity::Major,
    what: "A `::: zone` line cannot be read: it has neither `target` nor `pivot`, a value that is not allowed, or text after it.",
    why: "The line is shown as text, and what should be for some readers only is shown to all.",
    example: "--- content/en-us/a.md\n# A\n\n::: zone pivot=\"Two Words\"\n=> content/en-us/a.md:3:17",
    fix: "Write `::: zone target=\"docs\"` (docs, chromeless or pdf) or `::: zone pivot=\"one,two\"` (small letters, digits, hyphens), and `::: zone-end` alone on its line.",
    docfx: &["invalid-zone"],
};

fn block(line: &Line<'_>, cx: &mut Cx<'_>) -> Option<Mark> {
    let head = triple_colon::head(line.text).filter(|h| h.colons == 3)?;
    match head.name.as_str() {
        "zone" => match zone(line.text, head.end) {
            Ok(element) => Some(Mark::new(Kind::Element(Box::new(element)), Role::Sole("zone"))),
            Err(problem) => {
                problem.report(&INVALID, line.start, cx);
                None
            }
        },
        "zone-end" => {
            // With text behind it, it ends nothing; the ends of other directives do.
            let rest = head.end + triple_colon::blanks(&line.text[head.end..]);
            if rest < line.text.len() {
                let range = line.start + rest..line.start + line.text.len();
                let message = "`::: zone-end` with text behind it does not end the zone";
                cx.report(&INVALID, range, message, "move the text to the next line");
                return None;
            }
            Some(Mark::new(Kind::Root, Role::Close("zone")))
        }
        _ => None,
    }
}

/// Reports what stands after an end line, which ends its directive all the same.
pub(super) fn end_of_line(line: &Line<'_>, from: usize, rule: &'static Rule, cx: &mut Cx<'_>) {
    let rest = from + triple_colon::blanks(&line.text[from..]);
    if rest < line.text.len() {
        let range = line.start + rest..line.start + line.text.len();
        cx.report(rule, range, "text after the end of a directive is not shown", "move it to the next line");
    }
}

fn zone(text: &str, from: usize) -> Result<Element, Problem> {
    let (_, attributes) = triple_colon::attributes(text, from, &["target", "pivot"], "a zone", Ending::Line)?;
    let (mut target, mut pivot) = (None, None);
    for attribute in attributes {
        let value = attribute.value;
        match attribute.name {
            "target" if ["docs", "chromeless", "pdf"].contains(&value) => target = Some(value),
            "target" => {
                let message = format!("`{value}` is no target of a zone");
                return Err(Problem::new(attribute.at, message, "the targets are docs, chromeless and pdf"));
            }
            _ => pivot = Some((pivots(value).ok_or_else(|| invalid_pivot(&attribute))?, attribute.at)),
        }
    }
    let mut class = String::from("zone");
    let mut attrs = vec![];
    if let Some(target) = target {
        class.push_str(" has-target");
        attrs.push(("data-target".into(), target.into()));
    }
    match pivot {
        Some((_, at)) if target == Some("pdf") => {
            return Err(Problem::new(at, "a zone for pdf has no pivot", "remove one of the two attributes"));
        }
        Some((pivot, _)) => {
            class.push_str(" has-pivot");
            attrs.push(("data-pivot".into(), pivot.into()));
        }
        None if target.is_none() => {
            let message = "a zone without `target` and `pivot`";
            return Err(Problem::new(0..text.len(), message, "say who it is for: pivot=\"name\""));
        }
        None => {}
    }
    attrs.insert(0, ("class".into(), class.into()));
    Ok(Element { tag: "div", attrs })
}

fn invalid_pivot(attribute: &triple_colon::Attribute<'_>) -> Problem {
    Problem::new(
        attribute.at.clone(),
        format!("`{}` is no list of pivots", attribute.value),
        "pivots are small letters, digits and hyphens, with commas between them",
    )
}

/// `a, b` as `a b`.
fn pivots(value: &str) -> Option<String> {
    let names: Vec<&str> = value.split(',').map(str::trim).collect();
    let valid = |name: &&str| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    names.iter().all(valid).then(|| names.join(" "))
}
