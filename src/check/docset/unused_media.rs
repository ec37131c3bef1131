//! Media that no page shows.

use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Rule, Severity, Sink};
use crate::model::{FileKind, Site};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "docset/unused-media",
    severity: Severity::Info,
    what: "An image, video or audio file is used by no page of any locale.",
    why: "It is published and maintained for nobody; often it is what remains of a deleted page.",
    example: "--- content/en-us/a.md\n# A\n--- content/en-us/media/old.png\nPNG\n=> content/en-us/media/old.png",
    fix: "Delete the file.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Docset(check) };

const MEDIA: [&str; 14] =
    ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "mp4", "webm", "mov", "mp3", "ogg", "wav"];

fn check(site: &Site, sink: &mut Sink) {
    for (id, file) in site.files.iter() {
        let extension = file.path.rsplit_once('.').map_or("", |(_, e)| e).to_ascii_lowercase();
        if file.kind == FileKind::Asset && MEDIA.contains(&extension.as_str()) && !site.used.contains(&id) {
            sink.push(Diagnostic::new(&RULE, Span::file(id), "no page uses this file"));
        }
    }
}
