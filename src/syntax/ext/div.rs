//! Sections: `> [!div class="nextstepaction"]` (learn-markdown.md §5).

use super::alert::TEXT_ON_MARKER_LINE;
use super::{Extension, Line};
use crate::syntax::mark::{Cx, Mark, Role};
use crate::syntax::tree::{Element, Kind};

/// The extension.
pub static EXTENSION: Extension = Extension { name: "div", block: Some(block), ..Extension::NONE };

fn block(line: &Line<'_>, cx: &mut Cx<'_>) -> Option<Mark> {
    if !line.quoted {
        return None;
    }
    let followed = line.text.strip_prefix("[!div").filter(|rest| rest.starts_with([' ', '\t', '`']));
    if let Some((attributes, text)) = followed.and_then(|rest| rest.split_once(']'))
        && !text.trim().is_empty()
    {
        let text = line.start + line.text.len() - text.trim_start().len();
        let message = format!("text after `[!div{attributes}]` on the same line: this is no section");
        let hint = "move the text to the next line, with a `>` of its own";
        cx.report(&TEXT_ON_MARKER_LINE, text..line.start + line.text.len(), message, hint);
    }
    let inner = line.text.strip_prefix("[!div")?.strip_suffix(']')?;
    let inner = match inner.trim().strip_prefix('`') {
        // Attributes in backticks: either the pair is whole, or they are dropped (docfx: `<div>`).
        Some(quoted) => quoted.strip_suffix('`').unwrap_or_default(),
        None if inner.is_empty() || inner.starts_with([' ', '\t']) => inner,
        None => return None,
    };
    if inner.contains(']') {
        return None;
    }
    let element = Element { tag: "div", attrs: attributes(inner) };
    Some(Mark::new(Kind::Element(Box::new(element)), Role::Wrap))
}

/// `name="value"` pairs; what is not one ends the list.
fn attributes(mut text: &str) -> Vec<(Box<str>, Box<str>)> {
    let mut out: Vec<(Box<str>, Box<str>)> = vec![];
    loop {
        text = text.trim_start();
        let len = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(text.len());
        let (name, rest) = text.split_at(len);
        let Some(rest) = rest.strip_prefix("=\"") else { return out };
        let Some((value, rest)) = rest.split_once('"') else { return out };
        if name.is_empty() {
            return out;
        }
        out.push((name.to_ascii_lowercase().into(), value.into()));
        text = rest;
    }
}
