//! The bundle as an npm package.

use serde_json::{Value, json};

use super::PaneMaker;
use super::manifest::ManifestFile;
use crate::render::OutputFile;

impl PaneMaker<'_> {
    /// `package.json` and what it names.
    pub(super) fn package(&self, manifest: &ManifestFile) -> Vec<OutputFile> {
        let (appname, version) = (&manifest.bundle.id, &manifest.bundle.version);
        let element = &manifest.element.src;
        let name = match self.config.package.trim() {
            "" => format!("{appname}-help-panes"),
            name => name.to_owned(),
        };
        let title = self.site.config.book.title.trim();
        let package = json!({
            "name": name,
            "version": version,
            "description": format!("Help panes of {}", if title.is_empty() { appname } else { title }),
            "license": "UNLICENSED",
            "type": "module",
            "types": "./help-pane.d.ts",
            "exports": {
                ".": { "types": "./help-pane.d.ts", "default": format!("./{element}") },
                "./contexts": { "types": "./contexts.d.ts", "default": "./contexts.js" },
                "./manifest.json": "./manifest.json",
                "./custom-elements.json": "./custom-elements.json",
                "./package.json": "./package.json",
                "./l/*": "./l/*",
                "./media/*": "./media/*",
            },
            "customElements": "custom-elements.json",
            "sideEffects": ["./element/*.js"],
        });
        let mut files = vec![json_file("package.json", &package)];
        for name in ["help-pane.d.ts", "custom-elements.json"] {
            if let Some(file) = self.files.get(name) {
                let text = String::from_utf8_lossy(&file.bytes).replace("element/help-pane.js", element);
                files.push(OutputFile { path: name.into(), bytes: text.into_bytes() });
            }
        }
        files
    }
}

/// A JSON file for people, too.
pub(super) fn json_file(path: &str, value: &Value) -> OutputFile {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    OutputFile { path: path.into(), bytes }
}
