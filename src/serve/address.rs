//! From the path of a URL to a file of the site, and to nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

/// What a URL path asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// Path from the site's root, `/`-separated, decoded; empty: the root.
    path: String,
    /// The path ends in a slash.
    folder: bool,
}

/// What stands there.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A file: where it is, and its path from the site's root.
    File(PathBuf, String),
    /// A folder with a page; its address has a slash at the end.
    Folder,
    /// Nothing.
    Nothing,
}

impl Address {
    /// Reads a URL path. `None`: no file of a site has such an address. Each part is decoded by itself, once, and
    /// must be a plain name: `..`, hidden names and encoded separators lead nowhere.
    pub fn parse(path: &str) -> Option<Self> {
        let rest = path.strip_prefix('/')?;
        let (rest, folder) = match rest.strip_suffix('/') {
            Some(rest) => (rest, true),
            None => (rest, rest.is_empty()),
        };
        if rest.is_empty() {
            return (path == "/").then(|| Self { path: String::new(), folder });
        }
        let part = |part: &str| {
            let name = percent_decode_str(part).decode_utf8().ok()?.into_owned();
            let odd = name.is_empty() || name.starts_with('.') || name.contains(['/', '\\']);
            let drive = cfg!(windows) && name.contains(':');
            (!odd && !drive && !name.contains(char::is_control)).then_some(name)
        };
        let parts: Option<Vec<String>> = rest.split('/').map(part).collect();
        Some(Self { path: parts?.join("/"), folder })
    }

    /// The path of the file from the site's root: for a folder that of its page.
    pub fn output(&self) -> String {
        match (self.folder, self.path.is_empty()) {
            (true, true) => "index.html".into(),
            (true, false) => format!("{}/index.html", self.path),
            (false, _) => self.path.clone(),
        }
    }

    /// The first folder of the path.
    pub fn top(&self) -> &str {
        self.path.split('/').next().unwrap_or_default()
    }

    /// Looks below `site`, symlinks out of it not followed.
    pub fn find(&self, site: &Path) -> Found {
        let output = self.output();
        let path = site.join(&output);
        let inside = || Some(path.canonicalize().ok()?.starts_with(site.canonicalize().ok()?));
        match fs::metadata(&path) {
            Ok(meta) if meta.is_file() && inside() == Some(true) => Found::File(path, output),
            Ok(meta) if meta.is_dir() && !self.folder && path.join("index.html").is_file() => Found::Folder,
            _ => Found::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_decoded_once_and_part_by_part() {
        for (url, expect) in [
            ("/", Some("index.html")),
            ("/sv-se/", Some("sv-se/index.html")),
            ("/sv-se/a%20b/%C3%A4%23.html", Some("sv-se/a b/ä#.html")),
            ("/a%2525", Some("a%25")),
            ("", None),
            ("//evil.example/", None),
            ("/a//b", None),
            ("/../secret", None),
            ("/a/%2e%2E/b", None),
            ("/a%2f..%2fb", None),
            ("/a%5c..%5cb", None),
            ("/.diglot-output", None),
            ("/%2ediglot-output", None),
            ("/a/./b", None),
            ("/a%00b", None),
            ("/%ff", None),
            ("*", None),
        ] {
            assert_eq!(Address::parse(url).map(|a| a.output()).as_deref(), expect, "{url}");
        }
    }

    #[test]
    fn only_files_inside_the_site_are_found() {
        let top = tempfile::TempDir::new().unwrap();
        let site = top.path().join("site");
        fs::create_dir_all(site.join("sv-se/empty")).unwrap();
        for file in ["secret", "site/index.html", "site/sv-se/index.html", "site/sv-se/a.html"] {
            fs::write(top.path().join(file), file).unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(top.path().join("secret"), site.join("link")).unwrap();
        let find = |url: &str| Address::parse(url).map_or(Found::Nothing, |a| a.find(&site));
        let file = |path: &str| Found::File(site.join(path), path.to_owned());
        assert_eq!(find("/"), file("index.html"));
        assert_eq!(find("/sv-se/a.html"), file("sv-se/a.html"));
        assert_eq!(find("/sv-se"), Found::Folder);
        for nothing in ["/sv-se/a.html/", "/sv-se/empty", "/sv-se/empty/", "/none", "/link", "/../secret"] {
            assert_eq!(find(nothing), Found::Nothing, "{nothing}");
        }
    }
}
