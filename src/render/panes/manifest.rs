//! `manifest.json`: where everything is.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

/// `manifest.json`
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ManifestFile {
    /// The schema of this file.
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    /// `1.0`.
    pub schema_version: &'static str,
    /// What this is.
    pub bundle: BundleName,
    /// The locale the docset is written in.
    pub source_locale: String,
    /// The locale of readers whose language the bundle has not.
    pub default_locale: String,
    /// Tag → its CLDR parents among the bundle's locales, where cutting the tag does not give them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parents: BTreeMap<String, Vec<String>>,
    /// The locales by tag, in the order in which equals are tried.
    #[schemars(with = "BTreeMap<String, ManifestLocale>")]
    #[serde(serialize_with = "in_order")]
    pub locales: Vec<(String, ManifestLocale)>,
    /// The context ids.
    pub contexts: ManifestContexts,
    /// The element that shows panes.
    pub element: ManifestElement,
    /// What to do where the original is newer: `show`, `notice`, `source`.
    pub stale: &'static str,
    /// Origins of pages that may talk with a pane in a frame.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allowed_origins: Vec<String>,
    /// Origins whose links are the portal's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub portal_origins: Vec<String>,
    /// The search engine's module, from the bundle's root.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Manifests of other bundles, relative to this one: looked into for what this one lacks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bundles: Vec<String>,
    /// Sizes to count with.
    pub limits: ManifestLimits,
}

/// What a bundle is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BundleName {
    /// The portal's name.
    pub id: String,
    /// Changes when anything in the bundle does.
    pub version: String,
    /// The docset's title.
    pub title: String,
    /// The program that made it.
    pub generator: String,
}

/// A locale of the bundle.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ManifestLocale {
    /// Its folder.
    pub path: String,
    /// The language's own name.
    pub name: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Where it looks for what it lacks: itself first, the source locale last.
    pub chain: Vec<String>,
    /// Panes that it shows.
    pub panes: usize,
    /// Those of them that are its own.
    pub translated: usize,
    /// Those of its own whose original is newer.
    pub stale: usize,
    /// The context shards.
    pub contexts: ManifestShards,
    /// The list of all panes, from the bundle's root.
    pub index: String,
    /// Folder of the search index, from the bundle's root; null: there is none.
    pub search: Option<String>,
}

/// Where the context shards of a locale stand.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ManifestShards {
    /// Folder, from the locale's.
    pub path: String,
    /// How many there are: a power of two.
    pub shards: u32,
}

/// The context ids.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ManifestContexts {
    /// The portal's name, which the ids belong to.
    pub appname: String,
    /// How many there are.
    pub count: usize,
}

/// The element.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ManifestElement {
    /// Its script, from the bundle's root.
    pub src: String,
    /// For the `integrity` attribute of `<script>`.
    pub integrity: String,
    /// Its name.
    pub tag: &'static str,
}

/// Sizes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ManifestLimits {
    /// Bytes of the largest pane.
    pub max_pane_bytes: usize,
}

fn in_order<S: serde::Serializer>(list: &[(String, ManifestLocale)], s: S) -> Result<S::Ok, S::Error> {
    s.collect_map(list.iter().map(|(tag, locale)| (tag, locale)))
}
