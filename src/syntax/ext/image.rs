//! Images: `:::image type="content" source="…" alt-text="…":::` (learn-markdown.md §7.1).

use super::{Extension, Line};
use crate::diag::{Rule, Severity};
use crate::syntax::mark::{Cx, Mark, Role};
use crate::syntax::tree::{ImageVariant, Kind, LearnImage};
use crate::syntax::triple_colon::{self, Ending, Problem};

/// The extension.
pub static EXTENSION: Extension = Extension {
    name: "image",
    block: Some(block),
    inline: Some(inline),
    rules: &[&INVALID],
    ..Extension::NONE
};

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
    let head = triple_colon::head(text).filter(|h| h.colons == 3 && h.name == "image")?;
    if !text[head.end..].starts_with([' ', '\t', ':']) {
        return None;
    }
    match image(text, head.end, at, cx) {
        Ok((len, image)) => {
            let place = if image.variant == ImageVariant::Complex { cx.line_column(at) } else { (0, 0) };
            let image = LearnImage { at: place, ..image };
            Some((len, Mark::leaf(Kind::LearnImage(Box::new(image)))))
        }
        Err(problem) => {
            problem.report(&INVALID, at, cx);
            None
        }
    }
}

/// Reads attributes from `start` to the closing `:::`; the length of the whole directive and the image. `text` stands
/// at `at`.
fn image(text: &str, start: usize, at: usize, cx: &Cx<'_>) -> Result<(usize, LearnImage), Problem> {
    let (end, attributes) = triple_colon::attributes(text, start, &ATTRIBUTES, "an image", Ending::Colons)?;
    let mut image = LearnImage::default();
    let mut alt = None;
    for attribute in attributes {
        let value = attribute.value;
        let place = || {
            let from = at + attribute.at.start + (value.len() - value.trim_start().len());
            Some(cx.span(from..from + value.trim().len()))
        };
        match attribute.name {
            "type" => {
                image.variant = match value {
                    "content" => ImageVariant::Content,
                    "icon" => ImageVariant::Icon,
                    "complex" => ImageVariant::Complex,
                    _ => {
                        let message = format!("`{value}` is no type of image");
                        let hint = "the types are content, icon and complex";
                        return Err(Problem::new(attribute.at, message, hint));
                    }
                }
            }
            "source" => (image.source, image.source_span) = (value.trim().into(), place()),
            "alt-text" => alt = Some(value),
            "loc-scope" => image.loc_scope = Some(value.into()),
            "lightbox" => (image.lightbox, image.lightbox_span) = (Some(value.trim().into()), place()),
            "link" => (image.link, image.link_span) = (Some(value.trim().into()), place()),
            _ => image.border = Some(!value.eq_ignore_ascii_case("false")),
        }
    }
    if image.source.is_empty() {
        return Err(Problem::new(0..end, "an image without `source`", "add source=\"path\""));
    }
    match alt {
        Some(alt) => image.alt = alt.into(),
        None if image.variant != ImageVariant::Icon => {
            return Err(Problem::new(
                0..end,
                "an image without `alt-text`",
                "add alt-text=\"what the picture shows\", or type=\"icon\" for decoration",
            ));
        }
        None => {}
    }
    Ok((end, image))
}
