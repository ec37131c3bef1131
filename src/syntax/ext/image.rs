//! Images: `:::image type="content" source="…" alt-text="…":::` (learn-markdown.md §7.1).

use std::ops::Range;

use super::{Extension, Line};
use crate::diag::{Rule, Severity, closest};
use crate::syntax::mark::{Cx, Mark, Role};
use crate::syntax::tree::{ImageVariant, Kind, LearnImage};
use crate::text::Span;

/// The extension.
pub static EXTENSION: Extension =
    Extension { name: "image", block: Some(block), inline: Some(inline), shape: None, rules: &[&INVALID] };

/// A `:::image` that cannot be read.
pub static INVALID: Rule = Rule {
    code: "directive/invalid-image",
    severity: Severity::Major,
    what: "A `:::image` cannot be read: an attribute is missing, unknown, given twice or not in straight quotes, or the closing `:::` is lost.",
    why: "The directive is shown as text instead of the picture.",
    example: "--- content/en-us/a.md\n# A\n\n:::image type=\"content\" source=\"a.png\":::\n=> content/en-us/a.md:3:1",
    fix: "Write `:::image type=\"content\" source=\"path\" alt-text=\"text\":::`; only `type=\"icon\"` does without `alt-text`.",
    docfx: &["invalid-image"],
};

const ATTRIBUTES: [&str; 7] = ["type", "source", "alt-text", "loc-scope", "lightbox", "link", "border"];

/// A complex image is a block: the directive alone on its line, its description, `:::image-end:::`.
fn block(line: &Line<'_>, cx: &mut Cx<'_>) -> Option<Mark> {
    let rest = line.text.strip_prefix(":::")?.trim_start();
    if let Some(end) = rest.strip_prefix("image-end") {
        return (end.trim() == ":::").then(|| Mark::new(Kind::Root, Role::Close("image")));
    }
    let complex = rest.starts_with("image ") && rest.contains("type=\"complex\"");
    if !complex {
        return None;
    }
    let (len, mark) = inline(line.text, line.start, cx)?;
    (len == line.text.len()).then_some(Mark { role: Role::Open("image"), ..mark })
}

fn inline(text: &str, at: usize, cx: &mut Cx<'_>) -> Option<(usize, Mark)> {
    let after = text.strip_prefix(":::")?.trim_start_matches([' ', '\t']);
    let after = after.get(..5).filter(|w| w.eq_ignore_ascii_case("image")).map(|w| &after[w.len()..])?;
    if !after.starts_with([' ', '\t', ':']) {
        return None;
    }
    let start = text.len() - after.len();
    match image(text, start, &|range| cx.span(at + range.start..at + range.end)) {
        Ok((len, image)) => {
            let place = if image.variant == ImageVariant::Complex { cx.line_column(at) } else { (0, 0) };
            let image = LearnImage { at: place, ..image };
            Some((len, Mark::leaf(Kind::LearnImage(Box::new(image)))))
        }
        Err(Problem { range, message, hint }) => {
            cx.report(&INVALID, at + range.start..at + range.end, message, hint);
            None
        }
    }
}

struct Problem {
    range: Range<usize>,
    message: String,
    hint: String,
}

/// Reads attributes from `start` to the closing `:::`; the length of the whole directive and the image. `span` gives
/// the place of a range of `text`.
fn image(
    text: &str,
    start: usize,
    span: &dyn Fn(Range<usize>) -> Span,
) -> Result<(usize, LearnImage), Problem> {
    let whole = 0..text.trim_end().len();
    let problem =
        |range: Range<usize>, message: String, hint: &str| Problem { range, message, hint: hint.into() };
    let mut image = LearnImage::default();
    let (mut seen, mut alt): (Vec<&str>, Option<&str>) = (vec![], None);
    let mut at = start;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        let rest = &text[at..];
        if rest.starts_with(":::") {
            at += 3;
            break;
        }
        let len = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
        if len == 0 {
            let lost = if rest.is_empty() {
                "the closing `:::` is missing"
            } else {
                "an attribute was expected here"
            };
            let range =
                if rest.is_empty() { whole } else { at..at + rest.chars().next().map_or(0, char::len_utf8) };
            return Err(problem(range, lost.into(), "an image ends with `:::` on its own line's end"));
        }
        let name = rest[..len].to_ascii_lowercase();
        let Some(&known) = ATTRIBUTES.iter().find(|a| **a == name) else {
            let hint = closest(&name, ATTRIBUTES).map(|n| format!("did you mean `{n}`?"));
            return Err(problem(
                at..at + len,
                format!("`{name}` is no attribute of an image"),
                &hint.unwrap_or_default(),
            ));
        };
        if seen.contains(&known) {
            return Err(problem(at..at + len, format!("`{known}` is given twice"), "remove one of them"));
        }
        seen.push(known);
        let Some(quoted) = rest[len..].strip_prefix("=\"") else {
            return Err(problem(
                at..at + len,
                format!("the value of `{known}` is not in straight double quotes"),
                "write name=\"value\"",
            ));
        };
        let Some(close) = quoted.find('"') else {
            return Err(problem(
                at..whole.end.max(at + len),
                format!("the value of `{known}` is not closed"),
                "close it with `\"`",
            ));
        };
        let (value, value_at) = (&quoted[..close], at + len + 2);
        let trimmed = value_at + (value.len() - value.trim_start().len());
        let place = Some(span(trimmed..trimmed + value.trim().len()));
        match known {
            "type" => {
                image.variant = match value {
                    "content" => ImageVariant::Content,
                    "icon" => ImageVariant::Icon,
                    "complex" => ImageVariant::Complex,
                    _ => {
                        let range = value_at..value_at + close;
                        return Err(problem(
                            range,
                            format!("`{value}` is no type of image"),
                            "the types are content, icon and complex",
                        ));
                    }
                }
            }
            "source" => (image.source, image.source_span) = (value.trim().into(), place),
            "alt-text" => alt = Some(value),
            "loc-scope" => image.loc_scope = Some(value.into()),
            "lightbox" => (image.lightbox, image.lightbox_span) = (Some(value.trim().into()), place),
            "link" => (image.link, image.link_span) = (Some(value.trim().into()), place),
            _ => image.border = Some(!value.eq_ignore_ascii_case("false")),
        }
        at = value_at + close + 1;
    }
    if image.source.is_empty() {
        return Err(problem(0..at, "an image without `source`".into(), "add source=\"path\""));
    }
    match alt {
        Some(alt) => image.alt = alt.into(),
        None if image.variant != ImageVariant::Icon => {
            return Err(problem(
                0..at,
                "an image without `alt-text`".into(),
                "add alt-text=\"what the picture shows\", or type=\"icon\" for decoration",
            ));
        }
        None => {}
    }
    Ok((at, image))
}
