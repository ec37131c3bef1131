//! The docset for a search engine: one document a section as a line of JSON (NDJSON), and the settings of an index,
//! which is one locale's.

mod document;
mod languages;
mod meilisearch;
mod opensearch;
#[cfg(test)]
mod tests;
mod typesense;

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::html::Passage;
use crate::model::{LocaleId, Meta};
pub use document::SearchDocument;

/// A search engine that documents are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchEngine {
    /// OpenSearch, and what understands its bulk requests.
    OpenSearch,
    /// Meilisearch.
    Meilisearch,
    /// Typesense.
    Typesense,
}

/// The search engines, in the order in which people are told of them. A new one is a file and a line here.
pub const SEARCH_ENGINES: [SearchEngine; 3] =
    [SearchEngine::OpenSearch, SearchEngine::Meilisearch, SearchEngine::Typesense];

impl SearchEngine {
    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenSearch => "opensearch",
            Self::Meilisearch => "meilisearch",
            Self::Typesense => "typesense",
        }
    }

    /// The settings of an index.
    pub fn settings(self, index: &SearchIndex<'_>) -> Value {
        match self {
            Self::OpenSearch => opensearch::settings(index),
            Self::Meilisearch => meilisearch::settings(index),
            Self::Typesense => typesense::settings(index),
        }
    }

    /// Writes a document: a line, for OpenSearch with the action before it.
    pub fn write(
        self,
        index: &SearchIndex<'_>,
        document: &SearchDocument,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if self == Self::OpenSearch {
            let action = json!({ "index": { "_index": index.name, "_id": document.id } });
            writeln!(out, "{action}")?;
        }
        serde_json::to_writer(&mut *out, document)?;
        writeln!(out)
    }
}

/// An index: the pages of a locale, fallback pages counted.
#[derive(Clone, Copy, Debug)]
pub struct SearchIndex<'a> {
    /// Its name in the search engine.
    pub name: &'a str,
    /// The locale.
    pub locale: &'a LocaleId,
    /// The language that its pages were translated from; `None`: it is the source locale's index.
    pub source: Option<&'a LocaleId>,
}

/// A page as a locale shows it.
pub struct SearchPage<'a> {
    /// The language it is in: for a fallback page not the index's.
    pub language: &'a LocaleId,
    /// Its docset path.
    pub path: &'a str,
    /// Its address, without a fragment.
    pub url: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The names of the entries above it in the table of contents.
    pub crumbs: &'a [String],
    /// How it came into its language: `translated`, `machine`, `partial`, `fallback` or `source`.
    pub state: &'a str,
    /// Its front matter.
    pub meta: &'a Meta,
    /// Its sections.
    pub passages: &'a [Passage],
    /// The sections of a bilingual page in the language it was translated from.
    pub original: &'a [Passage],
}

/// The documents of a page, one for each section.
pub fn search_documents(index: &SearchIndex<'_>, page: &SearchPage<'_>) -> Vec<SearchDocument> {
    document::documents(index, page)
}
