//! Sums of all files of a bundle, for hosts and people who verify.

use std::collections::BTreeMap;

use base64::prelude::{BASE64_STANDARD, Engine};
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256, Sha384};

use super::address::hex;
use super::pane::SCHEMA_VERSION;
use crate::render::OutputFile;

/// `integrity.json`
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct IntegrityFile {
    /// `1.0`.
    pub schema_version: &'static str,
    /// Path → `sha384-…`, as the `integrity` attribute has it.
    pub files: BTreeMap<String, String>,
}

/// What is known of a file's bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    /// From the bundle's root.
    pub path: String,
    /// `sha384-…`
    pub sha384: String,
    /// Hexadecimal.
    pub sha256: String,
}

impl Sums {
    /// Of a file.
    pub fn of(file: &OutputFile) -> Self {
        let sha256 = hex(&Sha256::digest(&file.bytes));
        Self { path: file.path.clone(), sha384: integrity(&file.bytes), sha256 }
    }
}

/// `sha384-…`
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// `integrity.json` and `SHA256SUMS`, which have all files but themselves.
pub fn files(sums: &[Sums]) -> [OutputFile; 2] {
    let files = sums.iter().map(|s| (s.path.clone(), s.sha384.clone())).collect();
    let list = IntegrityFile { schema_version: SCHEMA_VERSION, files };
    let sorted: BTreeMap<&str, &str> = sums.iter().map(|s| (s.path.as_str(), s.sha256.as_str())).collect();
    let text: String = sorted.iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect();
    [
        OutputFile {
            path: "integrity.json".into(),
            bytes: serde_json::to_vec_pretty(&list).unwrap_or_default(),
        },
        OutputFile { path: "SHA256SUMS".into(), bytes: text.into_bytes() },
    ]
}

/// Whether the name of a file says what is in it: 32 hexadecimal digits in one of its parts.
pub fn is_immutable(path: &str) -> bool {
    path.split(['/', '.'])
        .any(|part| part.len() == 32 && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_other_programs() {
        // `printf abc | openssl dgst -sha384 -binary | base64`
        let sha384 = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        assert_eq!(integrity(b"abc"), sha384);
    }

    #[test]
    fn only_names_made_of_content_never_change() {
        let hash = "0123456789abcdef0123456789abcdef";
        for (path, immutable) in [
            (format!("l/sv-se/p/{hash}.json"), true),
            (format!("l/sv-se/c/{hash}/3.json"), true),
            (format!("manifest.{hash}.json"), true),
            ("manifest.json".into(), false),
            ("l/sv-se/h/guide/start.html".into(), false),
        ] {
            assert_eq!(is_immutable(&path), immutable, "{path}");
        }
    }
}
