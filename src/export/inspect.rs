//! A page as one JSON document, described by `docs/schemas/page.schema.json`: what `diglot inspect` prints.

mod gather;
mod leads;
mod page;
mod place;
mod tree;

use serde_json::Value;

use crate::model::{LinkFact, Meta, PageFacts, Site};
use crate::syntax::Document;
use crate::syntax::bilingual::Scan;
use crate::syntax::front_matter::FrontMatter;
use crate::text::{FileId, Source};

pub use page::PageModel;

/// The pieces a page is described from, all of one page.
pub struct PageParts<'a> {
    /// The docset around it: where links lead.
    pub site: &'a Site,
    /// Its text.
    pub source: &'a Source,
    /// Its front matter.
    pub front: Option<&'a FrontMatter>,
    /// The keys that diglot acts on.
    pub meta: &'a Meta,
    /// Its bilingual pairs.
    pub scan: &'a Scan,
    /// Its tree, includes expanded.
    pub document: &'a Document,
    /// Its facts.
    pub facts: &'a PageFacts,
    /// Its references, those to other hosts too.
    pub references: &'a [LinkFact],
    /// The path by which people know a file.
    pub shown: &'a dyn Fn(FileId) -> String,
    /// The text of an included file; `None`: it cannot be read any more.
    pub read: &'a dyn Fn(FileId) -> Option<Source>,
}

/// Describes a page. Equal pages give equal models.
pub fn inspect(parts: &PageParts<'_>) -> PageModel {
    page::model(parts)
}

/// The JSON schema (2020-12) of [`PageModel`].
pub fn page_schema() -> Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<PageModel>().to_value();
    if let Value::Object(map) = &mut schema {
        map.insert("title".into(), "A page as diglot reads it: the output of `diglot inspect`".into());
    }
    schema
}
