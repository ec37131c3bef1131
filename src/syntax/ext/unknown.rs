//! Lines that look like a directive and are none.

use super::{Extension, Line};
use crate::diag::{Rule, Severity, closest};
use crate::syntax::mark::{Cx, Mark};
use crate::syntax::triple_colon;

/// The extension; it stands last in the list.
pub static EXTENSION: Extension =
    Extension { name: "unknown", block: Some(block), rules: &[&UNKNOWN], ..Extension::NONE };

/// `:::rwo:::`
pub static UNKNOWN: Rule = Rule {
    code: "directive/unknown",
    severity: Severity::Minor,
    what: "A line begins with `:::` and a word that is no directive's name.",
    why: "It is shown as text.",
    example: "--- content/en-us/a.md\n# A\n\n:::rwo:::\n=> content/en-us/a.md:3:1",
    fix: "Correct the name. The directives are code, column, form, image, moniker, no-loc, row, video and zone.",
    docfx: &[],
};

const NAMES: [&str; 15] = [
    "code",
    "column",
    "column-end",
    "form",
    "image",
    "image-end",
    "moniker",
    "moniker-end",
    "no-loc",
    "row",
    "row-end",
    "video",
    "video-end",
    "zone",
    "zone-end",
];

fn block(line: &Line<'_>, cx: &mut Cx<'_>) -> Option<Mark> {
    let head = triple_colon::head(line.text).filter(|h| !NAMES.contains(&h.name.as_str()))?;
    let hint = match closest(&head.name, NAMES) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "to show the colons, put a backslash before them".into(),
    };
    let range = line.start..line.start + head.end;
    cx.report(&UNKNOWN, range, format!("there is no directive `{}`", head.name), hint);
    None
}
