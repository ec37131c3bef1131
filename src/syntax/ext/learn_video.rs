//! Videos with their data: `:::video source="https://…" title="…":::` (learn-markdown.md §7.2).

use super::{Extension, Line};
use crate::diag::{Rule, Severity};
use crate::syntax::mark::{Cx, Mark, Role};
use crate::syntax::tree::{Kind, LearnVideo};
use crate::syntax::triple_colon::{self, Ending, Problem};

/// The extension.
pub static EXTENSION: Extension = Extension {
    name: "learn-video",
    block: Some(block),
    inline: Some(inline),
    rules: &[&INVALID],
    ..Extension::NONE
};

/// A `:::video` that cannot be read.
pub static INVALID: Rule = Rule {
    code: "directive/invalid-video-data",
    severity: Severity::Major,
    what: "A `:::video` cannot be read: it has no `source`, an attribute that a video does not know, or a `max-width` that is no number.",
    why: "The directive is shown as text, and there is no video.",
    example: "--- content/en-us/a.md\n# A\n\n:::video title=\"Tour\":::\n=> content/en-us/a.md:3:1",
    fix: "Write `:::video source=\"https://…\" title=\"text\":::`.",
    docfx: &["invalid-video"],
};

const ATTRIBUTES: [&str; 7] =
    ["source", "title", "max-width", "thumbnail", "upload-date", "duration", "type"];

/// A complex video is a block: the directive alone on its line, its description, `:::video-end:::`.
fn block(line: &Line<'_>, cx: &mut Cx<'_>) -> Option<Mark> {
    let head = triple_colon::head(line.text).filter(|h| h.colons == 3)?;
    match head.name.as_str() {
        "video-end" => {
            (line.text[head.end..].trim() == ":::").then(|| Mark::new(Kind::Root, Role::Close("video")))
        }
        "video" if line.text.contains("\"complex\"") => {
            let (len, mark) = inline(line.text, line.start, cx)?;
            let complex = matches!(&mark.kind, Kind::LearnVideo(v) if v.described);
            (complex && len == line.text.len()).then_some(Mark { role: Role::Open("video"), ..mark })
        }
        _ => None,
    }
}

fn inline(text: &str, at: usize, cx: &mut Cx<'_>) -> Option<(usize, Mark)> {
    let head = triple_colon::head(text).filter(|h| h.colons == 3 && h.name == "video")?;
    match video(text, head.end) {
        Ok((len, video)) => {
            let place = if video.described { cx.line_column(at) } else { (0, 0) };
            Some((len, Mark::leaf(Kind::LearnVideo(Box::new(LearnVideo { at: place, ..video })))))
        }
        Err(problem) => {
            problem.report(&INVALID, at, cx);
            None
        }
    }
}

fn video(text: &str, from: usize) -> Result<(usize, LearnVideo), Problem> {
    let (end, attributes) = triple_colon::attributes(text, from, &ATTRIBUTES, "a video", Ending::Colons)?;
    let mut video = LearnVideo::default();
    for attribute in attributes {
        let value = attribute.value;
        match attribute.name {
            "source" => video.source = value.trim().into(),
            "title" => video.title = value.into(),
            "max-width" if value.is_empty() => {}
            "max-width" => match value.trim().parse() {
                Ok(width) => video.max_width = Some(width),
                Err(_) => {
                    let message = format!("`{value}` is no number of pixels");
                    return Err(Problem::new(attribute.at, message, "write max-width=\"400\""));
                }
            },
            "thumbnail" => video.thumbnail = value.trim().into(),
            "upload-date" => video.upload_date = value.into(),
            "duration" => video.duration = value.into(),
            _ => video.described = value == "complex",
        }
    }
    if video.source.is_empty() {
        return Err(Problem::new(0..end, "a video without `source`", "add source=\"https://…\""));
    }
    Ok((end, video))
}
