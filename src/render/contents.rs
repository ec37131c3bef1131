//! The list of a page's sections.

use super::theme::escape;
use super::url;
use crate::model::HeadingFact;

/// A nested list of the second and third level, or nothing where it would hold fewer than two entries. `isolate`:
/// the list runs the other way than its texts.
pub fn contents(headings: &[HeadingFact], isolate: bool) -> String {
    let listed: Vec<&HeadingFact> = headings
        .iter()
        .filter(|h| matches!(h.level, 2 | 3) && !h.id.is_empty() && !h.text.is_empty())
        .collect();
    if listed.len() < 2 {
        return String::new();
    }
    let mut out = String::with_capacity(listed.len() * 64);
    out.push_str("<ul>");
    let mut rest = listed.as_slice();
    while let Some((first, after)) = rest.split_first() {
        out.push_str("<li>");
        item(first, isolate, &mut out);
        // The third level below the second; one without a second above it stands at the top.
        let below = match first.level {
            2 => after.iter().position(|h| h.level == 2).unwrap_or(after.len()),
            _ => 0,
        };
        let (inner, next) = after.split_at(below);
        if !inner.is_empty() {
            out.push_str("<ul>");
            for heading in inner {
                out.push_str("<li>");
                item(heading, isolate, &mut out);
                out.push_str("</li>");
            }
            out.push_str("</ul>");
        }
        out.push_str("</li>");
        rest = next;
    }
    out.push_str("</ul>");
    out
}

fn item(heading: &HeadingFact, isolate: bool, out: &mut String) {
    out.push_str("<a href=\"");
    out.push_str(&url::fragment(&heading.id));
    out.push_str("\">");
    out.push_str(if isolate { "<bdi>" } else { "" });
    escape(&heading.text, out);
    out.push_str(if isolate { "</bdi></a>" } else { "</a>" });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{FileId, Span};

    #[test]
    fn sections_are_nested_and_short_lists_left_out() {
        let list = |levels: &str| {
            let heading = |(i, c): (usize, char)| HeadingFact {
                level: c as u8 - b'0',
                id: format!("h{i}").into(),
                text: format!("{i}<").into(),
                span: Span::file(FileId(0)),
            };
            contents(&levels.chars().enumerate().map(heading).collect::<Vec<_>>(), false)
        };
        let a = |i: u8| format!("<a href=\"#h{i}\">{i}&lt;</a>");
        assert_eq!(list("12"), "");
        assert_eq!(
            list("32342"),
            format!("<ul><li>{}</li><li>{}<ul><li>{}</li></ul></li><li>{}</li></ul>", a(0), a(1), a(2), a(4))
        );
    }
}
