//! Rows of columns: `:::row:::` … `:::row-end:::` (learn-markdown.md §7.5). What stands in a row may be indented
//! as deep as its writer likes; the indentation is taken away before Markdown is parsed, but for that within
//! lists and fences.

use std::ops::Range;

use super::column::closing_colons;
use super::{Extension, Line, zone::end_of_line};
use crate::diag::{Rule, Severity};
use crate::syntax::mark::{Cx, Mark, Role};
use crate::syntax::signs::Signs;
use crate::syntax::tree::{Element, Kind};
use crate::syntax::triple_colon;

/// The extension.
pub static EXTENSION: Extension = Extension {
    name: "row",
    block: Some(block),
    strip: Some(indentation),
    rules: &[&INVALID],
    ..Extension::NONE
};

/// A row that cannot be read.
pub static INVALID: Rule = Rule {
    code: "directive/invalid-row",
    severity: Severity::Minor,
    what: "Something stands after `:::row-end:::`.",
    why: "It is not shown.",
    example: "--- content/en-us/a.md\n# A\n\n:::row:::\n:::row-end::: end\n=> content/en-us/a.md:4:15",
    fix: "Move it to a line of its own.",
    docfx: &["invalid-row"],
};

fn block(line: &Line<'_>, cx: &mut Cx<'_>) -> Option<Mark> {
    let (begins, end) = row(line.text)?;
    if begins {
        let element = Element { tag: "section", attrs: vec![("class".into(), "row".into())] };
        return Some(Mark::new(Kind::Element(Box::new(element)), Role::Open("row")));
    }
    end_of_line(line, end, &INVALID, cx);
    Some(Mark::new(Kind::Root, Role::Close("row")))
}

/// Whether a row begins or ends at the start of `text`, and where that directive ends.
fn row(text: &str) -> Option<(bool, usize)> {
    let head = triple_colon::head(text).filter(|h| h.name == "row" || h.name == "row-end")?;
    Some((head.name == "row", closing_colons(text, head.end)?))
}

/// The indentation within rows. Lists and fences keep theirs, counted from the line they begin on.
fn indentation(text: &str, signs: &Signs) -> Vec<Range<usize>> {
    let mut out = vec![];
    if !signs.colons {
        return out;
    }
    let mut fence: Option<&str> = None;
    let mut inside: Option<Inside> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let body = line.trim_end();
        let content = body.trim_start_matches([' ', '\t']);
        let indent = body.len() - content.len();
        let marks = fence_marks(content);
        match (fence, marks) {
            (Some(open), Some(marks)) if marks.starts_with(open) && marks == content => fence = None,
            (None, Some(marks)) => fence = Some(marks),
            _ => {}
        }
        let fenced = fence.is_some() && fence != marks;
        match &mut inside {
            None if !fenced && row(content).is_some_and(|(begins, _)| begins) => {
                inside = Some(Inside { base: indent, kept: None, blank: false });
            }
            None => {}
            Some(_) if content.is_empty() => {
                if let Some(inside) = &mut inside {
                    inside.blank = true;
                }
            }
            Some(row_inside) => {
                let keep = row_inside.keep(content, indent, fenced);
                if keep < indent {
                    out.push(start + keep..start + indent);
                }
                if !fenced && row(content).is_some_and(|(begins, _)| !begins) {
                    inside = None;
                }
            }
        }
    }
    out
}

/// Within a row.
struct Inside {
    /// The row's own indentation.
    base: usize,
    /// Indentation of the line that a list or a fence began on.
    kept: Option<usize>,
    /// The line before is blank.
    blank: bool,
}

impl Inside {
    /// How many bytes of its indentation a line keeps.
    fn keep(&mut self, content: &str, indent: usize, fenced: bool) -> usize {
        let blank = std::mem::replace(&mut self.blank, false);
        let from = self.kept.unwrap_or(indent);
        let listed = is_list_item(content);
        if !fenced {
            let ends = indent <= from && blank && !listed;
            if content.starts_with(":::") || ends {
                self.kept = None;
            }
            if self.kept.is_none() && (listed || fence_marks(content).is_some()) {
                self.kept = Some(indent);
            }
        }
        match self.kept {
            Some(from) if indent > from => self.base + (indent - from),
            _ => self.base.min(indent),
        }
        .min(indent)
    }
}

fn is_list_item(content: &str) -> bool {
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    let marker = match content.as_bytes().get(digits) {
        Some(b'-' | b'*' | b'+') if digits == 0 => 1,
        Some(b'.' | b')') if (1..10).contains(&digits) => digits + 1,
        _ => return false,
    };
    content[marker..].is_empty() || content[marker..].starts_with([' ', '\t'])
}

/// The signs of a fence at the start of a line.
fn fence_marks(content: &str) -> Option<&str> {
    let sign = content.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let len = content.len() - content.trim_start_matches(sign).len();
    (len >= 3 && !(sign == '`' && content[len..].contains('`'))).then(|| &content[..len])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let mut out = String::new();
        let mut at = 0;
        for range in indentation(text, &Signs::of(text)) {
            out.push_str(&text[at..range.start]);
            at = range.end;
        }
        out.push_str(&text[at..]);
        assert_eq!(out, expect);
    }

    #[test]
    fn indentation_in_rows_goes_but_for_lists_and_fences() {
        check(
            "    x\n:::row:::\n    :::column:::\n        a\n\n            b\n    :::column-end:::\n:::row-end:::\n    y\n",
            "    x\n:::row:::\n:::column:::\na\n\nb\n:::column-end:::\n:::row-end:::\n    y\n",
        );
        check(
            ":::row:::\n    - a\n      - b\n\n      c\n\n    d\n    ```\n      code\n    ```\n      e\n:::row-end:::",
            ":::row:::\n- a\n  - b\n\n  c\n\nd\n```\n  code\n```\n  e\n:::row-end:::",
        );
        check("```\n:::row:::\n    a\n```\n", "```\n:::row:::\n    a\n```\n");
    }
}
