//! The theme's files that go to the reader as they are, named by their content: a browser may keep them for ever.

use std::collections::BTreeMap;

use super::{OutputFile, url};

/// The theme's assets by name, with the names they are written under.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// Name below the theme's `assets/` → output path and content.
    files: BTreeMap<String, OutputFile>,
}

impl Assets {
    /// Names and contents; of two with the same name the later counts.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let named: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
        let mut assets = Self::default();
        // Style sheets last: they name other assets, and their own names follow from what they then hold.
        let (sheets, others): (Vec<_>, Vec<_>) =
            named.into_iter().partition(|(name, _)| name.ends_with(".css"));
        for (name, bytes) in others {
            assets.add(name, bytes);
        }
        for (name, bytes) in sheets {
            let bytes = match String::from_utf8(bytes) {
                Ok(css) => assets.with_urls(&name, &css).into_bytes(),
                Err(e) => e.into_bytes(),
            };
            assets.add(name, bytes);
        }
        assets
    }

    /// The output path of an asset: `assets/style.0123456789abcdef.css`.
    pub fn path(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|f| f.path.as_str())
    }

    /// What an asset holds.
    pub fn source(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(|f| f.bytes.as_slice())
    }

    /// All of them, by name.
    pub fn outputs(&self) -> impl Iterator<Item = &OutputFile> {
        self.files.values()
    }

    fn add(&mut self, name: String, bytes: Vec<u8>) {
        let hash = blake3::hash(&bytes).to_hex();
        let hash = hash.get(..16).unwrap_or_default();
        let file = name.rsplit('/').next().unwrap_or(&name);
        let dot = file.rfind('.').filter(|&at| at > 0).map_or(name.len(), |at| name.len() - file.len() + at);
        let (stem, extension) = name.split_at(dot);
        let path = format!("assets/{stem}.{hash}{extension}");
        self.files.insert(name, OutputFile { path, bytes });
    }

    /// The style sheet `name` with every `url(…)` that means another asset led to where that is written.
    fn with_urls(&self, name: &str, css: &str) -> String {
        let from = format!("assets/{name}");
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut out = String::with_capacity(css.len());
        let mut rest = css;
        while let Some(at) = rest.find("url(") {
            let (before, after) = rest.split_at(at + 4);
            out.push_str(before);
            let end = after.find(')').unwrap_or(after.len());
            let (written, tail) = after.split_at(end);
            let plain = written.trim().trim_matches(['"', '\'']);
            match crate::model::join(folder, plain).and_then(|full| self.path(&full)) {
                Some(to) => out.push_str(&url::relative(&from, to)),
                None => out.push_str(written),
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_content_and_style_sheets_follow_the_names() {
        let make = |font: &str| {
            Assets::new([
                ("css/a.css".into(), b"x{src:url('../f.woff2'),url(data:x)}".to_vec()),
                ("f.woff2".into(), font.as_bytes().to_vec()),
            ])
        };
        let (a, b) = (make("one"), make("two"));
        let css = |assets: &Assets| {
            let file = assets.outputs().next().unwrap().clone();
            String::from_utf8(file.bytes).unwrap()
        };
        let font = a.path("f.woff2").unwrap();
        assert!(font.starts_with("assets/f.") && font.ends_with(".woff2"));
        assert_eq!(css(&a), format!("x{{src:url(../{}),url(data:x)}}", &font["assets/".len()..]));
        assert_ne!(a.path("css/a.css"), b.path("css/a.css"));
        assert_eq!(a.path("css/a.css"), make("one").path("css/a.css"));
    }
}
