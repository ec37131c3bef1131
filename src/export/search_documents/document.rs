//! A section as a document: the same fields for every search engine.

use serde::Serialize;

use super::{SearchIndex, SearchPage};
use crate::html::Passage;

/// A section of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SearchDocument {
    /// The same for the same section in every export; letters and digits only.
    pub id: String,
    /// The index's locale.
    pub locale: String,
    /// The language that the page is shown in.
    pub language: String,
    /// Where the section is.
    pub url: String,
    /// The page's docset path: what the sections of a page have in common.
    pub path: String,
    /// The page's title.
    pub title: String,
    /// The section's heading; empty for what stands before the first.
    pub heading: String,
    /// Its level, 1 for what stands before the first heading.
    pub level: u8,
    /// Its number in the page, from 0.
    pub position: usize,
    /// The entries above the page in the table of contents.
    pub crumbs: Vec<String>,
    /// The topmost of them.
    pub section: String,
    /// How the page came into its language.
    pub state: String,
    /// What the page says it is about; in its first section only.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The page's keywords.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Prose in the language of the index.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Code blocks.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// The title in the language that the page was translated from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source_title: String,
    /// The heading in that language.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source_heading: String,
    /// Prose in that language. A fallback page has no other.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source_text: String,
    /// The day of the page's last change, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The page asks search engines on the web to leave it out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub noindex: bool,
}

pub(super) fn documents(index: &SearchIndex<'_>, page: &SearchPage<'_>) -> Vec<SearchDocument> {
    let fallback = page.state == "fallback";
    let original = originals(page);
    let source_title = match (fallback, page.original.first()) {
        (true, _) => page.title.to_owned(),
        (false, Some(first)) => first.heading.clone(),
        (false, None) => String::new(),
    };
    page.passages
        .iter()
        .enumerate()
        .map(|(position, passage)| {
            let heading = if position == 0 { String::new() } else { passage.heading.clone() };
            let (source_heading, source_text) = match fallback {
                true => (heading.clone(), passage.text.clone()),
                false => original.get(position).cloned().unwrap_or_default(),
            };
            let source_heading = if position == 0 { String::new() } else { source_heading };
            SearchDocument {
                id: id(index, page, passage, position),
                locale: index.locale.to_string(),
                language: page.language.to_string(),
                url: match &passage.anchor {
                    Some(anchor) => format!("{}#{}", page.url, encoded(anchor)),
                    None => page.url.to_owned(),
                },
                path: page.path.to_owned(),
                title: page.title.to_owned(),
                heading,
                level: passage.level,
                position,
                crumbs: page.crumbs.to_vec(),
                section: page.crumbs.first().cloned().unwrap_or_default(),
                state: page.state.to_owned(),
                description: match position {
                    0 => page.meta.description.as_deref().unwrap_or_default().to_owned(),
                    _ => String::new(),
                },
                keywords: page.meta.keywords.iter().map(ToString::to_string).collect(),
                text: if fallback { String::new() } else { passage.text.clone() },
                code: passage.code.clone(),
                source_title: source_title.clone(),
                source_heading,
                source_text,
                date: page.meta.date.as_deref().map(Into::into),
                noindex: page.meta.noindex,
            }
        })
        .collect()
}

/// Heading and prose of each section in the language that the page was translated from. Where the sections of both
/// languages are not the same in number, all of it belongs to the first.
fn originals(page: &SearchPage<'_>) -> Vec<(String, String)> {
    let of = |p: &Passage| (p.heading.clone(), p.text.clone());
    if page.original.len() == page.passages.len() {
        return page.original.iter().map(of).collect();
    }
    let lines = page.original.iter().enumerate().flat_map(|(i, p)| {
        let heading = if i == 0 { "" } else { p.heading.as_str() };
        [heading, p.text.as_str()]
    });
    let text: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    if text.is_empty() { vec![] } else { vec![(String::new(), text.join("\n"))] }
}

/// By the section's anchor, which stays when others come before it; otherwise by its number.
fn id(index: &SearchIndex<'_>, page: &SearchPage<'_>, passage: &Passage, position: usize) -> String {
    let place = match &passage.anchor {
        Some(anchor) => format!("#{anchor}"),
        None => format!(" {position}"),
    };
    let hash = blake3::hash(format!("{}/{}{place}", index.locale, page.path).as_bytes()).to_hex();
    hash.get(..24).unwrap_or_default().to_owned()
}

/// A fragment, percent-encoded.
fn encoded(anchor: &str) -> String {
    percent_encoding::utf8_percent_encode(anchor, percent_encoding::NON_ALPHANUMERIC)
        .to_string()
        .replace("%2D", "-")
        .replace("%2E", ".")
        .replace("%5F", "_")
}
