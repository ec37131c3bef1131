//! Videos: `> [!VIDEO https://…]` (learn-markdown.md §4).

use super::{Extension, Line};
use crate::diag::{Rule, Severity};
use crate::syntax::mark::{Cx, Mark, Role};
use crate::syntax::tree::Kind;

/// The extension.
pub static EXTENSION: Extension =
    Extension { name: "video", block: Some(block), rules: &[&INVALID], ..Extension::NONE };

/// `> [!VIDEO]` without an address
pub static INVALID: Rule = Rule {
    code: "directive/invalid-video",
    severity: Severity::Major,
    what: "A `[!VIDEO …]` line is not `> [!VIDEO URL]` with one http or https address.",
    why: "The line is shown as text, and there is no video.",
    example: "--- content/en-us/a.md\n# A\n\n> [!VIDEO www.example.com/v]\n=> content/en-us/a.md:3:3",
    fix: "Write `> [!VIDEO https://…]`: one space, a whole address, nothing after the bracket.",
    docfx: &["invalid-note-section"],
};

fn block(line: &Line<'_>, cx: &mut Cx<'_>) -> Option<Mark> {
    if !line.quoted {
        return None;
    }
    let head = line.text.get(..7).filter(|h| h.eq_ignore_ascii_case("[!VIDEO"))?;
    let rest = &line.text[head.len()..];
    if !rest.starts_with([' ', ']']) {
        return None;
    }
    let url = rest.strip_prefix(' ').and_then(|r| r.strip_suffix(']')).filter(|url| {
        let url = url.trim_end();
        let has_host = url
            .strip_prefix("https://")
            .or_else(|| url.strip_prefix("http://"))
            .is_some_and(|r| !r.is_empty());
        has_host && !url.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | ']' | '`'))
    });
    if url.is_none() {
        let range = line.start..line.start + line.text.len();
        cx.report(&INVALID, range, "this is no video directive", "write `> [!VIDEO https://…]`");
    }
    Some(Mark::new(Kind::Video(url?.trim_end().into()), Role::Hoist))
}
