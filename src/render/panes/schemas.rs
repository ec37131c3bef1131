//! JSON Schema 2020-12 of every kind of file in the bundle.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use super::history::HistoryFile;
use super::manifest::ManifestFile;
use super::pane::PaneFile;
use super::shard::{IndexFile, ShardFile};
use super::sums::IntegrityFile;
use crate::render::OutputFile;

/// The schemas, as they stand in a bundle.
pub fn schemas() -> Vec<OutputFile> {
    vec![
        schema::<ManifestFile>("manifest", "manifest.json of a help-pane bundle"),
        schema::<PaneFile>("pane", "A help pane"),
        schema::<ShardFile>("contexts", "A context shard of a help-pane bundle"),
        schema::<IndexFile>("panes", "The list of a locale's help panes"),
        schema::<HistoryFile>("history", "history.json of a help-pane bundle"),
        schema::<IntegrityFile>("integrity", "integrity.json of a help-pane bundle"),
    ]
}

fn schema<T: JsonSchema>(name: &str, title: &str) -> OutputFile {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema: Schema = generator.into_root_schema_for::<T>();
    let path = format!("schema/{name}-1.schema.json");
    schema.insert("$id".into(), format!("urn:diglot:help-panes:{name}:1").into());
    schema.insert("title".into(), title.into());
    let mut bytes = serde_json::to_vec_pretty(&schema).unwrap_or_default();
    bytes.push(b'\n');
    OutputFile { path, bytes }
}
