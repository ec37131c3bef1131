//! A page's copy as Markdown, for programs that read: beside the page, in one language, whole.

use super::{OutputFile, url};
use crate::model::{PageFacts, Site, link, relative_reference};
use crate::syntax::{Document, plain_markdown};
use crate::text::FileId;

/// The copy of `page`, whose tree is `document`: title, description and language as front matter, includes put in.
pub fn markdown_copy(site: &Site, page: &PageFacts, document: &Document) -> OutputFile {
    let folder = site.files.folder(page.file);
    // References of an include start in its folder; here they start in the page's.
    let relink = |file: FileId, dest: &str| {
        let relative = !link::has_scheme(dest) && !dest.starts_with(['/', '#', '~']);
        let full = relative.then(|| crate::model::join(site.files.folder(file), dest)).flatten()?;
        Some(relative_reference(folder, &full))
    };
    let body = plain_markdown(document, &relink);
    let mut text = String::with_capacity(body.len() + 256);
    text.push_str("---\n");
    let description = page.meta.description.as_deref();
    let lang = site.locale(page.locale).id.to_string();
    for (key, value) in
        [("title", Some(page.title.as_ref())), ("description", description), ("lang", Some(&lang))]
    {
        let Some(value) = value else { continue };
        // A string of JSON is one of YAML too.
        text.push_str(&format!("{key}: {}\n", serde_json::Value::from(value)));
    }
    text.push_str("---\n\n");
    text.push_str(body.trim());
    text.push('\n');
    OutputFile { path: url::markdown_output(site, page.locale, &page.path), bytes: text.into_bytes() }
}
