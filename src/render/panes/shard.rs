//! Context shards: which panes an id means in a locale.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::address;
use super::pane::SCHEMA_VERSION;
use crate::render::OutputFile;

/// `l/<locale>/c/<hash>/<n>.json`
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ShardFile {
    /// `1.0`.
    pub schema_version: &'static str,
    /// Id in lower case → panes, best first: their ids, and the place in them, if one is meant.
    pub contexts: BTreeMap<String, Vec<Vec<String>>>,
    /// An id that is no more → the one whose panes stand under it above.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub aliases: BTreeMap<String, String>,
    /// The panes that are named above, and those whose own ids belong here, by their ids.
    pub panes: BTreeMap<String, PaneEntry>,
}

/// A pane as lists show it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PaneEntry {
    /// Title.
    pub t: String,
    /// Hash: the pane is `<path of the locale>p/<hash>.json`.
    pub h: String,
    /// State: `source`, `ht`, `mt`, `stale`, `fallback`.
    pub s: &'static str,
    /// Bytes of the file.
    pub z: usize,
    /// Its locale, where that is not the shard's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub l: Option<String>,
    /// Hash of the same pane in the source locale, for readers who want both languages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub o: Option<String>,
}

/// `l/<locale>/panes.<hash>.json`: all panes of a locale.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct IndexFile {
    /// `1.0`.
    pub schema_version: &'static str,
    /// By id.
    pub panes: BTreeMap<String, PaneEntry>,
}

/// Ids of one shard at most, on average: some 5 KB when packed.
const IDS: usize = 64;

/// How many shards hold that many ids: a power of two.
pub fn count(ids: usize) -> u32 {
    let wanted = u32::try_from(ids.div_ceil(IDS)).unwrap_or(u32::MAX).clamp(1, 1 << 12);
    wanted.next_power_of_two()
}

/// The shard of an id in lower case.
pub fn number(key: &str, shards: u32) -> u32 {
    address::fnv1a(key.as_bytes()) % shards.max(1)
}

/// The files of a locale's shards, and the folder they share. `slug`: of the locale.
pub fn files(slug: &str, shards: &[ShardFile]) -> (String, Vec<OutputFile>) {
    let bodies: Vec<Vec<u8>> = shards
        .iter()
        .map(|shard| {
            let shard = ShardFile { schema_version: SCHEMA_VERSION, ..shard.clone() };
            serde_json::to_vec(&shard).unwrap_or_default()
        })
        .collect();
    let sums: Vec<String> = bodies.iter().map(|body| address::hash(body)).collect();
    let sums =
        serde_json::to_vec(&json!({ "schemaVersion": SCHEMA_VERSION, "sha256": sums })).unwrap_or_default();
    let folder = format!("c/{}/", address::hash(&sums));
    let file = |name: String, bytes| OutputFile { path: format!("l/{slug}/{folder}{name}"), bytes };
    let mut files: Vec<OutputFile> =
        bodies.into_iter().enumerate().map(|(n, body)| file(format!("{n}.json"), body)).collect();
    files.push(file("sums.json".into(), sums));
    (folder, files)
}

/// The list of all panes of a locale: its path below the bundle, and the file.
pub fn index(slug: &str, panes: BTreeMap<String, PaneEntry>) -> OutputFile {
    let file = IndexFile { schema_version: SCHEMA_VERSION, panes };
    let bytes = serde_json::to_vec(&file).unwrap_or_default();
    OutputFile { path: format!("l/{slug}/panes.{}.json", address::hash(&bytes)), bytes }
}
